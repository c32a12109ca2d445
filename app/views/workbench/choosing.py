"""Choosing a move: what to do, with which lines; what it would make is shown before it is written down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import streamlit as st

from app import session
from app.algebra.faults import MAX_LENGTH
from app.algebra.printing import plain
from app.algebra.reading import Unreadable, read
from app.algebra.tree import Equation, Expression, Symbol, symbols_in_order
from app.derivation.moves import (
    Add,
    Collect,
    Divide,
    Expand,
    Factor,
    Kind,
    Limit,
    Move,
    Multiply,
    Refusal,
    Simplify,
    Solve,
    Substitute,
    Subtract,
    Swap,
)
from app.derivation.moves.limits import ratios
from app.views.workbench import sheet
from app.views.workbench.bench import Bench
from app.views.workbench.telling import shown, unreadable

ALONE: dict[Kind, type[Move]] = {
    Kind.EXPAND: Expand, Kind.FACTOR: Factor, Kind.SIMPLIFY: Simplify, Kind.SWAP: Swap,
}  # fmt: skip
WITH_SYMBOL: dict[Kind, type[Collect] | type[Solve]] = {Kind.COLLECT: Collect, Kind.SOLVE: Solve}
WITH_LINE: dict[Kind, type[Add] | type[Subtract]] = {Kind.ADD: Add, Kind.SUBTRACT: Subtract}
WITH_FORMULA: dict[Kind, type[Multiply] | type[Divide]] = {Kind.MULTIPLY: Multiply, Kind.DIVIDE: Divide}
ORDER = (
    Kind.SUBSTITUTE, Kind.COLLECT, Kind.FACTOR, Kind.EXPAND, Kind.SOLVE, Kind.DIVIDE, Kind.MULTIPLY, Kind.ADD,
    Kind.SUBTRACT, Kind.SIMPLIFY, Kind.SWAP, Kind.LIMIT,
)  # fmt: skip


def show(bench: Bench) -> None:
    """Draw the choices, what the move makes, and the button that writes it down."""
    say, stem = session.say, f"workbench.{bench.name}.move"
    kinds = [kind for kind in ORDER if kind is not Kind.LIMIT or bench.desk.derivation.whole]
    names = {kind: say(f"workbench.move.{kind}") for kind in kinds}
    with st.container(key=f"bench-move-{bench.name}"):
        kind = st.selectbox(
            say("workbench.move.what"), options=kinds, format_func=names.__getitem__,
            key=f"{stem}.kind", filter_mode=None,
        )  # fmt: skip
        st.caption(say(f"workbench.move.about.{kind}"))
        lines = [number for number in _newest_first(bench) if _is_possible(bench, kind, number)]
        if not lines:
            st.markdown(say("workbench.move.no_line"))
            return
        stem += f".{kind}.{len(bench.desk.equations)}"  # another sheet, another choice: the newest line comes first
        label = say(f"workbench.move.line.{'into' if kind is Kind.SUBSTITUTE else 'on'}")
        line = _line(bench, lines, label, f"{stem}.line")
        move = _completed(bench, kind, line, f"{stem}.{line}")
        if move is None:
            return
        made = bench.move(move)
        if isinstance(made, Refusal):
            st.markdown(refusal(made))
            return
        st.markdown(say("workbench.move.makes", line=sheet.formula(made)))
        number = len(bench.desk.equations) + 1
        st.button(
            say("workbench.move.write", number=number), type="primary", key=f"workbench.{bench.name}.write",
            on_click=partial(bench.make, move),
        )  # fmt: skip
        if bench.refused is not None:
            st.markdown(refusal(bench.refused))


def refusal(refused: Refusal) -> str:
    """Why a move cannot be made, in words."""
    return session.say(f"workbench.refusal.{refused.key}", **shown(refused.details))


def _completed(bench: Bench, kind: Kind, line: int, stem: str) -> Move | None:
    """The move, with what else has to be chosen for it; None while something is missing."""
    say = session.say
    if kind in ALONE:
        return ALONE[kind](line)
    if kind in WITH_LINE:
        others = [number for number in _newest_first(bench) if number != line]
        return WITH_LINE[kind](line, _line(bench, others, say("workbench.move.line.second"), f"{stem}.second"))
    if kind in WITH_SYMBOL:
        names = list(_symbols(bench, kind, line))
        name = st.selectbox(say("workbench.move.symbol"), options=names, key=f"{stem}.symbol", filter_mode=None)
        return WITH_SYMBOL[kind](line, name)
    if kind is Kind.SUBSTITUTE:
        return _substitution(bench, line, stem)
    if kind is Kind.LIMIT:
        found = ratios(bench.desk.equations[line], bench.sheet)
        written = [plain(ratio) for ratio in found]
        place = st.selectbox(
            say("workbench.move.ratio"), options=range(len(found)), format_func=written.__getitem__,
            key=f"{stem}.ratio", filter_mode=None,
        )  # fmt: skip
        return Limit(line, found[place])
    formula = _formula(bench, kind, stem)
    return None if formula is None else WITH_FORMULA[kind](line, formula)


def _newest_first(bench: Bench) -> Iterator[int]:
    yield from reversed(range(len(bench.desk.equations)))


def _is_possible(bench: Bench, kind: Kind, line: int) -> bool:
    """Whether there is anything that the move can do with a line."""
    if kind in ALONE:
        return not isinstance(bench.move(ALONE[kind](line)), Refusal)
    if kind in WITH_SYMBOL:
        return any(True for _ in _symbols(bench, kind, line))
    if kind is Kind.SUBSTITUTE:
        return any(True for _ in _sources(bench, line))
    if kind is Kind.LIMIT:
        return bool(ratios(bench.desk.equations[line], bench.sheet))
    return kind not in WITH_LINE or len(bench.desk.equations) > 1


def _line(bench: Bench, choice: Sequence[int], label: str, key: str) -> int:
    written = {number: f"({number + 1})  {plain(bench.desk.equations[number])}" for number in choice}
    chosen: int = st.selectbox(
        label, options=choice, format_func=written.__getitem__,
        key=key, filter_mode=None,
    )  # fmt: skip
    return chosen


def _substitution(bench: Bench, line: int, stem: str) -> Move:
    """What is put in for which letter: only what can be."""
    found, lines = list(_sources(bench, line)), bench.desk.equations
    labels = [
        session.say("workbench.move.source", symbol=name, number=source + 1, line=plain(lines[source]))
        for source, name in found
    ]
    place = st.selectbox(
        session.say("workbench.move.put_in"), options=range(len(found)), format_func=labels.__getitem__,
        key=f"{stem}.source", filter_mode=None,
    )  # fmt: skip
    source, name = found[place]
    return Substitute(line, source, name)


def _sources(bench: Bench, line: int) -> Iterator[tuple[int, str]]:
    """Lines that say what a letter of `line` is. From another line a letter has to be solved for first."""
    lines = bench.desk.equations
    for name in symbols_in_order(lines[line]):
        for source in _newest_first(bench):
            if source == line or not _says(lines[source], name) or _says(lines[line], name):
                continue
            if not isinstance(bench.move(Substitute(line, source, name)), Refusal):
                yield source, name


def _says(line: Equation, name: str) -> bool:
    """Whether a line has a letter alone on one side: C = k*D."""
    sides = ((line.left, line.right), (line.right, line.left))
    return any(side == Symbol(name) and name not in symbols_in_order(other) for side, other in sides)


def _symbols(bench: Bench, kind: Kind, line: int) -> Iterator[str]:
    """The letters by which a line can be collected, or for which it can be solved."""
    for name in symbols_in_order(bench.desk.equations[line]):
        if not isinstance(bench.move(WITH_SYMBOL[kind](line, name)), Refusal):
            yield name


def _formula(bench: Bench, kind: Kind, stem: str) -> Expression | None:
    """What both sides are multiplied or divided by, typed."""
    say = session.say
    typed = st.text_input(
        say(f"workbench.move.by.{kind}"), key=f"{stem}.by", max_chars=MAX_LENGTH, autocomplete="off"
    ).strip()
    if not typed:
        st.caption(say("workbench.move.enter"))
        return None
    reading = read(typed, symbols=bench.text.file.symbols)
    if isinstance(reading, Unreadable):
        st.markdown(unreadable(reading))
        return None
    return reading.expression
