"""The multipliers as identities between stocks, for random admissible ratios."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.banking import multipliers as m
from app.banking.balance import economy, multiplier_from_balances
from app.exact import INFINITE, OutOfRange

ratio = st.fractions(0, 1, max_denominator=200)
share = st.fractions(0, 5, max_denominator=200)


@st.composite
def ratios(draw: st.DrawFn) -> dict[str, Fraction]:
    values = {"r_d": draw(ratio), "r_t": draw(ratio), "t": draw(share), "e": draw(ratio), "k": draw(share)}
    assume(values["r_d"] + values["r_t"] * values["t"] + values["e"] <= 1 + values["t"])
    assume(m.leakage(**values) > 0)
    return values


@given(ratios(), st.fractions(1, 10**6, max_denominator=100))
def test_balance_sheet_closes_and_gives_the_multipliers_back(values: dict[str, Fraction], base: Fraction) -> None:
    built = economy(base, **values)
    assert base == built.C + built.R
    assert built.required + built.E == built.R
    assert m.m1(**values) * base == built.M1
    assert m.m2(**values) * base == built.M2
    assert m.demand_deposit_multiplier(**values) * base == built.D
    assert multiplier_from_balances(built.C, built.D + built.T, built.R) == m.m2(**values)


@given(ratio, share, share, share)
def test_one_ratio_form_is_the_general_form_with_equal_ratios(
    r: Fraction, t: Fraction, k: Fraction, s: Fraction
) -> None:
    assume(r + k > 0)
    assert m.m2_one_ratio(k, t, 0, r, 0) == m.m2(r, r, t, 0, k)
    per_all = m.per_all_deposits(k, t, s)
    assert m.m2_one_ratio(k, t, s, r, 0) == m.m_over_all_deposits(per_all, r, 0)


@given(ratio, share, share)
def test_the_published_line_is_one_over_reserves(r: Fraction, t: Fraction, c: Fraction) -> None:
    assume(r > 0)
    assert m.m2_as_printed(c, t, 1, r, 0) == 1 / r
    if c > 0 and r < 1:
        assert m.m2_as_printed(c, t, 1, r, 0) > m.m2_one_ratio(c, t, 1, r, 0)


def test_nothing_leaking_is_infinite_not_an_error() -> None:
    assert m.m1(0, 0, 0, 0, 0) is INFINITE
    assert m.expansion(Fraction(100), 0, 0, 0).derived is INFINITE
    assert economy(Fraction(100), 0, 0, 0, 0, 0) is INFINITE


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ((Fraction(-1, 10), 0, 0, 0, 0), "negative"),
        ((Fraction(11, 10), 0, 0, 0, 0), "ratio_above_one"),
        ((Fraction(1, 2), 0, 0, Fraction(3, 5), 0), "reserves_above_deposits"),
    ],
)
def test_inadmissible_ratios_are_refused_by_name(values: tuple[Fraction, ...], key: str) -> None:
    with pytest.raises(OutOfRange) as caught:
        m.m2(*values)
    assert caught.value.key == key


third = st.fractions(Fraction(1, 200), Fraction(1, 3), max_denominator=200)


@given(third, third, third.filter(lambda x: x < Fraction(1, 3)))
def test_inverse_problems_give_back_what_went_in(r: Fraction, e: Fraction, k: Fraction) -> None:
    total = m.expansion(Fraction(100), r, e, k)
    assert m.solve_excess_ratio(Fraction(100), total.derived, r, k) == e
    assert m.solve_required_ratio(Fraction(100), total.total, e, k) == r
    assert m.solve_first_deposit(total.derived, r, e, k) == 100


def test_no_ratio_reaches_an_impossible_total() -> None:
    with pytest.raises(OutOfRange):
        m.solve_excess_ratio(Fraction(100), Fraction(900), Fraction(3, 50), Fraction(1, 10))
