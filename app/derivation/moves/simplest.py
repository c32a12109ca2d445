"""A formula in its simplest form: one fraction in its lowest terms, like terms together.

Brackets that the formula has and that divide what comes out stay brackets: (r + e)*(1 + t + s) + c is not multiplied
out. Errors: TooLargeError; UndefinedError for a division by 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from app.algebra.alike import Kind
from app.algebra.expansion import NoPolynomialError, Ring
from app.algebra.forms import Form, form_fault
from app.algebra.polynomials import Polynomial
from app.algebra.printing import plain
from app.algebra.tree import Expression, Number, Product, Sum, Symbol, exponents, walk
from app.derivation.moves.rewriting import common
from app.derivation.moves.terms import Exponent, Monomial, Terms
from app.derivation.moves.tidy import tidied
from app.derivation.moves.writing import Writer

_RING_WORK = 5_000


def simplified(tree: Expression, writer: Writer) -> Expression:
    """The simplest of: the formula, the same with like terms together, and the same worked out as one fraction."""
    worked_out = _one_fraction(tree, writer)
    simple = [
        each
        for each in (tree, writer.rewritten(tidied(tree, writer.whole)))
        if worked_out is None or form_fault(each, Form.SIMPLIFIED) is None
    ]
    return min([*simple, *([worked_out] if worked_out is not None else [])], key=lambda each: len(plain(each)))


def _one_fraction(tree: Expression, writer: Writer) -> Expression | None:
    """Numerator and denominator without common factor; None where the formula is no quotient of polynomials."""
    if any(writer.exponent(exponent) is None for exponent in exponents(tree)):
        return None
    written = tuple(_brackets(tree, writer))
    ring = Ring((tree, *written), _RING_WORK)
    try:
        above, below = ring.reduced(ring.fraction(tree))
    except NoPolynomialError:
        return None
    if below == ring.one and isinstance(tree, Sum):
        terms = _terms(above, ring, writer)
        return None if terms is None else writer.tree(terms)
    brackets = _polynomials(written, ring)
    flat = [each for each in brackets if not any(isinstance(node, Sum) for node in walk(each[1]) if node != each[1])]
    found = [
        writer.tree(writer.times(over, writer.inverse(under)))
        for known in (brackets, flat)
        if (over := _in_factors(above, ring, known, writer)) is not None
        and (under := _in_factors(below, ring, known, writer)) is not None
    ]
    return min(found, key=lambda each: len(plain(each)), default=None)


def _in_factors(
    p: Polynomial, ring: Ring, brackets: Iterable[tuple[Polynomial, Expression]], writer: Writer
) -> Terms | None:
    """A polynomial as one term: known brackets, then what its terms share, then the rest in a bracket."""
    product: Terms = {(): Fraction(1)}
    for bracket, written in brackets:
        while len(p) > 1 and (divided := ring.divided(p, bracket)) is not None:
            product, p = writer.times(product, writer.factor(written)), divided
    rest = _terms(p, ring, writer)
    if rest is None:
        return None
    shared, number = common(rest)
    rest = writer.times(rest, writer.inverse({shared: number}))
    return writer.times(writer.times(product, {shared: number}), writer.gathered(rest))


def _brackets(tree: Expression, writer: Writer) -> Iterable[Expression]:
    """The sums in a formula, as they are written where they are factors, each once."""
    sums = (writer.gathered(writer.terms(node)) for node in walk(tree) if isinstance(node, Sum))
    bases = (base for terms in sums for monomial in terms for base, _ in monomial)
    return dict.fromkeys(base for base in bases if isinstance(base, Sum))


def _polynomials(brackets: Iterable[Expression], ring: Ring) -> list[tuple[Polynomial, Expression]]:
    """Those that are polynomials of several terms, the longest first."""
    fractions = ((ring.fraction(bracket), bracket) for bracket in brackets)
    found = [(above, bracket) for (above, below), bracket in fractions if below == ring.one and len(above) > 1]
    return sorted(found, key=lambda each: -len(each[0]))


def _terms(p: Polynomial, ring: Ring, writer: Writer) -> Terms | None:
    terms: Terms = {}
    for exponents_of, number in p.items():
        monomial: Monomial | None = ()
        for kind, times in zip(ring.generators, exponents_of, strict=True):
            factor = _generator(kind, times) if times else ()
            if factor is None or monomial is None:
                return None
            monomial = writer.joined(monomial, factor)
        terms = writer.plus(terms, {monomial or (): Fraction(number)})
    return terms


def _generator(kind: Kind, times: int) -> Monomial | None:
    """A symbol, or a power with a whole symbol in its exponent, raised."""
    ((factor, _),) = kind
    match factor:
        case str():
            return ((Symbol(factor), Exponent(times)),)
        case ("^", number, base, each, symbolic):
            tree = _tree(number, base)
            names = tuple(sorted(name for name, often in symbolic for _ in range(often) if isinstance(name, str)))
            whole = each.denominator == 1 and all(isinstance(name, str) and often > 0 for name, often in symbolic)
            return ((tree, Exponent(0, ((names, int(each) * times),))),) if tree is not None and whole else None
        case _:
            return None


def _tree(number: Fraction, kind: Kind) -> Expression | None:
    """A number times a kind of term, where that is a symbol or a sum of products of symbols."""
    factors = list[Expression]() if number == 1 and kind else [Number(number)]
    for factor, times in kind:
        tree = _factor(factor)
        if tree is None or times < 1:
            return None
        factors += [tree] * times
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _factor(factor: Any) -> Expression | None:
    match factor:
        case str():
            return Symbol(factor)
        case ("+", *terms):
            parts = [_tree(number, kind) for kind, number in terms]
            return None if None in parts else Sum(tuple(part for part in parts if part is not None))
        case _:
            return None
