"""A tree in plain characters, in the notation that authors write and learners may type.

Reading the text back gives an equal tree, whether by app.algebra.reading or (for ASCII numbers) by authoring.
"""

from __future__ import annotations

from enum import IntEnum

from app.algebra.numerals import spelled
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
    Statement,
    Sum,
    Symbol,
    Text,
)


class Binding(IntEnum):
    """How strongly the parts of a written formula hold together."""

    SUM = 1
    TERM = 2
    POWER = 3
    ATOM = 4


def plain(tree: Statement) -> str:
    """The formula as it could be typed: "(1 + k)/(r_d + r_t*t + e + k)"."""
    match tree:
        case Equation(left, right):
            return f"{plain(left)} = {plain(right)}"
        case Condition(left, relation, right):
            return f"{plain(left)} {relation.value} {plain(right)}"
        case _:
            return _written(tree)[0]


def written_number(number: Number) -> str:
    """A number as it was written, or in digits where it was computed."""
    return number.text or spelled(number.value)


def _written(tree: Expression) -> tuple[str, Binding]:
    match tree:
        case Number(value):
            text = written_number(tree)
            return text, Binding.SUM if value < 0 else Binding.TERM if "/" in text else Binding.ATOM
        case Symbol(name):
            return name, Binding.ATOM
        case Sum(terms):
            return _sum(terms), Binding.SUM
        case Negative(operand):
            return "-" + _within(operand, Binding.TERM), Binding.SUM
        case Product(factors):
            return "*".join(_within(factor, Binding.POWER) for factor in factors), Binding.TERM
        case Quotient(numerator, denominator):
            above = Binding.TERM if isinstance(numerator, Product) else Binding.POWER
            return f"{_within(numerator, above)}/{_within(denominator, Binding.POWER)}", Binding.TERM
        case Power(base, exponent):
            raised = _within(exponent, Binding.ATOM)
            if raised[-1] in "%‰":
                raised = f"({raised})"
            return f"{_within(base, Binding.ATOM)}^{raised}", Binding.POWER
        case Text(value):
            return f'"{value}"', Binding.ATOM
        case Call(name, args, kwargs):
            written = [plain(argument) for argument in args] + [f"{key}={plain(value)}" for key, value in kwargs]
            return f"{name}({', '.join(written)})", Binding.ATOM


def _sum(terms: tuple[Expression, ...]) -> str:
    text = _within(terms[0], Binding.TERM) if not isinstance(terms[0], Negative) else _written(terms[0])[0]
    for term in terms[1:]:
        if isinstance(term, Negative):
            text += " - " + _within(term.operand, Binding.TERM)
        else:
            text += " + " + _within(term, Binding.TERM)
    return text


def _within(tree: Expression, needed: Binding) -> str:
    text, binding = _written(tree)
    return text if binding >= needed else f"({text})"
