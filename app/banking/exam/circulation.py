"""Money needed in circulation, its velocity and its purchasing power: M·V = P·Y read in several directions.

Amounts in one unit of money per period, velocity in turns per period. Numbers give Fractions, symbols an expression;
numbers out of range raise OutOfRange. Rows S004-24, S004-71, S004-72 and S004-85 of the catalogue.
"""

from __future__ import annotations

from app.banking.exam.ranges import divide, require_positive
from app.exact import Quantity, require_non_negative


def money_needed(price_total: Quantity, velocity: Quantity) -> Quantity:
    """price_total / velocity: money that carries goods of this price total. S004-71.

    Errors: price_total < 0, velocity ≤ 0.
    """
    require_non_negative(price_total=price_total)
    require_positive(velocity=velocity)
    return divide(price_total, velocity)


def purchasing_power(needed: Quantity, supplied: Quantity) -> Quantity:
    """needed / supplied: what one unit of money buys, 1 where supply meets need. S004-72, errata E-19.

    The divisor is the money supplied. Errors: needed < 0, supplied ≤ 0.
    """
    require_non_negative(needed=needed)
    require_positive(supplied=supplied)
    return divide(needed, supplied)


def velocity(GDP: Quantity, M: Quantity) -> Quantity:
    """V = nominal GDP / M, turns per period of GDP. Errors: GDP < 0, M ≤ 0. S004-24."""
    require_non_negative(GDP=GDP)
    require_positive(M=M)
    return divide(GDP, M)


def multiplier_times_velocity(GDP: Quantity, B: Quantity) -> Quantity:
    """m·V = GDP/B: multiplier and velocity are inverse only while income and the base both stand still. S004-24, E-06.

    Errors: GDP < 0, B ≤ 0.
    """
    require_non_negative(GDP=GDP)
    require_positive(B=B)
    return divide(GDP, B)


def money_stock(multiplier: Quantity, B: Quantity) -> Quantity:
    """M = m·B, in the unit of B. Errors: inputs < 0. S004-24."""
    require_non_negative(multiplier=multiplier, B=B)
    return multiplier * B


def real_balances(M: Quantity, P: Quantity) -> Quantity:
    """M/P: nominal money over the price level. Errors: M < 0, P ≤ 0. S004-85."""
    require_non_negative(M=M)
    require_positive(P=P)
    return divide(M, P)
