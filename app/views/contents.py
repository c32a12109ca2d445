"""The title page: what the book is about, and its chapters."""

from __future__ import annotations

import streamlit as st

from app import cached, session
from app.prose.languages import Language

TOOLS = (
    ("practice.section", (("practice", "practice.title", "practice.about"),)),
    (
        "workbench.section",
        (("workbench", "workbench.title", "workbench.about"), ("prover", "prover.title", "prover.about")),
    ),
)
"""What stands beside the chapters: a heading, and under it pages, each with its title and what it is about."""


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
    for section, pages in TOOLS:
        st.header(session.say(section), anchor=False)
        for name, title, about in pages:
            with st.container(key=f"entry-{name}"):
                st.page_link(session.page(name), label=session.say(title))
                st.markdown(session.say(about))
