"""Lending rounds: nothing is lost on the way, and every sum is its closed form."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.banking.contraction import contraction
from app.banking.multipliers import demand_deposit_multiplier
from app.banking.powers import PowerForm
from app.banking.rounds import (
    Column,
    LendingRounds,
    exam_rounds,
    loan_share_rounds,
    loan_split_rounds,
    rounds_to_reach,
    split_rounds,
)
from app.exact import INFINITE, OutOfRange

ratio = st.fractions(0, 1, max_denominator=40)
FIRST = Fraction(100)


@st.composite
def processes(draw: st.DrawFn) -> LendingRounds:
    r, e, k, t = draw(ratio), draw(ratio), draw(ratio), draw(st.fractions(0, 3, max_denominator=20))
    kind = draw(st.sampled_from(["exam", "split", "share", "loan"]))
    assume(r + e <= 1)
    if kind == "exam":
        assume(r + r * t + e + k <= 1)
        return exam_rounds(FIRST, r, e, k, r, t)
    if kind == "split":
        return split_rounds(FIRST, r, r, t, e, k)
    return loan_share_rounds(FIRST, r, e, k) if kind == "share" else loan_split_rounds(FIRST, r, e, k)


@given(processes(), st.integers(1, 12))
def test_what_is_kept_leaked_and_on_its_way_is_what_came_in(process: LendingRounds, n: int) -> None:
    kept = sum(process.cumulative(column, n) for column in (Column.REQUIRED, Column.EXCESS, Column.CASH))
    assert kept + process.flow(Column.ONWARD, n) == FIRST


@given(processes(), st.integers(1, 12))
def test_bank_balance_sheets_close_when_the_last_loan_has_come_back(process: LendingRounds, n: int) -> None:
    """Deposits = reserves + loans + what the last borrower still has to pay in."""
    total = {column: process.cumulative(column, n) for column in Column}
    public = total[Column.CASH] + total[Column.DEPOSIT] + total[Column.TIME_DEPOSIT] + process.flow(Column.ONWARD, n)
    assert public - total[Column.LOAN] == FIRST


@given(processes(), st.integers(1, 10), st.sampled_from(list(Column)))
def test_the_sum_is_the_sum_of_the_rounds(process: LendingRounds, n: int, column: Column) -> None:
    assert process.cumulative(column, n) == sum(process.flow(column, i) for i in range(1, n + 1))


@given(ratio, ratio, ratio, st.fractions(0, 3, max_denominator=20), ratio)
def test_split_receipts_sum_to_the_deposit_multiplier(
    r_d: Fraction, r_t: Fraction, e: Fraction, t: Fraction, k: Fraction
) -> None:
    assume(r_d + r_t * t + e <= 1 + t)
    assert split_rounds(FIRST, r_d, r_t, t, e, k).limit(Column.DEPOSIT) == (
        INFINITE if r_d + r_t * t + e + k == 0 else FIRST * demand_deposit_multiplier(r_d, r_t, t, e, k)
    )


def test_the_textbook_hundred() -> None:
    process = exam_rounds(FIRST, Fraction(1, 10), 0, 0)
    assert [process.flow(Column.DEPOSIT, n) for n in (1, 2, 3)] == [100, 90, 81]
    assert process.cumulative(Column.DEPOSIT, 2) == 190
    assert process.cumulative(Column.LOAN, 2) == 171
    assert process.limit(Column.DEPOSIT) == 1000


def test_a_million_rounds_stay_unexpanded_and_show_twelve_digits() -> None:
    process = exam_rounds(FIRST, Fraction(1, 10), 0, 0)
    far = process.flow(Column.DEPOSIT, 10**6)
    assert isinstance(far, PowerForm)
    # 100·0.9^999999, from log10: independent of the way the value is computed.
    exponent = Decimal(2) + Decimal(999_999) * Decimal("0.9").log10()
    mantissa = Decimal(10) ** (exponent - exponent.to_integral_value(rounding="ROUND_FLOOR"))
    assert abs(Decimal(f"{far}".partition("e")[0]) - mantissa) < Decimal("1e-10")
    assert f"{far}".endswith(f"e{int(exponent.to_integral_value(rounding='ROUND_FLOOR'))}")
    assert str(process.cumulative(Column.DEPOSIT, 10**6)) == "1000.00000000"


@given(st.fractions(Fraction(1, 50), 1, max_denominator=50), st.fractions(1, 2000, max_denominator=10))
def test_rounds_to_reach_is_the_first_round_at_the_target(r: Fraction, target: Fraction) -> None:
    process = exam_rounds(FIRST, r, 0, 0)
    limit = process.limit(Column.DEPOSIT)
    if target > limit or (target == limit and r != 1):
        with pytest.raises(OutOfRange):
            rounds_to_reach(process, target)
        return
    n = rounds_to_reach(process, target)
    assert process.cumulative(Column.DEPOSIT, n) >= target
    assert n == 1 or process.cumulative(Column.DEPOSIT, n - 1) < target


@given(ratio, ratio, st.integers(1, 8))
def test_contraction_mirrors_expansion(r: Fraction, k: Fraction, n: int) -> None:
    assume(0 < r + k <= 1)
    up, down = exam_rounds(FIRST, r, 0, k), contraction(FIRST, r, 0, k)
    assert all(down.cumulative(column, n) == -up.cumulative(column, n) for column in Column)
    assert down.limit(Column.DEPOSIT) == -FIRST / (r + k)


def test_leakages_above_one_are_refused() -> None:
    with pytest.raises(OutOfRange, match="leakages_above_one"):
        exam_rounds(FIRST, Fraction(3, 5), 0, Fraction(1, 2))
