"""Case copper 2019: an output identity with disruptions, growth implied by a price, the price that pays for a mine.

Output and capacity in 10,000 tonnes a year, prices in dollars a tonne, rates and growth per year as numbers. Numbers
give Fractions, symbols an expression; numbers out of range raise OutOfRange. Rows S002-03 … 07 and S002-20 … 25.
"""

from __future__ import annotations

from app.banking.exam.interest import annuity_factor
from app.banking.exam.ranges import (
    divide,
    power,
    require_at_least_minus_one,
    require_different,
    require_positive,
    require_share,
    require_whole,
)
from app.exact import Quantity, is_number, require, require_non_negative


def mine_output(capacity: Quantity, disruption: Quantity) -> Quantity:
    """(1 − d)·capacity. Errors: capacity < 0, d outside [0, 1]. S002-03."""
    require_non_negative(capacity=capacity)
    require_share(disruption=disruption)
    return (1 - disruption) * capacity


def mine_output_change(d_prev: Quantity, d_now: Quantity, X0: Quantity, Y2: Quantity) -> Quantity:
    """(1 − d_now)(X0 + Y2) − (1 − d_prev)·X0: change of output when capacity X0 grows by Y2. S002-04, S002-05.

    Errors: disruption rates outside [0, 1], capacities < 0.
    """
    require_non_negative(Y2=Y2)
    return mine_output(X0 + Y2, d_now) - mine_output(X0, d_prev)


def break_even_disruption(d_prev: Quantity, X0: Quantity, Y2: Quantity) -> Quantity:
    """1 − (1 − d_prev)·X0/(X0 + Y2): the disruption rate at which output does not change. S002-06.

    Errors: d_prev outside [0, 1], capacities < 0, no capacity at all.
    """
    require_non_negative(Y2=Y2)
    require_positive(capacity=X0 + Y2)
    return 1 - divide(mine_output(X0, d_prev), X0 + Y2)


def implied_growth(P: Quantity, P_lo: Quantity, P_hi: Quantity, g_lo: Quantity, g_hi: Quantity) -> Quantity:
    """g_lo + (g_hi − g_lo)·(P − P_lo)/(P_hi − P_lo): demand growth on the straight line through two incentive prices.

    A price outside [P_lo, P_hi] extrapolates. One price cannot tell growth and required return apart (errata E-62).
    Errors: prices < 0, growth < −1, P_lo = P_hi. S002-23.
    """
    require_non_negative(P=P, P_lo=P_lo, P_hi=P_hi)
    require_at_least_minus_one(g_lo=g_lo, g_hi=g_hi)
    require_different("equal_prices", P_lo=P_lo, P_hi=P_hi)
    return g_lo + divide((g_hi - g_lo) * (P - P_lo), P_hi - P_lo)


def growth_path_sum(g: Quantity, n: Quantity) -> Quantity:
    """Σ (1 + g)^j over j = 1 … n: total demand of n years per unit of today's yearly demand. S002-24.

    n itself at g = 0, else (1 + g)((1 + g)^n − 1)/g. Errors: g < −1, n negative or not whole.
    """
    require_at_least_minus_one(g=g)
    if is_number(g) and g == 0:
        require_whole(n=n)
        return n
    return divide((1 + g) * (power(1 + g, n) - 1), g)


def gap_implied_base(gap_diff: Quantity, n: Quantity, g1: Quantity, g2: Quantity) -> Quantity:
    """gap_diff / (Σ(1 + g1)^j − Σ(1 + g2)^j): the yearly demand behind a difference of cumulative gaps. S002-24.

    In the unit of the gap. Errors: n < 1 or not whole, growth < −1, g1 = g2, signs that would make demand negative.
    """
    require_positive(n=n)
    require_different("equal_growth", g1=g1, g2=g2)
    difference = growth_path_sum(g1, n) - growth_path_sum(g2, n)
    base = divide(gap_diff, difference)
    if is_number(base):
        require(base >= 0, "negative", name="base", value=base)
    return base


def incentive_price(capex: Quantity, opex: Quantity, output: Quantity, irr: Quantity, n: Quantity) -> Quantity:
    """(capex/a + opex)/output with the annuity factor a = (1 − (1 + irr)^−n)/irr: the price that just pays. S002-25.

    capex once, opex and output yearly for n years; irr is the required return, not one achieved (errata E-63); at
    irr = 0 the factor is n. Errors: capex, opex or irr < 0, output ≤ 0, n < 1 or not whole.
    """
    require_non_negative(capex=capex, opex=opex)
    require_positive(output=output, n=n)
    return divide(divide(capex, annuity_factor(irr, n)) + opex, output)
