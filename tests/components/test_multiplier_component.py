"""The formula typeset above the multiplier laboratory is the one the core computes with."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.algebra.authoring import read_authored
from app.algebra.evaluation import evaluate
from app.banking import multipliers
from app.components.multiplier import FORMULAS

ratio = st.fractions(Fraction(1, 100), Fraction(1, 2), max_denominator=100)


@pytest.mark.parametrize("name", FORMULAS)
@given(r_d=ratio, r_t=ratio, t=ratio, e=ratio, k=ratio)
def test_the_typeset_formula_is_the_cores(name: str, **ratios: Fraction) -> None:
    assert evaluate(read_authored(FORMULAS[name]), ratios) == getattr(multipliers, name)(**ratios)
