"""A line that was typed, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass

from app.algebra.alike import term
from app.algebra.reading import Unreadable
from app.algebra.tree import Equation
from app.derivation.desk import Finding


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed last, how it was read, and what was found. stands: the number of the line that it became."""

    typed: str
    read: Equation | Unreadable
    finding: Finding | None = None
    stands: int | None = None
    other_form: bool = False


def in_form(line: Equation, wanted: Equation) -> bool:
    """Whether two lines are the same but for the order of terms, factors and sides."""
    sides = (term(wanted.left), term(wanted.right))
    return sides in ((term(line.left), term(line.right)), (term(line.right), term(line.left)))
