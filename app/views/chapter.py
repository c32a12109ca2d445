"""A chapter's page: its seven parts in order, prose between figures, derivations and questions."""

from __future__ import annotations

import re

import streamlit as st

from app import cached, session
from app.curriculum.library import Chapter
from app.curriculum.pages import Block, Kind, Part
from app.prose.languages import Language
from app.views.figures import show_figure
from app.views.prediction import show_prediction
from app.views.question import show_question
from app.views.workbench import show_derivation

TABLE = re.compile(r"(?m)((?:^\|.*\n?)+)")  # a box of its own: a wide one scrolls sideways without the text around it


def show(slug: str) -> None:
    """Draw the chapter in the visit's language."""
    language = session.language()
    chapter = cached.library().chapters[slug]
    _head(chapter, language)
    opened: Part | None = None
    for block, text in cached.chapter_blocks(slug, language):
        if block.part is not opened:
            opened = block.part
            text = _part_heading(text, opened)
        for piece in TABLE.split(text):
            if piece.strip():
                st.markdown(piece)
        if block.kind is not None:
            _directive(chapter, block, language)
    _turn_page(chapter, language)


def _head(chapter: Chapter, language: Language) -> None:
    lesson, texts = chapter.lesson, cached.library().texts
    st.caption(texts.say("chapter.number", language, number=lesson.number))
    st.title(lesson.title[language], anchor=False)
    st.markdown(
        f"*{cached.rendered(chapter.slug, 'summary', 0, language)}*"
        if language is Language.EN  # no italics in Chinese
        else cached.rendered(chapter.slug, "summary", 0, language)
    )
    links = " · ".join(f"[{texts.say(f'parts.{part}', language)}](#{part})" for part in Part)
    with st.container(key="parts"):
        st.markdown(links)
    st.caption(cached.rendered(chapter.slug, "convention", 0, language))


def _part_heading(text: str, part: Part) -> str:
    """Draw the part's own heading with an anchor that is the same in both languages; return the text below it."""
    first, _, rest = text.partition("\n")
    if not first.startswith("## "):
        return text
    st.header(first.removeprefix("## "), anchor=str(part))
    return rest.strip()


def _directive(chapter: Chapter, block: Block, language: Language) -> None:
    slug = chapter.slug
    match block.kind:
        case Kind.PREDICT:
            show_prediction(slug)
        case Kind.FIGURE:
            show_figure(slug, block.target)
        case Kind.DERIVATION:
            show_derivation(block.target, slug)
        case Kind.TABLE:
            st.markdown(cached.table(block.target, language))
        case Kind.QUIZ:
            for number, question in enumerate(chapter.quiz.questions, 1):
                show_question(slug, question.id, number)
        case Kind.SOURCES:
            st.markdown(cached.sources(slug, language))


def _turn_page(chapter: Chapter, language: Language) -> None:
    """Links to the chapters before and after."""
    book = cached.library()
    ordered = book.ordered
    here = ordered.index(chapter)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="turn-page"):
        for neighbour, label in ((here - 1, "chapter.previous"), (here + 1, "chapter.next")):
            if 0 <= neighbour < len(ordered):
                other = ordered[neighbour]
                st.page_link(
                    session.page(other.slug),
                    label=book.texts.say(
                        label, language, title=f"{other.lesson.number} {other.lesson.title[language]}"
                    ),
                )
