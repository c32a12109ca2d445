"""Polynomials as a reader writes them: terms in the symbols' order, what is subtracted last, common factors outside."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from app.algebra.expansion import Ring
from app.algebra.polynomials import Monomial, Polynomial
from app.algebra.tree import Condition, Expression, Negative, Number, Power, Product, Relation, Sum, Symbol


def polynomial(ring: Ring, p: Polynomial) -> Expression:
    """The formula, multiplied out: r_d + e + k - r_t - r_t·k."""
    positive, negative = _sides(p)
    terms = [_term(ring, monomial, p[monomial]) for monomial in positive]
    terms += [Negative(_term(ring, monomial, -p[monomial])) for monomial in negative]
    if not terms:
        return Number(Fraction(0))
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def product(ring: Ring, factors: Iterable[Polynomial]) -> Expression:
    """Factors side by side, single symbols and numbers first."""
    ordered = sorted(factors, key=len)
    trees = [polynomial(ring, factor) for factor in ordered if factor != ring.one]
    if not trees:
        return Number(Fraction(1))
    return trees[0] if len(trees) == 1 else Product(tuple(trees))


def inequality(ring: Ring, p: Polynomial) -> Condition:
    """p > 0 with no minus sign: r_d + e + k > r_t·(1 + k). The side with fewer terms, or later ones, is the right."""
    positive, negative = _sides(p)
    above = {monomial: p[monomial] for monomial in positive}
    below = {monomial: -p[monomial] for monomial in negative}
    left, right = _gathered(ring, above), _gathered(ring, below)
    turned = len(positive) < len(negative)
    if negative and len(positive) == len(negative):
        turned = _place(positive[0]) > _place(negative[0])
    return Condition(right, Relation.LESS, left) if turned else Condition(left, Relation.GREATER, right)


def _gathered(ring: Ring, p: Polynomial) -> Expression:
    """A sum of terms with what they share outside a bracket."""
    if not p:
        return Number(Fraction(0))
    shared = tuple(map(min, zip(*p, strict=True)))
    if len(p) == 1 or not any(shared):
        return polynomial(ring, p)
    inner = {tuple(a - b for a, b in zip(monomial, shared, strict=True)): number for monomial, number in p.items()}
    outer = _term(ring, shared, 1)
    return Product((*(outer.factors if isinstance(outer, Product) else (outer,)), polynomial(ring, inner)))


def _sides(p: Polynomial) -> tuple[list[Monomial], list[Monomial]]:
    ordered = sorted(p, key=_place)
    return [monomial for monomial in ordered if p[monomial] > 0], [monomial for monomial in ordered if p[monomial] < 0]


def _place(monomial: Monomial) -> tuple[int, int, tuple[int, ...]]:
    """Numbers first, then by the first symbol; of these the shorter first."""
    first = next((place for place, exponent in enumerate(monomial) if exponent), -1)
    return first, sum(monomial), tuple(-exponent for exponent in monomial)


def _term(ring: Ring, monomial: Monomial, coefficient: int) -> Expression:
    factors: list[Expression] = []
    if coefficient != 1 or not any(monomial):
        factors.append(Number(Fraction(coefficient)))
    for kind, exponent in zip(ring.generators, monomial, strict=True):
        if exponent:
            symbol = Symbol(str(kind[0][0]))
            factors.append(symbol if exponent == 1 else Power(symbol, Number(Fraction(exponent))))
    return factors[0] if len(factors) == 1 else Product(tuple(factors))
