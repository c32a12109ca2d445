from __future__ import annotations

from fractions import Fraction

from hypothesis import given

from app.banking.exam.circulation import (
    money_needed,
    money_stock,
    multiplier_times_velocity,
    purchasing_power,
    real_balances,
    velocity,
)
from tests.banking.exam.exact_numbers import positive, serves_symbols


@given(total=positive, V=positive)
def test_supplying_what_is_needed_leaves_the_value_of_money_alone(total: Fraction, V: Fraction) -> None:
    needed = money_needed(total, V)
    assert purchasing_power(needed, needed) == 1
    assert purchasing_power(needed, 2 * needed) == Fraction(1, 2)


@given(needed=positive, supplied=positive)
def test_purchasing_power_deflates_the_money_supplied_to_the_money_needed(needed: Fraction, supplied: Fraction) -> None:
    price_level = 1 / purchasing_power(needed, supplied)
    assert real_balances(supplied, price_level) == needed


@given(GDP=positive, B=positive, m=positive)
def test_multiplier_and_velocity_are_inverse_at_given_income_and_base(GDP: Fraction, B: Fraction, m: Fraction) -> None:
    assert m * velocity(GDP, money_stock(m, B)) == multiplier_times_velocity(GDP, B)


def test_ints_stay_exact() -> None:
    assert money_needed(8000, 3) == Fraction(8000, 3)


def test_formulas_serve_symbols() -> None:
    assert serves_symbols(money_needed, price_total=8000, velocity=5)
