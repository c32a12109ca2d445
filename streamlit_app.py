"""The router: language, page frame, navigation. `streamlit run streamlit_app.py` or `make run` opens the book."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app import cached, session, transport
from app.views import chapter, contents, frame, glossary, practice, prover, workbench

transport.send_at_once()
language = session.language()
library = cached.library()
say = partial(library.texts.say)


def chapter_page(slug: str) -> st.Page:
    """The page of one chapter; its address is the slug in both languages."""
    lesson = library.chapters[slug].lesson

    def show() -> None:
        chapter.show(slug)

    return st.Page(show, title=f"{lesson.number} {lesson.title[language]}", url_path=slug)


chapters = {slug: chapter_page(slug) for part in library.catalogue.parts for slug in part.chapters}
exercises = st.Page(practice.show, title=say("practice.title", language), url_path="practice")
derivations = st.Page(workbench.show, title=say("workbench.title", language), url_path="workbench")
signs = st.Page(prover.show, title=say("prover.title", language), url_path="prover")
session.remember_pages({**chapters, "practice": exercises, "workbench": derivations, "prover": signs})
book = st.Page(contents.show, title=say("contents.title", language), url_path="contents", default=True)
words = st.Page(glossary.show, title=say("glossary.title", language), url_path="glossary")
page = st.navigation(
    {
        "": [book],
        **{part.title[language]: [chapters[slug] for slug in part.chapters] for part in library.catalogue.parts},
        say("practice.section", language): [exercises],
        say("workbench.section", language): [derivations, signs],
        say("contents.appendix", language): [words],
    },
    expanded=True,
)
frame.show(page.title)
page.run()
