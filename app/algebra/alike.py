"""Terms that are alike: the same product of the same factors, whatever its number and the order of writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from app.algebra.printing import plain
from app.algebra.tree import Call, Expression, Negative, Number, Power, Product, Quotient, Sum, Symbol, Text

Kind = tuple[tuple[Any, int], ...]
"""The factors of a term with their exponents, in a fixed order; () for a number."""

MOST_BITS = 2_000
"""Powers whose number or exponents would be larger are not worked out."""


def term(tree: Expression) -> tuple[Fraction, Kind]:
    """The number in front of a term, and its kind: 2*k*D and D*k/3 are 2 and 1/3 of one kind."""
    match tree:
        case Number(value):
            return value, ()
        case Symbol(name):
            return Fraction(1), ((name, 1),)
        case Negative(operand):
            number, kind = term(operand)
            return -number, kind
        case Product(factors):
            number, kinds = Fraction(1), list[tuple[Kind, int]]()
            for factor in factors:
                times, kind = term(factor)
                number *= times
                kinds.append((kind, 1))
            return number, _joined(kinds)
        case Quotient(numerator, denominator):
            (above, top), (below, bottom) = term(numerator), term(denominator)
            if not below:
                return Fraction(1), ((("over nothing", above, top), 1),)
            return above / below, _joined([(top, 1), (bottom, -1)])
        case Power(base, exponent):
            return _power(base, exponent)
        case Sum():
            return _sum(tree)
        case Call() | Text():
            return Fraction(1), ((("as written", plain(tree)), 1),)


def terms(tree: Expression) -> Iterable[Expression]:
    """What a sum adds up, with sums inside brackets opened: 1 - (r - k) is 1, -r, k."""
    match tree:
        case Sum(parts):
            for part in parts:
                yield from terms(part)
        case Negative(operand) if isinstance(operand, (Sum, Negative)):
            for part in terms(operand):
                yield part.operand if isinstance(part, Negative) else Negative(part)
        case _:
            yield tree


def _joined(kinds: Iterable[tuple[Kind, int]]) -> Kind:
    exponents = Counter[Any]()
    for kind, times in kinds:
        for factor, exponent in kind:
            exponents[factor] += times * exponent
    return _ordered(exponents.items())


def _ordered(items: Iterable[tuple[Any, Any]]) -> tuple[tuple[Any, Any], ...]:
    return tuple(sorted((item for item in items if item[1]), key=repr))


def _power(base: Expression, exponent: Expression) -> tuple[Fraction, Kind]:
    number, kind = term(base)
    times, symbolic = term(exponent)
    size = number.numerator.bit_length() + number.denominator.bit_length()
    if not symbolic and times.denominator == 1 and abs(times) * size <= MOST_BITS and (number or times > 0):
        return number**times.numerator, _joined([(kind, times.numerator)])
    return Fraction(1), ((("^", number, kind, times, symbolic), 1),)


def _sum(tree: Sum) -> tuple[Fraction, Kind]:
    """A sum as a factor: its first number taken out, so that 2 + 2*k is twice 1 + k."""
    numbers = dict[Kind, Fraction]()
    for part in terms(tree):
        number, kind = term(part)
        numbers[kind] = numbers.get(kind, Fraction(0)) + number
    ordered = _ordered(numbers.items())
    if not ordered:
        return Fraction(0), ()
    first = ordered[0][1]
    if len(ordered) == 1:
        return first, ordered[0][0]
    return first, ((("+", *((kind, number / first) for kind, number in ordered)), 1),)
