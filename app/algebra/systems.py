"""Identities put in an order in which each can be solved for one unknown.

An identity is solved for the symbol alone on its left side where that is possible, otherwise for the first symbol in
which it is linear (M*V = P*Y gives M, or V where M is solved already). What an unknown is computed from must not be
computed from it: systems that need elimination are refused.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from random import Random

from app.algebra.evaluation import UndecidableError, UndefinedError, evaluate, evaluate_modulo
from app.algebra.sampling import PRIMES, SYSTEM_RANDOM, Draw, random_points
from app.algebra.tree import Equation, Expression, Symbol, free_symbols, symbols_in_order


class Obstacle(StrEnum):
    """Why an identity cannot take its place in the order."""

    NO_NEW_UNKNOWN = "no_new_unknown"  # all its symbols are solved for: it repeats or contradicts the others
    NOT_LINEAR = "not_linear"  # it is linear in none of the symbols that are left
    CIRCULAR = "circular"  # what it would be solved for is needed to compute its other symbols
    UNDEFINED = "undefined"  # a denominator is zero whatever the free symbols are
    UNDECIDED = "undecided"  # it calls a function, or has symbolic or fractional exponents


@dataclass(frozen=True, slots=True)
class Unsolvable:
    """A system that cannot be solved one identity after another. index: the offending identity, counted from 0."""

    index: int
    obstacle: Obstacle


@dataclass(frozen=True, slots=True)
class Solved:
    """An identity and the unknown it gives. explicit: the right side, where the unknown stands alone on the left."""

    index: int
    unknown: str
    equation: Equation
    explicit: Expression | None

    def needs(self) -> frozenset[str]:
        """The symbols from which the unknown is computed."""
        return free_symbols(self.equation) - {self.unknown}

    def modulo(self, point: Draw, whole: Collection[str]) -> int:
        """The unknown's value at a point of the symbols it needs. Errors: UndefinedError, UndecidableError."""
        if self.explicit is not None:
            return evaluate_modulo(self.explicit, point, point.prime, whole)
        first, second = (_gap_modulo(self.equation, point.at(self.unknown, place), whole) for place in (1, 2))
        slope = (second - first) % point.prime
        if not slope:
            raise UndefinedError
        return (1 - first * pow(slope, -1, point.prime)) % point.prime

    def exact(self, point: Mapping[str, Fraction], max_bits: int) -> Fraction | None:
        """The same in exact numbers; None where the value does not exist. Errors: EvaluationError."""
        if self.explicit is not None:
            value = evaluate(self.explicit, point, max_bits=max_bits)
            return value if isinstance(value, Fraction) else None
        gaps = []
        for at in (Fraction(1), Fraction(2)):
            sides = [
                evaluate(side, {**point, self.unknown: at}, max_bits=max_bits)
                for side in (self.equation.left, self.equation.right)
            ]
            if not all(isinstance(side, Fraction) for side in sides):
                return None
            gaps.append(sides[0] - sides[1])
        slope = gaps[1] - gaps[0]
        return 1 - gaps[0] / slope if slope else None


def arrange(
    equations: Sequence[Equation], whole: Collection[str] = frozenset(), random: Random = SYSTEM_RANDOM
) -> tuple[Solved, ...] | Unsolvable:
    """The identities, each with its unknown, in an order in which they can be solved."""
    solved: dict[str, Solved] = {}
    rest = []
    for index, equation in enumerate(equations):
        match equation:
            case Equation(Symbol(name), right) if name not in solved and name not in free_symbols(right):
                candidate = Solved(index, name, equation, right)
                if not _circular(candidate, solved):
                    solved[name] = candidate
                    continue
        rest.append((index, equation))
    for index, equation in rest:
        found = _solve(index, equation, solved, whole, random)
        if isinstance(found, Obstacle):
            return Unsolvable(index, found)
        solved[found.unknown] = found
    ordered = _ordered(solved)
    return _first_obstacle(ordered, whole, random) or ordered


def _solve(
    index: int, equation: Equation, solved: Mapping[str, Solved], whole: Collection[str], random: Random
) -> Solved | Obstacle:
    names = [name for name in symbols_in_order(equation) if name not in solved]
    if not names:
        return Obstacle.NO_NEW_UNKNOWN
    try:
        linear = [name for name in names if _linear(equation, name, whole, random)]
    except UndecidableError:
        return Obstacle.UNDECIDED
    except UndefinedError:
        return Obstacle.UNDEFINED
    for name in linear:
        candidate = Solved(index, name, equation, None)
        if not _circular(candidate, solved):
            return candidate
    return Obstacle.CIRCULAR if linear else Obstacle.NOT_LINEAR


def _linear(equation: Equation, name: str, whole: Collection[str], random: Random) -> bool:
    """Whether left - right is a + b·name with b not zero, for random values of the other symbols."""
    for point in random_points(random, len(PRIMES)):
        places = [1 + random.randrange(point.prime - 2) for _ in range(3)]
        try:
            gaps = [_gap_modulo(equation, point.at(name, place), whole) for place in places]
        except UndefinedError:
            continue
        rises = [(gaps[i + 1] - gaps[i]) % point.prime for i in (0, 1)]
        runs = [places[i + 1] - places[i] for i in (0, 1)]
        return rises[0] != 0 and (rises[0] * runs[1] - rises[1] * runs[0]) % point.prime == 0
    raise UndefinedError


def _gap_modulo(equation: Equation, point: Draw, whole: Collection[str]) -> int:
    left = evaluate_modulo(equation.left, point, point.prime, whole)
    return left - evaluate_modulo(equation.right, point, point.prime, whole)


def _circular(candidate: Solved, solved: Mapping[str, Solved]) -> bool:
    """Whether what the candidate needs is itself computed from the candidate's unknown."""
    waiting, seen = list(candidate.needs()), set[str]()
    while waiting:
        name = waiting.pop()
        if name == candidate.unknown:
            return True
        if name in solved and name not in seen:
            seen.add(name)
            waiting.extend(solved[name].needs())
    return False


def _ordered(solved: Mapping[str, Solved]) -> tuple[Solved, ...]:
    """Each identity after those whose unknowns it needs; otherwise as given."""
    ordered: dict[str, Solved] = {}

    def place(name: str) -> None:
        if name in solved and name not in ordered:
            for needed in sorted(solved[name].needs()):
                place(needed)
            ordered[name] = solved[name]

    for entry in sorted(solved.values(), key=lambda entry: entry.index):
        place(entry.unknown)
    return tuple(ordered.values())


def _first_obstacle(ordered: Sequence[Solved], whole: Collection[str], random: Random) -> Unsolvable | None:
    """The identity at which solving at random points breaks down, or None where it succeeds."""
    failed = Unsolvable(0, Obstacle.UNDEFINED)
    for point in random_points(random, len(PRIMES)):
        for entry in ordered:
            try:
                point[entry.unknown] = entry.modulo(point, whole)
            except UndecidableError:
                return Unsolvable(entry.index, Obstacle.UNDECIDED)
            except UndefinedError:
                failed = Unsolvable(entry.index, Obstacle.UNDEFINED)
                break
        else:
            return None
    return failed
