"""Discounts and yields of bills and bonds, by the simple (not compounded) conventions of the exam problems.

Prices and face values in one unit of money, rates per year as numbers, n in years (two months are 1/6). Numbers give
Fractions, symbols an expression; numbers out of range raise OutOfRange. Rows S004-43 … 56.
"""

from __future__ import annotations

from app.banking.exam.ranges import divide, require_positive
from app.exact import Quantity, is_number, require, require_non_negative


def bank_discount(FV: Quantity, d: Quantity, n: Quantity) -> Quantity:
    """What a bank pays for a bill: FV·(1 − d·n), the discount taken on the maturity value. S004-43.

    Errors: inputs < 0; d·n > 1, where the holder would have to pay the bank.
    """
    require_non_negative(FV=FV, d=d, n=n)
    if is_number(d) and is_number(n):
        require(d * n <= 1, "discount_above_value", discount=d * n)
    return FV * (1 - d * n)


def discount_rate(FV: Quantity, PV: Quantity, n: Quantity) -> Quantity:
    """The bank-discount rate behind a price: (FV − PV)/(FV·n). Errors: PV < 0, FV or n ≤ 0. Inverse of S004-43."""
    require_non_negative(PV=PV)
    require_positive(FV=FV, n=n)
    return divide(FV - PV, FV * n)


def discount_yield(FV: Quantity, PV: Quantity, n: Quantity) -> Quantity:
    """Simple yearly yield of a claim bought at PV that pays FV once: (FV − PV)/(PV·n). S004-55, S004-56.

    Above the discount rate, because it is counted on the smaller sum; negative for a claim bought above FV.
    Errors: FV < 0, PV or n ≤ 0.
    """
    require_non_negative(FV=FV)
    require_positive(PV=PV, n=n)
    return divide(FV - PV, PV * n)


def current_yield(F: Quantity, coupon: Quantity, P: Quantity) -> Quantity:
    """Coupon over price: F·coupon/P; coupon is a rate on the face value F. Errors: F, coupon < 0, P ≤ 0. S004-50."""
    require_non_negative(F=F, coupon=coupon)
    require_positive(P=P)
    return divide(F * coupon, P)


def simple_yield(F: Quantity, coupon: Quantity, P_buy: Quantity, P_end: Quantity, n: Quantity) -> Quantity:
    """(F·coupon + (P_end − P_buy)/n)/P_buy: coupon plus the yearly part of the price gain, over what was paid.

    With P_end the selling price it is the holding-period yield (S004-51), with P_end = F the simple yield to maturity
    (S004-49, S004-52). Errors: F, coupon, P_end < 0; P_buy or n ≤ 0.
    """
    require_non_negative(F=F, coupon=coupon, P_end=P_end)
    require_positive(P_buy=P_buy, n=n)
    return divide(F * coupon + divide(P_end - P_buy, n), P_buy)
