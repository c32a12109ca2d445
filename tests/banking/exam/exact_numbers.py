"""Hypothesis strategies for the exact numbers of the formulas, and a check that a formula serves symbols too."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy
from hypothesis import strategies as st

amounts = st.fractions(min_value=0, max_value=10**6, max_denominator=100)
positive = st.fractions(min_value=Fraction(1, 100), max_value=10**6, max_denominator=100)
shares = st.fractions(min_value=0, max_value=1, max_denominator=100)
inner_shares = st.fractions(min_value=Fraction(1, 100), max_value=Fraction(99, 100), max_denominator=100)
changes = st.fractions(min_value=Fraction(-99, 100), max_value=3, max_denominator=100)
years = st.integers(min_value=1, max_value=12)


def serves_symbols(formula: Callable[..., Any], **values: Fraction | int) -> bool:
    """Whether the formula of symbols, with the numbers put in afterwards, gives what it gives of the numbers."""
    symbols = {name: sympy.Symbol(name, positive=True) for name in values}
    expression = formula(**symbols)
    rational = {symbols[name]: sympy.Rational(str(value)) for name, value in values.items()}
    number = sympy.Rational(str(formula(**values)))
    return bool(sympy.simplify(expression.subs(rational) - number) == 0)
