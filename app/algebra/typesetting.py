"""Formulas typeset in this book's manner, as LaTeX and as presentation MathML.

Products stand without a sign where nobody could misread them, with × before a number and with a dot beside a name of
several letters; quotients are fractions; brackets stand only where they are needed; numbers stand as they were written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from app.algebra.characters import VULGAR
from app.algebra.notations import Latex, MathML, Notation
from app.algebra.printing import Binding, plain, written_number
from app.algebra.tree import (
    Call,
    Condition,
    Equation,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Statement,
    Sum,
    Symbol,
    Text,
)
from app.algebra.vocabulary import GREEK

__all__ = ["latex", "mathml", "plain"]

_TWO = Number(Fraction(2))
_BASE_AND_DIGITS = re.compile(r"([^\W\d_]+)([0-9]+)")
_FRACTION_IN_NUMERAL = re.compile(r"([0-9.]*)(?:([0-9]+)/([0-9]+)|([" + VULGAR + r"]))")
_RELATIONS = {
    Relation.LESS: "<", Relation.AT_MOST: "≤", Relation.GREATER: ">", Relation.AT_LEAST: "≥",
    Relation.UNEQUAL: "≠", Relation.EQUAL: "=",
}  # fmt: skip


def latex(tree: Statement) -> str:
    """LaTeX for an expression, an equation or a condition."""
    return _Typesetter(Latex()).statement(tree)


def mathml(tree: Statement, *, display: bool = False) -> str:
    """A presentation MathML element; every text in it is escaped."""
    mode = ' display="block"' if display else ""
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{mode}>{_Typesetter(MathML()).statement(tree)}</math>'


class _Box(NamedTuple):
    """A typeset piece.

    binding: as in plain print. digit, fraction: it starts with one. word: a name of several letters. tall: brackets
    around it must grow.
    """

    text: str
    binding: Binding = Binding.ATOM
    digit: bool = False
    word: bool = False
    fraction: bool = False
    tall: bool = False


AGGREGATES = frozenset({"M0", "M1", "M2"})
"""Names printed upright and whole, as everybody writes them; m1 and m2, their multipliers, are letters with indices."""


def symbol_parts(name: str) -> tuple[str, str]:
    """A symbol's letter and its subscript: r_d is r and d, m1 is m and 1. The aggregates M0, M1, M2 are words."""
    if name in AGGREGATES:
        return name, ""
    base, mark, subscript = name.partition("_")
    if not mark and (match := _BASE_AND_DIGITS.fullmatch(name)):
        return match[1], match[2]
    return base or name, subscript


def _degree(exponent: Expression) -> Number | Symbol | None:
    """The n of an exponent 1/n, a symbol or a whole number, which is shown as a root."""
    match exponent:
        case Quotient(Number(value=over), Number(value=degree) as below) if over == 1 < degree == int(degree):
            return below
        case Quotient(Number(value=over), Symbol() as below) if over == 1:
            return below
        case _:
            return None


class _Typesetter:
    """Where signs and brackets stand, whatever the notation."""

    def __init__(self, notation: Notation) -> None:
        self.write = notation

    def statement(self, tree: Statement) -> str:
        if isinstance(tree, Equation):
            return self.write.row([self._box(tree.left).text, self.write.sign("="), self._box(tree.right).text])
        if isinstance(tree, Condition):
            sign = self.write.sign(_RELATIONS[tree.relation])
            return self.write.row([self._box(tree.left).text, sign, self._box(tree.right).text])
        return self._box(tree).text

    def _box(self, tree: Expression) -> _Box:
        match tree:
            case Number():
                return self._number(tree)
            case Symbol(name):
                base, subscript = symbol_parts(name)
                return _Box(self.write.symbol(base, subscript), word=len(base) > 1 and base not in GREEK)
            case Sum(terms):
                return self._sum(terms)
            case Negative(operand):
                box = self._box(operand)
                return self._negative(box, self._within(box, Binding.TERM))
            case Product(factors):
                return self._product(factors)
            case Quotient(numerator, denominator):
                above, below = self._box(numerator).text, self._box(denominator).text
                return _Box(self.write.fraction(above, below), Binding.POWER, fraction=True, tall=True)
            case Power(base, exponent):
                box = self._box(base)
                if degree := _degree(exponent):
                    text = self.write.root(box.text, "" if degree == _TWO else self._box(degree).text)
                    return _Box(text, Binding.POWER, tall=box.tall)
                text = self.write.power(self._within(box, Binding.ATOM), self._box(exponent).text)
                return _Box(text, Binding.POWER, digit=box.digit and box.binding >= Binding.ATOM, tall=box.tall)
            case Text(value):
                return _Box(self.write.text(value))
            case Call(name, args, kwargs):
                return self._call(name, args, kwargs)

    def _number(self, number: Number) -> _Box:
        text = written_number(number)
        negative = text.startswith("-")
        text = text.removeprefix("-")
        match = _FRACTION_IN_NUMERAL.fullmatch(text)
        if match:
            whole, above, below, vulgar = match.groups()
            if vulgar:
                above, below = unicodedata.normalize("NFKC", vulgar).split("⁄")
            elif whole:  # 12/5: the digits before the stroke belong together
                above, whole = whole + above, ""
            written = self.write.fraction(self.write.numeral(above), self.write.numeral(below))
            text = self.write.row([self.write.numeral(whole), written]) if whole else written
            box = _Box(text, Binding.POWER, digit=bool(whole), fraction=not whole, tall=True)
        else:
            binding = Binding.POWER if text.endswith(("%", "‰")) else Binding.ATOM
            box = _Box(self.write.numeral(text), binding, digit=True)
        return self._negative(box, box.text) if negative else box

    def _negative(self, box: _Box, text: str) -> _Box:
        return _Box(self.write.row([self.write.sign("-"), text]), Binding.SUM, tall=box.tall)

    def _sum(self, terms: Sequence[Expression]) -> _Box:
        first = self._box(terms[0])
        pieces, tall = [first.text], first.tall
        for term in terms[1:]:
            negative = isinstance(term, Negative)
            box = self._box(term.operand if isinstance(term, Negative) else term)
            pieces += [self.write.sign("−" if negative else "+"), self._within(box, Binding.TERM)]
            tall = tall or box.tall
        return _Box(self.write.row(pieces), Binding.SUM, digit=first.digit, tall=tall)

    def _product(self, factors: Sequence[Expression]) -> _Box:
        boxes = [self._box(factor) for factor in factors]
        pieces = [self._within(boxes[0], Binding.TERM)]
        for before, box in pairwise(boxes):
            if (box.digit and box.binding >= Binding.TERM) or (box.fraction and before.digit):
                pieces.append(self.write.sign("×"))
            elif box.word or before.word:
                pieces.append(self.write.sign("·"))
            else:
                pieces.append(self.write.sign(""))
            pieces.append(self._within(box, Binding.TERM))
        first, tall = boxes[0], any(box.tall for box in boxes)
        return _Box(self.write.row(pieces), Binding.TERM, digit=first.digit and first.binding >= Binding.TERM,
                    fraction=first.fraction, tall=tall)  # fmt: skip

    def _call(self, name: str, args: Sequence[Expression], kwargs: Sequence[tuple[str, Expression]]) -> _Box:
        boxes = [self._box(argument) for argument in args]
        pieces = [box.text for box in boxes]
        for key, value in kwargs:
            boxes.append(self._box(value))
            pieces.append(self.write.row([self.write.name(key), self.write.sign("="), boxes[-1].text]))
        inner: list[str] = []
        for piece in pieces:
            inner += [self.write.sign(","), piece] if inner else [piece]
        tall = any(box.tall for box in boxes)
        arguments = self.write.bracketed(self.write.row(inner), tall=tall)
        return _Box(self.write.row([self.write.name(name), arguments]), tall=tall)

    def _within(self, box: _Box, needed: Binding) -> str:
        return box.text if box.binding >= needed else self.write.bracketed(box.text, tall=box.tall)
