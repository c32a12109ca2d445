"""Case silver 2026: ratios, a fund's premium over its net asset value, margin, and sales forced by a falling price.

Prices in dollars an ounce, equity and positions in one unit of money, changes and margins as numbers. Numbers give
Fractions, symbols an expression; numbers out of range raise OutOfRange. Rows S003-02 … 23 of the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.banking.exam.ranges import (
    at_least_zero,
    divide,
    require_above_minus_one,
    require_at_least_minus_one,
    require_positive,
    require_share,
)
from app.exact import Quantity, is_number, require, require_non_negative


def gold_silver_ratio(gold: Quantity, silver: Quantity) -> Quantity:
    """gold / silver: ounces of silver that buy an ounce of gold. Errors: gold < 0, silver ≤ 0. S003-07."""
    require_non_negative(gold=gold)
    require_positive(silver=silver)
    return divide(gold, silver)


def deliverable_cover(ratio: Quantity) -> Quantity:
    """1 / ratio, ratio = open interest over deliverable stock: the share of positions that stock could serve. S003-10.

    Above one there is more metal than positions. Errors: ratio ≤ 0.
    """
    require_positive(ratio=ratio)
    return divide(1, ratio)


def premium(price: Quantity, nav: Quantity) -> Quantity:
    """price/nav − 1: a fund's premium over its net asset value, negative for a discount. S003-12.

    Errors: price < 0, nav ≤ 0.
    """
    require_non_negative(price=price)
    require_positive(nav=nav)
    return divide(price, nav) - 1


def premium_after(p0: Quantity, price_chg: Quantity, nav_chg: Quantity) -> Quantity:
    """(1 + p0)(1 + price_chg)/(1 + nav_chg) − 1: the premium after price and net asset value have moved. S003-15, 16.

    It falls only where the price fell by more than the net asset value (errata E-90). Errors: p0 or price_chg < −1,
    nav_chg ≤ −1.
    """
    require_at_least_minus_one(p0=p0, price_chg=price_chg)
    require_above_minus_one(nav_chg=nav_chg)
    return divide((1 + p0) * (1 + price_chg), 1 + nav_chg) - 1


def maximum_leverage(margin: Quantity) -> Quantity:
    """1 / margin: the largest position per unit of equity. Errors: margin outside (0, 1]. S003-20."""
    _require_margin(margin=margin)
    return divide(1, margin)


def position_cut(m0: Quantity, m1: Quantity) -> Quantity:
    """1 − m0/m1: the share of a fully margined position that must go when margin rises from m0 to m1. S003-20.

    Negative where the margin falls: the position may grow. Errors: margins outside (0, 1].
    """
    _require_margin(m0=m0, m1=m1)
    return 1 - divide(m0, m1)


@dataclass(frozen=True, slots=True)
class ForcedSale:
    """An account after a price fall; all in the unit of the equity."""

    equity_after: Quantity
    """Below zero where the fall took more than the equity: the account owes."""
    max_position: Quantity
    """What the equity that is left can carry at the required margin."""
    sell: Quantity
    """What must be sold at the new price, from nothing up to the whole position."""


def forced_sale(equity: Quantity, position: Quantity, drop: Quantity, margin: Quantity) -> ForcedSale:
    """equity − position·drop is left; it carries (that)/margin; sell = max(0, position·(1 − drop) − max_position).

    Without equity max_position is 0 and the whole position is sold. Errors: equity or position < 0, drop outside
    [0, 1], margin outside (0, 1]. S003-23, CL-42.
    """
    require_non_negative(equity=equity, position=position)
    require_share(drop=drop)
    _require_margin(margin=margin)
    equity_after = equity - position * drop
    max_position = divide(at_least_zero(equity_after), margin)
    return ForcedSale(equity_after, max_position, at_least_zero(position * (1 - drop) - max_position))


def recovery_gain(drop: Quantity) -> Quantity:
    """1/(1 − drop) − 1: the rise that makes good a fall. Errors: drop < 0, or a total loss (drop ≥ 1). S003-02, 05."""
    require_non_negative(drop=drop)
    if is_number(drop):
        require(drop < 1, "share_not_below_one", name="drop", value=drop)
    return divide(1, 1 - drop) - 1


def _require_margin(**values: Quantity) -> None:
    require_positive(**values)
    require_share(**values)
