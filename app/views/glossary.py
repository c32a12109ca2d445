"""The glossary: each term defined once, with its name in the other language."""

from __future__ import annotations

import streamlit as st

from app import cached, session


def show() -> None:
    """Draw the glossary, in the order of the alphabet of its language (in Chinese, by the English term)."""
    language = session.language()
    book = cached.library()
    st.title(book.texts.say("glossary.title", language), anchor=False)
    st.markdown(book.texts.say("glossary.intro", language))
    for identifier, term in sorted(book.glossary.items(), key=lambda item: item[1].term.en.lower()):
        st.subheader(term.term[language], anchor=identifier)
        symbol = f"${term.symbol}$ · " if term.symbol else ""
        st.markdown(f"{symbol}{term.term[language.other]}\n\n{cached.definition(identifier, language)}")
