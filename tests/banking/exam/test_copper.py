from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from app.banking.exam.copper import (
    break_even_disruption,
    gap_implied_base,
    growth_path_sum,
    implied_growth,
    incentive_price,
    mine_output_change,
)
from app.banking.exam.interest import present_value
from tests.banking.exam.exact_numbers import amounts, changes, inner_shares, positive, serves_symbols, shares, years


@given(d_prev=shares, X0=amounts, Y2=positive)
def test_output_stands_still_at_the_break_even_disruption(d_prev: Fraction, X0: Fraction, Y2: Fraction) -> None:
    d = break_even_disruption(d_prev, X0, Y2)
    assert mine_output_change(d_prev, d, X0, Y2) == 0


@given(d_prev=shares, d=shares, X0=positive, Y2=amounts)
def test_a_point_of_disruption_costs_a_hundredth_of_capacity(
    d_prev: Fraction, d: Fraction, X0: Fraction, Y2: Fraction
) -> None:
    assume(d >= Fraction(1, 100))
    less = mine_output_change(d_prev, d - Fraction(1, 100), X0, Y2)
    assert less - mine_output_change(d_prev, d, X0, Y2) == (X0 + Y2) / 100


@given(P=positive, P_lo=positive, P_hi=positive, g_lo=changes, g_hi=changes)
def test_implied_growth_runs_through_both_points(
    P: Fraction, P_lo: Fraction, P_hi: Fraction, g_lo: Fraction, g_hi: Fraction
) -> None:
    assume(P_lo != P_hi)
    assert implied_growth(P_lo, P_lo, P_hi, g_lo, g_hi) == g_lo
    assert implied_growth(P_hi, P_lo, P_hi, g_lo, g_hi) == g_hi
    assert implied_growth(P, P_lo, P_hi, g_lo, g_hi) == implied_growth(P, P_hi, P_lo, g_hi, g_lo)


@given(g=changes, n=years)
def test_growth_path_adds_year_by_year(g: Fraction, n: int) -> None:
    assert growth_path_sum(g, n) == sum((1 + g) ** year for year in range(1, n + 1))


@given(base=amounts, n=years, slow=changes, more=inner_shares)
def test_the_implied_base_reproduces_the_gap(base: Fraction, n: int, slow: Fraction, more: Fraction) -> None:
    gap = base * (growth_path_sum(slow + more, n) - growth_path_sum(slow, n))
    assert gap_implied_base(gap, n, slow + more, slow) == base


@given(capex=amounts, opex=amounts, output=positive, irr=shares, n=years)
def test_at_the_incentive_price_the_mine_just_pays(
    capex: Fraction, opex: Fraction, output: Fraction, irr: Fraction, n: int
) -> None:
    yearly = incentive_price(capex, opex, output, irr, n) * output - opex
    assert sum(present_value(yearly, irr, year) for year in range(1, n + 1)) == capex


@given(irr=shares, more=inner_shares, n=st.integers(2, 12))
def test_a_higher_required_return_needs_a_higher_price(irr: Fraction, more: Fraction, n: int) -> None:
    assert incentive_price(1000, 100, 1, irr + more, n) > incentive_price(1000, 100, 1, irr, n)


def test_formulas_serve_symbols() -> None:
    assert serves_symbols(mine_output_change, d_prev=Fraction(1, 100), d_now=Fraction(1, 20), X0=1700, Y2=50)
    assert serves_symbols(incentive_price, capex=1000, opex=100, output=1, irr=Fraction(1, 10), n=2)
    assert serves_symbols(gap_implied_base, gap_diff=168, n=5, g1=Fraction(1, 50), g2=Fraction(3, 200))
