"""The workbench: all derivations of the book to be watched, filled in or done, and one of them at a time."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from app import cached, session
from app.curriculum.pages import Kind
from app.derivation.sharing import Mode, Unopened
from app.prose.languages import Language
from app.views.workbench.bench import Bench, bench
from app.views.workbench.derivation import PAGE, show_derivation, style

__all__ = ["show", "show_derivation"]

DERIVATION, MODE, WORK = "derivation", "mode", "work"


def show() -> None:
    """Draw the page: one derivation where the address names it, else the list."""
    asked = st.query_params.get(DERIVATION)
    if asked in cached.library().derivations:
        _one(str(asked))
    else:
        _list(unknown=asked is not None)


def _one(name: str) -> None:
    fresh = f"workbench.{name}.bench" not in st.session_state
    mine = bench(name)
    mode = st.query_params.get(MODE)
    if mode in set(Mode):
        mine.mode = Mode(mode)
    elif fresh:
        mine.mode = Mode.DO
    if work := st.query_params.get(WORK):
        mine.open(work)
    st.title(cached.library().derivations[name].file.title[session.language()], anchor=False)
    st.button(session.say("workbench.to_list"), key="workbench.list", type="tertiary", on_click=go, args=(None,))
    if mine.unopened is not None:
        st.info(say_unopened(mine.unopened))
    show_derivation(name, PAGE, switched=lambda mode: go(name, mode))


def say_unopened(unopened: Unopened) -> str:
    """Why the work in an address was not taken up."""
    number = 0 if unopened.number is None else unopened.number + 1
    return session.say(f"workbench.unopened.{unopened.key}", number=number)


def _list(*, unknown: bool) -> None:
    say, language = session.say, session.language()
    st.html(style())
    st.title(say("workbench.title"), anchor=False)
    st.markdown(say("workbench.about"))
    if unknown:
        st.info(say("workbench.unknown"))
    for heading, names in _shelves(language):
        st.subheader(heading, anchor=False)
        for name in names:
            with st.container(key=f"bench-entry-{name}", gap=None):
                title = cached.library().derivations[name].file.title[language]
                st.button(title, key=f"workbench.open.{name}", type="tertiary", on_click=go, args=(name,))
                told = [f"${cached.derivation_goal(name)}$", *_standing(name)]
                st.markdown(" · ".join(told))


def _shelves(language: Language) -> Iterator[tuple[str, list[str]]]:
    """The derivations by the chapter that holds them, then the others."""
    book = cached.library()
    left = dict.fromkeys(book.derivations)
    for chapter in book.ordered:
        blocks = (block for block in chapter.pages[language] if block.kind is Kind.DERIVATION)
        if names := [block.target for block in blocks if block.target in left]:
            yield f"{chapter.lesson.number} {chapter.lesson.title[language]}", names
        for name in names:
            del left[name]
    if left:
        yield session.say("workbench.further"), list(left)


def _standing(name: str) -> Iterator[str]:
    """How far this learner is; nothing is made for derivations that were not begun."""
    mine = st.session_state.get(f"workbench.{name}.bench")
    if isinstance(mine, Bench) and mine.desk.lines:
        key = "is_done" if mine.progress.finished else "under_way"
        yield f"**{session.say(f'workbench.{key}', lines=len(mine.desk.lines))}**"


def go(name: str | None, mode: Mode = Mode.DO) -> None:
    """Lead the address there; to the list where there is nothing."""
    where = {} if name is None else {DERIVATION: name, MODE: str(mode)}
    st.query_params.from_dict({session.PARAMETER: str(session.language()), **where})
