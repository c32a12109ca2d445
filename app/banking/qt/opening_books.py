"""The agents of quantitative tightening and the balance sheets they start from.

The opening sheets are a small closed economy whose unit is the amount a scene moves, so that every scene can be played
at any amount: each stock is a small multiple of the unit, everybody but the Treasury has a net worth of at least 0,
and the Fed has just enough maturing securities for one month's redemption.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from app.banking.exam.ranges import require_positive
from app.exact import is_number, require, require_non_negative
from app.ledger.agents import Agent, AgentKind
from app.ledger.books import Ledger
from app.ledger.instruments import (
    CURRENCY,
    DEMAND_DEPOSITS,
    FUND_SHARES,
    HOUSES,
    LOANS,
    MATURING_TREASURIES,
    MBS,
    MORTGAGES,
    ON_RRP,
    RESERVES,
    TGA,
    TREASURIES,
)
from app.ledger.transactions import Issue, Operation

FED: Final = Agent("fed", AgentKind.CENTRAL_BANK)
TREASURY: Final = Agent("treasury", AgentKind.TREASURY)
BANK: Final = Agent("bank", AgentKind.BANK)
FUND: Final = Agent("fund", AgentKind.FUND)
DEALER: Final = Agent("dealer", AgentKind.DEALER)
DEPOSITOR: Final = Agent("depositor", AgentKind.PUBLIC)
INVESTOR: Final = Agent("investor", AgentKind.PUBLIC)
AGENCY: Final = Agent("agency", AgentKind.AGENCY)
HOUSEHOLD: Final = Agent("household", AgentKind.PUBLIC)
AGENTS: Final = (FED, TREASURY, BANK, FUND, DEALER, DEPOSITOR, INVESTOR, AGENCY, HOUSEHOLD)

FUND_MONEY: Final = 2
"""What the fund can spend, in units: ON RRP, and bank deposits for what of it is no longer ON RRP."""


def exact_amount(amount: Fraction | int) -> Fraction:
    """The amount as a Fraction. Errors: TypeError for floats and other inexact numbers, OutOfRange below zero."""
    if not is_number(amount):
        raise TypeError(f"amounts are exact, not {type(amount).__name__}")
    require_non_negative(amount=amount)
    return Fraction(amount)


def opening_books(unit: Fraction | int, on_rrp: Fraction | int | None = None) -> Ledger:
    """The ledger a scene of QT starts from.

    unit    the amount that is going to mature or be paid, > 0
    on_rrp  the fund's ON RRP, between 0 and FUND_MONEY·unit (the default). The rest of the fund's money stands in its
            bank account, and its bank holds as many more reserves: the state after so much ON RRP has matured.
    Errors: OutOfRange.
    """
    unit = exact_amount(unit)
    require_positive(amount=unit)
    on_rrp = FUND_MONEY * unit if on_rrp is None else exact_amount(on_rrp)
    require(on_rrp <= FUND_MONEY * unit, "more_than_fund_holds", value=on_rrp, most=FUND_MONEY * unit)
    matured = FUND_MONEY * unit - on_rrp
    stocks = (
        Issue(MATURING_TREASURIES, TREASURY, FED, unit),
        Issue(TREASURIES, TREASURY, FED, 4 * unit),
        Issue(MBS, AGENCY, FED, 3 * unit),
        Issue(CURRENCY, FED, DEPOSITOR, unit),
        Issue(CURRENCY, FED, HOUSEHOLD, unit),
        Issue(RESERVES, FED, BANK, 3 * unit + matured),
        Issue(ON_RRP, FED, FUND, on_rrp),
        Issue(TGA, FED, TREASURY, unit),
        Issue(TREASURIES, TREASURY, DEALER, unit),
        Issue(LOANS, HOUSEHOLD, BANK, 3 * unit),
        Issue(DEMAND_DEPOSITS, BANK, DEPOSITOR, 3 * unit),
        Issue(DEMAND_DEPOSITS, BANK, HOUSEHOLD, 2 * unit),
        Issue(DEMAND_DEPOSITS, BANK, FUND, matured),
        Issue(FUND_SHARES, FUND, INVESTOR, FUND_MONEY * unit),
        Issue(MORTGAGES, HOUSEHOLD, AGENCY, 3 * unit),
        Issue(HOUSES, None, HOUSEHOLD, 8 * unit),
    )
    return Ledger.open(AGENTS, without_zeros(stocks))


def without_zeros(operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
    """The operations that move something: a ledger refuses an amount of zero, a formula at its border may give one."""
    return tuple(operation for operation in operations if operation.amount != 0)
