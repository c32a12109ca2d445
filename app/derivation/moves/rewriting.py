"""One side of a line written another way: multiplied out, gathered by a symbol, a common factor taken out.

What a move has nothing to do with stays as the learner wrote it. Errors of all functions: TooLargeError;
UndefinedError for a division by 0.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from app.algebra.tree import Expression, Negative, Product, Quotient, Sum, Symbol, free_symbols, walk
from app.derivation.moves.terms import NONE, Exponent, Monomial, Opens, Terms, everywhere
from app.derivation.moves.tidy import negative, tidied
from app.derivation.moves.writing import Writer


def expanded(tree: Expression, writer: Writer) -> Expression:
    """Brackets multiplied out, like terms together; what stands over a bracket stays over it."""
    terms = writer.terms(tree, everywhere)
    minus_bracket = any(isinstance(node, Negative) and isinstance(node.operand, Sum) for node in walk(tree))
    if terms == writer.terms(tree) and not minus_bracket:
        return tree
    return tidied(writer.tree(terms, together=True), writer.whole)


def collected(tree: Expression, name: str, writer: Writer) -> Expression:
    """Terms with the same power of a symbol gathered: k*D + r*D is (r + k)*D."""
    match tree:
        case Negative(operand):
            return negative(collected(operand, name, writer))
        case Quotient(above, below):
            return tidied(Quotient(collected(above, name, writer), collected(below, name, writer)), writer.whole)
        case Product(factors) if sum(name in free_symbols(factor) for factor in factors) == 1:
            return tidied(Product(tuple(collected(factor, name, writer) for factor in factors)), writer.whole)
        case Sum() | Product():
            return _grouped(tree, name, writer)
        case _:
            return tree


def mentions(name: str) -> Opens:
    """Opens the brackets in which a symbol stands."""

    def opens(terms: Terms) -> bool:
        return any(name in free_symbols(base) for monomial in terms for base, _ in monomial)

    return opens


def split(monomial: Monomial, name: str) -> tuple[Exponent, Monomial]:
    """How often a symbol is a factor of a term, and the other factors."""
    rest = tuple(factor for factor in monomial if factor[0] != Symbol(name))
    return next((times for base, times in monomial if base == Symbol(name)), NONE), rest


def _grouped(tree: Expression, name: str, writer: Writer) -> Expression:
    groups = dict[Exponent, Terms]()
    for monomial, number in writer.terms(tree, mentions(name)).items():
        times, rest = split(monomial, name)
        groups[times] = writer.plus(groups.get(times, {}), {rest: number})
    if all(len(group) < 2 for times, group in groups.items() if times != NONE):
        return tree
    total: Terms = {}
    for times, group in groups.items():
        if times != NONE:
            group = writer.times(writer.gathered(group), {((Symbol(name), times),): Fraction(1)})
        total = writer.plus(total, group)
    return writer.tree(total)


def factored(tree: Expression, writer: Writer) -> Expression:
    """The factor that all terms of a sum share, before a bracket with the rest."""
    match tree:
        case Negative(operand):
            return negative(factored(operand, writer))
        case Quotient(above, below):
            return tidied(Quotient(factored(above, writer), factored(below, writer)), writer.whole)
        case Product(factors):
            return tidied(Product(tuple(factored(factor, writer) for factor in factors)), writer.whole)
        case Sum():
            terms = writer.terms(tree)
            shared, number = common(terms)
            if len(terms) < 2 or (not shared and number == 1):
                return tree
            rest = writer.times(terms, writer.inverse({shared: number}))
            return writer.tree(writer.times(writer.gathered(rest), {shared: number}))
        case _:
            return tree


def common(terms: Terms) -> tuple[Monomial, Fraction]:
    """The factors that all terms share, and the whole number."""
    if not terms:
        return (), Fraction(1)
    first, *others = (dict(monomial) for monomial in terms)
    shared = []
    for base, times in first.items():
        found = [times, *(other.get(base, NONE) for other in others)]
        numbers = [each.number for each in found]
        if any(each.symbolic != times.symbolic for each in found):
            continue
        least = min(numbers) if times.symbolic or min(numbers) > 0 else max(numbers) if max(numbers) < 0 else 0
        if (each := Exponent(least, times.symbolic)) != NONE:
            shared.append((base, each))
    whole = all(number.denominator == 1 for number in terms.values())
    return tuple(shared), Fraction(gcd(*(number.numerator for number in terms.values()))) if whole else Fraction(1)
