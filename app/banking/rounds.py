"""Lending rounds: the process whose sum is the deposit multiplier.

In every convention round n is a multiple of the first demand deposit, D_n = D_1·q^(n−1), and what the banks keep, what
leaks into currency and what is lent are fixed multiples of D_n. So a convention is one row of coefficients, and every
table, chart, limit and printed browser formula follows from that row. Conventions (SUBJECT section 2, catalogue A-04):

    EXAM        the first deposit is in the bank already; r, e and k leak from each deposit:
                q = 1 − r_d − r_t·t − e − k                          Σ D_n = D_1 / (r_d + r_t·t + e + k)
    SPLIT       every receipt X of the public, the first too, is split C : D : T = k : 1 : t:
                D_1 = X_1/(1+k+t), q = (1 + t − r_d − r_t·t − e)/(1+k+t)   Σ D_n = X_1 / (r_d + r_t·t + e + k)
    LOAN_SHARE  a share h of each loan stays in currency: q = (1 − r − e)(1 − h)
    LOAN_SPLIT  each loan splits cash : deposit = c : 1: q = (1 − r − e)/(1 + c)    Σ D_n = D_1·(1+c)/(c+r+e)

A loan is counted in full, (1 + t − r_d − r_t·t − e)·D_n, so that every bank's balance sheet closes. Exam papers often
call "loans" only the part that is deposited again, which is ONWARD here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.banking.powers import PowerForm, power_form
from app.banking.ratios import check_leakages, check_over_all_deposits, check_per_demand_deposit
from app.exact import Infinite, Quantity, is_number, quotient, require, require_non_negative


class Convention(StrEnum):
    """How currency leaves the process; see the module's docstring."""

    EXAM = "exam"
    SPLIT = "split"
    LOAN_SHARE = "loan_share"
    LOAN_SPLIT = "loan_split"


class Column(StrEnum):
    """What is counted in a round."""

    DEPOSIT = "deposit"  # new demand deposits D_n
    TIME_DEPOSIT = "time_deposit"
    REQUIRED = "required"
    EXCESS = "excess"
    CASH = "cash"  # currency that stays with the public
    LOAN = "loan"
    ONWARD = "onward"  # what is on its way to the next round: the next deposit, or under SPLIT the next receipt


@dataclass(frozen=True, slots=True)
class LendingRounds:
    """One process. All fields but `first`, `first_deposit` are per unit of that round's demand deposit."""

    convention: Convention
    first: Quantity
    first_deposit: Quantity
    ratio: Quantity
    time_deposit: Quantity
    required: Quantity
    excess: Quantity
    cash: Quantity
    loan: Quantity
    onward: Quantity

    def coefficient(self, column: Column) -> Quantity:
        """How much of the column one unit of D_n brings with it."""
        return 1 if column is Column.DEPOSIT else getattr(self, column.value)

    def flow(self, column: Column, n: int | Quantity) -> Quantity | PowerForm:
        """The column in round n ≥ 1: coefficient·D_1·q^(n−1). A Fraction, or a PowerForm where n makes it too long."""
        self._check_round(n, least=1)
        start = self.coefficient(column) * self.first_deposit
        return power_form(0, start, self.ratio, n - 1)

    def cumulative(self, column: Column, n: int | Quantity) -> Quantity | PowerForm:
        """The column summed over rounds 1..n (n ≥ 0): coefficient·D_1·(1 − q^n)/(1 − q), or ·n where q = 1."""
        self._check_round(n, least=0)
        start = self.coefficient(column) * self.first_deposit
        if is_number(self.ratio) and self.ratio == 1:
            return start * n
        limit = start / (1 - self.ratio)
        return power_form(limit, -limit, self.ratio, n)

    def limit(self, column: Column) -> Quantity | Infinite:
        """The column summed over all rounds: coefficient·D_1/(1 − q); INFINITE where nothing leaks (q = 1)."""
        start = self.coefficient(column) * self.first_deposit
        if is_number(start) and start == 0:
            return Fraction(0)
        if is_number(start) and is_number(self.ratio) and start < 0 and self.ratio == 1:
            return Infinite.INFINITE
        return quotient(start, 1 - self.ratio)

    @staticmethod
    def _check_round(n: int | Quantity, least: int) -> None:
        if is_number(n):
            require(n == int(n) and n >= least, "round_number", least=least, value=n)


def exam_rounds(
    first: Quantity, r_d: Quantity, e: Quantity, k: Quantity, r_t: Quantity = 0, t: Quantity = 0
) -> LendingRounds:
    """The exam shorthand. Errors: leakages above one would make loans negative."""
    require_non_negative(first=first, r_t=r_t, t=t)
    check_per_demand_deposit(r_d, r_t, t, e, k)
    reserves = r_d + r_t * t
    check_leakages(reserves, e, k)
    ratio = 1 - reserves - e - k
    return LendingRounds(Convention.EXAM, first, first, ratio, t, reserves, e, k, 1 + t - reserves - e, ratio)


def split_rounds(
    receipt: Quantity, r_d: Quantity, r_t: Quantity, t: Quantity, e: Quantity, k: Quantity
) -> LendingRounds:
    """Every receipt of the public is split C : D : T = k : 1 : t, the first too. Errors: OutOfRange."""
    require_non_negative(receipt=receipt)
    check_per_demand_deposit(r_d, r_t, t, e, k)
    reserves = r_d + r_t * t
    loan = 1 + t - reserves - e
    parts = 1 + k + t
    return LendingRounds(
        Convention.SPLIT, receipt, quotient(receipt, parts), quotient(loan, parts), t, reserves, e, k, loan, loan
    )


def loan_share_rounds(first: Quantity, r: Quantity, e: Quantity, h: Quantity) -> LendingRounds:
    """A share h ≤ 1 of every loan stays in currency; equals EXAM with k = h(1 − r − e). Errors: OutOfRange."""
    require_non_negative(first=first, h=h)
    check_over_all_deposits(r, e, 0)
    if is_number(h):
        require(h <= 1, "share_above_one", name="h", value=h)
    loan = 1 - r - e
    onward = (1 - h) * loan
    return LendingRounds(Convention.LOAN_SHARE, first, first, onward, 0, r, e, h * loan, loan, onward)


def loan_split_rounds(first: Quantity, r: Quantity, e: Quantity, c: Quantity) -> LendingRounds:
    """Each loan splits cash : deposit = c : 1, the first deposit stays whole; any c ≥ 0. Errors: OutOfRange."""
    require_non_negative(first=first)
    check_over_all_deposits(r, e, c)
    loan = 1 - r - e
    onward = quotient(loan, 1 + c)
    return LendingRounds(Convention.LOAN_SPLIT, first, first, onward, 0, r, e, c * onward, loan, onward)


def rounds_to_reach(rounds: LendingRounds, target: Quantity) -> int:
    """The least n with Σ D_1..D_n ≥ target. Errors: the target is the limit or above it, so no round reaches it."""
    require(target > 0, "negative", name="target", value=target)
    limit = rounds.limit(Column.DEPOSIT)
    low, high = 0, 1
    while not _reached(rounds, high, target):
        # The limit itself is only reached where nothing is left to lend after the first round (q = 0).
        require(isinstance(limit, Infinite) or target < limit, "never_reached", target=target, limit=limit)
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _reached(rounds, middle, target) else (middle, high)
    return high


def _reached(rounds: LendingRounds, n: int, target: Quantity) -> bool:
    total = rounds.cumulative(Column.DEPOSIT, n)
    return total.at_least(target) if isinstance(total, PowerForm) else bool(total >= target)
