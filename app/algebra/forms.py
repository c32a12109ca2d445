"""Whether a formula is written in the form that a question asks for.

What it is worth is decided elsewhere; here only its shape counts. Where the work would grow too large nothing is
called wrong.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from app.algebra.alike import Kind, term, terms
from app.algebra.characters import VULGAR
from app.algebra.expansion import NoPolynomialError, Ring
from app.algebra.lines import share_a_factor
from app.algebra.polynomials import TooLargeError
from app.algebra.tree import Expression, Negative, Number, Power, Product, Quotient, Sum, children, walk

_WORK = 5_000


class Form(StrEnum):
    """A shape that a question can ask for: a single stroke with no fraction above or below it, or lowest terms."""

    ONE_FRACTION = "one_fraction"
    SIMPLIFIED = "simplified"


NOT_ONE_FRACTION = "not_one_fraction"
COMMON_FACTOR = "common_factor"
LIKE_TERMS = "like_terms"
KEYS = (NOT_ONE_FRACTION, COMMON_FACTOR, LIKE_TERMS)
"""What form_fault can say; each names a sentence."""


def form_fault(tree: Expression, form: Form) -> str | None:
    """What the formula lacks of the form, a key of KEYS; None where it has it.

    not_one_fraction: a fraction or a negative power inside a fraction, or fractions still to be added or multiplied.
    Simplified is also a formula without a fraction, or the sum of one with one fraction.
    common_factor: numerator and denominator share a polynomial or a whole number.
    like_terms: terms that differ only by a number, numbers to be added or multiplied.
    """
    if form is Form.ONE_FRACTION:
        return None if _is_one_fraction(tree) else NOT_ONE_FRACTION
    if not _at_most_one_fraction(tree):
        return NOT_ONE_FRACTION
    if any(isinstance(node, (Sum, Product)) and _unfinished(node) for node in walk(tree)):
        return LIKE_TERMS
    if any(map(_reducible, _fractions(tree))):
        return COMMON_FACTOR
    return None


def _is_one_fraction(tree: Expression) -> bool:
    match tree:
        case Negative(operand):
            return _is_one_fraction(operand)
        case Product(factors):
            return sum(map(_broken, factors)) <= 1 and all(_is_one_fraction(part) for part in factors)
        case Quotient(above, below):
            return not (_broken(above) or _broken(below))
        case _:
            return not _broken(tree)


def _at_most_one_fraction(tree: Expression) -> bool:
    if isinstance(tree, Negative):
        return _at_most_one_fraction(tree.operand)
    if isinstance(tree, Sum):
        return sum(map(_broken, tree.terms)) <= 1 and all(_at_most_one_fraction(part) for part in tree.terms)
    return _is_one_fraction(tree)


def _broken(tree: Expression) -> bool:
    """Whether there is a fraction or a negative power in a formula, its exponents aside."""
    match tree:
        case Quotient():
            return True
        case Number(_, text):
            return any(sign in text for sign in VULGAR + "/")
        case Power(base, exponent):
            return term(exponent)[0] < 0 or _broken(base)
        case _:
            return any(_broken(child) for child in children(tree))


def _unfinished(node: Sum | Product) -> bool:
    if isinstance(node, Product):
        return sum(isinstance(factor, Number) for factor in node.factors) > 1
    kinds = Counter[Kind](term(part)[1] for part in terms(node))
    return max(kinds.values()) > 1


def _fractions(tree: Expression) -> Iterator[Quotient]:
    """The fractions in a formula, what stands beside one in a product taken above its stroke."""
    for node in walk(tree):
        if isinstance(node, Quotient):
            yield node
        elif isinstance(node, Product):
            for place, factor in enumerate(node.factors):
                if isinstance(factor, Quotient):
                    above = (*node.factors[:place], factor.numerator, *node.factors[place + 1 :])
                    yield Quotient(Product(above), factor.denominator)


def _reducible(fraction: Quotient) -> bool:
    return share_a_factor(fraction.numerator, fraction.denominator) or _share_a_number(fraction)


def _share_a_number(fraction: Quotient) -> bool:
    """Whether all coefficients above and below are multiples of one whole number."""
    ring = Ring((fraction.numerator, fraction.denominator), _WORK)
    try:
        (above, one), (below, other) = (ring.fraction(side) for side in (fraction.numerator, fraction.denominator))
    except (TooLargeError, NoPolynomialError):
        return False
    whole = one == other == ring.one
    return whole and math.gcd(*above.values(), *below.values()) > 1
