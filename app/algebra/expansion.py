"""Formulas as quotients of expanded polynomials, for proofs about positive symbols.

Powers that are no polynomials, with a root or a symbol in the exponent, count as further positive symbols.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction

from app.algebra.alike import Kind, term
from app.algebra.polynomials import MOST_DEGREE, MOST_WORK, Monomial, Polynomial, Polynomials, TooLargeError
from app.algebra.tree import Expression, Negative, Number, Power, Product, Quotient, Statement, Sum, Symbol, walk


class NoPolynomialError(ValueError):
    """A call, a quoted word or a division by zero."""


class Ring(Polynomials):
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
                    for base, times, exponent in _powers(node):
                        number, symbolic = term(exponent)
                        if isinstance(base, Symbol) and not symbolic:
                            degree = self._degrees.get(base.name, 1)
                            self._degrees[base.name] = math.lcm(degree, (number * times).denominator)
                        elif _whole(exponent) is None:
                            kinds[_opaque(base, exponent)] = None
        super().__init__(len(kinds), work)
        self.generators = tuple(kinds)
        self.only_symbols = all(isinstance(kind[0][0], str) for kind in kinds) and set(self._degrees.values()) <= {1}
        self._places = {kind: place for place, kind in enumerate(kinds)}

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
            case Power():
                power = self.one, self.one
                for base, times, exponent in _powers(tree):
                    above, below = self._power(base, times, exponent)
                    power = self.times(power[0], above), self.times(power[1], below)
                return power
            case _:
                raise NoPolynomialError

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

    def _power(self, base: Expression, times: int, exponent: Expression) -> tuple[Polynomial, Polynomial]:
        """base ^ (times * exponent)."""
        whole, (number, symbolic) = _whole(exponent), term(exponent)
        if isinstance(base, Symbol) and not symbolic:
            return self._raised(((base.name, 1),), number * times * self._degrees[base.name])
        if whole is None:
            return self._raised(_opaque(base, exponent), Fraction(-times if isinstance(exponent, Negative) else times))
        above, below = self.fraction(base)
        if whole < 0:
            above, below = self._over(below, above)
        return self.power(above, abs(whole)), self.power(below, abs(whole))

    def _raised(self, kind: Kind, exponent: Fraction) -> tuple[Polynomial, Polynomial]:
        if abs(exponent) > MOST_DEGREE:
            raise TooLargeError
        generator = self._generator(kind, abs(exponent.numerator))
        return (self.one, generator) if exponent < 0 else (generator, self.one)

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
        return {tuple(exponent if other == place else 0 for other in range(self.count)): 1}


def _powers(tree: Power) -> Iterator[tuple[Expression, int, Expression]]:
    """What a power is a product of, base ^ (times * exponent): (x*y)^(n+1) is x^n, y^n, x^1, y^1.

    Bases are taken apart where all in them is positive: numbers and symbols.
    """
    exponents = tree.exponent.terms if isinstance(tree.exponent, Sum) else (tree.exponent,)
    number, kind = term(tree.base)
    bases: list[tuple[Expression, int]] = [(tree.base, 1)]
    if number > 0 and kind and all(isinstance(factor, str) for factor, _ in kind):
        bases = [(Symbol(name), times) for name, times in kind]
        bases += [(Number(number), 1)] if number != 1 else []
    for exponent in exponents:
        for base, times in bases:
            yield base, times, exponent


def _whole(exponent: Expression) -> int | None:
    number, kind = term(exponent)
    return None if kind or number.denominator != 1 else number.numerator


def _opaque(base: Expression, exponent: Expression) -> Kind:
    return term(Power(base, exponent.operand if isinstance(exponent, Negative) else exponent))[1]
