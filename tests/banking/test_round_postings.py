"""Rounds told through everybody's books give what the closed forms give, and never change the base."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.banking.contraction import contraction
from app.banking.contraction_postings import contraction_postings
from app.banking.round_postings import RoundStocks, bank, postings, round_stocks, split_postings
from app.banking.rounds import Column, LendingRounds, exam_rounds, split_rounds
from app.exact import OutOfRange
from app.ledger.books import Ledger
from app.ledger.instruments import CURRENCY, DEMAND_DEPOSITS, LOANS, RESERVES
from app.ledger.scenes import Scene

firsts = st.fractions(Fraction(1, 100), 10**6, max_denominator=100)
ratios = st.fractions(0, Fraction(1, 3), max_denominator=40)
time_ratios = st.fractions(0, 3, max_denominator=20)
few = st.integers(1, 6)


def closed_forms(rounds: LendingRounds, n: int) -> RoundStocks:
    stocks = [Column.DEPOSIT, Column.TIME_DEPOSIT, Column.REQUIRED, Column.EXCESS, Column.CASH, Column.LOAN]
    return RoundStocks(*(rounds.cumulative(column, n) for column in stocks), rounds.flow(Column.ONWARD, n))


def base(ledger: Ledger) -> Fraction:
    return ledger.stock(RESERVES, CURRENCY)


def check_books(scene: Scene, first: Fraction) -> None:
    for frame in (scene.opening, *scene.frames()):
        assert base(frame) == first
    assert scene.closing().imbalances() == ()


def test_a_hundred_at_ten_percent() -> None:
    scene = postings(100, Fraction(1, 10), 0, 0, 2)
    assert [step.name for step in scene.transactions] == ["deposit_1", "lend_1", "pay_1", "lend_2", "pay_2"]
    assert round_stocks(scene.closing(), 2, Fraction(1, 10)) == RoundStocks(
        deposits=Fraction(190), time_deposits=Fraction(0), required=Fraction(19), excess=Fraction(0),
        currency=Fraction(0), loans=Fraction(171), onward=Fraction(81),
    )  # fmt: skip


def test_lending_creates_the_deposit_before_any_reserves_move() -> None:
    scene = postings(100, Fraction(1, 10), 0, 0, 1)
    deposited, lent, paid = scene.frames()
    assert lent.stock(DEMAND_DEPOSITS) - deposited.stock(DEMAND_DEPOSITS) == 90
    assert lent.stock(RESERVES, holder=bank(1)) == deposited.stock(RESERVES, holder=bank(1)) == 100
    assert paid.stock(RESERVES, holder=bank(1)) == 10
    assert paid.stock(RESERVES, holder=bank(2)) == paid.stock(DEMAND_DEPOSITS, issuer=bank(2)) == 90


@given(first=firsts, r=ratios, e=ratios, k=ratios, n=few)
@settings(max_examples=40, deadline=None)
def test_exam_rounds_in_the_books(first: Fraction, r: Fraction, e: Fraction, k: Fraction, n: int) -> None:
    scene = postings(first, r, e, k, n)
    check_books(scene, first)
    stocks = round_stocks(scene.closing(), n, r)
    assert stocks == closed_forms(exam_rounds(first, r, e, k), n)
    q = 1 - r - e - k
    assert stocks.deposits == first * sum(q**i for i in range(n))
    assert stocks.required + stocks.excess + stocks.currency + stocks.onward == first


@given(first=firsts, r=ratios, r_t=ratios, t=st.fractions(0, 1, max_denominator=20), k=ratios, n=few)
@settings(max_examples=25, deadline=None)
def test_exam_rounds_with_time_deposits(
    first: Fraction, r: Fraction, r_t: Fraction, t: Fraction, k: Fraction, n: int
) -> None:
    scene = postings(first, r, 0, k, n, r_t, t)
    check_books(scene, first)
    assert round_stocks(scene.closing(), n, r, r_t) == closed_forms(exam_rounds(first, r, 0, k, r_t, t), n)


@given(receipt=firsts, r_d=ratios, r_t=ratios, t=time_ratios, e=ratios, k=time_ratios, n=few)
@settings(max_examples=40, deadline=None)
def test_split_rounds_in_the_books(
    receipt: Fraction, r_d: Fraction, r_t: Fraction, t: Fraction, e: Fraction, k: Fraction, n: int
) -> None:
    scene = split_postings(receipt, r_d, r_t, t, e, k, n)
    check_books(scene, receipt)
    stocks = round_stocks(scene.closing(), n, r_d, r_t)
    assert stocks == closed_forms(split_rounds(receipt, r_d, r_t, t, e, k), n)
    q = (1 + t - r_d - r_t * t - e) / (1 + k + t)
    assert stocks.deposits == receipt / (1 + k + t) * sum(q**i for i in range(n))
    assert stocks.time_deposits == t * stocks.deposits
    assert stocks.currency == k * stocks.deposits


@pytest.mark.parametrize(
    ("r", "e", "k", "steps"),
    [
        (Fraction(1), 0, 0, 1),  # nothing to lend
        (Fraction(1, 2), Fraction(1, 4), Fraction(1, 4), 3),  # all that is lent stays in banknotes
        (0, 0, 1, 3),
        (0, 0, 0, 11),  # nothing leaks: every round as large as the first
    ],
)
def test_rounds_at_the_border(r: Fraction, e: Fraction, k: Fraction, steps: int) -> None:
    scene = postings(100, r, e, k, 5)
    assert len(scene.transactions) == steps
    assert round_stocks(scene.closing(), 5, r) == closed_forms(exam_rounds(100, r, e, k), 5)
    check_books(scene, Fraction(100))


def change(scene: Scene, *instruments: object, banks: int) -> Fraction:
    def stock(ledger: Ledger) -> Fraction:
        return sum(
            (
                amount
                for claim, amount in ledger.stocks.items()
                if claim.instrument in instruments
                and {claim.issuer, claim.holder} & {bank(n) for n in range(1, banks + 1)}
            ),
            Fraction(0),
        )

    return stock(scene.closing()) - stock(scene.opening)


@given(withdrawal=firsts, r=ratios, e=ratios, k=ratios, n=few)
@settings(max_examples=40, deadline=None)
def test_a_withdrawal_runs_the_rounds_backwards(
    withdrawal: Fraction, r: Fraction, e: Fraction, k: Fraction, n: int
) -> None:
    if r + e == 0:
        with pytest.raises(OutOfRange, match="no_reserves"):
            contraction_postings(withdrawal, r, e, k, n)
        return
    scene = contraction_postings(withdrawal, r, e, k, n)
    check_books(scene, base(scene.opening))
    rounds = contraction(withdrawal, r, e, k)
    assert change(scene, DEMAND_DEPOSITS, banks=n) == rounds.cumulative(Column.DEPOSIT, n)
    assert change(scene, LOANS, banks=n) == rounds.cumulative(Column.LOAN, n)
    assert change(scene, RESERVES, banks=n) == (r + e) * rounds.cumulative(Column.DEPOSIT, n)
    assert scene.closing().stock(CURRENCY) - scene.opening.stock(CURRENCY) == (
        withdrawal + rounds.cumulative(Column.CASH, n)
    )
    lost_next = scene.closing().stock(DEMAND_DEPOSITS, issuer=bank(n + 1)) - scene.opening.stock(
        DEMAND_DEPOSITS, issuer=bank(n + 1)
    )
    assert lost_next == rounds.flow(Column.ONWARD, n)


def test_every_bank_is_back_at_its_ratio_after_its_round() -> None:
    scene = contraction_postings(100, Fraction(1, 10), Fraction(1, 20), Fraction(1, 10), 4)
    after = scene.closing()
    for n in range(1, 5):
        deposits = after.stock(DEMAND_DEPOSITS, issuer=bank(n))
        assert after.stock(RESERVES, holder=bank(n)) == Fraction(3, 20) * deposits
    assert [step.name for step in scene.transactions][:3] == ["withdraw", "sell_1", "repay_1"]


def test_a_bank_fully_backed_by_reserves_calls_no_loan() -> None:
    scene = contraction_postings(100, 1, 0, 0, 3)
    assert [step.name for step in scene.transactions] == ["withdraw"]
    check_books(scene, Fraction(100))


def test_inputs_out_of_range() -> None:
    for call in (
        lambda: postings(0, Fraction(1, 10), 0, 0, 2),
        lambda: postings(100, Fraction(3, 5), 0, Fraction(1, 2), 2),
        lambda: postings(100, Fraction(-1, 10), 0, 0, 2),
        lambda: postings(100, Fraction(1, 10), 0, 0, 0),
        lambda: postings(100, Fraction(1, 10), 0, 0, 10**6),
        lambda: split_postings(-1, 0, 0, 0, 0, 0, 2),
        lambda: split_postings(100, 0, 0, 0, Fraction(3, 2), 0, 2),
        lambda: contraction_postings(100, Fraction(3, 5), 0, Fraction(1, 2), 2),
    ):
        with pytest.raises(OutOfRange):
            call()
