"""The five channels of quantitative tightening, told apart by who buys the new debt (SUBJECT 5).

    1   banks                          2   bank depositors
    3   money market funds             4   fund investors, who redeem shares
    5   dealers, repo from funds       5b  dealers, repo from banks
    3x 4x 5x   the same when the fund's ON RRP has run out

In every channel the auction settles first and fills the TGA; then the Treasury redeems what the Fed holds. How the
buyer pays is computed from the ledger: a fund lets ON RRP mature as far as it has any and pays the rest from its bank
deposit, so that the exhausted cases are the same transactions on other books, and a fund may be in between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Final

from app.banking.exam.ranges import require_share
from app.banking.qt.opening_books import (
    BANK,
    DEALER,
    DEPOSITOR,
    FED,
    FUND,
    INVESTOR,
    TREASURY,
    exact_amount,
    opening_books,
)
from app.banking.qt.steps import auction_settles, redemption, repay, repo_opens, rrp_matures
from app.exact import require, require_non_negative
from app.ledger.books import Ledger
from app.ledger.instruments import CURRENCY, DEPOSITS, FUND_SHARES, ON_RRP, REPO, RESERVES
from app.ledger.scenes import Scene
from app.ledger.transactions import Transaction

CHANNELS: Final = ("1", "2", "3", "4", "5", "5b", "3x", "4x", "5x")
MIXED: Final = ("1", "2", "3", "4", "5")


@dataclass(frozen=True, slots=True)
class ChannelChange:
    """Net changes, in the unit of the amount.

    reserves  of banks, with vault cash              deposits     all bank deposits, whoever holds them
    base      currency + reserves                    fund_shares  outstanding
    *_total   total assets of the bank, the fund (mmf), the dealer, the Fed, the Treasury
    """

    reserves: Fraction
    on_rrp: Fraction
    deposits: Fraction
    fund_shares: Fraction
    repo: Fraction
    bank_total: Fraction
    mmf_total: Fraction
    dealer_total: Fraction
    fed_total: Fraction
    treasury_total: Fraction
    base: Fraction


def channel_transactions(channel: str, ledger: Ledger, amount: Fraction) -> tuple[Transaction, ...]:
    """The steps of a channel on these books. Errors: OutOfRange for an unknown channel."""
    require(channel in CHANNELS, "unknown_channel", channel=channel)
    return (*_PURCHASES[channel.removesuffix("x")](ledger, amount), repay(amount))


def channel_scene(channel: str, amount: Fraction | int) -> Scene:
    """The channel played on opening books, with or (3x, 4x, 5x) without ON RRP. Errors: OutOfRange, amount ≤ 0."""
    opening = opening_books(amount, on_rrp=0 if channel.endswith("x") else None)
    return Scene(f"channel-{channel}", opening, channel_transactions(channel, opening, Fraction(amount)))


def rrp_maturing_scene(amount: Fraction | int) -> Scene:
    """ON RRP matures, is not rolled and buys nothing. Errors: OutOfRange, amount ≤ 0."""
    return Scene("rrp-maturing", opening_books(amount), (rrp_matures(Fraction(amount)),))


def channel_change(channel: str, amount: Fraction | int) -> ChannelChange:
    """What a channel changes in all, read from the ledger before and after. Errors: OutOfRange, amount < 0."""
    require(channel in CHANNELS, "unknown_channel", channel=channel)
    if exact_amount(amount) == 0:
        return ChannelChange(*(Fraction(0) for _ in fields(ChannelChange)))
    scene = channel_scene(channel, amount)
    return change_between(scene.opening, scene.closing())


def change_between(before: Ledger, after: Ledger) -> ChannelChange:
    """The items of ChannelChange as differences between two states of the same books."""

    def stock(ledger: Ledger) -> tuple[Fraction, ...]:
        reserves = ledger.stock(RESERVES) + ledger.stock(CURRENCY, holder=BANK)
        return (
            reserves,
            ledger.stock(ON_RRP),
            ledger.stock(*DEPOSITS),
            ledger.stock(FUND_SHARES),
            ledger.stock(REPO),
            *(ledger.balance_sheet(agent).total for agent in (BANK, FUND, DEALER, FED, TREASURY)),
            ledger.stock(RESERVES, CURRENCY),
        )

    return ChannelChange(*(new - old for new, old in zip(stock(after), stock(before), strict=True)))


def channel_mix(amount: Fraction | int, weights: Sequence[Fraction | int]) -> ChannelChange:
    """Channels 1 to 5 together, channel i taking the share weights[i − 1] of the amount. S001-23.

    Errors: OutOfRange unless there are five weights, none negative, adding to 1; amount < 0.
    """
    require(len(weights) == len(MIXED), "weights_count", count=len(weights), needed=len(MIXED))
    require_share(**{f"w{channel}": weight for channel, weight in zip(MIXED, weights, strict=True)})
    require(sum(weights) == 1, "weights_not_one", total=sum(weights))
    amount = exact_amount(amount)
    parts = [channel_change(channel, weight * amount) for channel, weight in zip(MIXED, weights, strict=True)]
    return ChannelChange(*(sum((getattr(part, item.name) for part in parts), Fraction(0)) for item in fields(parts[0])))


def multiplier_after(channel: str, money: Fraction | int, base: Fraction | int, amount: Fraction | int) -> Fraction:
    """(M + ΔM)/(B + ΔB) after `amount` has run off through the channel. S001-24.

    M is deposits plus fund shares, B currency plus reserves. All deposits count, a fund's own too: with ON RRP
    exhausted channel 4 therefore lowers M by twice the amount, once as shares and once as the fund's deposit.
    Errors: OutOfRange for negative inputs, for a base that would not stay above 0, for M below 0.
    """
    require_non_negative(money=money, base=base, amount=amount)
    change = channel_change(channel, amount)
    money_after, base_after = money + change.deposits + change.fund_shares, base + change.base
    require(base_after > 0, "base_exhausted", base=base, amount=amount)
    require(money_after >= 0, "money_exhausted", money=money, amount=amount)
    return Fraction(money_after) / base_after


@dataclass(frozen=True, slots=True)
class RrpMaturity:
    """Changes when ON RRP matures and is not rolled, in the unit of the amount."""

    reserves: Fraction
    required: Fraction
    excess: Fraction
    on_rrp: Fraction
    bank_deposits: Fraction


def rrp_maturity(amount: Fraction | int, required_ratio: Fraction | int = 0) -> RrpMaturity:
    """Reserves rise by the amount, excess reserves only by what the new deposit does not require. S001-12, E-43.

    Errors: OutOfRange, amount < 0, required_ratio outside [0, 1].
    """
    require_share(required_ratio=required_ratio)
    if exact_amount(amount) == 0:
        return RrpMaturity(*(Fraction(0) for _ in fields(RrpMaturity)))
    scene = rrp_maturing_scene(amount)
    change = change_between(scene.opening, scene.closing())
    required = required_ratio * change.deposits
    return RrpMaturity(change.reserves, required, change.reserves - required, change.on_rrp, change.deposits)


def _fund_raises(ledger: Ledger, amount: Fraction) -> tuple[Transaction, ...]:
    """ON RRP matures as far as the fund has any; the rest stands in its bank account already."""
    matured = min(amount, ledger.stock(ON_RRP, holder=FUND))
    return (rrp_matures(matured),) if matured else ()


_PURCHASES: Final[dict[str, Callable[[Ledger, Fraction], tuple[Transaction, ...]]]] = {
    "1": lambda _, x: (auction_settles(BANK, x),),
    "2": lambda _, x: (auction_settles(DEPOSITOR, x),),
    "3": lambda ledger, x: (*_fund_raises(ledger, x), auction_settles(FUND, x)),
    "4": lambda ledger, x: (*_fund_raises(ledger, x), redemption(x), auction_settles(INVESTOR, x)),
    "5": lambda ledger, x: (*_fund_raises(ledger, x), repo_opens(FUND, x), auction_settles(DEALER, x)),
    "5b": lambda _, x: (repo_opens(BANK, x), auction_settles(DEALER, x)),
}
