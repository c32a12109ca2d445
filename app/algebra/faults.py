"""What can be wrong with a typed formula, and how much of one is read at all."""

from __future__ import annotations

from enum import StrEnum
from typing import NoReturn

MAX_LENGTH = 500
MAX_AUTHORED_LENGTH = 2000
MAX_TOKENS = 500
MAX_DEPTH = 40
MAX_DIVISIONS = 60
MAX_DIGITS = 30
MAX_EXPONENT = 10_000


class Fault(StrEnum):
    """Keys of the sentences (lessons/interface, under `reading`) that tell a learner what could not be read.

    Placeholders: {typed} is always given, the characters under the caret. Others are named beside their key.
    """

    EMPTY = "empty"
    TOO_LONG = "too_long"  # {limit}
    TOO_DEEP = "too_deep"
    NUMBER_TOO_LONG = "number_too_long"  # {limit}
    MALFORMED_NUMBER = "malformed_number"
    SCIENTIFIC_NOTATION = "scientific_notation"  # {digits} {letter} {power}
    UNKNOWN_SYMBOL = "unknown_symbol"  # {name} {symbols}
    UNKNOWN_FUNCTION = "unknown_function"  # {name}
    UNEXPECTED_CHARACTER = "unexpected_character"  # {character}
    MISSING_BRACKET = "missing_bracket"  # {bracket}: the one that is missing
    EXTRA_BRACKET = "extra_bracket"
    MISSING_OPERAND = "missing_operand"
    MISSING_OPERATOR = "missing_operator"  # {left} {right}
    AMBIGUOUS_DIVISION = "ambiguous_division"  # {divisor} {factor}
    EXPONENT_TOO_LARGE = "exponent_too_large"  # {limit}
    TWO_EQUALS = "two_equals"
    UNEXPECTED_EQUALS = "unexpected_equals"
    MISSING_EQUALS = "missing_equals"
    MISSING_RELATION = "missing_relation"
    TWO_RELATIONS = "two_relations"
    AMBIGUOUS_ROOT = "ambiguous_root"  # {radicand} {factor}
    WRONG_LEFT_SIDE = "wrong_left_side"  # {expected}


class Refused(Exception):  # noqa: N818 (not a programming error: it becomes a value at the edge of the package)
    """Stops the reading of a formula. `start` and `end` are places in the folded text."""

    def __init__(self, fault: Fault, start: int, end: int, **details: str) -> None:
        self.fault = fault
        self.start = start
        self.end = end
        self.details = details
        super().__init__(fault.value)


def refuse(fault: Fault, start: int, end: int, **details: str) -> NoReturn:
    """Raise Refused."""
    raise Refused(fault, start, end, **details)
