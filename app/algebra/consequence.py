"""Whether an equation follows from given identities.

The identities are solved one after another, each for one new unknown in which it is linear; the symbols that are solved
for by none are free. Drawing the free symbols at random and solving the rest in order gives a random point of the
solution set, and an equation follows when both its sides agree there (exactly, modulo a large prime: see equality). One
that fails is shown to fail at round numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from random import Random

from app.algebra.equality import WITNESS_BITS, Witness
from app.algebra.evaluation import EvaluationError, UndecidableError, UndefinedError, evaluate, evaluate_modulo
from app.algebra.sampling import PRIMES, SYSTEM_RANDOM, Draw, random_points, round_points
from app.algebra.systems import Obstacle, Solved, Unsolvable, arrange
from app.algebra.tree import Equation, free_symbols, symbols_in_order

__all__ = ["Consequence", "Identities", "Obstacle", "Truth", "Unsolvable", "UnsolvableError", "identities"]

WANTED = 2
Admissible = Callable[[Mapping[str, Fraction]], bool]


class Truth(StrEnum):
    """What is known of an equation, given the identities."""

    FOLLOWS = "follows"
    FAILS = "fails"
    UNDEFINED = "undefined"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Consequence:
    """The truth of an equation; where it fails, values of all symbols that satisfy the identities but not it."""

    truth: Truth
    witness: Witness | None = None

    @property
    def counterexample(self) -> Mapping[str, Fraction]:
        """The values at which the equation fails; empty where there are none to show."""
        return self.witness.values if self.witness else {}


class UnsolvableError(ValueError):
    """Raised by Identities.of for an Unsolvable system, which it carries."""

    def __init__(self, unsolvable: Unsolvable) -> None:
        self.unsolvable = unsolvable
        super().__init__(f"identity {unsolvable.index + 1} cannot be solved for a new unknown: {unsolvable.obstacle}")


@dataclass(frozen=True, slots=True)
class Identities:
    """Identities in the order in which they are solved. free: the symbols that none of them is solved for."""

    order: tuple[Solved, ...]
    free: frozenset[str]
    whole: Collection[str] = frozenset()

    @staticmethod
    def of(equations: Sequence[Equation], whole: Collection[str] = frozenset()) -> Identities:
        """`identities` where a refusal is the author's mistake. Errors: UnsolvableError (a ValueError)."""
        solved = identities(equations, whole)
        if isinstance(solved, Unsolvable):
            raise UnsolvableError(solved)
        return solved

    def follows(
        self, equation: Equation, *, random: Random = SYSTEM_RANDOM, admissible: Admissible | None = None
    ) -> Consequence:
        """Whether the equation holds wherever the identities hold and no denominator is zero.

        admissible: which values may be shown as a counterexample; by default those in which every symbol is positive,
        and any where there are none.
        """
        agreed = 0
        for point in random_points(random, WANTED + len(PRIMES)):
            try:
                self._solve(point)
                left = evaluate_modulo(equation.left, point, point.prime, self.whole)
                right = evaluate_modulo(equation.right, point, point.prime, self.whole)
            except UndefinedError:
                continue
            except UndecidableError:
                return Consequence(Truth.FOLLOWS if equation.left == equation.right else Truth.UNDECIDED)
            if left != right:
                return Consequence(Truth.FAILS, self._counterexample(equation, random, admissible))
            agreed += 1
            if agreed == WANTED:
                return Consequence(Truth.FOLLOWS)
        return Consequence(Truth.UNDEFINED)

    def values(self, free: Mapping[str, Fraction]) -> dict[str, Fraction] | None:
        """The values of all symbols from those of the free ones, or None where one does not exist."""
        values = dict(free)
        for entry in self.order:
            try:
                value = entry.exact(values, WITNESS_BITS)
            except EvaluationError:
                return None
            if value is None:
                return None
            values[entry.unknown] = value
        return values

    def _solve(self, point: Draw) -> None:
        for entry in self.order:
            point[entry.unknown] = entry.modulo(point, self.whole)

    def _counterexample(self, equation: Equation, random: Random, admissible: Admissible | None) -> Witness | None:
        names = self.free | (free_symbols(equation) - {entry.unknown for entry in self.order})
        spare = None
        for point in round_points(names, random, self.whole):
            found = self._failure(equation, point)
            if found is None:
                continue
            if admissible(found.values) if admissible else min(found.values.values(), default=1) > 0:
                return found
            spare = spare or found
        return None if admissible else spare

    def _failure(self, equation: Equation, free: Mapping[str, Fraction]) -> Witness | None:
        values = self.values(free)
        if values is None:
            return None
        try:
            left, right = (evaluate(side, values, max_bits=WITNESS_BITS) for side in (equation.left, equation.right))
        except EvaluationError:
            return None
        if not (isinstance(left, Fraction) and isinstance(right, Fraction)) or left == right:
            return None
        order = [*symbols_in_order(equation), *sorted(values)]
        return Witness({name: values[name] for name in dict.fromkeys(order)}, left, right)


def identities(equations: Sequence[Equation], whole: Collection[str] = frozenset()) -> Identities | Unsolvable:
    """The identities solved one after another, or which of them cannot be and why.

    whole: symbols that are whole numbers and may stand in exponents (the n of q^n).
    """
    order = arrange(equations, whole)
    if isinstance(order, Unsolvable):
        return order
    unknowns = {entry.unknown for entry in order}
    names = frozenset(name for equation in equations for name in free_symbols(equation))
    return Identities(order, names - unknowns, whole)
