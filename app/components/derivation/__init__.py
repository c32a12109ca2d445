"""A derivation revealed step by step in the browser: each line with what was done and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from app.components.shared.assets import MATHML, SCRIPT, STYLE, text

HERE = Path(__file__).parent

_component = st.components.v2.component(
    "textbook_derivation",
    html=text(HERE / "component.html"),
    css=text(STYLE, HERE / "component.css"),
    js=text(SCRIPT, MATHML, HERE / "component.js"),
)


def derivation_steps(data: dict[str, Any], *, key: str) -> None:
    """Draw a derivation (`data`: what .lines makes). Revealing steps sends nothing to the server."""
    _component(key=key, data=data)
