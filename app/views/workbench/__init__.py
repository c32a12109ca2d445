"""The workbench: all derivations of the book to be watched, filled in or done, and one of them at a time."""

from __future__ import annotations

import streamlit as st

from app import cached, session
from app.views.workbench.bench import Bench, Mode, bench
from app.views.workbench.derivation import show_derivation

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
    mine = bench(name)
    mode = st.query_params.get(MODE)
    if mode in set(Mode):
        mine.mode = Mode(mode)
    st.title(cached.library().derivations[name].file.title[session.language()], anchor=False)
    st.button(session.say("workbench.to_list"), key="workbench.list", type="tertiary", on_click=go, args=(None,))
    show_derivation(name, "workbench", switched=lambda mode: go(name, mode))


def _list(*, unknown: bool) -> None:
    say, language = session.say, session.language()
    st.title(say("workbench.title"), anchor=False)
    st.markdown(say("workbench.about"))
    if unknown:
        st.info(say("workbench.unknown"))
    for name, text in cached.library().derivations.items():
        with st.container(key=f"bench-entry-{name}"):
            st.markdown(f"**{text.file.title[language]}** · {_standing(name)}")
            st.markdown(say("workbench.goal_is", goal=f"${cached.derivation_goal(name)}$"))
            with st.container(horizontal=True):
                for mode in Mode:
                    st.button(
                        say(f"workbench.mode_{mode}"), key=f"workbench.open.{name}.{mode}", type="tertiary",
                        on_click=go, args=(name, mode),
                    )  # fmt: skip


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
