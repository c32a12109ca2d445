from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.banking.exam.aggregates import Deposits, aggregates
from app.exact import OutOfRange
from tests.banking.exam.exact_numbers import amounts

ROWS = ("enterprise_demand", "enterprise_time", "self_raised_construction", "government_organisations", "savings",
        "rural", "other")  # fmt: skip


@given(M0=amounts, rows=st.lists(amounts, min_size=7, max_size=7))
def test_every_deposit_is_counted_once(M0: Fraction, rows: list[Fraction]) -> None:
    money = aggregates(M0, Deposits(*rows))
    assert money.M0 <= money.M1 <= money.M2
    assert money.deposits == sum(rows)


@pytest.mark.parametrize("row", ROWS)
def test_which_rows_are_money_in_the_narrow_sense(row: str) -> None:
    money = aggregates(0, Deposits(**{name: int(name == row) for name in ROWS}))
    narrow = int(row in {"enterprise_demand", "rural", "government_organisations"})
    assert (narrow, 1) == (money.M1, money.M2)


def test_the_exam_table_adds_up() -> None:
    deposits = Deposits(32356, 5682, 4646, 5759, 63243, 2349, 6610)
    money = aggregates(13894, deposits)
    assert (money.M1, money.M2, money.deposits) == (54358, 134539, 120645)


def test_a_negative_row_is_refused_by_name() -> None:
    with pytest.raises(OutOfRange) as refusal:
        aggregates(1, Deposits(1, 1, 1, 1, -1, 1, 1))
    assert refusal.value.values["name"] == "savings"
