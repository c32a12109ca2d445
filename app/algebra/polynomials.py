"""Arithmetic of polynomials with whole coefficients, exact and bounded: what would grow too large is given up."""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping

Monomial = tuple[int, ...]
Polynomial = Mapping[Monomial, int]
"""Exponents of the generators -> coefficient, none of them 0."""

MOST_WORK = 20_000
"""Products of two terms that are computed at most, fewer where the coefficients are long."""
MOST_DEGREE = 60
_BITS = 256
_LOOKS = 16
"""How many terms can be looked at in the time of one product."""


class TooLargeError(ArithmeticError):
    """The work is more than was allowed."""


class Polynomials:
    """Polynomials in so many generators. Errors of all methods: TooLargeError."""

    def __init__(self, generators: int, work: int = MOST_WORK) -> None:
        self.count = generators
        self.work = work
        self.blank: Monomial = (0,) * generators
        self.one: Polynomial = {self.blank: 1}

    def constant(self, number: int) -> Polynomial:
        """A number as a polynomial."""
        return {self.blank: number} if number else {}

    def plus(self, p: Polynomial, q: Polynomial) -> Polynomial:
        """p + q."""
        self._spend(len(q) + len(p) // _LOOKS)
        total = dict(p)
        for monomial, coefficient in q.items():
            total[monomial] = total.get(monomial, 0) + coefficient
        return _nonzero(total)

    def minus(self, p: Polynomial) -> Polynomial:
        """-p."""
        return {monomial: -coefficient for monomial, coefficient in p.items()}

    def times(self, p: Polynomial, q: Polynomial) -> Polynomial:
        """p * q."""
        if p is self.one or q is self.one:
            return q if p is self.one else p
        bits = max((abs(c).bit_length() for r in (p, q) for c in r.values()), default=0)
        self._spend(len(p) * len(q) * (1 + bits // _BITS))
        product = dict[Monomial, int]()
        for first, a in p.items():
            for second, b in q.items():
                monomial = tuple(map(operator.add, first, second))
                product[monomial] = product.get(monomial, 0) + a * b
        return _nonzero(product)

    def power(self, p: Polynomial, exponent: int) -> Polynomial:
        """p^exponent."""
        if exponent > MOST_DEGREE:
            raise TooLargeError
        result = self.one
        for _ in range(exponent):
            result = self.times(result, p)
        return result

    def divided(self, p: Polynomial, q: Polynomial) -> Polynomial | None:
        """p / q where q divides p over the whole numbers, else None."""
        lead = max(q)
        rest, quotient = dict(p), dict[Monomial, int]()
        while rest:
            top = max(rest)
            self._spend(len(q) + len(rest) // _LOOKS)
            step = tuple(map(operator.sub, top, lead))
            number, remainder = divmod(rest[top], q[lead])
            if remainder or min(step, default=0) < 0:
                return None
            quotient[step] = number
            for monomial, coefficient in q.items():
                place = tuple(map(operator.add, step, monomial))
                left = rest.get(place, 0) - number * coefficient
                if left:
                    rest[place] = left
                else:
                    rest.pop(place, None)
        return quotient

    def over(self, p: Polynomial, q: Polynomial) -> Polynomial:
        """p / q, where q is known to divide p."""
        divided = self.divided(p, q)
        assert divided is not None
        return divided

    def common(self, p: Polynomial, q: Polynomial, place: int = 0) -> Polynomial:
        """The greatest common divisor, by Euclid's algorithm in one generator after another."""
        if not p or not q:
            return p or q
        if place == self.count:
            return {self.blank: math.gcd(*p.values(), *q.values())}
        if not _degree(p, place) and not _degree(q, place):
            return self.common(p, q, place + 1)
        content = self.common(self._content(p, place), self._content(q, place), place + 1)
        first, second = self._primitive(p, place), self._primitive(q, place)
        if _degree(first, place) < _degree(second, place):
            first, second = second, first
        while second:
            first, second = second, self._primitive(self._remainder(first, second, place), place)
        return self.times(content, first) if _degree(first, place) else content

    def without(self, p: Polynomial, q: Polynomial) -> Polynomial:
        """p without the factors that it shares with q."""
        while p and _total_degree(shared := self.common(p, q)):
            p = self.over(p, shared)
        return p

    def reduced(self, fraction: tuple[Polynomial, Polynomial]) -> tuple[Polynomial, Polynomial]:
        """A fraction in its lowest terms."""
        shared = self.common(*fraction)
        return self.over(fraction[0], shared), self.over(fraction[1], shared)

    def _parts_in(self, p: Polynomial, place: int) -> dict[int, dict[Monomial, int]]:
        """The coefficients of p as a polynomial in one generator."""
        parts = dict[int, dict[Monomial, int]]()
        for monomial, coefficient in p.items():
            rest = (*monomial[:place], 0, *monomial[place + 1 :])
            parts.setdefault(monomial[place], {})[rest] = coefficient
        return parts

    def _content(self, p: Polynomial, place: int) -> Polynomial:
        shared: Polynomial = {}
        for part in self._parts_in(p, place).values():
            shared = self.common(shared, part, place + 1)
        return shared

    def _primitive(self, p: Polynomial, place: int) -> Polynomial:
        if not p:
            return p
        return self.over(p, self._content(p, place))

    def _remainder(self, p: Polynomial, q: Polynomial, place: int) -> Polynomial:
        """The pseudo-remainder of p by q in one generator."""
        below = _degree(q, place)
        lead = self._parts_in(q, place)[below]
        while p and (degree := _degree(p, place)) >= below:
            top = self._parts_in(p, place)[degree]
            shifted = {
                (*monomial[:place], monomial[place] + degree - below, *monomial[place + 1 :]): coefficient
                for monomial, coefficient in q.items()
            }
            p = self.plus(self.times(lead, p), self.minus(self.times(top, shifted)))
        return p

    def _spend(self, work: int) -> None:
        self.work -= work
        if self.work < 0:
            raise TooLargeError


def _nonzero(p: dict[Monomial, int]) -> Polynomial:
    return {monomial: coefficient for monomial, coefficient in p.items() if coefficient}


def _degree(p: Polynomial, place: int) -> int:
    return max((monomial[place] for monomial in p), default=0)


def _total_degree(p: Polynomial) -> int:
    return max(map(sum, p), default=0)
