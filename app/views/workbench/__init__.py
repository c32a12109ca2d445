"""The workbench: all derivations of the book to be watched, filled in or done, and one of them at a time."""

from __future__ import annotations

import streamlit as st

from app import cached, session
from app.derivation.sharing import Mode, Unopened
from app.views.workbench.bench import Bench, bench
from app.views.workbench.derivation import PAGE, show_derivation

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
    st.title(say("workbench.title"), anchor=False)
    st.markdown(say("workbench.about"))
    if unknown:
        st.info(say("workbench.unknown"))
    for name, text in cached.library().derivations.items():
        with st.container(key=f"bench-entry-{name}", gap=None):
            st.button(
                text.file.title[language], key=f"workbench.open.{name}", type="tertiary", on_click=go, args=(name,)
            )
            st.markdown(f"{_standing(name)} · ${cached.derivation_goal(name)}$")


def _standing(name: str) -> str:
    """How far this learner is; nothing is made for derivations that were not begun."""
    say, mine = session.say, st.session_state.get(f"workbench.{name}.bench")
    if not isinstance(mine, Bench) or not mine.desk.lines:
        return say("workbench.not_begun")
    if mine.progress.finished:
        return say("workbench.is_done", lines=len(mine.desk.lines))
    return say("workbench.under_way", lines=len(mine.desk.lines))


def go(name: str | None, mode: Mode = Mode.DO) -> None:
    """Lead the address there; to the list where there is nothing."""
    where = {} if name is None else {DERIVATION: name, MODE: str(mode)}
    st.query_params.from_dict({session.PARAMETER: str(session.language()), **where})
