"""Filling in: the lines of the book's own derivation, some of them blank; the words beside them say what was done."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app import cached, session
from app.algebra.reading import Unreadable
from app.algebra.typesetting import latex
from app.derivation.desk import Verdict
from app.views.workbench import sheet
from app.views.workbench.bench import Bench
from app.views.workbench.doing import how_to_write, line_field
from app.views.workbench.telling import tell


def show(bench: Bench) -> None:
    """Draw the lines up to the next blank, and a form for it."""
    say, language, stem = session.say, session.language(), f"workbench.{bench.name}"
    words, derivation, blanks = cached.derivation_words(bench.name, language), bench.desk.derivation, bench.blanks
    steps, blank, first = blanks.steps, blanks.next, len(bench.desk.derivation.given)
    st.markdown(say("workbench.fill_intro"))
    with st.container(key=f"bench-goal-{bench.name}"):
        st.markdown(f"**{say('workbench.goal')}** {sheet.formula(derivation.goal)}")
    with st.container(key=f"bench-given-{bench.name}"):
        st.markdown(f"**{say('workbench.given')}**")
        sheet.draw(sheet.given(words.given, derivation.given))
    last = len(derivation.steps) if blank is None else blank
    rows = []
    for index in range(last):
        why = words.why[index]
        if index in steps:
            why += " " + say("workbench.blank_shown" if index in blanks.shown else "workbench.blank_yours")
        line = blanks.written.get(index, derivation.steps[index])
        rows.append(sheet.Row(first + index, line, words.what[index], why))
    if blank is not None:
        rows.append(sheet.Row(first + blank, None, words.what[blank], words.why[blank]))
    with st.container(key=f"bench-sheet-{bench.name}"):
        st.markdown(f"**{say('workbench.derivation')}**")
        sheet.draw(rows)
    done = len(blanks.written) + len(blanks.shown)
    st.caption(say("workbench.blanks_done", done=done, total=len(steps)))
    if blank is None:
        _tell(bench)
        st.markdown(f"**{say('workbench.filled', own=len(blanks.written), total=len(steps))}**")
    else:
        with st.form(f"{stem}.fill", border=False):
            key = line_field(bench, "blank", say("workbench.blank_line", number=first + blank + 1))
            st.caption(how_to_write(bench))
            st.form_submit_button(
                say("workbench.check"), type="primary", key=f"{stem}.fill-check", on_click=partial(_take, bench, key)
            )
        _tell(bench)
    with st.container(horizontal=True, key=f"bench-acts-{bench.name}"):
        if blank is not None:
            st.button(say("workbench.show_blank"), key=f"{stem}.show-blank", on_click=bench.blanks.show_next)
        st.button(say("workbench.other_blanks"), key=f"{stem}.other-blanks", type="tertiary",
                  on_click=bench.other_blanks)  # fmt: skip


def _tell(bench: Bench) -> None:
    """What is said of the line that was typed last."""
    said, place = bench.blanks.said, f"workbench-{bench.name}"
    if said is None:
        return
    if said.finding is None or said.finding.verdict not in (Verdict.DERIVED, Verdict.TOO_FAR):
        tell(said, reach=bench.desk.derivation.reach, place=place)
        return
    key = "fills" if said.stands is not None else "other_form" if said.other_form else "another_line"
    number = "" if said.stands is None else said.stands + 1
    assert not isinstance(said.read, Unreadable)  # what could not be read has no finding
    with st.container(key=f"feedback-{place}"):
        st.markdown(session.say("workbench.read_as", line=f"${latex(said.read)}$"))
        st.markdown(session.say(f"workbench.{key}", number=number))


def _take(bench: Bench, key: str) -> None:
    typed = str(st.session_state.get(key) or "")
    bench.blanks.fill_in(typed)
    said = bench.blanks.said
    stands = said is not None and said.stands is not None
    bench.typed["blank"] = "" if stands else typed
    if stands:
        st.session_state[key] = ""
