"""Arithmetic of quantitative tightening: caps over time, months a stock lasts, what ON RRP costs and can absorb.

Amounts in billions of US dollars, caps per month, rates per year as numbers, shares between 0 and 1. Numbers give
Fractions, symbols an expression; numbers out of range raise OutOfRange. Rows S001-01 … 08, S001-30 and S001-31.
"""

from __future__ import annotations

from math import ceil

from app.banking.exam.ranges import at_least_zero, divide, require_positive, require_share, require_whole
from app.exact import Quantity, require, require_non_negative

DAYS_PER_MONEY_MARKET_YEAR = 360


def cumulative_cap(n: Quantity, cap_start: Quantity, cap_full: Quantity, ramp_months: Quantity) -> Quantity:
    """Sum of the caps of the first n months: cap_start in each of ramp_months, cap_full in every later one. S001-05.

    cap_start·n + (cap_full − cap_start)·max(0, n − ramp_months). An upper bound: the runoff is the smaller of cap and
    maturing debt. Errors: caps < 0; n or ramp_months negative or not whole.
    """
    require_non_negative(cap_start=cap_start, cap_full=cap_full)
    require_whole(n=n, ramp_months=ramp_months)
    return cap_start * n + (cap_full - cap_start) * at_least_zero(n - ramp_months)


def months_to_drain(stock: Quantity, cap_start: Quantity, cap_full: Quantity, ramp_months: Quantity) -> int:
    """The least whole n with cumulative_cap(n) ≥ stock: months until full caps have drained a stock. S001-06.

    Numbers only. Errors: inputs < 0, ramp_months not whole, caps of zero that never drain what is left.
    """
    ramp = cumulative_cap(ramp_months, cap_start, cap_full, ramp_months)
    require_non_negative(stock=stock)
    if stock <= ramp:
        return _round_up(divide(stock, cap_start)) if stock > 0 else 0
    require(cap_full > 0, "never_drained", stock=stock, drained=ramp)
    return _round_up(ramp_months + divide(stock - ramp, cap_full))


def on_rrp_cover(bill_share: Quantity, mobility: Quantity) -> Quantity:
    """bill_share + mobility·(1 − bill_share): the share of runoff that ON RRP can take in place of reserves. S001-31.

    Funds may buy only the bills; of the longer debt, fund investors take the share `mobility`. Errors: outside [0, 1].
    """
    require_share(bill_share=bill_share, mobility=mobility)
    return bill_share + mobility * (1 - bill_share)


def on_rrp_daily_interest(stock: Quantity, rate: Quantity) -> Quantity:
    """stock·rate/360: interest the central bank pays in one day, actual/360. Errors: inputs < 0. S001-07."""
    require_non_negative(stock=stock, rate=rate)
    return divide(stock * rate, DAYS_PER_MONEY_MARKET_YEAR)


def least_counterparties(stock: Quantity, limit: Quantity) -> int:
    """The least number of counterparties that can hold `stock` at a daily limit each. Errors: stock < 0, limit ≤ 0.

    Numbers only. S001-08.
    """
    require_non_negative(stock=stock)
    require_positive(limit=limit)
    return _round_up(divide(stock, limit))


def _round_up(x: Quantity) -> int:
    whole: int = ceil(x)
    return whole
