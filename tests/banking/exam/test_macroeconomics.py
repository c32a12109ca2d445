from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.banking.exam.macroeconomics import (
    elasticity_midpoint,
    elasticity_point,
    equilibrium_income,
    expenditure_multiplier,
    harrod_growth,
    income_chain,
    inflation_rate,
    participation_rate,
    unemployment_rate,
)
from app.exact import INFINITE, Infinite, OutOfRange
from tests.banking.exam.exact_numbers import amounts, inner_shares, positive, serves_symbols, shares


@given(Q1=positive, Q2=positive, P1=positive, P2=positive)
def test_midpoint_elasticity_is_the_same_from_either_end(
    Q1: Fraction, Q2: Fraction, P1: Fraction, P2: Fraction
) -> None:
    assume(P1 != P2)
    assert elasticity_midpoint(Q1, Q2, P1, P2) == elasticity_midpoint(Q2, Q1, P2, P1)


def test_point_elasticity_is_not() -> None:
    assert elasticity_point(100, 120, 10, 8) == -1
    assert elasticity_point(120, 100, 8, 10) == Fraction(-2, 3)


@given(Q1=positive, Q2=positive, P1=positive, P2=positive, scale=positive)
def test_elasticity_has_no_unit(Q1: Fraction, Q2: Fraction, P1: Fraction, P2: Fraction, scale: Fraction) -> None:
    assume(P1 != P2)
    for elasticity in (elasticity_point, elasticity_midpoint):
        assert elasticity(Q1, Q2, P1, P2) == elasticity(scale * Q1, scale * Q2, P1 / scale, P2 / scale)


@given(employed=amounts, unemployed=amounts, others=amounts)
def test_unemployed_are_a_share_of_the_labour_force_not_of_the_population(
    employed: Fraction, unemployed: Fraction, others: Fraction
) -> None:
    assume(employed + unemployed > 0)
    working_age = employed + unemployed + others
    u = unemployment_rate(employed, unemployed)
    participation = participation_rate(employed, unemployed, working_age)
    assert 0 <= u <= 1
    assert 0 < participation <= 1
    assert u * participation * working_age == unemployed


@given(st.lists(amounts, min_size=8, max_size=8))
def test_income_chain_loses_nothing_on_the_way(flows: list[Fraction]) -> None:
    GDP, depreciation, indirect, undistributed, corporate, transfers, interest, income_tax = flows
    chain = income_chain(*flows)
    disposable = GDP - depreciation - indirect - undistributed - corporate + transfers + interest - income_tax
    assert disposable == chain.PDI
    assert GDP >= chain.NDP >= chain.NI
    assert chain.PI >= chain.PDI


@given(A=positive, mpc=inner_shares, mpm=shares)
def test_equilibrium_income_is_what_spending_rounds_add_up_to(A: Fraction, mpc: Fraction, mpm: Fraction) -> None:
    income = equilibrium_income(A, mpc, mpm)
    opened, closed = expenditure_multiplier(mpc, mpm), expenditure_multiplier(mpc)
    assert not isinstance(income, Infinite)
    assert not isinstance(opened, Infinite)
    assert not isinstance(closed, Infinite)
    assert income == A + mpc * income - mpm * income
    assert opened <= closed


def test_a_multiplier_without_leakage_is_infinite_and_imports_are_a_leakage() -> None:
    assert expenditure_multiplier(1) is INFINITE
    assert expenditure_multiplier(1, Fraction(1, 5)) == 5
    with pytest.raises(OutOfRange):
        expenditure_multiplier(Fraction(6, 5))


def test_rates_from_levels() -> None:
    assert inflation_rate(104, 100) == Fraction(1, 25)
    assert harrod_growth(Fraction(1, 5), 4) == Fraction(1, 20)


def test_formulas_serve_symbols() -> None:
    assert serves_symbols(elasticity_midpoint, Q1=100, Q2=120, P1=10, P2=8)
    assert serves_symbols(expenditure_multiplier, mpc=Fraction(4, 5), mpm=Fraction(1, 5))
