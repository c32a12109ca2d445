from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from app.banking.exam.interest import (
    after_tax,
    annual_from_daily_per_ten_thousand,
    annual_from_monthly_per_mille,
    annuity_factor,
    average_annual_rate,
    compound_interest,
    extra_cost_of_compounding,
    future_value,
    maturity_value,
    present_value,
    real_rate,
    real_rate_approximate,
    simple_interest,
    theoretical_price,
)
from app.exact import OutOfRange
from tests.banking.exam.exact_numbers import amounts, changes, inner_shares, positive, serves_symbols, shares, years


@given(P=amounts, i=shares, n=years)
def test_compound_interest_is_what_reinvesting_every_year_brings(P: Fraction, i: Fraction, n: int) -> None:
    balance = P
    for _ in range(n):
        balance += simple_interest(balance, i, 1)
    assert compound_interest(P, i, n) == balance - P


@given(P=positive, i=inner_shares, n=years)
def test_compounding_costs_more_from_the_second_year_on(P: Fraction, i: Fraction, n: int) -> None:
    extra = extra_cost_of_compounding(P, i, i, n)
    assert (extra == 0) if n == 1 else (extra > 0)


@given(FV=amounts, i=shares, n=years)
def test_present_and_future_value_are_inverse(FV: Fraction, i: Fraction, n: int) -> None:
    assert future_value(present_value(FV, i, n), i, n) == FV


@given(i=shares, n=years)
def test_annuity_factor_is_the_present_value_of_one_a_year(i: Fraction, n: int) -> None:
    assert annuity_factor(i, n) == sum(present_value(1, i, year) for year in range(1, n + 1))


@given(i=changes, p=changes)
def test_the_approximate_real_rate_errs_by_inflation_times_the_real_rate(i: Fraction, p: Fraction) -> None:
    assert real_rate_approximate(i, p) == real_rate(i, p) * (1 + p)  # so both agree where prices stand still


def test_tax_falls_on_interest_only() -> None:
    assert after_tax(simple_interest(100000, Fraction(3, 100), 3), Fraction(1, 5)) == 7200
    assert after_tax(Fraction(100), 0) == 100
    assert after_tax(Fraction(100), 1) == 0


def test_a_bill_with_interest_is_paid_in_one_sum() -> None:
    assert maturity_value(1000, Fraction(1, 10), 2) == 1200


@given(r=shares, months=years)
def test_a_rate_that_never_changed_is_its_own_average(r: Fraction, months: int) -> None:
    assert average_annual_rate(r, months, r, 12 - months) == r


def test_chinese_monthly_and_daily_quotations() -> None:
    assert annual_from_monthly_per_mille(6) == Fraction(72, 1000)
    assert annual_from_daily_per_ten_thousand(2) == Fraction(72, 1000)


def test_a_lower_rate_makes_a_perpetual_income_dearer() -> None:
    assert theoretical_price(100, Fraction(2, 25)) == 1250
    assert theoretical_price(100, Fraction(1, 25)) == 2500


def test_numbers_given_as_ints_stay_exact() -> None:
    assert present_value(1, 2, 3) == Fraction(1, 27)
    assert compound_interest(7, 1, 2) == 21


def test_exact_compounding_needs_whole_years() -> None:
    with pytest.raises(OutOfRange) as refusal:
        future_value(100, Fraction(1, 10), Fraction(5, 2))
    assert refusal.value.key == "not_whole"


def test_formulas_serve_symbols() -> None:
    assert serves_symbols(compound_interest, P=100, i=Fraction(1, 10), n=3)
    assert serves_symbols(present_value, FV=100, i=Fraction(1, 10), n=3)
    assert serves_symbols(annuity_factor, i=Fraction(1, 10), n=3)
    assert serves_symbols(real_rate, i=Fraction(1, 50), p=Fraction(1, 25))
