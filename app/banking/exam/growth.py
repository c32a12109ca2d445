"""Where money growth comes from: the base, the multiplier, or both at once. M = m·B.

Stocks in one unit of money, growth rates as numbers (5 % is 1/20). Numbers give Fractions, symbols an expression;
numbers out of range raise OutOfRange. Rows S004-65, S004-100 … 104, S004-127 and CL-15 of the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.banking.exam.ranges import divide, require_above_minus_one, require_at_least_minus_one
from app.exact import OutOfRange, Quantity, is_number, require_non_negative


@dataclass(frozen=True, slots=True)
class MoneyGrowth:
    """The change of M = m·B from (m0, B0) to (m1, B1), split in two ways that both add up exactly; unit that of B.

    base + multiplier + cross = total, and base_midpoint + multiplier_midpoint = total.
    """

    m0: Quantity
    m1: Quantity
    B0: Quantity
    B1: Quantity

    @property
    def total(self) -> Quantity:
        """ΔM = m1·B1 − m0·B0."""
        return self.m1 * self.B1 - self.m0 * self.B0

    @property
    def base(self) -> Quantity:
        """m0·ΔB: what the base alone would have done."""
        return self.m0 * (self.B1 - self.B0)

    @property
    def multiplier(self) -> Quantity:
        """B0·Δm: what the multiplier alone would have done."""
        return self.B0 * (self.m1 - self.m0)

    @property
    def cross(self) -> Quantity:
        """ΔB·Δm: what only both together did."""
        return (self.B1 - self.B0) * (self.m1 - self.m0)

    @property
    def base_midpoint(self) -> Quantity:
        """(m0 + m1)/2·ΔB: the base's part when the cross term is shared equally."""
        return divide((self.m0 + self.m1) * (self.B1 - self.B0), 2)

    @property
    def multiplier_midpoint(self) -> Quantity:
        """(B0 + B1)/2·Δm: the multiplier's part when the cross term is shared equally."""
        return divide((self.B0 + self.B1) * (self.m1 - self.m0), 2)


def money_growth(m0: Quantity, m1: Quantity, B0: Quantity, B1: Quantity) -> MoneyGrowth:
    """The decomposition of the change from m0·B0 to m1·B1. Errors: any input < 0. S004-103, S004-104."""
    require_non_negative(m0=m0, m1=m1, B0=B0, B1=B1)
    return MoneyGrowth(m0, m1, B0, B1)


def growth_of_product(gB: Quantity, gm: Quantity) -> Quantity:
    """(1 + gB)(1 + gm) − 1: growth of M from growth of base and multiplier. Errors: a rate < −1. S004-65, S004-102."""
    require_at_least_minus_one(gB=gB, gm=gm)
    return (1 + gB) * (1 + gm) - 1


def multiplier_growth_keeping_money(gB: Quantity) -> Quantity:
    """1/(1 + gB) − 1: the growth of the multiplier that leaves M unchanged. Errors: gB ≤ −1. S004-101."""
    require_above_minus_one(gB=gB)
    return divide(1, 1 + gB) - 1


def log_growth_share(g: Quantity, other: Quantity) -> Quantity:
    """g/(g + other): the share of one factor in the log growth of a product; both shares add to one. S004-127.

    g and other are differences of logarithms, either sign; a share exceeds one where the other factor shrank.
    Errors: a sum of zero, where the product did not grow and shares have no meaning.
    """
    total = g + other
    if is_number(total) and total == 0:
        raise OutOfRange("no_growth", g=g, other=other)
    return divide(g, total)
