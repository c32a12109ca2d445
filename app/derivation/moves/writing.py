"""Terms written as formulas, in the order in which this book writes them: 1 + k, r_d + r_t t + e + k, (1 + k) B.

Factors: numbers, ratios (small letters), brackets of ratios, amounts (capitals), brackets of amounts. Terms: what is
added before what is taken away, each by the amounts in it and then by the ratios.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from fractions import Fraction
from functools import lru_cache
from math import gcd

from app.algebra.numerals import spelled
from app.algebra.printing import plain
from app.algebra.tree import (
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    symbols_in_order,
)
from app.derivation.moves.terms import ONCE, Arithmetic, Exponent, Monomial, Opens, Terms, everywhere, nowhere

_RATIOS, _AMOUNTS = "rekcts", "CDTSRE"
_NAME = re.compile(r"([^\W_]+?)(?:_?([0-9]+)|_(\w+))?")
ZERO, ONE = Number(Fraction(0)), Number(Fraction(1))
_MOST_DIVISOR = 9
"""Halves and thirds stand below a stroke, tenths as decimals."""

Rank = tuple[int, int, str, int, str]


@lru_cache(maxsize=4096)
def _symbol_rank(name: str) -> Rank:
    match = _NAME.fullmatch(name)
    letter, index, subscript = match.groups() if match else (name, None, None)
    amount = letter[0].isupper()
    known = (_AMOUNTS if amount else _RATIOS).find(letter)
    return 3 if amount else 1, known if known >= 0 else 9, letter, int((index or "0")[:9]), subscript or ""


@lru_cache(maxsize=4096)
def _rank(base: Expression) -> Rank:
    """Where a factor stands in a product."""
    if isinstance(base, Symbol):
        return _symbol_rank(base.name)
    if isinstance(base, Number):
        return 0, 0, "", 0, plain(base)
    names = [_symbol_rank(name) for name in symbols_in_order(base)]
    amounts = [rank for rank in names if rank[0] == 3]
    kind, place, letter, number, _ = min(amounts or names, default=(1, 9, "", 0, ""))
    return kind + 1, place, letter, number, plain(base)


def in_order(factors: Iterable[tuple[Expression, Exponent]]) -> Monomial:
    """Factors in their order of writing."""
    return tuple(sorted(factors, key=lambda factor: _rank(factor[0])))


def _term_rank(monomial: Monomial) -> tuple[object, ...]:
    """Where a term stands in a sum, whatever its sign."""
    amounts, ratios = list[tuple[object, ...]](), list[tuple[object, ...]]()
    for base, exponent in monomial:
        kind, *rest = _rank(base)
        entry = (*rest[:3], kind, rest[3], len(exponent.symbolic), exponent.symbolic, exponent.number)
        (amounts if kind >= 3 else ratios).append(entry)
    return amounts, ratios


def _gathered(terms: Terms) -> tuple[Fraction, Expression]:
    """Several terms as a number times one sum: the first in order is positive, and whole numbers share no factor."""
    ordered = sorted(terms, key=_term_rank)
    number = Fraction(1 if terms[ordered[0]] > 0 else -1)
    if all(each.denominator == 1 for each in terms.values()):
        number *= gcd(*(each.numerator for each in terms.values()))
    return number, _sum([(monomial, terms[monomial] / number) for monomial in ordered])


def _sum(terms: list[tuple[Monomial, Fraction]]) -> Expression:
    """Terms in the order given, those that are taken away last."""
    turned = [_turned(*term) for term in terms]
    signed = [*(term for term in turned if term[1] > 0), *(term for term in turned if term[1] < 0)]
    written = [_term(monomial, abs(number)) for monomial, number in signed]
    parts = [tree if term[1] > 0 else Negative(tree) for term, tree in zip(signed, written, strict=True)]
    return ZERO if not parts else parts[0] if len(parts) == 1 else Sum(tuple(parts))


def _turned(monomial: Monomial, number: Fraction) -> tuple[Monomial, Fraction]:
    """-(C - D)/k as (D - C)/k, and -(1 - x)/(1 - m) as (1 - x)/(m - 1); but -(1 - q)*S as it is."""
    if number > 0:
        return monomial, number
    mixed = [
        place
        for place, (base, times) in enumerate(monomial)
        if times in (ONCE, -ONCE) and isinstance(base, Sum) and isinstance(base.terms[-1], Negative)
    ]
    chosen = [place for place in mixed if not isinstance(_bracket(monomial, place).terms[0], Number)]
    if len(mixed) > 1:
        chosen = [place for place in mixed if monomial[place][1].is_negative] or chosen
    if not chosen:
        return monomial, number
    place = chosen[-1]
    ordered = sorted(_bracket(monomial, place).terms, key=lambda term: not isinstance(term, Negative))
    turned = Sum(tuple(term.operand if isinstance(term, Negative) else Negative(term) for term in ordered))
    return (*monomial[:place], (turned, monomial[place][1]), *monomial[place + 1 :]), -number


def _bracket(monomial: Monomial, place: int) -> Sum:
    base = monomial[place][0]
    assert isinstance(base, Sum)
    return base


def _term(monomial: Monomial, number: Fraction) -> Expression:
    """A positive number times factors, those with negative exponents below the stroke."""
    above = [_raised(base, exponent) for base, exponent in monomial if not exponent.is_negative]
    below = [_raised(base, -exponent) for base, exponent in monomial if exponent.is_negative]
    whole, divisor = number.numerator, number.denominator
    decimal = spelled(number)
    if divisor > _MOST_DIVISOR and "/" not in decimal:
        above.insert(0, Number(number, decimal))
    else:
        above[:0] = [Number(Fraction(whole))] if whole != 1 else []
        below[:0] = [Number(Fraction(divisor))] if divisor != 1 else []
    over = _product(above)
    return Quotient(over, _product(below)) if below else over


def _product(factors: list[Expression]) -> Expression:
    return ONE if not factors else factors[0] if len(factors) == 1 else Product(tuple(factors))


def _raised(base: Expression, exponent: Exponent) -> Expression:
    return base if exponent == ONCE else Power(base, written_exponent(exponent))


def written_exponent(exponent: Exponent) -> Expression:
    """n + 1, 2*n, 3: symbols first."""
    parts = list[Expression]()
    for names, times in (*exponent.symbolic, ((), exponent.number)):
        if times:
            factors = [Number(Fraction(abs(times)))] if abs(times) != 1 or not names else []
            tree = _product([*factors, *map(Symbol, names)])
            parts.append(Negative(tree) if times < 0 else tree)
    return ZERO if not parts else parts[0] if len(parts) == 1 else Sum(tuple(parts))


class Writer(Arithmetic):
    """Arithmetic of terms that are read from formulas and written as formulas again."""

    def __init__(self, whole: Collection[str]) -> None:
        super().__init__(whole, in_order, _gathered)

    def tree(self, terms: Terms, *, together: bool = False) -> Expression:
        """Terms as a formula. together: those over the same bracket under one stroke."""
        terms = self._opened(terms)
        if together and len(terms) > 1:
            terms = self._under_strokes(terms)
        ordered = list(terms)
        if all(_rank(base)[0] < 3 for monomial in terms for base, _ in monomial):
            ordered.sort(key=_term_rank)
        return _sum([(monomial, terms[monomial]) for monomial in ordered])

    def gathered(self, terms: Terms) -> Terms:
        """Several terms as one, a bracket in which no needless bracket stands."""
        return self.one_factor(self._opened(terms))

    def rewritten(self, tree: Expression, opens: Opens = nowhere) -> Expression:
        """A formula by way of its terms."""
        return self.tree(self.terms(tree, opens))

    def shorter(self, terms: Terms) -> Terms:
        """Terms with all brackets opened where fewer are left."""
        opened = self.terms(self.tree(terms), everywhere)
        return opened if len(opened) < len(self._opened(terms)) else terms

    def _opened(self, terms: Terms) -> Terms:
        """Terms that are nothing but a bracket as what the bracket adds up."""
        opened: Terms = {}
        for monomial, number in terms.items():
            match monomial:
                case ((Sum() as bracket, exponent),) if exponent == ONCE and (len(terms) > 1 or abs(number) == 1):
                    part = self._opened(self.times({(): number}, self.terms(bracket)))
                case _:
                    part = {monomial: number}
            opened = self.plus(opened, part)
        return opened

    def _under_strokes(self, terms: Terms) -> Terms:
        """Terms over the same brackets as one: a/(1 - q) - b/(1 - q) is (a - b)/(1 - q)."""
        parts = dict[Monomial, Terms]()
        for monomial, number in terms.items():
            below = tuple(each for each in monomial if each[1].is_negative and not isinstance(each[0], Symbol))
            above = tuple(each for each in monomial if each not in below)
            parts[below] = self.plus(parts.get(below, {}), {above: number})
        total: Terms = {}
        for below, part in parts.items():
            total = self.plus(total, self.times(self._in_one(part), {below: Fraction(1)}) if below else part)
        return total

    def _in_one(self, terms: Terms) -> Terms:
        """Several terms as one bracket that keeps their order."""
        if len(terms) < 2:
            return terms
        return {((_sum(list(terms.items())), ONCE),): Fraction(1)}
