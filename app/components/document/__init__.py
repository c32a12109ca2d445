"""The page around the book: <html lang>, an address that keeps figure settings, arrival at headings, announcements."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from app.prose.languages import Language

_component = st.components.v2.component(
    "textbook_document",
    html="<span hidden></span>\n",
    js=(Path(__file__).parent / "component.js").read_text(encoding="utf-8"),
)


def document_language(language: Language) -> None:
    """Tell the browser, screen readers and search engines which language the page is in."""
    _component(key="document-language", data={"lang": language.html})
