"""The single steps of quantitative tightening, each one transaction between agents of the opening books.

The name of each transaction is the id of the step in lessons and pages.
"""

from __future__ import annotations

from fractions import Fraction

from app.banking.qt.opening_books import BANK, DEALER, FED, FUND, INVESTOR, TREASURY
from app.ledger.agents import Agent
from app.ledger.instruments import (
    DEMAND_DEPOSITS,
    FUND_SHARES,
    MATURING_TREASURIES,
    NEW_TREASURIES,
    ON_RRP,
    REPO,
    RESERVES,
    TGA,
)
from app.ledger.payments import pay, pay_treasury
from app.ledger.transactions import Issue, Redeem, Transaction


def rrp_matures(amount: Fraction) -> Transaction:
    """ON RRP is paid out: the fund gets a deposit at its bank, and the bank the reserves behind it."""
    return Transaction(
        "rrp_matures",
        (
            Redeem(ON_RRP, FED, FUND, amount),
            Issue(DEMAND_DEPOSITS, BANK, FUND, amount),
            Issue(RESERVES, FED, BANK, amount),
        ),
    )


def redemption(amount: Fraction) -> Transaction:
    """The fund takes shares back and pays their investor out of its bank deposit."""
    return Transaction(
        "redemption",
        (Redeem(FUND_SHARES, FUND, INVESTOR, amount), *pay(FUND, BANK, INVESTOR, BANK, FED, amount)),
    )


def repo_opens(lender: Agent, amount: Fraction) -> Transaction:
    """The dealer borrows the price of the bonds it is going to buy: from the fund, or from its bank.

    The fund lends a deposit it has. The bank lends by crediting the dealer with a new one.
    """
    if lender == BANK:
        return Transaction(
            "repo_opens",
            (Issue(REPO, DEALER, BANK, amount), Issue(DEMAND_DEPOSITS, BANK, DEALER, amount)),
        )
    return Transaction(
        "repo_opens",
        (Issue(REPO, DEALER, lender, amount), *pay(lender, BANK, DEALER, BANK, FED, amount)),
    )


def auction_settles(buyer: Agent, amount: Fraction) -> Transaction:
    """The Treasury delivers new debt and is paid into the TGA, in the end always with the bank's reserves."""
    return Transaction(
        "auction_settles",
        (Issue(NEW_TREASURIES, TREASURY, buyer, amount), *pay_treasury(buyer, BANK, FED, TREASURY, amount)),
    )


def fed_rollover(amount: Fraction) -> Transaction:
    """Maturing debt at the Fed is exchanged for new debt of the same amount. No money moves."""
    return Transaction(
        "fed_rollover",
        (Redeem(MATURING_TREASURIES, TREASURY, FED, amount), Issue(NEW_TREASURIES, TREASURY, FED, amount)),
    )


def repay(amount: Fraction) -> Transaction:
    """The Treasury redeems maturing debt at the Fed out of the TGA: an asset and a liability of the Fed vanish."""
    return Transaction(
        "repay",
        (Redeem(TGA, FED, TREASURY, amount), Redeem(MATURING_TREASURIES, TREASURY, FED, amount)),
    )
