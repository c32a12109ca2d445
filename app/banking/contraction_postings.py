"""Multiple contraction as postings: a withdrawal runs the lending rounds backwards through everybody's books.

All banks start alike, each at its ratios, with reserves just large enough to pay the withdrawal W: reserves W, deposits
W/(r + e), loans the rest. Bank 1 pays out W in banknotes, has lost the whole deposit but freed only (r + e)·W of
reserves, and calls in loans of (1 − r − e)·W. Borrower 1 sells goods to buyer 1, a depositor of bank 2, who pays
q·W from that account and k·W in banknotes; so bank 2 has lost a deposit of q·W in its turn, q = 1 − r − e − k.
The base never changes: reserves leave the banks as currency.
"""

from __future__ import annotations

from fractions import Fraction

from app.banking.exam.ranges import require_positive
from app.banking.qt.opening_books import exact_amount, without_zeros
from app.banking.ratios import check_leakages
from app.banking.round_postings import CENTRAL_BANK, SAVER, TREASURY, bank, borrower, check_rounds
from app.exact import require
from app.ledger.agents import Agent, AgentKind
from app.ledger.books import Ledger
from app.ledger.instruments import CURRENCY, DEMAND_DEPOSITS, GOODS, LOANS, RESERVES, TREASURIES
from app.ledger.payments import deposit_currency, pay, withdraw_currency
from app.ledger.scenes import Scene
from app.ledger.transactions import Issue, Operation, Redeem, Transaction, Transfer


def buyer(n: int) -> Agent:
    """Who buys goods from borrower n and banks with bank n + 1."""
    return Agent(f"buyer_{n}", AgentKind.PUBLIC)


def contraction_postings(
    withdrawal: Fraction | int, r: Fraction | int, e: Fraction | int, k: Fraction | int, rounds: int
) -> Scene:
    """Steps withdraw, then sell_n and repay_n for n = 1 … rounds (fewer if no loans are left to call).

    After n rounds banks 1 … n are back at their ratios, with deposits lower by contraction()'s D_1 … D_n and loans by
    (1 − r − e) of that, and bank n + 1 has just lost D_n+1.
    Errors: OutOfRange for withdrawal ≤ 0, ratios out of range, rounds out of range, and for r + e = 0: banks without
    reserves cannot pay the withdrawal that starts the rounds.
    """
    withdrawal = exact_amount(withdrawal)
    require_positive(withdrawal=withdrawal)
    check_rounds(rounds)
    check_leakages(r, e, k)
    require(r + e > 0, "no_reserves")
    steps = [Transaction("withdraw", withdraw_currency(SAVER, bank(1), SAVER, CENTRAL_BANK, withdrawal))]
    lost = withdrawal
    for n in range(1, rounds + 1):
        called = (1 - r - e) * lost
        if not called:
            break
        onward = called - k * lost
        steps += [_sell(n, k * lost, onward), _repay(n, called)]
        lost = onward
    return Scene("rounds-contraction", _opening(withdrawal, Fraction(r + e), k, len(steps) // 2 + 1), tuple(steps))


def _sell(n: int, cash: Fraction, deposit: Fraction) -> Transaction:
    debtor, customer = borrower(n), buyer(n)
    operations = (
        Transfer(GOODS, None, debtor, customer, cash + deposit),
        *deposit_currency(customer, bank(n), debtor, CENTRAL_BANK, cash),
        *pay(customer, bank(n + 1), debtor, bank(n), CENTRAL_BANK, deposit),
    )
    return Transaction(f"sell_{n}", without_zeros(operations))


def _repay(n: int, loan: Fraction) -> Transaction:
    return Transaction(
        f"repay_{n}",
        (Redeem(LOANS, borrower(n), bank(n), loan), Redeem(DEMAND_DEPOSITS, bank(n), borrower(n), loan)),
    )


def _opening(withdrawal: Fraction, kept: Fraction, k: Fraction | int, banks: int) -> Ledger:
    """Equal banks; each has one depositor with cash in the ratio k, and one borrower with goods worth the debt."""
    deposits = withdrawal / kept
    agents: list[Agent] = [CENTRAL_BANK, TREASURY]
    stocks: list[Operation] = [Issue(TREASURIES, TREASURY, CENTRAL_BANK, banks * (withdrawal + k * deposits))]
    for n in range(1, banks + 1):
        depositor = SAVER if n == 1 else buyer(n - 1)
        agents += [bank(n), depositor, borrower(n)]
        stocks += [
            Issue(RESERVES, CENTRAL_BANK, bank(n), withdrawal),
            Issue(LOANS, borrower(n), bank(n), deposits - withdrawal),
            Issue(DEMAND_DEPOSITS, bank(n), depositor, deposits),
            Issue(CURRENCY, CENTRAL_BANK, depositor, k * deposits),
            Issue(GOODS, None, borrower(n), deposits - withdrawal),
        ]
    return Ledger.open(agents, without_zeros(tuple(stocks)))
