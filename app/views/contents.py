"""The title page: what the book is about, and its chapters."""

from __future__ import annotations

import streamlit as st

from app import cached, session
from app.prose.languages import Language


def show() -> None:
    """Draw the contents."""
    language = session.language()
    book = cached.library()
    st.title(book.catalogue.title[language], anchor=False)
    subtitle = book.catalogue.subtitle[language]
    st.markdown(f"*{subtitle}*" if language is Language.EN else subtitle)
    st.markdown(book.catalogue.intro[language])
    for part in book.catalogue.parts:
        st.header(part.title[language], anchor=False)
        for slug in part.chapters:
            lesson = book.chapters[slug].lesson
            with st.container(key=f"entry-{slug}"):
                st.page_link(session.page(slug), label=f"{lesson.number} {lesson.title[language]}")
                st.markdown(cached.rendered(slug, "summary", 0, language))
    st.header(session.say("practice.section"), anchor=False)
    with st.container(key="entry-practice"):
        st.page_link(session.page("practice"), label=session.say("practice.title"))
        st.markdown(session.say("practice.about"))
