"""A line solved for a symbol in which it is linear."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from app.algebra.tree import Equation, Expression, Quotient, Sum, Symbol, free_symbols, walk
from app.derivation.moves.rewriting import common, mentions, split
from app.derivation.moves.simplest import simplified
from app.derivation.moves.terms import NONE, ONCE, Exponent, Monomial, Terms
from app.derivation.moves.tidy import tidied
from app.derivation.moves.writing import Writer, in_order


def solved(line: Equation, name: str, writer: Writer) -> Expression | None:
    """What the symbol is, from a line; None where the line is not linear in it.

    Errors: TooLargeError; UndefinedError for a division by 0.
    """
    for side, other in ((line.left, line.right), (line.right, line.left)):
        if side == Symbol(name) and name not in free_symbols(other):
            return other
    opens = mentions(name)
    gap = writer.plus(writer.terms(line.left, opens), writer.minus(writer.terms(line.right, opens)))
    gap = _cleared(gap, name, writer)
    slope, rest = dict[Monomial, Fraction](), dict[Monomial, Fraction]()
    for monomial, number in gap.items():
        times, others = split(monomial, name)
        if times not in (NONE, ONCE) or any(name in free_symbols(base) for base, _ in others):
            return None
        (slope if times == ONCE else rest)[others] = number
    if not slope:
        return None
    return _ratio(writer.minus(rest), slope, writer)


def _cleared(gap: Terms, name: str, writer: Writer) -> Terms:
    """All terms multiplied by what stands below strokes with the symbol in it."""
    below = dict[Expression, Exponent]()
    for monomial in gap:
        for base, times in monomial:
            if times.is_negative and name in free_symbols(base):
                most = below.get(base, NONE)
                below[base] = min(most, times, key=lambda each: (each.symbolic, each.number))
    if not below:
        return gap
    multiplied = writer.times(gap, {in_order((base, -times) for base, times in below.items()): Fraction(1)})
    opened: Terms = {}
    for monomial, number in multiplied.items():  # the brackets are above the stroke now, and can be multiplied out
        part: Terms = {(): number}
        for base, times in monomial:
            factor: Terms = {((base, times),): Fraction(1)}
            if isinstance(base, Sum) and name in free_symbols(base) and not times.symbolic and times.number > 0:
                factor = {(): Fraction(1)}
                for _ in range(times.number):
                    factor = writer.times(factor, writer.terms(base, mentions(name)))
            part = writer.times(part, factor)
        opened = writer.plus(opened, part)
    return opened


def _ratio(above: Terms, below: Terms, writer: Writer) -> Expression:
    """above/below as one readable fraction."""
    if not above:
        return writer.tree({})
    strokes = _strokes((*above, *below))
    above, below = (writer.times(each, {strokes: Fraction(1)}) for each in (above, below))
    above, below = writer.shorter(above), writer.shorter(below)
    shared, _ = common({**above, **below})
    inverse = writer.inverse({shared: Fraction(1)})
    above, below = writer.times(above, inverse), writer.times(below, inverse)
    if len(below) == 1:  # its number and sign belong to what stands above
        ((monomial, number),) = below.items()
        above, below = writer.times(above, {(): 1 / number}), {monomial: Fraction(1)}
    tree = writer.tree(writer.times(_kept(above, writer), writer.inverse(below)))
    nested = sum(isinstance(node, Quotient) for node in walk(tree)) > 1
    return simplified(tree, writer) if nested else tidied(tree, writer.whole)


def _strokes(monomials: Iterable[Monomial]) -> Monomial:
    """What all terms must be multiplied by so that nothing stands below a stroke."""
    below = dict[Expression, Exponent]()
    for monomial in monomials:
        for base, times in monomial:
            if times.is_negative and not times.symbolic:
                below[base] = Exponent(max(below.get(base, NONE).number, -times.number))
    return in_order(below.items())


def _kept(terms: Terms, writer: Writer) -> Terms:
    """Several terms as one bracket."""
    return terms if len(terms) < 2 else writer.gathered(terms)
