"""The moves: what each makes of the lines it uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from app.algebra.tree import Equation, Expression, Symbol, free_symbols, substitute
from app.derivation.moves.limits import limit
from app.derivation.moves.rewriting import collected, expanded, factored
from app.derivation.moves.simplest import simplified
from app.derivation.moves.solving import solved
from app.derivation.moves.terms import Monomial, Terms
from app.derivation.moves.tidy import tidied
from app.derivation.moves.values import ImpossibleError, Kind, Move, Need, Obstacle, Sheet, has
from app.derivation.moves.writing import Writer


@dataclass(frozen=True, slots=True)
class Substitute(Move):
    """Put what line `source` says `symbol` is into `line`."""

    kind: ClassVar[Kind] = Kind.SUBSTITUTE
    needs: ClassVar[tuple[Need, ...]] = (Need.LINE, Need.SYMBOL)
    source: int
    symbol: str

    @property
    def uses(self) -> tuple[int, ...]:
        return tuple(sorted({self.source, self.line}))

    def _make(self, sheet: Sheet) -> Equation:
        writer = sheet.writer()
        source, line = sheet.lines[self.source], sheet.lines[self.line]
        if self.source == self.line:
            raise ImpossibleError(Obstacle.SAME_LINE)
        if not has(line, self.symbol):
            raise ImpossibleError(Obstacle.NOTHING_TO_SUBSTITUTE, symbol=self.symbol, line=self.line)
        meaning = {self.symbol: _solved(source, self.source, self.symbol, writer)}
        left, right = (tidied(substitute(side, meaning), sheet.whole) for side in (line.left, line.right))
        return Equation(left, right)


@dataclass(frozen=True, slots=True)
class Expand(Move):
    """Multiply the brackets out."""

    kind: ClassVar[Kind] = Kind.EXPAND

    def _make(self, sheet: Sheet) -> Equation:
        writer = sheet.writer()
        line = sheet.lines[self.line]
        return _changed(line, Obstacle.NOTHING_TO_EXPAND, *(expanded(side, writer) for side in (line.left, line.right)))


@dataclass(frozen=True, slots=True)
class Collect(Move):
    """Gather the terms with the same power of `symbol`."""

    kind: ClassVar[Kind] = Kind.COLLECT
    needs: ClassVar[tuple[Need, ...]] = (Need.SYMBOL,)
    symbol: str

    def _make(self, sheet: Sheet) -> Equation:
        writer = sheet.writer()
        line = sheet.lines[self.line]
        sides = (collected(side, self.symbol, writer) for side in (line.left, line.right))
        return _changed(line, Obstacle.NOTHING_TO_COLLECT, *sides, symbol=self.symbol)


@dataclass(frozen=True, slots=True)
class Factor(Move):
    """Take out of each side what its terms share."""

    kind: ClassVar[Kind] = Kind.FACTOR

    def _make(self, sheet: Sheet) -> Equation:
        writer = sheet.writer()
        line = sheet.lines[self.line]
        return _changed(line, Obstacle.NO_COMMON_FACTOR, *(factored(side, writer) for side in (line.left, line.right)))


@dataclass(frozen=True, slots=True)
class Multiply(Move):
    """Multiply both sides by `formula`."""

    kind: ClassVar[Kind] = Kind.MULTIPLY
    needs: ClassVar[tuple[Need, ...]] = (Need.FORMULA,)
    formula: Expression

    def _make(self, sheet: Sheet) -> Equation:
        writer = sheet.writer()
        return _scaled(sheet.lines[self.line], _factor(self.formula, Obstacle.MULTIPLIES_BY_ZERO, writer), writer)


@dataclass(frozen=True, slots=True)
class Divide(Move):
    """Divide both sides by `formula`."""

    kind: ClassVar[Kind] = Kind.DIVIDE
    needs: ClassVar[tuple[Need, ...]] = (Need.FORMULA,)
    formula: Expression

    def _make(self, sheet: Sheet) -> Equation:
        writer = sheet.writer()
        divisor = _factor(self.formula, Obstacle.DIVIDES_BY_ZERO, writer)
        return _scaled(sheet.lines[self.line], writer.inverse(divisor), writer)


@dataclass(frozen=True, slots=True)
class Add(Move):
    """Add line `second`, side by side."""

    kind: ClassVar[Kind] = Kind.ADD
    needs: ClassVar[tuple[Need, ...]] = (Need.LINE,)
    second: int

    @property
    def uses(self) -> tuple[int, ...]:
        return tuple(sorted({self.line, self.second}))

    def _make(self, sheet: Sheet) -> Equation:
        writer = sheet.writer()
        return _added(sheet.lines[self.line], sheet.lines[self.second], 1, writer)


@dataclass(frozen=True, slots=True)
class Subtract(Move):
    """Subtract line `second`, side by side."""

    kind: ClassVar[Kind] = Kind.SUBTRACT
    needs: ClassVar[tuple[Need, ...]] = (Need.LINE,)
    second: int

    @property
    def uses(self) -> tuple[int, ...]:
        return tuple(sorted({self.line, self.second}))

    def _make(self, sheet: Sheet) -> Equation:
        writer = sheet.writer()
        if self.line == self.second:
            raise ImpossibleError(Obstacle.SAME_LINE)
        return _added(sheet.lines[self.line], sheet.lines[self.second], -1, writer)


@dataclass(frozen=True, slots=True)
class Solve(Move):
    """Solve for a symbol in which the line is linear."""

    kind: ClassVar[Kind] = Kind.SOLVE
    needs: ClassVar[tuple[Need, ...]] = (Need.SYMBOL,)
    symbol: str

    def _make(self, sheet: Sheet) -> Equation:
        writer = sheet.writer()
        line = sheet.lines[self.line]
        if line.left == Symbol(self.symbol) and self.symbol not in free_symbols(line.right):
            raise ImpossibleError(Obstacle.ALREADY_SOLVED, symbol=self.symbol)
        return Equation(Symbol(self.symbol), _solved(line, self.line, self.symbol, writer))


@dataclass(frozen=True, slots=True)
class Simplify(Move):
    """Write each side as one fraction in lowest terms, like terms together."""

    kind: ClassVar[Kind] = Kind.SIMPLIFY

    def _make(self, sheet: Sheet) -> Equation:
        writer = sheet.writer()
        line = sheet.lines[self.line]
        sides = (simplified(side, writer) for side in (line.left, line.right))
        return _changed(line, Obstacle.NOTHING_TO_SIMPLIFY, *sides)


@dataclass(frozen=True, slots=True)
class Swap(Move):
    """Write the right side left and the left side right."""

    kind: ClassVar[Kind] = Kind.SWAP

    def _make(self, sheet: Sheet) -> Equation:
        line = sheet.lines[self.line]
        return Equation(line.right, line.left)


@dataclass(frozen=True, slots=True)
class Limit(Move):
    """Let the number of rounds grow: powers of `ratio`, which is between -1 and 1, go to 0, and sums S_n to S."""

    kind: ClassVar[Kind] = Kind.LIMIT
    needs: ClassVar[tuple[Need, ...]] = (Need.FORMULA,)
    ratio: Expression

    def _make(self, sheet: Sheet) -> Equation:
        return limit(sheet.lines[self.line], self.ratio, sheet)


def _changed(line: Equation, obstacle: Obstacle, left: Expression, right: Expression, **details: str) -> Equation:
    if (left, right) == (line.left, line.right):
        raise ImpossibleError(obstacle, **details)
    return Equation(left, right)


def _solved(line: Equation, number: int, name: str, writer: Writer) -> Expression:
    if not has(line, name):
        raise ImpossibleError(Obstacle.NOT_IN_LINE, symbol=name, line=number)
    found = solved(line, name, writer)
    if found is None:
        raise ImpossibleError(Obstacle.NOT_LINEAR, symbol=name, line=number)
    return found


def _factor(formula: Expression, zero: Obstacle, writer: Writer) -> Terms:
    """What both sides are multiplied or divided by, as one term."""
    terms = writer.one_factor(writer.terms(formula))
    if not terms:
        raise ImpossibleError(zero)
    if terms == {(): Fraction(1)}:
        raise ImpossibleError(Obstacle.CHANGES_NOTHING)
    return terms


def _scaled(line: Equation, factor: Terms, writer: Writer) -> Equation:
    sides = [_times(side, factor, writer) for side in (line.left, line.right)]
    if all(number < 0 for terms in sides for number in terms.values()):
        sides = [writer.minus(terms) for terms in sides]
    left, right = map(writer.tree, sides)
    return Equation(left, right)


def _times(side: Expression, factor: Terms, writer: Writer) -> Terms:
    """A side times a single term: each of its terms where that cancels something or is plain, else in a bracket."""
    terms = writer.terms(side)
    ((scale, number),) = factor.items()
    whole = writer.one_factor(terms)
    if len(terms) < 2 or _cancels(next(iter(whole)), scale):
        return writer.times(whole, factor)
    is_plain = all(isinstance(base, Symbol) and not times.is_negative for base, times in scale)
    divides = all((each * number).denominator == 1 for each in terms.values())
    if (is_plain and divides) or any(_cancels(monomial, scale) for monomial in terms):
        return writer.times(terms, factor)
    return writer.times(whole, factor)


def _cancels(one: Monomial, other: Monomial) -> bool:
    below = {base: times.is_negative for base, times in other}
    return any(base in below and below[base] != times.is_negative for base, times in one)


def _added(line: Equation, second: Equation, sign: int, writer: Writer) -> Equation:
    sides = []
    for one, other in ((line.left, second.left), (line.right, second.right)):
        terms = writer.terms(other)
        sides.append(writer.tree(writer.plus(writer.terms(one), terms if sign > 0 else writer.minus(terms))))
    return Equation(*sides)


MOVES: Mapping[Kind, type[Move]] = {
    move.kind: move
    for move in (
        Substitute, Expand, Collect, Factor, Multiply, Divide, Add, Subtract, Solve, Simplify, Swap, Limit,
    )
}  # fmt: skip
"""The class of each kind of move."""
