"""Doing a derivation: the identities and the goal are given, the sheet is empty."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app import cached, session
from app.algebra.faults import MAX_LENGTH
from app.algebra.printing import plain
from app.algebra.tree import Symbol
from app.algebra.typesetting import latex
from app.derivation.desk import Line
from app.views.answers.joining import listed
from app.views.workbench import choosing, finishing, sheet
from app.views.workbench.bench import MOST_LINES, STRENGTHS, Bench
from app.views.workbench.telling import shown, tell

TYPED, CHOSEN = "typed", "chosen"


def show(bench: Bench) -> None:
    """Draw the goal, the sheet, and the ways to the next line."""
    say, language = session.say, session.language()
    words = cached.derivation_words(bench.name, language)
    derivation, lines = bench.desk.derivation, bench.desk.lines
    st.markdown(say("workbench.do_intro", given=len(derivation.given)))
    first = len(derivation.given)
    with st.container(key=f"bench-goal-{bench.name}"):
        st.markdown(f"**{say('workbench.goal')}** {sheet.formula(derivation.goal)}")
    with st.container(key=f"bench-given-{bench.name}"):
        st.markdown(f"**{say('workbench.given')}**")
        sheet.draw(sheet.given(words.given, derivation.given))
    with st.container(key=f"bench-sheet-{bench.name}"):
        st.markdown(f"**{say('workbench.sheet')}**")
        if lines:
            sheet.draw(sheet.Row(number, line.equation, below=reason(line)) for number, line in enumerate(lines, first))
        else:
            st.caption(say("workbench.nothing_yet"))
    _progress(bench)
    if bench.progress.finished:
        if bench.said is not None:
            tell(bench.said, reach=derivation.reach, place=f"workbench-{bench.name}")
        finishing.show(bench)
    else:
        _next_line(bench)
        _hints(bench)
    _undo(bench)
    if lines:
        finishing.take_along(bench)


def reason(line: Line) -> str:
    """What a derived line follows from, and by which move where one was chosen."""
    key = "given_away" if line.given_away else "typed" if line.move is None else str(line.move.kind)
    details = {} if line.move is None else shown(line.move.details)
    return session.say(f"workbench.because.{key}", **{**details, "lines": sheet.joined(line.uses)})


def symbols(bench: Bench) -> str:
    """The letters that may be used, typeset; beside those with an index, how they are typed."""
    return listed((f"${latex(Symbol(name))}$" for name in bench.text.file.symbols), session.language())


def line_field(bench: Bench, field: str, label: str) -> str:
    """The field in which a line is typed; its text outlives a change of language or mode. The widget's key."""
    key = f"workbench.{bench.name}.{field}"
    if key not in st.session_state and bench.typed.get(field):
        st.session_state[key] = bench.typed[field]
    st.text_input(label, key=key, max_chars=MAX_LENGTH, autocomplete="off")
    return key


def how_to_write(bench: Bench) -> str:
    """Told once, under the field."""
    typed = [plain(line) for line in bench.desk.derivation.given]
    example = max(typed, key=len)
    return session.say(
        "workbench.how_to_write", symbols=symbols(bench), number=typed.index(example) + 1, typed=f"`{example}`"
    )


def _progress(bench: Bench) -> None:
    say, progress = session.say, bench.progress
    told = []
    for number, passed in enumerate(progress.milestones, 1):
        name = say("workbench.milestone", number=number)
        told.append((say(f"workbench.{'passed' if passed else 'not_passed'}", name=name), passed))
    name = say("workbench.goal_name")
    told.append((say(f"workbench.{'passed' if progress.goal else 'not_passed'}", name=name), progress.goal))
    with st.container(key=f"bench-steps-{bench.name}"):
        st.markdown("\n".join(f"- {'✓' if passed else '○'} {words}" for words, passed in told))
    if progress.finished:
        return
    if progress.said_otherwise is not None:
        st.markdown(say("workbench.said_otherwise", uses=sheet.numbers((progress.said_otherwise,))))
    elif progress.goal:
        st.markdown(say("workbench.goal_too_early"))


def _next_line(bench: Bench) -> None:
    say, stem = session.say, f"workbench.{bench.name}"
    if len(bench.desk.lines) >= MOST_LINES:
        st.markdown(say("workbench.sheet_full"))
        return
    names = {each: say(f"workbench.way_{each}") for each in (TYPED, CHOSEN)}
    way = st.segmented_control(
        say("workbench.way"), options=(TYPED, CHOSEN), format_func=names.__getitem__,
        key=_kept(bench, "way", TYPED), required=True, on_change=partial(_keep, bench, "way"),
    )  # fmt: skip
    if way == CHOSEN:
        choosing.show(bench)
    else:
        with st.form(f"{stem}.form", border=False):
            number = len(bench.desk.equations) + 1
            key = line_field(bench, "line", say("workbench.your_line", number=number))
            st.caption(how_to_write(bench))
            st.form_submit_button(
                say("workbench.check"), type="primary", key=f"{stem}.check", on_click=partial(_take, bench, key)
            )
    if bench.said is not None:
        tell(bench.said, reach=bench.desk.derivation.reach, place=f"workbench-{bench.name}")


def _take(bench: Bench, key: str) -> None:
    typed = str(st.session_state.get(key) or "")
    bench.type_line(typed)
    stands = bench.said is not None and bench.said.stands is not None
    bench.typed["line"] = "" if stands else typed
    if stands:
        st.session_state[key] = ""  # the line is on the sheet: the field is for the next one


def _kept(bench: Bench, field: str, usual: str) -> str:
    """The key of a choice that outlives a change of mode."""
    key = f"workbench.{bench.name}.{field}"
    if key not in st.session_state:
        st.session_state[key] = bench.typed.get(field, usual)
    return key


def _keep(bench: Bench, field: str) -> None:
    bench.typed[field] = st.session_state[f"workbench.{bench.name}.{field}"]
    bench.forget()


def _hints(bench: Bench) -> None:
    say, next_step = session.say, bench.next if bench.strength else None
    if bench.strength and next_step is None:
        st.markdown(say("workbench.no_hint"))
        return
    if bench.strength and next_step is not None:
        words = cached.derivation_words(bench.name, session.language()).what
        with st.container(key=f"feedback-hint-{bench.name}"):
            hint = say("workbench.hint_lines", uses=sheet.joined(next_step.uses))
            st.markdown(f"**{say('workbench.hint_number', number=1, total=STRENGTHS)}** {hint}")
            if bench.strength > 1:
                what = words[next_step.step]
                st.markdown(f"**{say('workbench.hint_number', number=2, total=STRENGTHS)}** {what}")


def _undo(bench: Bench) -> None:
    say, stem = session.say, f"workbench.{bench.name}"
    with st.container(horizontal=True, key=f"bench-acts-{bench.name}"):
        if not bench.progress.finished:
            st.button(say(f"workbench.hint_{bench.strength + 1}"), key=f"{stem}.hint", on_click=bench.hint)
        if bench.past:
            st.button(say("workbench.undo"), key=f"{stem}.undo", type="tertiary", on_click=bench.undo)
        if bench.desk.lines and not bench.asks:
            st.button(say("workbench.over"), key=f"{stem}.over", type="tertiary", on_click=bench.ask)
    if bench.asks and bench.desk.lines:
        st.markdown(say("workbench.really", lines=len(bench.desk.lines)))
        with st.container(horizontal=True):
            st.button(say("workbench.yes_over"), key=f"{stem}.yes", on_click=bench.start_over)
            st.button(say("workbench.no_over"), key=f"{stem}.no", on_click=bench.keep)
