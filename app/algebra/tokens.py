"""Tokens: a formula cut into numbers, symbols and signs; and the cutting of what teachers write.

A teacher's identifier is one name and a comma separates arguments. What learners write is cut by app.algebra.scanning.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple

from app.algebra.characters import shown
from app.algebra.faults import Fault, refuse
from app.algebra.numerals import value


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    SYMBOL = auto()
    FUNCTION = auto()  # a learner's admitted function, or any identifier of a teacher that a bracket follows
    FRACTION = auto()  # LaTeX's \frac, which two groups follow
    ROOT = auto()  # √ and its like; number: the degree, 0 where it follows in brackets (LaTeX's \sqrt[n])
    QUOTED = auto()
    OPERATOR = auto()  # + - * / ^ %
    OPEN = auto()
    CLOSE = auto()
    COMMA = auto()
    RELATION = auto()  # = < <= > >= != ==
    END = auto()


class Token(NamedTuple):
    """text: a symbol's declared name, a sign, or a number's plain spelling. start, end: places in the folded text."""

    kind: Kind
    text: str
    start: int
    end: int
    number: Fraction = Fraction(0)
    glued: bool = False  # a symbol that follows another without a space between: kD, r_{d}t


_AUTHOR = re.compile(
    r"""\s*(?:
      (?P<number>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)
    | (?P<name>[^\W\d]\w*)
    | (?P<relation><=|>=|!=|==|=|<|>)
    | (?P<sign>\*\*|[-+*/^%])
    | (?P<open>\()
    | (?P<close>\))
    | (?P<comma>,)
    | (?P<quoted>"[^"\\]*"|'[^'\\]*')
    )""",
    re.VERBOSE,
)


def scan_author(text: str) -> list[Token]:
    """The tokens of a teacher's expression, closed by END. Errors: Refused."""
    tokens: list[Token] = []
    at, end = 0, len(text)
    while at < end:
        found = _AUTHOR.match(text, at)
        if found is None:
            at = skip_spaces(text, at, end)
            break
        group = found.lastgroup or ""
        first, at = found.span(group)
        typed = found[group]
        if group == "number":
            number, plain = value(typed, first)
            tokens.append(Token(Kind.NUMBER, plain, first, at, number))
        elif group == "name":
            call = text[at : at + 1] == "("
            tokens.append(Token(Kind.FUNCTION if call else Kind.SYMBOL, typed, first, at))
        elif group == "quoted":
            tokens.append(Token(Kind.QUOTED, typed[1:-1], first, at))
        elif group in ("relation", "comma"):
            tokens.append(Token(Kind.RELATION if group == "relation" else Kind.COMMA, typed, first, at))
        else:
            sign(tokens, group, typed, first, at)
    if at < end:
        refuse(Fault.UNEXPECTED_CHARACTER, at, at + 1, character=shown(text[at]))
    tokens.append(Token(Kind.END, "", end, end))
    return tokens


def skip_spaces(text: str, at: int, end: int) -> int:
    """The place of the first character from `at` on that is no space."""
    while at < end and text[at].isspace():
        at += 1
    return at


def sign(tokens: list[Token], group: str, typed: str, start: int, end: int) -> None:
    """Add an operator or a bracket."""
    if group == "sign":
        tokens.append(Token(Kind.OPERATOR, "^" if typed == "**" else typed, start, end))
    else:
        tokens.append(Token(Kind.OPEN if group == "open" else Kind.CLOSE, typed[-1], start, end))
