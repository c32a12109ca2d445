from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.banking.qt.caps import (
    cumulative_cap,
    least_counterparties,
    months_to_drain,
    on_rrp_cover,
    on_rrp_daily_interest,
)
from tests.banking.exam.exact_numbers import amounts, positive, serves_symbols, shares

months = st.integers(min_value=0, max_value=60)


@given(n=months, start=amounts, full=amounts, ramp=months)
def test_cumulative_cap_adds_month_by_month(n: int, start: Fraction, full: Fraction, ramp: int) -> None:
    assert cumulative_cap(n, start, full, ramp) == sum(start if month <= ramp else full for month in range(1, n + 1))


@given(stock=positive, start=amounts, full=positive, ramp=months)
def test_the_month_of_draining_is_the_first_that_suffices(
    stock: Fraction, start: Fraction, full: Fraction, ramp: int
) -> None:
    stock = min(stock, 1000 * full)
    n = months_to_drain(stock, start, full, ramp)
    assert cumulative_cap(n, start, full, ramp) >= stock
    assert cumulative_cap(n - 1, start, full, ramp) < stock


def test_the_caps_of_2022() -> None:
    caps = (Fraction(95, 2), 95, 3)
    assert cumulative_cap(12, *caps) == Fraction(1995, 2)
    assert cumulative_cap(12, 30, 60, 3) == 630
    assert months_to_drain(2000, *caps) == 23
    assert months_to_drain(cumulative_cap(24, *caps), *caps) == 24


@given(bills=shares, mobility=shares)
def test_cover_is_what_neither_bills_nor_mobile_investors_leave(bills: Fraction, mobility: Fraction) -> None:
    assert 1 - on_rrp_cover(bills, mobility) == (1 - bills) * (1 - mobility)


@given(stock=positive, limit=positive)
def test_least_number_of_counterparties(stock: Fraction, limit: Fraction) -> None:
    count = least_counterparties(stock, limit)
    assert (count - 1) * limit < stock <= count * limit


def test_interest_of_one_day() -> None:
    assert on_rrp_daily_interest(2000, Fraction(8, 1000)) * 360 == 16


def test_formulas_serve_symbols() -> None:
    assert serves_symbols(cumulative_cap, n=24, cap_start=Fraction(95, 2), cap_full=95, ramp_months=3)
    assert serves_symbols(cumulative_cap, n=2, cap_start=Fraction(95, 2), cap_full=95, ramp_months=3)
    assert serves_symbols(on_rrp_cover, bill_share=Fraction(3, 10), mobility=Fraction(2, 5))
