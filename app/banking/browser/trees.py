"""Formula trees printed as Vega expressions, for pictures of whatever the core computes.

A Vega expression is JavaScript without `Math.`. What runs along an axis is `datum.x`; other symbols are parameters.
"""

from __future__ import annotations

from app.algebra.tree import (
    Condition,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Symbol,
)

X = "datum.x"
SLACK = "1e-9"
"""Numbers of the browser are binary: a boundary that belongs to a condition is met within this."""
_SIGNS = {Relation.LESS: "<", Relation.AT_MOST: "<=", Relation.GREATER: ">", Relation.AT_LEAST: ">="}


def vega(tree: Expression, x: str = "") -> str:
    """A formula as a Vega expression; the symbol x is the place on the axis."""
    match tree:
        case Number(value):
            return f"({value.numerator} / {value.denominator})" if value.denominator != 1 else str(value.numerator)
        case Symbol(name):
            return X if name == x else name
        case Sum(terms):
            return "(" + " + ".join(vega(term, x) for term in terms) + ")"
        case Product(factors):
            return "(" + " * ".join(vega(factor, x) for factor in factors) + ")"
        case Quotient(above, below):
            return f"({vega(above, x)} / {vega(below, x)})"
        case Negative(operand):
            return f"(-{vega(operand, x)})"
        case Power(base, Number(value)) if value.denominator == 1 and value > 0:
            return "(" + " * ".join([vega(base, x)] * value.numerator) + ")"
    raise ValueError(f"no formula of the core: {tree!r}")


def compared(condition: Condition, x: str) -> str:
    """A condition, with slack where the boundary belongs to it: numbers of the browser are binary."""
    left, right, sign = vega(condition.left, x), vega(condition.right, x), _SIGNS[condition.relation]
    slack = f" {'+' if sign in ('<=', '>') else '-'} {SLACK}"
    return f"{left} {sign} {right}{slack}"
