from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given

from app.banking.exam.yields import bank_discount, current_yield, discount_rate, discount_yield, simple_yield
from tests.banking.exam.exact_numbers import inner_shares, positive, serves_symbols

MONTH = Fraction(1, 12)


@given(FV=positive, d=inner_shares, n=inner_shares)
def test_discount_rate_undoes_bank_discount(FV: Fraction, d: Fraction, n: Fraction) -> None:
    assert discount_rate(FV, bank_discount(FV, d, n), n) == d


@given(FV=positive, d=inner_shares, n=inner_shares)
def test_the_yield_of_a_discounted_bill_is_above_its_discount_rate(FV: Fraction, d: Fraction, n: Fraction) -> None:
    y = discount_yield(FV, bank_discount(FV, d, n), n)
    assert y == d / (1 - d * n) > d


def test_the_discount_is_taken_on_the_maturity_value_not_on_the_present() -> None:
    assert bank_discount(1200, Fraction(8, 100), 2 * MONTH) == 1184
    assert Fraction(1200) / (1 + Fraction(8, 100) * 2 * MONTH) != 1184


@given(F=positive, coupon=inner_shares, P=positive)
def test_holding_a_bond_to_a_price_equal_to_its_cost_yields_the_current_yield(
    F: Fraction, coupon: Fraction, P: Fraction
) -> None:
    assert simple_yield(F, coupon, P, P, 3) == current_yield(F, coupon, P)


@given(F=positive, coupon=inner_shares, P=positive, n=inner_shares)
def test_below_par_yield_to_maturity_above_current_yield_above_coupon(
    F: Fraction, coupon: Fraction, P: Fraction, n: Fraction
) -> None:
    assume(P < F)
    assert simple_yield(F, coupon, P, F, n) > current_yield(F, coupon, P) > coupon


@given(F=positive, P=positive, n=inner_shares)
def test_a_bond_without_coupon_is_a_discount_bond(F: Fraction, P: Fraction, n: Fraction) -> None:
    assert simple_yield(F, 0, P, F, n) == discount_yield(F, P, n)


def test_formulas_serve_symbols() -> None:
    assert serves_symbols(bank_discount, FV=1210, d=Fraction(9, 100), n=Fraction(1, 4))
    assert serves_symbols(simple_yield, F=1000, coupon=Fraction(1, 10), P_buy=960, P_end=990, n=2)
