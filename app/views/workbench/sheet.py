"""The lines of a derivation as Markdown: a numbered list whose formulas the core has typeset.

What a learner typed never stands in it as it was typed: a line is shown as the core read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import streamlit as st

from app import session
from app.algebra.equality import Witness
from app.algebra.tree import Equation, Statement, Symbol, symbols_in_order
from app.algebra.typesetting import latex
from app.prose.figures import written
from app.views.answers.joining import listed


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sheet: its number from 0, and what is written over and under it. line: None where it is blank."""

    number: int
    line: Statement | None
    above: str = ""
    below: str = ""


def draw(rows: Iterable[Row]) -> None:
    """Put lines on the page."""
    if items := "\n\n".join(map(_item, rows)):
        st.markdown(items)


def formula(line: Statement) -> str:
    """A formula in its full size."""
    return f"$\\displaystyle {latex(line)}$"


def given(why: Iterable[str], lines: Iterable[Equation]) -> Iterator[Row]:
    """The given identities with why they hold."""
    for number, (line, words) in enumerate(zip(lines, why, strict=True)):
        yield Row(number, line, below=words)


def witness(line: Equation, found: Witness) -> str:
    """Values at which a line fails as a table: first what its two sides come to, then its symbols."""
    names = [name for name in symbols_in_order(line) if name in found.values]
    heads = [*map(session.say, _SIDES), *(f"${latex(Symbol(name))}$" for name in names)]
    values = [found.left, found.right, *(found.values[name] for name in names)]
    rows = [heads, ["---"] * len(heads), [_number(value) for value in values]]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


_SIDES = ("workbench.left_side", "workbench.right_side")


def numbers(indices: Iterable[int]) -> str:
    """(2), (5): lines by the numbers they are shown with."""
    return listed((f"({index + 1})" for index in indices), session.language())


def joined(indices: Sequence[int]) -> str:
    """(2), (4) and (5)."""
    if len(indices) < 2:
        return numbers(indices)
    return session.say("workbench.and", first=numbers(indices[:-1]), last=numbers(indices[-1:]))


def _item(row: Row) -> str:
    paragraphs = [f"**{row.above}**"] if row.above else []
    paragraphs += [formula(row.line) if row.line is not None else session.say("workbench.blank")]
    paragraphs += [row.below] if row.below else []
    mark = f"{row.number + 1}. "
    return mark + f"\n\n{' ' * len(mark)}".join(paragraphs)


def _number(value: Fraction) -> str:
    return f"${written(value, 'frac', math=True)}$"
