"""What stands around every page: the book's typography, the document language, and the language switch."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from app import cached, session
from app.components.document import document_language
from app.prose.languages import Language

NAMES = {Language.EN: "English", Language.ZH: "简体中文"}  # each language names itself


@cache
def _style() -> str:
    return f"<style>{(Path(__file__).parent / 'book.css').read_text(encoding='utf-8')}</style>"


def show(title: str) -> None:
    """The frame. `title` is the page's, for the browser's tab."""
    language = session.language()
    texts = cached.library().texts
    st.set_page_config(page_title=f"{title} · {cached.library().catalogue.title[language]}", layout="wide")
    st.html(_style())
    document_language(language)
    st.session_state["language-switch"] = language
    st.segmented_control(
        texts.say("frame.language", language),
        options=list(Language),
        format_func=NAMES.__getitem__,
        key="language-switch",
        on_change=_switched,
        label_visibility="collapsed",
        required=True,
    )


def _switched() -> None:
    if chosen := st.session_state["language-switch"]:
        session.choose(chosen)
