"""A derivation on a page: its title, the three ways through it, and the one that is chosen. A fragment of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

from app import cached, session
from app.components.derivation import derivation_steps
from app.derivation.sharing import Mode
from app.views.workbench import doing, filling
from app.views.workbench.bench import Bench, bench

PAGE = "workbench"


@cache
def style() -> str:
    """The look of the sheet and of the list."""
    return f"<style>{(Path(__file__).parent / 'workbench.css').read_text(encoding='utf-8')}</style>"


@st.fragment
def show_derivation(name: str, place: str, *, switched: Callable[[Mode], None] | None = None) -> None:
    """Draw it. place: the page it stands on, for the browser's keys. switched: told when another way is chosen."""
    language, mine = session.language(), bench(name)
    st.html(style())
    key = f"workbench.{name}.mode"
    st.session_state[key] = mine.mode

    names = {mode: session.say(f"workbench.mode_{mode}") for mode in Mode}

    def switch() -> None:
        mine.mode = st.session_state[key] or mine.mode
        if switched is not None:
            switched(mine.mode)

    with st.container(key=f"bench-{name}"):
        st.segmented_control(
            session.say("workbench.modes"), options=list(Mode), key=key, required=True, on_change=switch,
            format_func=names.__getitem__, label_visibility="collapsed",
        )  # fmt: skip
        if mine.mode is Mode.WATCH:
            derivation_steps(cached.derivation_data(name, language), key=f"{place}.{name}")
        else:
            _work(mine, place)


def _work(mine: Bench, place: str) -> None:
    language = session.language()
    words = cached.derivation_words(mine.name, language)
    title = f"**{mine.text.file.title[language]}**\n\n" if place != PAGE else ""
    st.markdown(title + words.intro)
    if mine.mode is Mode.FILL:
        filling.show(mine)
    else:
        doing.show(mine)
