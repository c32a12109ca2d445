"""A derivation as data: given identities, reference steps, the goal, and the milestones on the way.

A step is accepted when it holds at every point of the solution set of the given identities, decided by exact
evaluation at random points (app.algebra.consequence). Nothing in the text of a derivation is taken on trust.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.algebra.consequence import Identities, Truth
from app.algebra.tree import Equation
from app.derivation.grounds import REACH


@dataclass(frozen=True, slots=True)
class Derivation:
    """Identities to start from, lines in order, and the line to reach.

    milestones: the steps (by number from 0) that whoever derives it must pass, in their own writing. reach: how many
    lines one step may put together. whole: symbols that are whole numbers and may stand in exponents.
    """

    given: tuple[Equation, ...]
    steps: tuple[Equation, ...]
    goal: Equation
    milestones: tuple[int, ...] = ()
    reach: int = REACH
    whole: Collection[str] = frozenset()

    def identities(self) -> Identities:
        """The given identities, solved one after another. Errors: UnsolvableError (a ValueError)."""
        return Identities.of(self.given, self.whole)


@dataclass(frozen=True, slots=True)
class Unproved:
    """A line that does not follow. step: its index in `steps`, or None for the goal."""

    step: int | None
    truth: Truth
    counterexample: Mapping[str, Fraction]


def unproved(derivation: Derivation) -> tuple[Unproved, ...]:
    """Every line that does not follow from the identities; empty for a sound derivation.

    Errors: ValueError (from Identities) where the identities cannot be solved one after another.
    """
    identities = derivation.identities()
    found = []
    for index, line in [*enumerate(derivation.steps), (None, derivation.goal)]:
        consequence = identities.follows(line)
        if consequence.truth is not Truth.FOLLOWS:
            found.append(Unproved(index, consequence.truth, consequence.counterexample))
    return tuple(found)
