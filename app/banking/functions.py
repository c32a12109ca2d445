"""The named core functions that the content under lessons/ may call, in numbers, keys and figures.

Every name here is part of what a teacher can write (CONTRIBUTING.md lists them); renaming one breaks content, and the
content check says where.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.banking import balance, multipliers
from app.banking.contraction import contraction
from app.banking.derivatives import elasticity, partial
from app.banking.exam.functions import EXAM_FUNCTIONS
from app.banking.qt import caps
from app.banking.qt.channels import channel_change, multiplier_after, rrp_maturity
from app.banking.qt.rollover import reinvestment, runoff
from app.banking.rounds import Column, LendingRounds, exam_rounds, loan_split_rounds, rounds_to_reach, split_rounds
from app.exact import Infinite, Quantity, require

Function = Callable[..., Any]


def _of_economy(name: str) -> Function:
    def stock(
        B: Quantity, r_d: Quantity = 0, r_t: Quantity = 0, t: Quantity = 0, e: Quantity = 0, k: Quantity = 0
    ) -> Quantity:
        built = balance.economy(B, r_d, r_t, t, e, k)
        return built if isinstance(built, Infinite) else getattr(built, name)

    return stock


def _exam(method: str, column: Column) -> Function:
    """Exam-shorthand rounds: (n, first, r, e, k) for one round or the sum, (first, r, e, k) for the limit."""
    if method == "limit":
        return lambda first, r, e=0, k=0: exam_rounds(first, r, e, k).limit(column)
    return lambda n, first, r, e=0, k=0: getattr(exam_rounds(first, r, e, k), method)(column, n)


def _split(method: str, column: Column) -> Function:
    """Rounds in which every receipt is split: (n, receipt, r_d, r_t, t, e, k)."""

    def column_of(n: Quantity, receipt: Quantity, r_d: Quantity, r_t: Quantity = 0, t: Quantity = 0, e: Quantity = 0,
                  k: Quantity = 0) -> Quantity:  # fmt: skip
        rounds: LendingRounds = split_rounds(receipt, r_d, r_t, t, e, k)
        return getattr(rounds, method)(column, n)

    return column_of


def _split_reserves(
    n: Quantity, receipt: Quantity, r_d: Quantity, r_t: Quantity = 0, t: Quantity = 0, e: Quantity = 0, k: Quantity = 0
) -> Quantity:
    rounds = split_rounds(receipt, r_d, r_t, t, e, k)
    kept: Quantity = rounds.cumulative(Column.REQUIRED, n)
    return kept + rounds.cumulative(Column.EXCESS, n)


def _channel(channel: Quantity, item: str, amount: Quantity) -> Quantity:
    name = str(channel)
    change = channel_change(name, amount)
    require(hasattr(change, str(item)), "unknown_item", name=item)
    return getattr(change, str(item))


def _multiplier_after_qt(channel: Quantity, M: Quantity, B: Quantity, amount: Quantity) -> Quantity:
    return multiplier_after(str(channel), M, B, amount)


FUNCTIONS: dict[str, Function] = {
    "abs": abs,
    "min": min,
    "max": max,
    # multipliers
    "demand_deposit_multiplier": multipliers.demand_deposit_multiplier,
    "m1": multipliers.m1,
    "m2": multipliers.m2,
    "m2_one_ratio": multipliers.m2_one_ratio,
    "m2_as_printed": multipliers.m2_as_printed,
    "m_over_all_deposits": multipliers.m_over_all_deposits,
    "deposit_multiplier": multipliers.deposit_multiplier,
    "total_deposits": lambda first, r, e=0, k=0: multipliers.expansion(first, r, e, k).total,
    "derived_deposits": lambda first, r, e=0, k=0: multipliers.expansion(first, r, e, k).derived,
    "average_required_ratio": multipliers.average_required_ratio,
    "per_all_deposits": multipliers.per_all_deposits,
    "t_from_conversion_share": multipliers.t_from_conversion_share,
    "solve_excess_ratio": multipliers.solve_excess_ratio,
    "solve_required_ratio": multipliers.solve_required_ratio,
    "solve_first_deposit": multipliers.solve_first_deposit,
    "multiplier_with_exempt_share": multipliers.multiplier_with_exempt_share,
    "loan_share_multiplier": lambda r, e, h: multipliers.deposit_multiplier(r, e, h * (1 - r - e)),
    "loan_split_multiplier": lambda r, e, c: loan_split_rounds(1, r, e, c).limit(Column.DEPOSIT),
    # balance sheets built back from the base
    "demand_deposits": _of_economy("D"),
    "time_deposits": _of_economy("T"),
    "currency": _of_economy("C"),
    "reserves": _of_economy("R"),
    "required_reserves": _of_economy("required"),
    "excess_reserves": _of_economy("E"),
    "money_m1": _of_economy("M1"),
    "money_m2": _of_economy("M2"),
    "multiplier_from_balances": balance.multiplier_from_balances,
    # lending rounds
    **{f"round_{column.value}": _exam("flow", column) for column in Column},
    **{
        f"rounds_{plural}": _exam("cumulative", column)
        for plural, column in zip(
            ("deposits", "time_deposits", "required", "excess", "cash", "loans", "onward"), Column, strict=True
        )
    },
    **{
        f"limit_{plural}": _exam("limit", column)
        for plural, column in zip(
            ("deposits", "time_deposits", "required", "excess", "cash", "loans", "onward"), Column, strict=True
        )
    },
    "rounds_to_reach": lambda first, r, target, e=0, k=0: rounds_to_reach(exam_rounds(first, r, e, k), target),
    "contraction_deposits": lambda withdrawal, r, e=0, k=0: contraction(withdrawal, r, e, k).limit(Column.DEPOSIT),
    "split_round_deposit": _split("flow", Column.DEPOSIT),
    "split_round_loan": _split("flow", Column.LOAN),
    "split_rounds_deposits": _split("cumulative", Column.DEPOSIT),
    "split_rounds_loans": _split("cumulative", Column.LOAN),
    "split_rounds_cash": _split("cumulative", Column.CASH),
    "split_rounds_reserves": _split_reserves,
    "split_ratio": lambda r_d, r_t=0, t=0, e=0, k=0: split_rounds(1, r_d, r_t, t, e, k).ratio,
    # derivatives
    **{f"dm1_d{x}": partial(multipliers.m1, x) for x in ("r_d", "r_t", "t", "e", "k")},
    **{f"dm2_d{x}": partial(multipliers.m2, x) for x in ("r_d", "r_t", "t", "e", "k")},
    **{f"dm2_one_ratio_d{x}": partial(multipliers.m2_one_ratio, x) for x in ("c", "t", "s", "r", "e")},
    **{f"elasticity_m1_{x}": elasticity(multipliers.m1, x) for x in ("r_d", "r_t", "t", "e", "k")},
    # quantitative tightening
    "channel_change": _channel,
    "multiplier_after_qt": _multiplier_after_qt,
    "rrp_maturity": lambda item, amount, required_ratio=0: getattr(rrp_maturity(amount, required_ratio), item),
    "runoff": runoff,
    "reinvestment": reinvestment,
    "cumulative_cap": caps.cumulative_cap,
    "months_to_drain": caps.months_to_drain,
    "on_rrp_cover": caps.on_rrp_cover,
    "on_rrp_daily_interest": caps.on_rrp_daily_interest,
    "least_counterparties": caps.least_counterparties,
    # interest, yields, macroeconomics, growth, copper, silver
    **EXAM_FUNCTIONS,
}
