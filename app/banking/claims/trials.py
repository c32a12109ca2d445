"""Points at which every claim about a derivative is tried, with the derivative there."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from itertools import chain
from random import Random

from app.algebra.evaluation import evaluate
from app.algebra.polynomials import Polynomial
from app.banking.claims.points import Point, beside, usual
from app.banking.claims.quantities import QUANTITIES
from app.banking.claims.slopes import Slope, slope

Tried = tuple[Point, Fraction]


@cache
def always_tried(of: str, by: str) -> tuple[Tried, ...]:
    """Points with the derivative there: usual ones, and those at which it or an admitted range ends."""
    quantity = QUANTITIES[of]
    found = slope(quantity, by)
    boundaries = [*found.deciding, *(p for each in found.facts.known if len(p := each.polynomial) > 1)]
    chance = Random(7)  # noqa: S311 (repeatable)
    points = chain(usual(quantity, chance), beside(quantity, found.ring, boundaries, chance))
    return tuple((point, slope_at(found, point)) for point in points)


def slope_at(found: Slope, point: Point) -> Fraction:
    """The derivative at admitted values, exactly."""
    generators, below = found.ring.generators, evaluate(found.quantity.formula.denominator, point)
    return Fraction(_value(generators, found.numerator, point) / below**2)


def _value(generators: Iterable[tuple[tuple[str, int], ...]], p: Polynomial, point: Point) -> Fraction:
    values = [point.get(str(kind[0][0]), Fraction(0)) for kind in generators]
    total = Fraction(0)
    for monomial, coefficient in p.items():
        term = Fraction(coefficient)
        for value, exponent in zip(values, monomial, strict=True):
            if exponent:
                term *= value**exponent
        total += term
    return total
