"""Every scene of the book plays, balances at each step, and is the source's T-account with the missing legs added."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.banking.qt.scenes import SCENES, scene
from app.exact import OutOfRange
from app.ledger.agents import AgentKind
from app.ledger.scenes import RefusedStepError, Scene
from app.ledger.taccounts import Entry, Side, net, totals

SOURCE: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("source_accounts.yaml").read_text("utf-8"))
SIDES = {"A": Side.ASSETS, "L": Side.LIABILITIES}
Rows = dict[tuple[str, Side, str], Fraction]

amounts = st.fractions(min_value=Fraction(1, 10**9), max_value=10**15, max_denominator=10**9)


def netted(entries: tuple[Entry, ...]) -> Rows:
    return {(row.agent.name, row.side, row.instrument.id): row.amount for row in net(entries) if not row.is_ghost}


def of_source(accounts: dict[str, list[str]], amount: Fraction) -> Rows:
    split = [(agent, *row.split()) for agent, rows in accounts.items() for row in rows]
    return {(agent, SIDES[side], instrument): Fraction(part) * amount for agent, side, instrument, part in split}


@pytest.mark.parametrize("scene_id", SCENES)
@settings(max_examples=10, deadline=None)
@given(amount=amounts)
def test_every_step_of_every_scene_balances_at_any_amount(scene_id: str, amount: Fraction) -> None:
    played = scene(scene_id, amount)
    assert played.opening.imbalances() == ()
    for frame, step in zip(played.frames(), played.gross(), strict=True):
        assert frame.imbalances() == ()
        sums = totals(step)
        assert all(sums[agent, Side.ASSETS] == sums[agent, Side.LIABILITIES] for agent, _ in sums)
    for agent in played.opening.agents:
        if agent.kind is not AgentKind.TREASURY:  # it lives on future taxes, which are nobody's claim yet
            assert played.opening.balance_sheet(agent).net_worth >= 0


@pytest.mark.parametrize("scene_id", [name for name, accounts in SOURCE.items() if "printed" in accounts])
@given(amount=amounts)
@settings(max_examples=10, deadline=None)
def test_net_view_is_the_printed_account(scene_id: str, amount: Fraction) -> None:
    assert netted(scene(scene_id, amount).net()) == of_source(SOURCE[scene_id]["printed"], amount)


@pytest.mark.parametrize("scene_id", [name for name, accounts in SOURCE.items() if "steps" in accounts])
def test_gross_steps_are_the_completed_steps_of_the_source(scene_id: str) -> None:
    played, amount = scene(scene_id, 100), Fraction(100)
    steps = {
        transaction.name: netted(entries)
        for transaction, entries in zip(played.transactions, played.gross(), strict=True)
    }
    assert steps == {name: of_source(accounts, amount) for name, accounts in SOURCE[scene_id]["steps"].items()}
    assert list(steps) == list(SOURCE[scene_id]["steps"])


def ghosts(played: Scene) -> set[tuple[str, str]]:
    return {(row.agent.name, row.instrument.id) for row in played.net() if row.is_ghost}


def test_ghosts_are_what_the_printed_accounts_leave_out() -> None:
    tga = {("fed", "tga"), ("treasury", "tga")}
    clearing = {("bank", "reserves"), ("bank", "demand_deposits"), ("fed", "reserves"), ("fund", "demand_deposits")}
    assert ghosts(scene("channel-1", 100)) == tga
    assert ghosts(scene("channel-3", 100)) == tga | clearing
    assert ghosts(scene("channel-4", 100)) == tga | clearing | {("investor", "demand_deposits")}
    assert ghosts(scene("rollover-fund", 1000)) == tga | clearing


def test_the_redemption_of_shares_moves_a_deposit_within_the_bank() -> None:
    redemption = scene("channel-4", 100).gross()[1]
    at_bank = [(entry.amount, str(entry.counterparty)) for entry in redemption if entry.agent.name == "bank"]
    assert at_bank == [(-100, "fund"), (100, "investor")]


def test_mbs_repaid_from_deposits_and_refinanced_by_a_bank() -> None:
    repaid = netted(scene("mbs-repayment", 100).net())
    assert repaid["bank", Side.ASSETS, "reserves"] == repaid["bank", Side.LIABILITIES, "demand_deposits"] == -100
    assert repaid["fed", Side.ASSETS, "mbs"] == repaid["fed", Side.LIABILITIES, "reserves"] == -100
    refinanced = netted(scene("mbs-refinancing", 100).net())
    bank = {instrument: amount for (agent, _, instrument), amount in refinanced.items() if agent == "bank"}
    assert bank == {"reserves": -100, "loans": 100}


def test_rows_start_from_the_opening_sheet_and_add_what_the_steps_need() -> None:
    played = scene("channel-5", 100)
    dealer = next(agent for agent in played.agents() if agent.name == "dealer")
    assert [(side, instrument.id, amount) for side, instrument, amount in played.rows(dealer)] == [
        (Side.ASSETS, "treasuries", 100),
        (Side.LIABILITIES, "repo", 0),
        (Side.ASSETS, "demand_deposits", 0),
        (Side.ASSETS, "new_treasuries", 0),
    ]
    assert [agent.name for agent in played.agents()] == ["fed", "treasury", "bank", "fund", "dealer"]


def test_a_withdrawal_keeps_the_base_that_channel_2_destroys() -> None:
    def base_change(played: Scene) -> Fraction:
        rows = netted(played.net())
        return sum((rows.get(("fed", Side.LIABILITIES, name), Fraction(0)) for name in ("currency", "reserves")),
                   Fraction(0))  # fmt: skip

    assert base_change(scene("cash-withdrawal", 100)) == 0
    assert base_change(scene("channel-2", 100)) == -100


def test_what_cannot_be_a_scene() -> None:
    for amount in (0, -1, Fraction(-1, 3)):
        with pytest.raises(OutOfRange):
            scene("channel-1", amount)
    with pytest.raises(OutOfRange, match="unknown_scene"):
        scene("channel-6", 100)
    with pytest.raises(TypeError):
        scene("channel-1", 0.1)  # type: ignore[arg-type]
    small = scene("channel-1", 100)
    with pytest.raises(RefusedStepError, match="stock_below_zero"):
        Scene("too-much", small.opening, scene("channel-1", 1000).transactions).frames()
