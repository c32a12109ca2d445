"""One month of runoff: what matures up to the cap is redeemed, the rest is exchanged for new debt.

The private buyer's money comes in first (a fund's ON RRP matures before the auction settles), then the Fed exchanges
old for new without cash, then the rest is redeemed out of the TGA (SUBJECT 5).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from app.banking.qt.channels import channel_transactions
from app.banking.qt.opening_books import exact_amount, opening_books
from app.banking.qt.steps import fed_rollover
from app.exact import Quantity, require_non_negative
from app.ledger.scenes import Scene

CAP_SHARE: Final = Fraction(3, 5)
"""Cap as a share of what matures in the scenes: 600 of 1000, the example of S001-14."""

_CHANNEL_OF_BUYER: Final = {"bank": "1", "fund": "3"}


def runoff(cap: Quantity, maturing: Quantity) -> Quantity:
    """min(cap, maturing): what leaves the balance sheet in a month. S001-14. Errors: OutOfRange, inputs < 0."""
    require_non_negative(cap=cap, maturing=maturing)
    return min(cap, maturing)


def reinvestment(cap: Quantity, maturing: Quantity) -> Quantity:
    """max(0, maturing − cap): what is rolled into new debt. S001-14. Errors: OutOfRange, inputs < 0."""
    return maturing - runoff(cap, maturing)


def rollover_scene(buyer: str, maturing: Fraction | int, cap: Fraction | int | None = None) -> Scene:
    """A month in which `maturing` falls due at the Fed and `buyer` ("bank" or "fund") takes what runs off.

    cap  the month's cap, CAP_SHARE of what matures unless given. Errors: OutOfRange, maturing ≤ 0, cap < 0.
    """
    maturing = exact_amount(maturing)
    opening = opening_books(maturing)
    cap = CAP_SHARE * maturing if cap is None else exact_amount(cap)
    rolled, redeemed = reinvestment(cap, maturing), runoff(cap, maturing)
    steps = channel_transactions(_CHANNEL_OF_BUYER[buyer], opening, redeemed) if redeemed else ()
    if rolled:
        steps = (*steps[:-1], fed_rollover(rolled), *steps[-1:])
    return Scene(f"rollover-{buyer}", opening, steps)
