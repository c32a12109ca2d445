"""The lines of a derivation as HTML: formulas as MathML printed by the core, words escaped. Nothing typed stands in it.

(A typed line is shown as the core read it, which is typeset by the core too.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

import streamlit as st

from app import session
from app.algebra.equality import Witness
from app.algebra.tree import Equation, Number, Statement, Symbol, symbols_in_order
from app.algebra.typesetting import mathml
from app.views.answers.joining import listed

Words = Sequence[Mapping[str, str]]
"""Pieces of a sentence: {"text": …} or {"math": MathML}."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sheet: its number from 0, what is written over and under it, and marks for its look."""

    number: int
    line: Statement | None
    above: str = ""
    below: str = ""
    marks: str = ""


def markup(words: Words) -> str:
    """A sentence with its formulas."""
    return "".join(piece["math"] if "math" in piece else escape(piece["text"]) for piece in words)


def draw(rows: Iterable[Row]) -> None:
    """Put lines on the page."""
    items = "".join(_item(row) for row in rows)
    if items:
        st.html(f'<ol class="bench-lines">{items}</ol>')


def goal(name: str, line: Equation) -> None:
    """The line to be reached, on top."""
    st.html(f'<p class="bench-goal"><span>{escape(name)}</span> {mathml(line)}</p>')


def steps(items: Iterable[tuple[str, bool]], label: str) -> None:
    """The row of milestones: in words, with a sign beside them."""
    written = "".join(
        f'<li class="{"passed" if passed else ""}"><span aria-hidden="true">{"✓" if passed else "○"}</span> '
        f"{escape(words)}</li>"
        for words, passed in items
    )
    st.html(f'<ul class="bench-steps" aria-label="{escape(label)}">{written}</ul>')


def witness(line: Equation, found: Witness, left: str, right: str) -> None:
    """Values at which a line fails: its symbols, then what its two sides come to."""
    names = [name for name in symbols_in_order(line) if name in found.values]
    heads = [*(mathml(Symbol(name)) for name in names), escape(left), escape(right)]
    values = [*(found.values[name] for name in names), found.left, found.right]
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    cells = "".join(f"<td>{_number(value)}</td>" for value in values)
    st.html(f'<div class="bench-table"><table><thead><tr>{head}</tr></thead><tbody><tr>{cells}</tr></tbody></table></div>')


def numbers(indices: Iterable[int]) -> str:
    """(2), (5): lines by the numbers they are shown with."""
    return listed((f"({index + 1})" for index in indices), session.language())


def joined(indices: Sequence[int]) -> str:
    """(2), (4) and (5)."""
    if len(indices) < 2:
        return numbers(indices)
    return session.say("workbench.and", first=numbers(indices[:-1]), last=numbers(indices[-1:]))


def rows_given(why: Iterable[Words], lines: Iterable[Equation]) -> Iterator[Row]:
    """The given identities with why they hold."""
    for number, (line, words) in enumerate(zip(lines, why, strict=True)):
        yield Row(number, line, below=markup(words))


def _item(row: Row) -> str:
    above = f'<div class="what">{row.above}</div>' if row.above else ""
    below = f'<div class="why">{row.below}</div>' if row.below else ""
    line = f'<div class="line">{mathml(row.line)}</div>' if row.line is not None else ""
    return f'<li class="{row.marks}"><span class="number">({row.number + 1})</span><div>{above}{line}{below}</div></li>'


def _number(value: Fraction) -> str:
    return mathml(Number(value))
