"""The signs of the partial derivatives of m1 and m2, each with its exact condition, each a theorem.

A row says: the derivative is negative (or positive) exactly where the condition holds, for admissible ratios (all
≥ 0 and some leakage). `proof` shows it: derivative · denominator² = ±(difference of the condition's sides) · factor,
where the factor has no negative term.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.banking import multipliers

if TYPE_CHECKING:
    import sympy

RATIOS = ("r_d", "r_t", "t", "e", "k")


@dataclass(frozen=True, slots=True)
class Sign:
    """∂multiplier/∂variable has this sign exactly where `condition` holds; "" means always."""

    multiplier: str
    variable: str
    negative: bool
    condition: str = ""


SIGNS: tuple[Sign, ...] = (
    Sign("m1", "r_d", negative=True),
    Sign("m1", "r_t", negative=True, condition="t > 0"),
    Sign("m1", "t", negative=True, condition="r_t > 0"),
    Sign("m1", "e", negative=True),
    Sign("m1", "k", negative=True, condition="r_d + r_t*t + e < 1"),
    Sign("m2", "r_d", negative=True),
    Sign("m2", "r_t", negative=True, condition="t > 0"),
    Sign("m2", "t", negative=False, condition="r_d + e + k > r_t*(1 + k)"),
    Sign("m2", "e", negative=True),
    Sign("m2", "k", negative=True, condition="r_d + r_t*t + e < 1 + t"),
)


def proof(sign: Sign) -> tuple[sympy.Expr, sympy.Expr]:
    """(gap, factor) with ∂m/∂x · leakage² = ±gap·factor: gap > 0 is the condition (1 where there is none).

    The sign is a theorem when every coefficient of `factor` is positive. Errors: ValueError where gap does not divide.
    """
    import sympy

    from app.algebra.authoring import read_condition
    from app.algebra.sympy_edge import to_sympy

    symbols = dict(zip(RATIOS, sympy.symbols(RATIOS, nonnegative=True), strict=True))
    formula = getattr(multipliers, sign.multiplier)(**symbols)
    leakage = multipliers.leakage(**symbols)
    numerator = sympy.expand(sympy.cancel(sympy.diff(formula, symbols[sign.variable]) * leakage**2))
    gap = sympy.Integer(1)
    if sign.condition:
        condition = read_condition(sign.condition)
        left, right = (to_sympy(side, symbols) for side in (condition.left, condition.right))
        gap = sympy.expand(left - right if condition.relation == ">" else right - left)
    factor, rest = sympy.div(-numerator if sign.negative else numerator, gap, *symbols.values())
    if rest != 0:
        raise ValueError(f"{sign}: the condition is not a factor of the derivative")
    return gap, sympy.expand(factor)
