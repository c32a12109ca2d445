"""Exact quantities shared by every package of the core.

A formula of this book is written once, as ordinary arithmetic, and is then given Fractions (numbers), SymPy
symbols (derivations, printed browser formulas) or integers. Only two things differ between those uses, and both
live here: what a zero denominator means, and which inputs are refused.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import Any

Quantity = Any
"""A Fraction, an int, or an object with the same arithmetic, such as a SymPy expression."""


class Infinite(Enum):
    """The value of a multiplier without any leakage. A single member, so `is` compares it."""

    INFINITE = "oo"

    def __str__(self) -> str:
        return self.value


INFINITE = Infinite.INFINITE


class OutOfRange(ValueError):  # noqa: N818 (says what is wrong, as the learner is told it)
    """An input outside the range in which a formula means anything.

    `key` names the sentence shown to the learner (lessons/interface), `values` fills its placeholders.
    """

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(f"{key}: " + ", ".join(f"{name} = {value}" for name, value in values.items()))


def is_number(value: object) -> bool:
    """Whether a quantity is an exact number (and so can be range-checked), not a symbol."""
    return isinstance(value, (int, Fraction))


def quotient(numerator: Quantity, denominator: Quantity) -> Quantity | Infinite:
    """numerator / denominator, exactly; a positive number over zero is INFINITE.

    Errors: OutOfRange where both are the number zero, since 0/0 has no value.
    """
    if is_number(denominator):
        if denominator == 0:
            if is_number(numerator) and numerator <= 0:
                raise OutOfRange("division_by_zero")
            return INFINITE
        if isinstance(numerator, int):
            return Fraction(numerator, denominator)
    return numerator / denominator


def require(condition: bool, key: str, **values: object) -> None:  # noqa: FBT001 (reads as a sentence: require(x >= 0, …))
    """Raise OutOfRange(key, **values) unless the condition holds."""
    if not condition:
        raise OutOfRange(key, **values)


def require_non_negative(**values: Quantity) -> None:
    """Raise OutOfRange for the first named number below zero; symbols pass."""
    for name, value in values.items():
        if is_number(value):
            require(value >= 0, "negative", name=name, value=value)
