"""Choosing a move: what to do, with which lines; what it would make is shown before it is written down."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from app import session
from app.algebra.faults import MAX_LENGTH
from app.algebra.printing import plain
from app.algebra.reading import Unreadable, read
from app.algebra.tree import Equation, Expression, Symbol, symbols_in_order
from app.algebra.typesetting import latex
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
from app.views.workbench.telling import unreadable

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
    with st.container(key=f"bench-move-{bench.name}"):
        kind = st.selectbox(
            say("workbench.move.what"), options=kinds, format_func=lambda each: say(f"workbench.move.{each}"),
            key=f"{stem}.kind", filter_mode=None,
        )  # fmt: skip
        st.caption(say(f"workbench.move.about.{kind}"))
        line = _line(bench, say(f"workbench.move.line.{'into' if kind is Kind.SUBSTITUTE else 'on'}"), f"{stem}.line")
        move = _completed(bench, kind, line, stem)
        if move is None:
            return
        made = bench.move(move)
        if isinstance(made, Refusal):
            st.markdown(refusal(made))
            return
        st.markdown(say("workbench.move.makes", line=f"$\\displaystyle {latex(made)}$"))
        number = len(bench.desk.equations) + 1
        st.button(
            say("workbench.move.write", number=number), type="primary", key=f"{stem}.write",
            on_click=partial(bench.make, move),
        )  # fmt: skip


def refusal(refused: Refusal) -> str:
    """Why a move cannot be made, in words."""
    told = {}
    for name, detail in refused.details.items():
        match detail:
            case int():
                told[name] = sheet.numbers((detail,))
            case str():
                told[name] = f"${latex(Symbol(detail))}$"
            case _:
                told[name] = f"${latex(detail)}$"
    return session.say(f"workbench.refusal.{refused.key}", **told)


def _completed(bench: Bench, kind: Kind, line: int, stem: str) -> Move | None:
    """The move, with what else has to be chosen for it; None while something is missing."""
    say = session.say
    if kind in ALONE:
        return ALONE[kind](line)
    if kind in WITH_LINE:
        second = _line(bench, say("workbench.move.line.second"), f"{stem}.second")
        return WITH_LINE[kind](line, second)
    if kind in WITH_SYMBOL:
        names = [name for name in symbols_in_order(bench.desk.equations[line]) if _possible(bench, kind, line, name)]
        if not names:
            st.markdown(say(f"workbench.move.no_symbol.{kind}"))
            return None
        name = st.selectbox(say("workbench.move.symbol"), options=names, key=f"{stem}.symbol", filter_mode=None)
        return WITH_SYMBOL[kind](line, name)
    if kind is Kind.SUBSTITUTE:
        return _substitution(bench, line, stem)
    if kind is Kind.LIMIT:
        found = ratios(bench.desk.equations[line], bench.sheet)
        if not found:
            st.markdown(say("workbench.move.no_ratio"))
            return None
        place = st.selectbox(
            say("workbench.move.ratio"), options=range(len(found)), format_func=lambda each: plain(found[each]),
            key=f"{stem}.ratio", filter_mode=None,
        )  # fmt: skip
        return Limit(line, found[place])
    formula = _formula(bench, kind, stem)
    return None if formula is None else WITH_FORMULA[kind](line, formula)


def _line(bench: Bench, label: str, key: str) -> int:
    lines = bench.desk.equations
    return int(
        st.selectbox(
            label, options=range(len(lines)), format_func=lambda number: f"({number + 1})  {plain(lines[number])}",
            key=key, filter_mode=None,
        )  # fmt: skip
    )


def _substitution(bench: Bench, line: int, stem: str) -> Move | None:
    """What is put in for which letter: only what can be."""
    found = list(_sources(bench, line))
    if not found:
        st.markdown(session.say("workbench.move.no_source"))
        return None
    lines = bench.desk.equations

    def label(place: int) -> str:
        source, name = found[place]
        return session.say("workbench.move.source", symbol=name, number=source + 1, line=plain(lines[source]))

    place = st.selectbox(
        session.say("workbench.move.put_in"), options=range(len(found)), format_func=label, key=f"{stem}.source.{line}",
        filter_mode=None,
    )  # fmt: skip
    source, name = found[place]
    return Substitute(line, source, name)


def _sources(bench: Bench, line: int) -> Iterator[tuple[int, str]]:
    """Lines that say what a letter of `line` is: those that begin with it, the latest first, before all others."""
    lines = bench.desk.equations
    pairs = [
        (source, name)
        for name in symbols_in_order(lines[line])
        for source in reversed(range(len(lines)))
        if source != line and name in symbols_in_order(lines[source])
    ]
    plainly = [pair for pair in pairs if _says(lines[pair[0]], pair[1])]
    for source, name in (*plainly, *(pair for pair in pairs if pair not in plainly)):
        if not isinstance(bench.move(Substitute(line, source, name)), Refusal):
            yield source, name


def _says(line: Equation, name: str) -> bool:
    return line.left == Symbol(name) and name not in symbols_in_order(line.right)


def _possible(bench: Bench, kind: Kind, line: int, name: str) -> bool:
    return not isinstance(bench.move(WITH_SYMBOL[kind](line, name)), Refusal)


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
