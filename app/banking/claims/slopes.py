"""A derivative as one fraction, and what decides its sign: exact, with polynomials of our own.

The quotient rule gives ∂(a/b)/∂x = (a′b - ab′)/b². The denominator is a square; the numerator is taken apart into
factors, each of them positive, not negative, or of either sign where the values are admitted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, reduce

from app.algebra.definite import coefficients_sign, gap
from app.algebra.expansion import Ring
from app.algebra.polynomials import Polynomial
from app.algebra.tree import Condition, Relation, Statement, Sum, Symbol
from app.banking.claims.inequalities import Facts, Known
from app.banking.claims.quantities import QUANTITIES, Quantity

WORK = 400_000
_STRICT = (Relation.LESS, Relation.GREATER)


@dataclass(frozen=True, slots=True)
class Slope:
    """∂quantity/∂by = sign · Π positive · Π deciding / denominator².

    positive: factors > 0 wherever values are admitted. deciding: the others; those that cannot be negative first, of
    which there are `bounded`.
    """

    quantity: Quantity
    by: str
    ring: Ring
    facts: Facts
    sign: int
    positive: tuple[Polynomial, ...]
    deciding: tuple[Polynomial, ...]
    bounded: int

    @property
    def numerator(self) -> Polynomial:
        """Multiplied out."""
        return reduce(self.ring.times, (*self.positive, *self.deciding), self.ring.constant(self.sign))

    def required(self, wanted: int) -> tuple[Polynomial, ...] | None:
        """What must be > 0 for the derivative to have this sign (1 or -1); None where it never has."""
        loose = self.deciding[self.bounded :]
        if not loose:
            return self.deciding if self.sign == wanted else None
        product = reduce(self.ring.times, loose, self.ring.constant(self.sign * wanted))
        return (*self.deciding[: self.bounded], product)

    @property
    def vanishing(self) -> Polynomial | None:
        """What must be 0 for the derivative to be 0; None where it never is."""
        return reduce(self.ring.times, self.deciding) if self.deciding else None


def ring_of(quantity: Quantity, others: Iterable[Statement] = ()) -> Ring:
    """Polynomials in the quantity's symbols, in their order, and in whatever else stands in some conditions."""
    return Ring((Sum(tuple(map(Symbol, quantity.symbols))), *others), work=WORK)


def admitted(quantity: Quantity, ring: Ring) -> Facts:
    """What is known wherever the quantity has a value."""
    known = [
        Known({tuple(int(place == other) for other in range(ring.count)): 1}, kind[0][0] in quantity.positive)
        for place, kind in enumerate(ring.generators)
    ]
    return Facts(ring, (*known, *(_known(ring, condition) for condition in quantity.conditions)))


def _known(ring: Ring, condition: Condition) -> Known:
    above, _ = ring.fraction(gap(condition))
    return Known(above, condition.relation in _STRICT)


def slope(quantity: Quantity, by: str, others: Iterable[Statement] = ()) -> Slope:
    """The derivative by one of the symbols. others: conditions whose symbols are to stand in the same ring."""
    ring, known = ring_of(quantity, others), _worked_out(quantity.name, by)
    if ring.generators != known.ring.generators or not ring.only_symbols:
        return _taken(quantity, by, ring)
    return replace(known, ring=ring, facts=Facts(ring, known.facts.known))  # a ring's allowance of work is its own


@cache
def _worked_out(name: str, by: str) -> Slope:
    return _taken(QUANTITIES[name], by, ring_of(QUANTITIES[name]))


def _taken(quantity: Quantity, by: str, ring: Ring) -> Slope:
    above, below = ring.fraction(quantity.formula)
    place = quantity.symbols.index(by)
    numerator = ring.plus(
        ring.times(_derived(above, place), below), ring.minus(ring.times(above, _derived(below, place)))
    )
    facts = admitted(quantity, ring)
    sign, found = taken_apart(ring, numerator)
    positive, bounded, loose = list[Polynomial](), list[Polynomial](), list[Polynomial]()
    for factor in found:
        if facts.positive(factor):
            positive.append(factor)
        elif facts.positive(factor, strict=False):
            bounded.append(factor)
        elif facts.positive(ring.minus(factor), strict=False):
            sign = -sign
            bounded.append(ring.minus(factor))
        else:
            loose.append(factor)
    if sign < 0 and loose:
        sign, loose[0] = 1, ring.minus(loose[0])
    return Slope(quantity, by, ring, facts, sign, tuple(positive), (*bounded, *loose), len(bounded))


def taken_apart(ring: Ring, p: Polynomial) -> tuple[int, tuple[Polynomial, ...]]:
    """A sign and factors whose product p is: numbers, symbols, and what divides the coefficients of powers of one."""
    found = list[Polynomial]()
    waiting = [p]
    while waiting:
        part = waiting.pop()
        for place in range(ring.count):
            shared = _content(ring, part, place)
            if any(map(any, shared)):
                waiting += [ring.over(part, shared), shared]
                break
            if set(shared.values()) not in ({1}, {-1}):
                found.append(ring.constant(abs(shared[ring.blank])))
                part = ring.over(part, ring.constant(abs(shared[ring.blank])))
        else:
            symbol = next((place for place in range(ring.count) if all(m[place] for m in part)), None)
            unit = {tuple(int(other == symbol) for other in range(ring.count)): 1}
            if symbol is not None and part != unit:
                waiting += [ring.over(part, unit), unit]
            else:
                found.append(part)
    sign, factors = 1, list[Polynomial]()
    for factor in found:
        if coefficients_sign(factor) < 0:
            sign, factor = -sign, ring.minus(factor)
        if factor != ring.one:
            factors.append(factor)
    return sign, tuple(sorted(factors, key=lambda factor: (len(factor), sorted(factor, reverse=True))))


def _content(ring: Ring, p: Polynomial, place: int) -> Polynomial:
    """What divides every coefficient of p as a polynomial in one symbol; a number where the symbol does not occur."""
    parts = dict[int, dict[tuple[int, ...], int]]()
    for monomial, coefficient in p.items():
        rest = (*monomial[:place], 0, *monomial[place + 1 :])
        parts.setdefault(monomial[place], {})[rest] = coefficient
    if set(parts) == {0}:
        return ring.one
    shared: Polynomial = {}
    for part in parts.values():
        shared = ring.common(shared, part)
    return shared


def _derived(p: Polynomial, place: int) -> Polynomial:
    return {
        (*monomial[:place], monomial[place] - 1, *monomial[place + 1 :]): coefficient * monomial[place]
        for monomial, coefficient in p.items()
        if monomial[place]
    }
