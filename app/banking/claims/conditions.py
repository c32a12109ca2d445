"""What a learner says the sign depends on: nothing at all, or inequalities that must all hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from app.algebra.evaluation import RELATIONS, EvaluationError, evaluate
from app.algebra.faults import MAX_LENGTH, Fault
from app.algebra.reading import Unreadable, read_statement
from app.algebra.tree import Condition, Equation, Relation, walk
from app.banking.claims.points import Point
from app.banking.claims.quantities import Quantity

MOST_CONDITIONS = 4
MOST_BITS = 2_000
_AND = re.compile(
    r"(?:(?:\s*,)?\s+and\s+|\s*(?:&&?|∧|\\land\b|\\wedge\b|并且|而且|且|，|；|;)\s*|\s*,\s+)", re.IGNORECASE
)
_SIDES = re.compile(r"[<>=≤≥⩽⩾≦≧≠]|\\(?:leq?|geq?|lt|gt|neq?)(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Conditions:
    """All of these hold; none of them: whatever the values are."""

    all: tuple[Condition, ...] = ()

    def hold(self, point: Point) -> bool | None:
        """Whether they hold at a point; None where one of them has no value there."""
        truths = [_truth(condition, point) for condition in self.all]
        return None if None in truths else all(truths)

    @property
    def nodes(self) -> int:
        """How much there is to evaluate."""
        return sum(1 for condition in self.all for _ in walk(condition))


def _truth(condition: Condition, point: Point) -> bool | None:
    try:
        left, right = (evaluate(side, point, max_bits=MOST_BITS) for side in (condition.left, condition.right))
    except EvaluationError:
        return None
    if not (isinstance(left, Fraction) and isinstance(right, Fraction)):
        return None
    return RELATIONS[condition.relation](left, right)


def read_conditions(typed: str, quantity: Quantity, always: Collection[str] = ()) -> Conditions | Unreadable:
    """The conditions in `typed`, in the quantity's symbols. always: words for none at all.

    An error's position is in `typed` as a whole.
    """
    if typed.strip().strip(".。").casefold() in {word.casefold() for word in always}:
        return Conditions()
    found = list[Condition]()
    for start, part in _parts(typed):
        reading = read_statement(part, quantity.symbols, quantity.aliases)
        if isinstance(reading, Unreadable):
            return Unreadable(reading.key, start + reading.position, reading.length, reading.details)
        statement = reading.statement
        if isinstance(statement, Equation):
            statement = Condition(statement.left, Relation.EQUAL, statement.right)
        found.append(statement)
    if len(found) > MOST_CONDITIONS:
        return Unreadable(Fault.TWO_RELATIONS, 0, len(typed), {"typed": ""})
    return Conditions(tuple(found))


def _parts(typed: str) -> Iterator[tuple[int, str]]:
    """What stands between the "and"s, where each of these pieces compares something; else the whole."""
    if len(typed) > MAX_LENGTH:
        yield 0, typed
        return
    pieces, start = list[tuple[int, str]](), 0
    for separator in _AND.finditer(typed):
        pieces.append((start, typed[start : separator.start()]))
        start = separator.end()
    pieces.append((start, typed[start:]))
    if all(_SIDES.search(piece) for _, piece in pieces):
        yield from pieces
    else:
        yield 0, typed
