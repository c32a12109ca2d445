"""Reading what a learner typed: a tree, or what is wrong and where.

Errors are values. Nothing here raises on any string, and the work is bounded by the length that is read at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from app.algebra.authoring import read_authored
from app.algebra.characters import fold, shown
from app.algebra.faults import MAX_LENGTH, Fault, Refused, refuse
from app.algebra.parser import parse_expression
from app.algebra.scanning import scan_learner
from app.algebra.tree import Condition, Equation, Expression, Relation, symbols_in_order
from app.algebra.vocabulary import Vocabulary, known

_SHOWN = 24
_MARGIN = " \t\n\u00a0$"
_ENDING = _MARGIN + ".。．;；"  # a full stop after an answer is no part of it
NO_ALIASES: Mapping[str, str] = {}
STOCKS = ("B", "C", "D", "T", "S", "R", "E", "K", "M")
"""Capitals with a meaning of their own in this book: where only k is declared, K is not a careless k."""

_RELATION = re.compile(
    r"\\(?P<command>leqslant|geqslant|leqq|geqq|leq|geq|le|ge|lt|gt|neq|ne)(?![A-Za-z])"
    r"|(?P<sign>[<>!]\s*=|==|=\s*[<>]|<>|=\u0338|[<>=≤≥⩽⩾≦≧≠])"
)
_RELATIONS = {
    Relation.LESS: ("<", "lt"),
    Relation.GREATER: (">", "gt"),
    Relation.AT_MOST: ("<=", "=<", "≤", "⩽", "≦", "le", "leq", "leqslant", "leqq"),
    Relation.AT_LEAST: (">=", "=>", "≥", "⩾", "≧", "ge", "geq", "geqslant", "geqq"),
    Relation.UNEQUAL: ("!=", "<>", "≠", "=\u0338", "ne", "neq"),
    Relation.EQUAL: ("=", "=="),
}
_MEANT = {spelling: relation for relation, spellings in _RELATIONS.items() for spelling in spellings}


@dataclass(frozen=True, slots=True)
class Reading:
    """A formula that was understood. left: the left side the learner wrote ("m1 = …"), if any."""

    expression: Expression
    left: Expression | None = None


@dataclass(frozen=True, slots=True)
class EquationReading:
    """An equation that was understood."""

    equation: Equation


@dataclass(frozen=True, slots=True)
class StatementReading:
    """An equation or an inequality that was understood."""

    statement: Equation | Condition


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A formula that was not understood.

    key: a Fault, which names the sentence to show. position, length: the characters of the original text it is about.
    details: what fills the sentence's placeholders; always with `typed`, those characters themselves.
    """

    key: str
    position: int
    length: int
    details: Mapping[str, str]


Read = TypeVar("Read", Reading, EquationReading, StatementReading)


def read(
    text: str,
    symbols: Iterable[str],
    aliases: Mapping[str, str] = NO_ALIASES,
    left: Iterable[str] = (),
    functions: Iterable[str] = (),
) -> Reading | Unreadable:
    """The formula in `text`, in the declared symbols.

    aliases: other spellings of declared symbols, {"c": "k"}. left: what may stand before an equals sign, as authors
    write it ("m1", "M1/B"). functions: names that may be applied to an argument in brackets.
    """
    return _reading(text, lambda folded: _formula(folded, tuple(symbols), aliases, tuple(left), functions))


def read_equation(
    text: str,
    symbols: Iterable[str],
    aliases: Mapping[str, str] = NO_ALIASES,
    functions: Iterable[str] = (),
) -> EquationReading | Unreadable:
    """The equation in `text`, in the declared symbols on both sides of one equals sign."""
    return _reading(text, lambda folded: _equation(folded, known(symbols, aliases.items(), (), functions)))


def read_statement(
    text: str,
    symbols: Iterable[str],
    aliases: Mapping[str, str] = NO_ALIASES,
    functions: Iterable[str] = (),
) -> StatementReading | Unreadable:
    """The equation or inequality in `text`: two sides in the declared symbols, one of = < > ≤ ≥ ≠ between them."""
    return _reading(text, lambda folded: _statement(folded, known(symbols, aliases.items(), STOCKS, functions)))


def _reading(text: str, how: Callable[[str], Read]) -> Read | Unreadable:
    if len(text) > MAX_LENGTH:  # before any work that grows with the text
        return Unreadable(Fault.TOO_LONG, MAX_LENGTH, len(text) - MAX_LENGTH, {"limit": str(MAX_LENGTH), "typed": ""})
    folded = fold(text)
    try:
        return how(folded.text)
    except Refused as refused:
        position, length = folded.span(refused.start, refused.end)
        typed = text[position : position + length]
        details = {**refused.details, "typed": typed if len(typed) <= _SHOWN else typed[: _SHOWN - 1] + "…"}
        if "character" in details:
            details["character"] = shown(typed[:1])
        return Unreadable(refused.fault, position, length, details)


def _formula(
    text: str, symbols: tuple[str, ...], aliases: Mapping[str, str], left: tuple[str, ...], functions: Iterable[str]
) -> Reading:
    start, equals, end = _parts(text)
    vocabulary = known(symbols, aliases.items(), (*_names(left), *STOCKS), functions)
    if equals < 0:
        return Reading(_side(text, start, end, vocabulary))
    if not text[start:equals].strip():
        return Reading(_side(text, equals + 1, end, vocabulary, equals))
    if not left:
        refuse(Fault.UNEXPECTED_EQUALS, equals, equals + 1)
    for (first, last), other in (((start, equals), (equals + 1, end)), ((equals + 1, end), (start, equals))):
        side = _left_side(text, first, last, left)
        if side is not None:
            return Reading(_side(text, *other, vocabulary, equals), side)
    return refuse(Fault.WRONG_LEFT_SIDE, start, len(text[:equals].rstrip()), expected=", ".join(left))


def _equation(text: str, vocabulary: Vocabulary) -> EquationReading:
    start, equals, end = _parts(text)
    if equals < 0:
        refuse(Fault.MISSING_EQUALS, start, end)
    left = _side(text, start, equals, vocabulary, equals)
    return EquationReading(Equation(left, _side(text, equals + 1, end, vocabulary, equals)))


def _statement(text: str, vocabulary: Vocabulary) -> StatementReading:
    start, end = _bounds(text)
    found = _RELATION.search(text, start, end)
    if found is None:
        refuse(Fault.MISSING_RELATION, start, end)
    relation = _meant(found)
    if second := _RELATION.search(text, found.end(), end):
        equals = relation is _meant(second) is Relation.EQUAL
        refuse(Fault.TWO_EQUALS if equals else Fault.TWO_RELATIONS, *second.span())
    left = _side(text, start, found.start(), vocabulary, *found.span())
    right = _side(text, found.end(), end, vocabulary, *found.span())
    if relation is Relation.EQUAL:
        return StatementReading(Equation(left, right))
    return StatementReading(Condition(left, relation, right))


def _meant(found: re.Match[str]) -> Relation:
    return _MEANT[found["command"] or "".join(found["sign"].split())]


def _bounds(text: str) -> tuple[int, int]:
    """Where what was typed starts and ends."""
    end = len(text.rstrip(_ENDING))
    start = len(text) - len(text.lstrip(_MARGIN))
    if start >= end:
        refuse(Fault.EMPTY, 0, len(text))
    return start, end


def _parts(text: str) -> tuple[int, int, int]:
    """Where the formula starts, where its equals sign stands (-1 without one), where it ends."""
    start, end = _bounds(text)
    equals = text.find("=", start, end)
    second = text.find("=", equals + 1, end) if equals >= 0 else -1
    if second >= 0:
        refuse(Fault.TWO_EQUALS, second, second + 1)
    return start, equals, end


def _side(
    text: str, start: int, end: int, vocabulary: Vocabulary, equals: int = -1, after_equals: int = -1
) -> Expression:
    """What stands in text[start:end]; equals, after_equals: where the sign beside it starts and ends, if any."""
    tokens = scan_learner(text, start, end, vocabulary)
    if len(tokens) == 1 and equals < 0:  # nothing but spacing commands
        refuse(Fault.EMPTY, start, end)
    if len(tokens) == 1:
        refuse(Fault.MISSING_OPERAND, equals, max(after_equals, equals + 1))
    return parse_expression(tokens, implicit=True)


@lru_cache(maxsize=512)
def _allowed(left: tuple[str, ...]) -> tuple[Expression, ...]:
    return tuple(read_authored(side) for side in left)


def _names(left: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for side in _allowed(left) for name in symbols_in_order(side)) if left else ()


def _left_side(text: str, start: int, end: int, left: tuple[str, ...]) -> Expression | None:
    """The left side that text[start:end] is. Capitals count here: M1 is money, m1 its multiplier."""
    vocabulary = replace(known(_names(left)), loose={})
    try:
        side = _side(text, start, end, vocabulary, start)
    except Refused:
        return None
    return side if side in _allowed(left) else None
