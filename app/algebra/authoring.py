"""Reading what teachers write in lesson files: names, numbers, percent, + - * / ^ **, brackets and calls of the core.

Every identifier is a symbol (r_d, M1, loan1), `name(argument, key=argument)` is a Call. Every product is
written with its sign.
"""

from __future__ import annotations

from functools import lru_cache

from app.algebra.faults import MAX_AUTHORED_LENGTH, Refused
from app.algebra.parser import parse_statement
from app.algebra.tokens import scan_author
from app.algebra.tree import Condition, Equation, Expression, Statement


class AuthoringError(ValueError):
    """An expression in a lesson file that cannot be read. position: counted from 0 in the expression."""

    def __init__(self, message: str, position: int = 0) -> None:
        self.message = message
        self.position = position
        super().__init__(f"{message} (at character {position + 1})")


def read_authored(text: str) -> Expression:
    """The tree of an expression. Errors: AuthoringError."""
    statement = _statement(text)
    if isinstance(statement, (Equation, Condition)):
        raise AuthoringError(f"an expression is needed, not an equation or a condition: {text!r}")
    return statement


def read_authored_equation(text: str) -> Equation:
    """The tree of `left = right`. Errors: AuthoringError."""
    statement = _statement(text)
    if not isinstance(statement, Equation):
        raise AuthoringError(f"an equation with one = is needed: {text!r}")
    return statement


def read_condition(text: str) -> Condition:
    """The tree of a comparison, left < right (also <=, >, >=, !=, ==). Errors: AuthoringError."""
    statement = _statement(text)
    if not isinstance(statement, Condition):
        raise AuthoringError(f"a comparison with <, <=, >, >=, != or == is needed: {text!r}")
    return statement


@lru_cache(maxsize=20_000)  # the same keys and conditions are computed for one draw after another
def _statement(text: str) -> Statement:
    if not isinstance(text, str):
        raise AuthoringError(f"an expression is needed, not {text!r}: put it in quotes")
    if len(text) > MAX_AUTHORED_LENGTH:
        raise AuthoringError(f"longer than {MAX_AUTHORED_LENGTH} characters", MAX_AUTHORED_LENGTH)
    try:
        return parse_statement(scan_author(text))
    except Refused as refused:
        what = refused.fault.value.replace("_", " ")
        where = text[refused.start : refused.end]
        raise AuthoringError(
            f"{what} {where!r} in {text!r}" if where else f"{what} in {text!r}", refused.start
        ) from None
