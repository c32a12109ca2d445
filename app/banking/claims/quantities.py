"""The quantities a claim may be about: each with the core's formula and the values that the core admits.

Amounts and ratios are not negative; `positive` ones are not zero either. That a multiplier has a value at all, its
denominator not being zero, belongs to what is admitted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from app.algebra.authoring import read_condition
from app.algebra.evaluation import EvaluationError, evaluate, holds
from app.algebra.tree import Condition, Expression, Number, Quotient, Relation
from app.banking import multipliers
from app.banking.claims.written import formula
from app.banking.exam.circulation import velocity
from app.banking.qt.channels import channel_change
from app.exact import Quantity as Number_
from app.exact import quotient

ZERO = Number(Fraction(0))
PER_DEMAND_DEPOSIT = ("r_d", "r_t", "t", "e", "k")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of the book.

    name: in addresses and texts. latex: how it is written. formula: in its symbols, one fraction. admitted: conditions
    on the symbols, besides their signs. across: for a variable, the sum that decides the sign and what its first
    symbol, the others being zero, then stands for: {"k": ("r_d", "r_t", "e")}.
    """

    name: str
    latex: str
    formula: Quotient
    symbols: tuple[str, ...]
    admitted: tuple[Condition, ...] = ()
    positive: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    across: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def value(self, point: Mapping[str, Fraction]) -> Fraction:
        """The quantity at admitted values of its symbols."""
        value = evaluate(self.formula, point)
        assert isinstance(value, Fraction)
        return value

    def admits(self, point: Mapping[str, Fraction]) -> bool:
        """Whether the core has a finite value at this point."""
        if any(point[name] < 0 or (name in self.positive and not point[name]) for name in self.symbols):
            return False
        try:
            return all(holds(condition, point) for condition in self.conditions)
        except EvaluationError:  # numbers that would be too long
            return False

    def reserves(self, point: Mapping[str, Fraction]) -> Fraction:
        """r_d + r_t·t + e where a multiplier per demand deposits is the quantity."""
        return point["r_d"] + point["r_t"] * point["t"] + point["e"]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What is admitted, the denominator's sign included."""
        return (*self.admitted, Condition(self.formula.denominator, Relation.GREATER, ZERO))


def _fraction(tree: Expression) -> Quotient:
    assert isinstance(tree, Quotient)
    return tree


def _after_qt(channel: str) -> Quotient:
    """(M + ΔM)/(B + ΔB) after X has run off, the changes being the ledger's."""
    change = channel_change(channel, 1)
    money = change.deposits + change.fund_shares

    def moved(stock: Number_, by: Fraction, amount: Number_) -> Number_:
        if abs(by) == 1:
            return stock + amount if by > 0 else stock - amount
        return stock + by * amount if by else stock

    return _fraction(
        formula(lambda M, B, X: quotient(moved(M, money, X), moved(B, change.base, X)), "M", "B", "X"),
    )


_SHARES = tuple(map(read_condition, ("r_d <= 1", "r_t <= 1")))
_RESERVES = (*_SHARES, read_condition("r_d + r_t*t + e <= 1 + t"))
_ALL_DEPOSITS = (read_condition("r + e <= 1"),)
_CASH = MappingProxyType({"c": "k"})
_SUM = ("r_d", "r_t", "e")

QUANTITIES: Mapping[str, Quantity] = MappingProxyType({
    quantity.name: quantity
    for quantity in (
        Quantity(
            "m1", "m_1", _fraction(formula(multipliers.m1, *PER_DEMAND_DEPOSIT)), PER_DEMAND_DEPOSIT, _RESERVES,
            aliases=_CASH, across={"k": _SUM},
        ),
        Quantity(
            "m2", "m_2", _fraction(formula(multipliers.m2, *PER_DEMAND_DEPOSIT)), PER_DEMAND_DEPOSIT, _RESERVES,
            aliases=_CASH, across={"k": _SUM},
        ),
        Quantity(
            "demand-deposits", "D/B",
            _fraction(formula(multipliers.demand_deposit_multiplier, *PER_DEMAND_DEPOSIT)), PER_DEMAND_DEPOSIT,
            _RESERVES, aliases=_CASH,
        ),
        Quantity(
            "m2-one-ratio", "m_2", _fraction(formula(multipliers.m2_one_ratio, "c", "t", "s", "r", "e")),
            ("c", "t", "s", "r", "e"), _ALL_DEPOSITS, aliases=MappingProxyType({"k": "c"}),
        ),
        Quantity(
            "over-all-deposits", "m", _fraction(formula(multipliers.m_over_all_deposits, "c", "r", "e")),
            ("c", "r", "e"), _ALL_DEPOSITS, aliases=MappingProxyType({"k": "c"}),
        ),
        Quantity(
            "average-ratio", r"\bar{r}", _fraction(formula(multipliers.average_required_ratio, "r_d", "r_t", "t")),
            ("r_d", "r_t", "t"), _SHARES,
        ),
        Quantity(
            "velocity", "V", _fraction(formula(lambda P, Y, m, B: velocity(P * Y, m * B), "P", "Y", "m", "B")),
            ("P", "Y", "m", "B"), positive=frozenset("PYmB"),
        ),
        Quantity(
            "qt-1", "m", _after_qt("1"), ("M", "B", "X"), positive=frozenset("MB"),
        ),
        Quantity(
            "qt-2", "m", _after_qt("2"), ("M", "B", "X"), (read_condition("X <= M"),),
            frozenset("MB"),
        ),
    )
})  # fmt: skip
