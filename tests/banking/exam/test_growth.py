from __future__ import annotations

from fractions import Fraction

import sympy
from hypothesis import assume, given

from app.banking.exam.growth import growth_of_product, log_growth_share, money_growth, multiplier_growth_keeping_money
from tests.banking.exam.exact_numbers import amounts, changes, serves_symbols


@given(m0=amounts, m1=amounts, B0=amounts, B1=amounts)
def test_both_decompositions_add_up_exactly(m0: Fraction, m1: Fraction, B0: Fraction, B1: Fraction) -> None:
    change = money_growth(m0, m1, B0, B1)
    assert change.total == m1 * B1 - m0 * B0
    assert change.base + change.multiplier + change.cross == change.total
    assert change.base_midpoint + change.multiplier_midpoint == change.total


@given(m0=amounts, m1=amounts, B0=amounts, B1=amounts)
def test_the_midpoint_split_reads_the_same_backwards(m0: Fraction, m1: Fraction, B0: Fraction, B1: Fraction) -> None:
    forth, back = money_growth(m0, m1, B0, B1), money_growth(m1, m0, B1, B0)
    assert back.base_midpoint == -forth.base_midpoint
    assert back.multiplier_midpoint == -forth.multiplier_midpoint


@given(gB=changes)
def test_the_multiplier_can_undo_a_jump_of_the_base(gB: Fraction) -> None:
    assert growth_of_product(gB, multiplier_growth_keeping_money(gB)) == 0


@given(gB=changes, gm=changes)
def test_money_grows_less_than_the_base_exactly_when_the_multiplier_falls(gB: Fraction, gm: Fraction) -> None:
    assert (growth_of_product(gB, gm) < gB) == (gm < 0)


@given(gB=changes, gm=changes)
def test_log_shares_add_to_one(gB: Fraction, gm: Fraction) -> None:
    assume(gB + gm != 0)
    assert log_growth_share(gB, gm) + log_growth_share(gm, gB) == 1


def test_the_decomposition_holds_for_symbols() -> None:
    change = money_growth(*sympy.symbols("m0 m1 B0 B1", positive=True))
    assert sympy.expand(change.base + change.multiplier + change.cross - change.total) == 0
    assert sympy.expand(change.base_midpoint + change.multiplier_midpoint - change.total) == 0
    assert serves_symbols(multiplier_growth_keeping_money, gB=Fraction(1, 5))
