from __future__ import annotations

from fractions import Fraction

from hypothesis import given

from app.banking.exam.silver import (
    deliverable_cover,
    forced_sale,
    gold_silver_ratio,
    maximum_leverage,
    position_cut,
    premium,
    premium_after,
    recovery_gain,
)
from tests.banking.exam.exact_numbers import amounts, changes, inner_shares, positive, serves_symbols, shares


@given(price=positive, nav=positive, a=changes, b=changes)
def test_premium_after_is_the_premium_of_the_new_price_and_value(
    price: Fraction, nav: Fraction, a: Fraction, b: Fraction
) -> None:
    assert premium_after(premium(price, nav), a, b) == premium(price * (1 + a), nav * (1 + b))


@given(p0=changes, a=changes, b=changes)
def test_premium_chains_over_days(p0: Fraction, a: Fraction, b: Fraction) -> None:
    two_days = premium_after(premium_after(p0, a, b), b, a)
    assert two_days == p0


@given(p0=changes, a=changes, b=changes)
def test_the_premium_rises_exactly_when_the_fund_falls_by_less_than_its_value(
    p0: Fraction, a: Fraction, b: Fraction
) -> None:
    assert (premium_after(p0, a, b) > p0) == (a > b)


@given(equity=amounts, position=amounts, drop=shares, margin=inner_shares)
def test_after_a_forced_sale_the_margin_holds_again(
    equity: Fraction, position: Fraction, drop: Fraction, margin: Fraction
) -> None:
    sale = forced_sale(equity, position, drop, margin)
    left = position * (1 - drop) - sale.sell
    assert 0 <= sale.sell <= position * (1 - drop)
    assert left * margin <= max(0, sale.equity_after)
    assert sale.sell == 0 or left == sale.max_position  # no more is sold than must be


@given(equity=positive, position=positive, drop=shares, margin=inner_shares, more=inner_shares)
def test_a_higher_margin_never_forces_a_smaller_sale(
    equity: Fraction, position: Fraction, drop: Fraction, margin: Fraction, more: Fraction
) -> None:
    higher = margin + (1 - margin) * more
    assert forced_sale(equity, position, drop, higher).sell >= forced_sale(equity, position, drop, margin).sell


@given(equity=positive, position=positive, drop=shares, more=shares, margin=inner_shares)
def test_the_position_that_survives_shrinks_with_the_fall(
    equity: Fraction, position: Fraction, drop: Fraction, more: Fraction, margin: Fraction
) -> None:
    deeper = drop + (1 - drop) * more

    def kept(fall: Fraction) -> Fraction:
        sold: Fraction = forced_sale(equity, position, fall, margin).sell
        return position * (1 - fall) - sold

    assert kept(deeper) <= kept(drop)


@given(m0=inner_shares, m1=inner_shares, equity=positive)
def test_position_cut_takes_full_leverage_from_one_margin_to_the_other(
    m0: Fraction, m1: Fraction, equity: Fraction
) -> None:
    before, after = equity * maximum_leverage(m0), equity * maximum_leverage(m1)
    assert before * (1 - position_cut(m0, m1)) == after


@given(drop=inner_shares)
def test_recovery_gain_makes_good_the_fall_and_exceeds_it(drop: Fraction) -> None:
    gain = recovery_gain(drop)
    assert (1 - drop) * (1 + gain) == 1
    assert gain > drop


def test_ratios_traders_quote() -> None:
    assert gold_silver_ratio(5600, Fraction("121.65")) == Fraction(112000, 2433)
    assert deliverable_cover(Fraction("8.75")) == Fraction(4, 35)


def test_formulas_serve_symbols() -> None:
    assert serves_symbols(premium_after, p0=Fraction(7, 10), price_chg=Fraction(1, 10), nav_chg=Fraction(1, 5))
    assert serves_symbols(
        lambda **given: forced_sale(**given).sell, equity=20, position=100, drop=Fraction(3, 20), margin=Fraction(1, 10)
    )
