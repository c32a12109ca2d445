"""Whether two formulas are the same.

Rational functions are evaluated exactly, modulo a large prime, at fresh random points (Schwartz 1980, Zippel 1979). A
difference at one point proves that they differ; two different formulas of degree d agree at a random point with a
probability below d / 2^61. Formulas with roots, or with exponents that are no whole numbers, are compared as functions
of positive symbols (app.algebra.numeric). What neither way decides is left undecided, never called wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import chain
from random import Random

from app.algebra.evaluation import EvaluationError, UndecidableError, UndefinedError, evaluate, evaluate_modulo
from app.algebra.numeric import Finding, agreement
from app.algebra.sampling import PRIMES, SYSTEM_RANDOM, random_points, round_points, square_points
from app.algebra.tree import Expression, exponents, free_symbols

WITNESS_BITS = 2_000
"""Larger numbers would show nothing to a reader."""


class Verdict(StrEnum):
    """EQUAL where both are defined. UNDEFINED: a denominator that is zero whatever the symbols are."""

    EQUAL = "equal"
    DIFFERENT = "different"
    UNDEFINED = "undefined"
    UNDECIDED = "undecided"


_SLOW = {
    Finding.AGREE: Verdict.EQUAL,
    Finding.DIFFER: Verdict.DIFFERENT,
    Finding.UNKNOWN: Verdict.UNDECIDED,
}


@dataclass(frozen=True, slots=True)
class Witness:
    """Round values of the symbols at which two sides, evaluated exactly, differ."""

    values: Mapping[str, Fraction]
    left: Fraction
    right: Fraction


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict, with a witness where the formulas differ and round numbers that show it were found."""

    verdict: Verdict
    witness: Witness | None = None


def compare(
    a: Expression,
    b: Expression,
    *,
    symbols: Iterable[str] = (),
    draws: int = 2,
    random: Random = SYSTEM_RANDOM,
    whole: Collection[str] = frozenset(),
    show: bool = True,
) -> Comparison:
    """Compare two formulas.

    symbols: the order in which a witness names the symbols. draws: how many random points must agree. whole: symbols
    that are whole numbers and may stand in exponents (the n of q^n). show=False saves looking for a witness.
    """
    verdict = _decide(a, b, draws, random, whole)
    if verdict is Verdict.DIFFERENT and show:
        return Comparison(verdict, witness(a, b, symbols, random, whole))
    return Comparison(verdict)


def _decide(a: Expression, b: Expression, wanted: int, random: Random, whole: Collection[str]) -> Verdict:
    agreed = 0
    for point in random_points(random, wanted + len(PRIMES)):
        try:
            left = evaluate_modulo(a, point, point.prime, whole)
            right = evaluate_modulo(b, point, point.prime, whole)
        except UndefinedError:
            continue
        except UndecidableError:
            return Verdict.EQUAL if a == b else _SLOW[agreement(a, b, random, whole)]
        if left != right:
            return Verdict.DIFFERENT
        agreed += 1
        if agreed == wanted:
            return Verdict.EQUAL
    return Verdict.UNDEFINED


def witness(
    a: Expression,
    b: Expression,
    symbols: Iterable[str] = (),
    random: Random = SYSTEM_RANDOM,
    whole: Collection[str] = frozenset(),
) -> Witness | None:
    """Round numbers at which two formulas differ, or None where none were found."""
    names = free_symbols(a) | free_symbols(b)
    order = [name for name in dict.fromkeys(symbols) if name in names]
    order += sorted(names.difference(order))
    for point in chain(round_points(names, random, whole), _points_for_powers((a, b), names, random, whole)):
        try:
            left, right = (evaluate(side, point, max_bits=WITNESS_BITS) for side in (a, b))
        except EvaluationError as error:
            if error.key in ("too_large", "exponent_too_large"):
                return None
            continue
        if isinstance(left, Fraction) and isinstance(right, Fraction) and left != right:
            return Witness({name: point[name] for name in order}, left, right)
    return None


def _points_for_powers(
    sides: tuple[Expression, Expression], names: Collection[str], random: Random, whole: Collection[str]
) -> Iterator[dict[str, Fraction]]:
    """Where the formulas have powers: whole numbers in their exponents, and squares for what may stand under a root."""
    raised = {name for side in sides for exponent in exponents(side) for name in free_symbols(exponent)}
    if any(exponents(side) for side in sides):
        yield from round_points(names, random, raised.union(whole))
        yield from square_points(names, random, raised.union(whole))
