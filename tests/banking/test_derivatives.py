"""Derivatives by dual numbers against SymPy's, and the sign theorems."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from app.banking import multipliers
from app.banking.derivatives import elasticity, partial
from app.banking.signs import RATIOS, SIGNS, Sign, proof

ratio = st.fractions(Fraction(1, 100), Fraction(1, 2), max_denominator=100)
SYMBOLS = dict(zip(RATIOS, sympy.symbols(RATIOS), strict=True))


@pytest.mark.parametrize("name", ["m1", "m2", "demand_deposit_multiplier"])
@pytest.mark.parametrize("variable", RATIOS)
def test_dual_numbers_agree_with_sympy(name: str, variable: str) -> None:
    formula = getattr(multipliers, name)
    point = {
        "r_d": Fraction(1, 10),
        "r_t": Fraction(1, 20),
        "t": Fraction(2),
        "e": Fraction(1, 50),
        "k": Fraction(1, 5),
    }
    symbolic = sympy.diff(formula(**SYMBOLS), SYMBOLS[variable])
    expected = symbolic.subs({SYMBOLS[x]: sympy.Rational(v.numerator, v.denominator) for x, v in point.items()})
    assert partial(formula, variable)(**point) == Fraction(int(expected.p), int(expected.q))


@given(ratio, ratio, ratio)
def test_elasticities_of_the_uniform_multiplier_add_up(c: Fraction, r: Fraction, e: Fraction) -> None:
    """(1+c)/(c+r+e) is homogeneous of degree −1 but for the 1 on top, so the three sum to −1/(1+c)."""
    shares = [elasticity(multipliers.m_over_all_deposits, x)(c, r, e) for x in ("c", "r", "e")]
    assert sum(shares) == -1 / (1 + c)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: f"{sign.multiplier}-{sign.variable}")
def test_every_sign_is_a_theorem(sign: Sign) -> None:
    gap, factor = proof(sign)
    coefficients = sympy.Poly(factor, *factor.free_symbols).coeffs() if factor.free_symbols else [factor]
    assert all(coefficient > 0 for coefficient in coefficients), (gap, factor)


@given(ratio, ratio, st.fractions(0, 6, max_denominator=10), ratio, ratio)
def test_signs_hold_at_random_points(r_d: Fraction, r_t: Fraction, t: Fraction, e: Fraction, k: Fraction) -> None:
    point = {"r_d": r_d, "r_t": r_t, "t": t, "e": e, "k": k}
    if r_d + r_t * t + e > 1 + t:
        return
    assert (partial(multipliers.m1, "k")(**point) < 0) == (r_d + r_t * t + e < 1)
    assert (partial(multipliers.m2, "t")(**point) > 0) == (r_d + e + k > r_t * (1 + k))
