"""What a paper of problems needs from the browser: arriving at each problem, its link for the clipboard, printing."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from app.components.shared import assets

HERE = Path(__file__).resolve().parent

_arrival = st.components.v2.component(
    "textbook_arrival", html="<span hidden></span>\n", js=(HERE / "arrival.js").read_text(encoding="utf-8")
)
_tools = st.components.v2.component(
    "textbook_paper_tools",
    html='<div class="book paper-tools"></div>\n',
    css=assets.text(assets.STYLE, HERE / "tools.css"),
    js=assets.text(assets.SCRIPT, HERE / "tools.js"),
)


def arrive(place: str, anchor: str) -> None:
    """Bring the heading with this anchor to the top, and the focus to it, when the place is another than before."""
    _arrival(key="arrival", data={"place": place, "anchor": anchor})


def paper_tools(labels: dict[str, str]) -> None:
    """Buttons: copy the paper's link, print the page. labels: copy_link, copied, copy_by_hand, print."""
    _tools(key="paper-tools", data={"labels": labels})
