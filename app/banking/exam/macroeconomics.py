"""Formulas of the macroeconomics exam sheet: elasticities, growth, unemployment, the income chain, multipliers.

Shares and rates are numbers between 0 and 1; amounts are in one unit of money. Numbers give Fractions (or INFINITE
for a multiplier without leakage), symbols an expression; numbers out of range raise OutOfRange. Rows S004-74 … 91.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.banking.exam.ranges import divide, require_different, require_positive, require_share
from app.exact import Infinite, Quantity, is_number, quotient, require, require_non_negative


def elasticity_point(Q1: Quantity, Q2: Quantity, P1: Quantity, P2: Quantity) -> Quantity:
    """((Q2 − Q1)/Q1) / ((P2 − P1)/P1): change of quantity over change of price, both measured from point 1. S004-76.

    Swapping the points changes the value. Errors: Q1 or P1 ≤ 0, Q2 or P2 < 0, P1 = P2.
    """
    require_positive(Q1=Q1, P1=P1)
    require_non_negative(Q2=Q2, P2=P2)
    require_different("equal_prices", P1=P1, P2=P2)
    return divide((Q2 - Q1) * P1, (P2 - P1) * Q1)


def elasticity_midpoint(Q1: Quantity, Q2: Quantity, P1: Quantity, P2: Quantity) -> Quantity:
    """((Q2 − Q1)/(Q1 + Q2)) / ((P2 − P1)/(P1 + P2)): arc elasticity, the same from either end. S004-77.

    Errors: any input < 0, P1 = P2, both quantities 0.
    """
    require_non_negative(Q1=Q1, Q2=Q2, P1=P1, P2=P2)
    require_different("equal_prices", P1=P1, P2=P2)
    require_positive(**{"Q1 + Q2": Q1 + Q2})
    return divide((Q2 - Q1) * (P1 + P2), (P2 - P1) * (Q1 + Q2))


def harrod_growth(s: Quantity, v: Quantity) -> Quantity:
    """G = s/v: saving rate over capital–output ratio (actual, warranted or natural, as s and v are). S004-78 … 80.

    v in years of output. Errors: s outside [0, 1], v ≤ 0.
    """
    require_share(s=s)
    require_positive(v=v)
    return divide(s, v)


def inflation_rate(index: Quantity, base_index: Quantity) -> Quantity:
    """(P1 − P0)/P0 from two price indices. Errors: index < 0, base_index ≤ 0. S004-83."""
    require_non_negative(index=index)
    require_positive(base_index=base_index)
    return divide(index - base_index, base_index)


def unemployment_rate(employed: Quantity, unemployed: Quantity) -> Quantity:
    """unemployed / (employed + unemployed), persons over labour force. Errors: inputs < 0, nobody at all. S004-84."""
    require_non_negative(employed=employed, unemployed=unemployed)
    require_positive(labour_force=employed + unemployed)
    return divide(unemployed, employed + unemployed)


def participation_rate(employed: Quantity, unemployed: Quantity, working_age: Quantity) -> Quantity:
    """(employed + unemployed) / working_age. S004-84.

    Errors: inputs < 0, working_age = 0, a labour force larger than the working-age population.
    """
    require_non_negative(employed=employed, unemployed=unemployed)
    require_positive(working_age=working_age)
    labour_force = employed + unemployed
    if is_number(labour_force) and is_number(working_age):
        require(labour_force <= working_age, "labour_force_too_large", force=labour_force, working_age=working_age)
    return divide(labour_force, working_age)


@dataclass(frozen=True, slots=True)
class IncomeChain:
    """From gross domestic product to what households may spend, the exam's short form (S004-75)."""

    NDP: Quantity
    """Net domestic product: GDP − depreciation."""
    NI: Quantity
    """National income: NDP − indirect taxes."""
    PI: Quantity
    """Personal income: NI − undistributed profits − corporate tax + transfers + government interest."""
    PDI: Quantity
    """Personal disposable income: PI − income tax."""


def income_chain(
    GDP: Quantity,
    depreciation: Quantity,
    indirect_taxes: Quantity,
    undistributed_profits: Quantity,
    corporate_tax: Quantity,
    transfers: Quantity,
    government_interest: Quantity,
    income_tax: Quantity,
) -> IncomeChain:
    """GDP − depreciation = NDP, and on to NI, PI and PDI as the fields of IncomeChain say. Errors: inputs < 0.

    Subsidies and social-insurance contributions are left out, as in the exam sheet. S004-75.
    """
    require_non_negative(
        GDP=GDP,
        depreciation=depreciation,
        indirect_taxes=indirect_taxes,
        undistributed_profits=undistributed_profits,
        corporate_tax=corporate_tax,
        transfers=transfers,
        government_interest=government_interest,
        income_tax=income_tax,
    )
    NDP = GDP - depreciation
    NI = NDP - indirect_taxes
    PI = NI - undistributed_profits - corporate_tax + transfers + government_interest
    return IncomeChain(NDP, NI, PI, PI - income_tax)


def expenditure_multiplier(mpc: Quantity, mpm: Quantity = 0) -> Quantity | Infinite:
    """1/(1 − mpc + mpm): income per unit of autonomous spending; mpm = 0 is the closed economy. S004-87, S004-91.

    INFINITE where nothing leaks (mpc = 1, mpm = 0). Errors: mpc or mpm outside [0, 1].
    """
    require_share(mpc=mpc, mpm=mpm)
    return quotient(1, 1 - mpc + mpm)


def equilibrium_income(autonomous: Quantity, mpc: Quantity, mpm: Quantity = 0) -> Quantity | Infinite:
    """Y = A/(1 − mpc + mpm); INFINITE where nothing leaks. S004-87.

    Errors: A < 0, mpc or mpm outside [0, 1], no spending and no leakage at once (0/0).
    """
    require_non_negative(autonomous=autonomous)
    require_share(mpc=mpc, mpm=mpm)
    return quotient(autonomous, 1 - mpc + mpm)
