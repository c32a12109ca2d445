"""Interest: simple and compound, after tax, in real terms, and the units in which a rate is quoted.

Amounts P, FV in one unit of money; rates i per year as numbers (3 % is 3/100); n in years. Numbers give Fractions,
symbols an expression; numbers out of range raise OutOfRange. Source rows S004-46 … 57 and 92 … 98 of the catalogue.
"""

from __future__ import annotations

from app.banking.exam.ranges import (
    divide,
    power,
    require_above_minus_one,
    require_at_least_minus_one,
    require_positive,
    require_share,
    require_whole,
)
from app.exact import Quantity, is_number, require, require_non_negative

MONTHS_PER_YEAR = 12
DAYS_PER_BANKING_YEAR = 360
"""Money markets and the Chinese quotation of daily rates both count 360 days to the year."""


def simple_interest(P: Quantity, i: Quantity, n: Quantity) -> Quantity:
    """P·i·n: interest is paid on the principal alone; n may be a part of a year. Errors: any input < 0. S004-47."""
    require_non_negative(P=P, i=i, n=n)
    return P * i * n


def compound_interest(P: Quantity, i: Quantity, n: Quantity) -> Quantity:
    """P·((1 + i)^n − 1), compounded yearly over a whole number of years. Errors: inputs < 0, n not whole. S004-47."""
    return future_value(P, i, n) - P


def after_tax(interest: Quantity, tau: Quantity) -> Quantity:
    """interest·(1 − τ): the tax falls on the interest, never on the principal. Errors: τ outside [0, 1]. S004-92."""
    require_share(tau=tau)
    return interest * (1 - tau)


def extra_cost_of_compounding(P: Quantity, i_simple: Quantity, i_compound: Quantity, n: Quantity) -> Quantity:
    """Interest on a loan at i_compound with compounding less that at i_simple without; positive: simple is cheaper.

    P·((1 + i_compound)^n − 1) − P·i_simple·n, in the unit of P. Errors: inputs < 0, n not whole. S004-98.
    """
    return compound_interest(P, i_compound, n) - simple_interest(P, i_simple, n)


def future_value(PV: Quantity, i: Quantity, n: Quantity) -> Quantity:
    """PV·(1 + i)^n. Errors: PV or i < 0, n negative or not whole. S004-57."""
    require_non_negative(PV=PV, i=i)
    return PV * power(1 + i, n)


def present_value(FV: Quantity, i: Quantity, n: Quantity) -> Quantity:
    """FV / (1 + i)^n. Errors: FV or i < 0, n negative or not whole. S004-57."""
    require_non_negative(FV=FV, i=i)
    return divide(FV, power(1 + i, n))


def maturity_value(F: Quantity, i: Quantity, n: Quantity) -> Quantity:
    """F·(1 + i·n): principal and simple interest paid together at maturity. Errors: any input < 0. S004-53."""
    return F + simple_interest(F, i, n)


def annuity_factor(i: Quantity, n: Quantity) -> Quantity:
    """(1 − (1 + i)^−n) / i: present value of 1 a year, paid at the end of each of n years; n itself at i = 0.

    Errors: i < 0, n negative or not whole.
    """
    require_non_negative(i=i)
    if is_number(i) and i == 0:
        require_whole(n=n)
        return n
    return divide(1 - divide(1, power(1 + i, n)), i)


def real_rate_approximate(i: Quantity, p: Quantity) -> Quantity:
    """i − p: nominal rate less inflation. Errors: i or p < −1; else both may be negative. S004-93, errata E-23."""
    require_at_least_minus_one(i=i, p=p)
    return i - p


def real_rate(i: Quantity, p: Quantity) -> Quantity:
    """Fisher: (1 + i)/(1 + p) − 1, the growth of what the money buys. Errors: i < −1, p ≤ −1. S004-46."""
    require_at_least_minus_one(i=i)
    require_above_minus_one(p=p)
    return divide(1 + i, 1 + p) - 1


def annual_from_monthly_per_mille(li: Quantity) -> Quantity:
    """A monthly rate quoted in 厘 (per mille) as a yearly number: 12·li/1000. Errors: li < 0. S004-131, errata E-32."""
    require_non_negative(li=li)
    return divide(MONTHS_PER_YEAR * li, 1000)


def annual_from_daily_per_ten_thousand(hao: Quantity) -> Quantity:
    """A daily rate quoted in 毫 (per ten thousand) as a yearly number: 360·hao/10000. Errors: hao < 0. S004-131."""
    require_non_negative(hao=hao)
    return divide(DAYS_PER_BANKING_YEAR * hao, 10000)


def average_annual_rate(r1: Quantity, n1: Quantity, r2: Quantity, n2: Quantity) -> Quantity:
    """Mean of twelve monthly quotations of a yearly rate: (r1·n1 + r2·n2)/12, r1 for n1 months and r2 for n2.

    Errors: rates < 0, months not whole, n1 + n2 other than 12. S004-41.
    """
    require_non_negative(r1=r1, r2=r2)
    require_whole(n1=n1, n2=n2)
    if is_number(n1) and is_number(n2):
        require(n1 + n2 == MONTHS_PER_YEAR, "months_not_a_year", months=n1 + n2)
    return divide(r1 * n1 + r2 * n2, MONTHS_PER_YEAR)


def theoretical_price(income: Quantity, i: Quantity) -> Quantity:
    """income / i: price of a security that yields `income` every year for ever. Errors: income < 0, i ≤ 0. S004-45."""
    require_non_negative(income=income)
    require_positive(i=i)
    return divide(income, i)
