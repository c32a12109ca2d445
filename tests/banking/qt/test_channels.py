"""The five channels against the book's table, the source's figures and its exact cases."""

from dataclasses import asdict
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.banking.qt.channels import (
    CHANNELS,
    change_between,
    channel_change,
    channel_mix,
    channel_transactions,
    multiplier_after,
    rrp_maturity,
)
from app.banking.qt.opening_books import BANK, FED, FUND, opening_books
from app.exact import OutOfRange
from app.ledger.instruments import (
    DEMAND_DEPOSITS,
    MATURING_TREASURIES,
    NEW_TREASURIES,
    ON_RRP,
    RESERVES,
    TGA,
    TREASURIES,
)
from app.ledger.scenes import RefusedStepError, Scene

# Per unit: the Fed's Treasuries, reserves, ON RRP, deposits, bank total, fund shares, repo.
TABLE = {
    "1": (-1, -1, 0, 0, 0, 0, 0),
    "2": (-1, -1, 0, -1, -1, 0, 0),
    "3": (-1, 0, -1, 0, 0, 0, 0),
    "4": (-1, 0, -1, 0, 0, -1, 0),
    "5": (-1, 0, -1, 0, 0, 0, 1),
    "5b": (-1, -1, 0, 0, 0, 0, 1),
    "3x": (-1, -1, 0, -1, -1, 0, 0),
    "4x": (-1, -1, 0, -1, -1, -1, 0),
    "5x": (-1, -1, 0, -1, -1, 0, 1),
}
COLUMNS = ("fed_total", "reserves", "on_rrp", "deposits", "bank_total", "fund_shares", "repo")

amounts = st.fractions(min_value=0, max_value=10**15, max_denominator=10**9)
shares = st.lists(st.integers(0, 100), min_size=5, max_size=5).filter(any).map(
    lambda parts: [Fraction(part, sum(parts)) for part in parts]
)  # fmt: skip


def items(change: object) -> dict[str, Fraction]:
    return asdict(change)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("channel", CHANNELS)
@given(amount=amounts)
@settings(max_examples=15, deadline=None)
def test_each_channel_is_its_row_of_the_table(channel: str, amount: Fraction) -> None:
    change = items(channel_change(channel, amount))
    assert [change[column] for column in COLUMNS] == [part * amount for part in TABLE[channel]]
    assert change["base"] == change["reserves"]
    assert change["treasury_total"] == 0
    assert change["dealer_total"] == change["repo"]
    assert change["mmf_total"] == change["fund_shares"]


def test_the_feds_treasuries_fall_in_every_channel_and_the_tga_comes_back() -> None:
    for channel in CHANNELS:
        opening = opening_books(100, on_rrp=0 if "x" in channel else None)
        after = Scene("", opening, channel_transactions(channel, opening, Fraction(100))).closing()
        held = (TREASURIES, MATURING_TREASURIES, NEW_TREASURIES)
        assert after.stock(*held, holder=FED) - opening.stock(*held, holder=FED) == -100
        assert after.stock(*held) == opening.stock(*held)
        assert after.stock(TGA) == opening.stock(TGA)


# Exact cases of the source: G-159, G-160, G-161, G-163.
@pytest.mark.parametrize(
    ("channel", "nonzero"),
    [
        ("1", {"reserves": -100}),
        ("2", {"reserves": -100, "deposits": -100, "bank_total": -100}),
        ("3", {"on_rrp": -100}),
        ("5", {"on_rrp": -100, "repo": 100, "dealer_total": 100}),
    ],
)
def test_exact_cases_of_one_channel(channel: str, nonzero: dict[str, int]) -> None:
    change = items(channel_change(channel, 100))
    base = change.pop("base")
    assert base == nonzero.get("reserves", 0)
    assert {name: value for name, value in change.items() if value} == {**nonzero, "fed_total": -100}


@pytest.mark.parametrize("channel", ["3", "4", "5"])
@given(amount=amounts.filter(bool), left=st.fractions(0, 1, max_denominator=1000))
@settings(max_examples=20, deadline=None)
def test_a_fund_pays_from_its_deposit_what_on_rrp_does_not_cover(
    channel: str, amount: Fraction, left: Fraction
) -> None:
    """Partly exhausted: the channel is a mixture of its two pure cases, by how much ON RRP is left."""
    opening = opening_books(amount, on_rrp=left * amount)
    steps = channel_transactions(channel, opening, amount)
    assert (steps[0].name == "rrp_matures") == (left > 0)
    after = Scene("", opening, steps).closing()
    assert after.imbalances() == ()
    change = items(change_between(opening, after))
    pure, exhausted = items(channel_change(channel, amount)), items(channel_change(f"{channel}x", amount))
    assert change == {name: left * pure[name] + (1 - left) * exhausted[name] for name in change}
    assert after.stock(ON_RRP, holder=FUND) == 0


def test_a_fund_cannot_spend_more_than_it_has() -> None:
    opening = opening_books(100, on_rrp=30)
    steps = channel_transactions("3", opening, Fraction(201))
    with pytest.raises(RefusedStepError) as refused:
        Scene("", opening, steps).frames()
    refusal = refused.value.refusal
    assert (refusal.agent, refusal.instrument, refusal.available) == (FUND, DEMAND_DEPOSITS, 200)


def test_reserves_rise_by_the_amount_between_maturity_and_auction() -> None:
    opening = opening_books(100)
    frames = Scene("", opening, channel_transactions("3", opening, Fraction(100))).frames()
    assert [frame.stock(RESERVES, holder=BANK) - opening.stock(RESERVES) for frame in frames] == [100, 0, 0]
    assert [frame.stock(TGA) - opening.stock(TGA) for frame in frames] == [0, 100, 0]


def test_exact_case_of_a_mix() -> None:  # G-164
    change = items(
        channel_mix(100, [Fraction(1, 10), Fraction(1, 5), Fraction(3, 10), Fraction(3, 20), Fraction(1, 4)])
    )
    assert {name: change[name] for name in ("reserves", "on_rrp", "deposits", "fund_shares", "repo", "base")} == {
        "reserves": -30, "on_rrp": -70, "deposits": -20, "fund_shares": -15, "repo": 25, "base": -30}  # fmt: skip
    assert change["fed_total"] == -100


@given(amount=amounts, weights=shares)
@settings(max_examples=40, deadline=None)
def test_a_mix_is_the_weighted_table(amount: Fraction, weights: list[Fraction]) -> None:
    change = items(channel_mix(amount, weights))
    for place, column in enumerate(COLUMNS):
        rows = [TABLE[channel][place] for channel in ("1", "2", "3", "4", "5")]
        assert change[column] == sum(weight * row for weight, row in zip(weights, rows, strict=True)) * amount


@pytest.mark.parametrize(
    "weights",
    [
        [Fraction(1, 2)] * 3 + [0, 0],  # G-165
        [2, -1, 0, 0, 0],
        [1, 0, 0, 0],
        [Fraction(1, 6)] * 6,
        [0] * 5,
    ],
)
def test_weights_that_are_no_mix(weights: list[Fraction]) -> None:
    with pytest.raises(OutOfRange):
        channel_mix(100, weights)


@pytest.mark.parametrize(
    ("channel", "after"),
    [("1", Fraction(5)), ("2", Fraction(19, 4)), ("3", Fraction(4)), ("4", Fraction(19, 5)), ("5", Fraction(4)),
     ("5b", Fraction(5)), ("3x", Fraction(19, 4)), ("4x", Fraction(9, 2)), ("5x", Fraction(19, 4))],
)  # fmt: skip
def test_multiplier_after_runoff(channel: str, after: Fraction) -> None:  # G-166 … G-170, S001-24
    assert multiplier_after(channel, 1000, 250, 50) == after


@pytest.mark.parametrize(
    ("channel", "money", "base", "amount"),
    [
        ("1", 1000, 250, 250),
        ("2", 1000, 250, 300),
        ("4", 40, 250, 50),
        ("1", 1000, 250, -1),
        ("1", -1, 250, 1),
        ("3", 1, -5, 1),
        ("3", 1, 0, 1),
        ("6", 1000, 250, 50),
    ],
)
def test_runoff_that_the_base_or_money_cannot_bear(channel: str, money: int, base: int, amount: int) -> None:
    with pytest.raises(OutOfRange):
        multiplier_after(channel, money, base, amount)


def test_nothing_run_off_changes_nothing() -> None:
    for channel in CHANNELS:
        assert not any(items(channel_change(channel, 0)).values())
        assert multiplier_after(channel, 1000, 250, 0) == 4


@pytest.mark.parametrize(("ratio", "required"), [(Fraction(0), 0), (Fraction(1, 10), 10), (Fraction(1), 100)])
def test_on_rrp_that_matures_frees_excess_reserves_less_the_requirement(ratio: Fraction, required: int) -> None:
    assert items(rrp_maturity(100, ratio)) == {  # G-157, G-158
        "reserves": 100, "required": required, "excess": 100 - required, "on_rrp": -100, "bank_deposits": 100,
    }  # fmt: skip


def test_amounts_and_ratios_out_of_range() -> None:
    for call in (
        lambda: channel_change("1", -1),
        lambda: channel_change("6", 1),
        lambda: rrp_maturity(-1, 0),
        lambda: rrp_maturity(1, Fraction(11, 10)),
        lambda: rrp_maturity(1, -1),
        lambda: opening_books(100, on_rrp=201),
    ):
        with pytest.raises(OutOfRange):
            call()
