"""Formulas as quotients of expanded polynomials with whole coefficients, for proofs about positive symbols.

A polynomial whose coefficients all have one sign has that sign wherever the symbols are positive. Powers with a root or
a symbol in the exponent count as further positive symbols. The work is bounded: what would grow too large is given up.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Mapping
from fractions import Fraction

from app.algebra.alike import Kind, term
from app.algebra.tree import Expression, Negative, Number, Power, Product, Quotient, Statement, Sum, Symbol, walk

Monomial = tuple[int, ...]
Polynomial = Mapping[Monomial, int]
"""Exponents of the ring's generators -> coefficient, none of them 0."""

MOST_WORK = 30_000
"""Products of two terms that one ring computes, more where the coefficients are long."""
MOST_DEGREE = 60
_BITS = 256


class TooLargeError(ArithmeticError):
    """The work is more than a ring allows."""


class NoPolynomialError(ValueError):
    """A call, a quoted word or a division by zero."""


class Ring:
    """Polynomials in the symbols of some formulas, or in roots of them where they stand under roots.

    generators: the kinds of the symbols, and of other powers that are no polynomials.
    """

    def __init__(self, formulas: Iterable[Statement], work: int = MOST_WORK) -> None:
        kinds = dict[Kind, None]()
        self._degrees = dict[str, int]()
        for formula in formulas:
            for node in walk(formula):
                if isinstance(node, Symbol):
                    kinds[((node.name, 1),)] = None
                elif isinstance(node, Power):
                    for exponent in _parts(node.exponent):
                        number, symbolic = term(exponent)
                        if isinstance(node.base, Symbol) and not symbolic:
                            degree = self._degrees.get(node.base.name, 1)
                            self._degrees[node.base.name] = math.lcm(degree, number.denominator)
                        elif _whole(exponent) is None:
                            kinds[_opaque(node.base, exponent)] = None
        self.generators = tuple(kinds)
        self.only_symbols = all(isinstance(kind[0][0], str) for kind in kinds) and not any(
            degree > 1 for degree in self._degrees.values()
        )
        self.work = work
        self._places = {kind: place for place, kind in enumerate(kinds)}
        self.blank = (0,) * len(kinds)
        self.one: Polynomial = {self.blank: 1}

    def fraction(self, tree: Expression) -> tuple[Polynomial, Polynomial]:
        """Numerator and denominator. Errors: TooLargeError, NoPolynomialError."""
        match tree:
            case Number(value):
                return self.constant(value.numerator), self.constant(value.denominator)
            case Symbol(name):
                degree = self._degrees.get(name, 1)
                if degree > MOST_DEGREE:
                    raise TooLargeError
                return self._generator(((name, 1),), degree), self.one
            case Negative(operand):
                above, below = self.fraction(operand)
                return self.minus(above), below
            case Sum(terms):
                total = self.fraction(terms[0])
                for part in terms[1:]:
                    total = self._plus(total, self.fraction(part))
                return total
            case Product(factors):
                product = self.fraction(factors[0])
                for factor in factors[1:]:
                    above, below = self.fraction(factor)
                    product = self.times(product[0], above), self.times(product[1], below)
                return product
            case Quotient(numerator, denominator):
                (above, top), (below, bottom) = self.fraction(numerator), self.fraction(denominator)
                return self._over(self.times(above, bottom), self.times(top, below))
            case Power(base, exponent):
                power = self.one, self.one
                for part in _parts(exponent):
                    above, below = self._power(base, part)
                    power = self.times(power[0], above), self.times(power[1], below)
                return power
            case _:
                raise NoPolynomialError

    def constant(self, number: int) -> Polynomial:
        """A number as a polynomial."""
        return {self.blank: number} if number else {}

    def plus(self, p: Polynomial, q: Polynomial) -> Polynomial:
        """p + q."""
        total = dict(p)
        for monomial, coefficient in q.items():
            total[monomial] = total.get(monomial, 0) + coefficient
        self._spend(len(q))
        return _nonzero(total)

    def minus(self, p: Polynomial) -> Polynomial:
        """-p."""
        return {monomial: -coefficient for monomial, coefficient in p.items()}

    def times(self, p: Polynomial, q: Polynomial) -> Polynomial:
        """p * q. Errors: TooLargeError."""
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
        """p^exponent. Errors: TooLargeError."""
        if exponent > MOST_DEGREE:
            raise TooLargeError
        result = self.one
        for _ in range(exponent):
            result = self.times(result, p)
        return result

    def divided(self, p: Polynomial, q: Polynomial) -> Polynomial | None:
        """p / q where q divides p over the whole numbers, else None. Errors: TooLargeError."""
        lead = max(q)
        rest, quotient = p, dict[Monomial, int]()
        while rest:
            top = max(rest)
            step = tuple(map(operator.sub, top, lead))
            if min(step, default=0) < 0 or rest[top] % q[lead]:
                return None
            quotient[step] = rest[top] // q[lead]
            rest = self.plus(rest, self.minus(self.times({step: quotient[step]}, q)))
        return quotient

    def common(self, p: Polynomial, q: Polynomial, place: int = 0) -> Polynomial:
        """The greatest common divisor, by Euclid's algorithm in one generator after another. Errors: TooLargeError."""
        if not p or not q:
            return p or q
        if place == len(self.generators):
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

    def over(self, p: Polynomial, q: Polynomial) -> Polynomial:
        """p / q, where q is known to divide p."""
        divided = self.divided(p, q)
        assert divided is not None
        return divided

    def reduced(self, fraction: tuple[Polynomial, Polynomial]) -> tuple[Polynomial, Polynomial]:
        """A fraction in its lowest terms. Errors: TooLargeError."""
        shared = self.common(*fraction)
        return self.over(fraction[0], shared), self.over(fraction[1], shared)

    def without(self, p: Polynomial, q: Polynomial) -> Polynomial:
        """p without the factors that it shares with q. Errors: TooLargeError."""
        while _total_degree(shared := self.common(p, q)):
            p = self.over(p, shared)
        return p

    def _power(self, base: Expression, exponent: Expression) -> tuple[Polynomial, Polynomial]:
        whole, (number, symbolic) = _whole(exponent), term(exponent)
        if isinstance(base, Symbol) and not symbolic:
            raised = number * self._degrees[base.name]
            if abs(raised) > MOST_DEGREE:
                raise TooLargeError
            generator = self._generator(((base.name, 1),), abs(raised.numerator))
            return (self.one, generator) if raised < 0 else (generator, self.one)
        if whole is None:
            operand = exponent.operand if isinstance(exponent, Negative) else exponent
            generator = self._generator(_opaque(base, operand))
            return (self.one, generator) if operand is not exponent else (generator, self.one)
        above, below = self.fraction(base)
        if whole < 0:
            above, below = self._over(below, above)
        return self.power(above, abs(whole)), self.power(below, abs(whole))

    def _plus(
        self, a: tuple[Polynomial, Polynomial], b: tuple[Polynomial, Polynomial]
    ) -> tuple[Polynomial, Polynomial]:
        if a[1] == b[1]:
            return self.plus(a[0], b[0]), a[1]
        return self.plus(self.times(a[0], b[1]), self.times(b[0], a[1])), self.times(a[1], b[1])

    def _over(self, above: Polynomial, below: Polynomial) -> tuple[Polynomial, Polynomial]:
        if not below:
            raise NoPolynomialError
        return above, below

    def _generator(self, kind: Kind, exponent: int = 1) -> Polynomial:
        place = self._places[kind]
        return {tuple(exponent if other == place else 0 for other in range(len(self.generators))): 1}

    def tree(self, p: Polynomial) -> Expression:
        """The formula of a polynomial, for a ring of symbols only."""
        terms = [self._term(monomial, coefficient) for monomial, coefficient in p.items()]
        return terms[0] if len(terms) == 1 else Sum(tuple(terms))

    def _term(self, monomial: Monomial, coefficient: int) -> Expression:
        factors: list[Expression] = [Number(Fraction(coefficient))]
        for kind, exponent in zip(self.generators, monomial, strict=True):
            if exponent:
                factors.append(Power(Symbol(kind[0][0]), Number(Fraction(exponent))))
        return factors[0] if len(factors) == 1 else Product(tuple(factors))

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


def _parts(exponent: Expression) -> tuple[Expression, ...]:
    return exponent.terms if isinstance(exponent, Sum) else (exponent,)


def _whole(exponent: Expression) -> int | None:
    number, kind = term(exponent)
    return None if kind or number.denominator != 1 else number.numerator


def _opaque(base: Expression, exponent: Expression) -> Kind:
    return term(Power(base, exponent.operand if isinstance(exponent, Negative) else exponent))[1]
