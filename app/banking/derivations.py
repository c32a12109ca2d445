"""Derivations as data: given identities, then steps, each proved by the core.

A step is accepted when it holds at every point of the solution set of the given identities, decided by exact
evaluation at random points (app.algebra.consequence). Nothing in the text of a derivation is taken on trust.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.algebra.consequence import Identities, Truth
from app.algebra.tree import Equation


@dataclass(frozen=True, slots=True)
class Derivation:
    """Identities to start from, lines in order, and the line to reach."""

    given: tuple[Equation, ...]
    steps: tuple[Equation, ...]
    goal: Equation


@dataclass(frozen=True, slots=True)
class Unproved:
    """A line that does not follow. step: its index in `steps`, or None for the goal."""

    step: int | None
    truth: Truth
    counterexample: Mapping[str, Fraction]


def unproved(derivation: Derivation) -> tuple[Unproved, ...]:
    """Every line that does not follow from the identities; empty for a sound derivation whose last line is its goal.

    Errors: ValueError (from Identities) where the identities cannot be solved one after another.
    """
    identities = Identities.of(derivation.given)
    found = []
    for index, line in [*enumerate(derivation.steps), (None, derivation.goal)]:
        consequence = identities.follows(line)
        if consequence.truth is not Truth.FOLLOWS:
            found.append(Unproved(index, consequence.truth, consequence.counterexample))
    return tuple(found)
