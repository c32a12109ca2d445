"""Scenes around the five channels: who else moves reserves, ON RRP, deposits and the TGA (catalogue X-2 to X-5, MBS).

Each function takes an exact amount > 0 (OutOfRange otherwise) and returns a scene on opening books of that unit.
"""

from __future__ import annotations

from fractions import Fraction

from app.banking.qt.opening_books import (
    AGENCY,
    BANK,
    DEPOSITOR,
    FED,
    FUND,
    HOUSEHOLD,
    TREASURY,
    exact_amount,
    opening_books,
)
from app.banking.qt.steps import repay
from app.ledger.instruments import DEMAND_DEPOSITS, FUND_SHARES, LOANS, MBS, MORTGAGES, ON_RRP
from app.ledger.payments import pay, pay_central_bank, pay_treasury, withdraw_currency
from app.ledger.scenes import Scene
from app.ledger.transactions import Issue, Redeem, Transaction


def deposit_flight(amount: Fraction | int) -> Scene:
    """A depositor moves a deposit into a fund, and the fund puts it into ON RRP: X-2.

    Reserves, deposits and the bank shrink; the Fed keeps its size and owes ON RRP in place of reserves.
    """
    x, opening = exact_amount(amount), opening_books(amount)
    bought = (Issue(FUND_SHARES, FUND, DEPOSITOR, x), *pay(DEPOSITOR, BANK, FUND, BANK, FED, x))
    placed = (Issue(ON_RRP, FED, FUND, x), *pay_central_bank(FUND, BANK, FED, x))
    steps = (Transaction("deposit_flight", bought), Transaction("rrp_placed", placed))
    return Scene("deposit-flight", opening, steps)


def tga_drawdown(amount: Fraction | int) -> Scene:
    """The Treasury redeems the Fed's debt out of the TGA and issues nothing: X-3. Nobody else notices."""
    return Scene("tga-drawdown", opening_books(amount), (repay(exact_amount(amount)),))


def tax_financed(amount: Fraction | int) -> Scene:
    """Taxes fill the TGA, then the Fed's debt is redeemed: X-4. Net worth moves from the taxpayer to the Treasury."""
    x, opening = exact_amount(amount), opening_books(amount)
    tax = Transaction("tax", pay_treasury(HOUSEHOLD, BANK, FED, TREASURY, x), {HOUSEHOLD: -x, TREASURY: x})
    return Scene("tax-financed", opening, (tax, repay(x)))


def cash_withdrawal(amount: Fraction | int) -> Scene:
    """A depositor withdraws banknotes: X-5. The bank loses what it loses in channel 2, but the base stays."""
    x, opening = exact_amount(amount), opening_books(amount)
    withdraw = Transaction("withdraw", withdraw_currency(DEPOSITOR, BANK, DEPOSITOR, FED, x))
    return Scene("cash-withdrawal", opening, (withdraw,))


def mbs_repayment(amount: Fraction | int) -> Scene:
    """A household repays mortgage principal out of its deposit, and the agency passes it on to the Fed's MBS."""
    return Scene("mbs-repayment", opening_books(amount), _principal_passed_on(exact_amount(amount)))


def mbs_refinancing(amount: Fraction | int) -> Scene:
    """A bank lends the household what it owes on the mortgage; the household repays the pool.

    The loan makes the deposit that the repayment destroys: net, the bank gives up reserves for a loan, as in channel 1.
    """
    x, opening = exact_amount(amount), opening_books(amount)
    lent = Transaction("loan_granted", (Issue(LOANS, HOUSEHOLD, BANK, x), Issue(DEMAND_DEPOSITS, BANK, HOUSEHOLD, x)))
    return Scene("mbs-refinancing", opening, (lent, *_principal_passed_on(x)))


def _principal_passed_on(x: Fraction) -> tuple[Transaction, ...]:
    paid = (Redeem(MORTGAGES, HOUSEHOLD, AGENCY, x), *pay(HOUSEHOLD, BANK, AGENCY, BANK, FED, x))
    passed = (Redeem(MBS, AGENCY, FED, x), *pay_central_bank(AGENCY, BANK, FED, x))
    return Transaction("principal_paid", paid), Transaction("mbs_repaid", passed)
