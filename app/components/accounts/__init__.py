"""The T-account player: plays scenes of the ledger step by step in the browser, without a message to the server."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.components.shared import assets

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

HERE = Path(__file__).resolve().parent
STYLES = ("stage.css", "accounts.css")
SCRIPTS = ("clock.js", "stage.js", "story.js", "accounts.js")


@cache
def _component() -> ComponentRenderer:
    """The component, registered on first use and once per process; the frames can be built without Streamlit."""
    import streamlit as st

    return st.components.v2.component(
        "textbook_accounts",
        css=assets.text(assets.STYLE, *(HERE / name for name in STYLES)),
        js=assets.text(assets.SCRIPT, *(HERE / name for name in SCRIPTS)),
    )


def accounts_player(figure: str, data: dict[str, Any], *, key: str) -> None:
    """Show a player.

    figure  the figure's id; its settings stand in the address as <figure>.scene, <figure>.step and <figure>.view
    data    what frames.scene_data returns
    key     unique on the page and the same in both languages, so that a change of language keeps the place
    """
    _component()(data={"figure": figure, **data}, key=key)
