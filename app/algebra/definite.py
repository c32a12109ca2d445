"""Polynomials that have one sign wherever the symbols are positive and some conditions hold."""

from __future__ import annotations

from collections.abc import Iterable

from app.algebra.expansion import NoPolynomialError, Ring
from app.algebra.polynomials import Polynomial
from app.algebra.tree import Condition, Expression, Negative, Relation, Sum

_RISING = (Relation.GREATER, Relation.AT_LEAST)
_MOST_RAISED, _MOST_TERMS = 8, 60
_FALLING = (Relation.LESS, Relation.AT_MOST)


def gap(condition: Condition) -> Expression:
    """The difference that an inequality says is positive, or is not negative; left - right where it says neither."""
    left, right = condition.left, condition.right
    return Sum((right, Negative(left)) if condition.relation in _FALLING else (left, Negative(right)))


def coefficients_sign(p: Polynomial) -> int:
    """1 where all coefficients are positive, -1 where all are negative, else 0."""
    if p and all(coefficient > 0 for coefficient in p.values()):
        return 1
    return -1 if p and all(coefficient < 0 for coefficient in p.values()) else 0


class Definite:
    """Signs of a ring's polynomials for positive symbols that meet some conditions, their boundaries left out.

    Errors of all methods: TooLargeError.
    """

    def __init__(self, ring: Ring, assume: Iterable[Condition] = ()) -> None:
        self.ring = ring
        self._gaps = [found for condition in assume if (found := self._gap(condition)) is not None]

    def sign(self, p: Polynomial) -> int:
        """1 or -1 where the sign of p is proved, 0 where it is not."""
        if found := coefficients_sign(p):
            return found
        for positive in self._gaps:
            while p and (divided := self.ring.divided(p, positive)) is not None:
                p = divided
        for positive in self._gaps:
            if not coefficients_sign(p):
                p = self._bounded(p, positive)
        return self._raised(p)

    def _gap(self, condition: Condition) -> Polynomial | None:
        """The polynomial that a condition makes positive; a constant one says nothing."""
        if condition.relation not in (*_RISING, *_FALLING):
            return None
        try:
            above, below = self.ring.fraction(gap(condition))
        except NoPolynomialError:
            return None
        sign = coefficients_sign(below)
        if not sign or not any(map(any, above)):
            return None
        return above if sign > 0 else self.ring.minus(above)

    def _raised(self, p: Polynomial) -> int:
        """The sign of p, from that of p·(1 + x + y + …)^n: for n large enough a positive p shows it (Pólya 1928)."""
        factor = self._one_and(place for place in range(self.ring.count) if any(monomial[place] for monomial in p))
        for _ in range(_MOST_RAISED):
            if coefficients_sign(p) or len(p) > _MOST_TERMS:
                break
            p = self.ring.times(p, factor)
        return coefficients_sign(p)

    def _one_and(self, places: Iterable[int]) -> Polynomial:
        """1 + x + y + … for these generators."""
        units = {tuple(int(other == place) for other in range(self.ring.count)): 1 for place in places}
        return {**self.ring.one, **units}

    def _bounded(self, p: Polynomial, positive: Polynomial) -> Polynomial:
        """p, times a positive power, in symbols that run over all positive numbers where a·x + b·y < c.

        x = c·u/(a·(1 + u + v)) and y = c·v/(b·(1 + u + v)) do. p itself where the condition is no such bound.
        """
        bound = positive.get(self.ring.blank, 0)
        weights = dict[int, int]()
        for monomial, coefficient in positive.items():
            if sum(monomial) == 1:
                weights[monomial.index(1)] = -coefficient
        if bound <= 0 or len(weights) + 1 != len(positive) or min(weights.values(), default=0) <= 0:
            return p
        sizes = {monomial: sum(monomial[place] for place in weights) for monomial in p}
        degree = max(sizes.values(), default=0)
        whole = self._one_and(weights)
        result: Polynomial = {}
        for monomial, coefficient in p.items():
            scaled = coefficient * bound ** sizes[monomial]
            for place, weight in weights.items():
                scaled *= weight ** (degree - monomial[place])
            term = self.ring.times({monomial: scaled}, self.ring.power(whole, degree - sizes[monomial]))
            result = self.ring.plus(result, term)
        return result
