"""Runoff under a cap, and a month of it as accounts in the order in which it settles."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.banking.qt.opening_books import BANK, FED, FUND, TREASURY
from app.banking.qt.rollover import reinvestment, rollover_scene, runoff
from app.exact import OutOfRange
from app.ledger.instruments import MATURING_TREASURIES, NEW_TREASURIES, ON_RRP, RESERVES, TGA

amounts = st.fractions(min_value=0, max_value=10**6, max_denominator=1000)


@pytest.mark.parametrize(
    ("cap", "maturing", "redeemed", "reinvested"),
    [(600, 1000, 600, 400), (600, 500, 500, 0), (600, 0, 0, 0), (0, 500, 0, 500)],  # G-153 … G-155
)
def test_what_matures_up_to_the_cap_runs_off(cap: int, maturing: int, redeemed: int, reinvested: int) -> None:
    assert (runoff(cap, maturing), reinvestment(cap, maturing)) == (redeemed, reinvested)


def test_negative_amounts_are_refused() -> None:
    for function in (runoff, reinvestment):
        with pytest.raises(OutOfRange):
            function(-1, 5)
        with pytest.raises(OutOfRange):
            function(5, -1)


@pytest.mark.parametrize(
    ("buyer", "steps"),
    [
        ("bank", ["auction_settles", "fed_rollover", "repay"]),
        ("fund", ["rrp_matures", "auction_settles", "fed_rollover", "repay"]),
    ],
)
def test_steps_come_in_the_order_in_which_money_is_there(buyer: str, steps: list[str]) -> None:
    played = rollover_scene(buyer, 1000)
    assert [step.name for step in played.transactions] == steps
    tga = [frame.stock(TGA) - played.opening.stock(TGA) for frame in played.frames()]
    assert tga == [0] * (len(steps) - 3) + [600, 600, 0]


@pytest.mark.parametrize(("buyer", "drained"), [("bank", RESERVES), ("fund", ON_RRP)])
@given(maturing=amounts.filter(bool), cap=amounts)
@settings(max_examples=30, deadline=None)
def test_the_fed_shrinks_by_the_runoff_and_the_buyer_decides_where(
    buyer: str, drained: object, maturing: Fraction, cap: Fraction
) -> None:
    played = rollover_scene(buyer, maturing, cap)
    before, after = played.opening, played.closing()
    redeemed = min(cap, maturing)
    assert after.imbalances() == ()
    assert after.stock(MATURING_TREASURIES) == 0
    assert after.stock(NEW_TREASURIES, issuer=TREASURY) == maturing
    assert after.stock(NEW_TREASURIES, holder=FED) == maturing - redeemed
    assert after.stock(NEW_TREASURIES, holder=BANK if buyer == "bank" else FUND) == redeemed
    assert after.balance_sheet(FED).total - before.balance_sheet(FED).total == -redeemed
    for liability in (RESERVES, ON_RRP, TGA):
        assert after.stock(liability) - before.stock(liability) == (-redeemed if liability == drained else 0)


def test_the_exchange_at_the_fed_moves_no_money() -> None:
    played = rollover_scene("bank", 1000)
    exchange = next(step for step in played.transactions if step.name == "fed_rollover")
    assert {operation.instrument for operation in exchange.operations} == {MATURING_TREASURIES, NEW_TREASURIES}
    assert {operation.amount for operation in exchange.operations} == {400}
