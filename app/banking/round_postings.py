"""Lending rounds as postings: the same process as rounds.py, told through everybody's books.

The modern story (Bank of England 2014): a bank lends by crediting the borrower's deposit, and needs reserves only when
the borrower pays somebody who banks elsewhere. One bank a round: bank_n lends to borrower_n, who buys goods from
seller_n, whose money arrives at bank_n+1. A saver brings the first money in banknotes, which the bank turns into
reserves; from then on the base is C + R of one and the same size, only its parts change.

Both conventions lend in full what a bank does not keep, (1 + t − r_d − r_t·t − e)·D_n, or its sheet would not close.

    exam   bank_n got the deposit D_n. Of its loan the seller keeps k·D_n in banknotes and t·D_n as a time deposit at
           bank_n, and q·D_n becomes the deposit at bank_n+1. After n rounds that next deposit has arrived there.
    split  every receipt is split C : D : T = k : 1 : t on arrival, the saver's too. After n rounds the last loan
           stands in the account of borrower_n, not yet spent.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from app.banking.exam.ranges import require_positive, require_whole
from app.banking.qt.opening_books import exact_amount, without_zeros
from app.banking.ratios import check_leakages, check_per_demand_deposit
from app.exact import require
from app.ledger.agents import Agent, AgentKind
from app.ledger.books import Ledger
from app.ledger.instruments import CURRENCY, DEMAND_DEPOSITS, GOODS, LOANS, RESERVES, TIME_DEPOSITS, TREASURIES
from app.ledger.payments import deposit_currency, pay, withdraw_currency
from app.ledger.scenes import Scene
from app.ledger.transactions import Issue, Operation, Transaction, Transfer

CENTRAL_BANK: Final = Agent("central_bank", AgentKind.CENTRAL_BANK)
TREASURY: Final = Agent("treasury", AgentKind.TREASURY)
SAVER: Final = Agent("saver", AgentKind.PUBLIC)
MOST_ROUNDS: Final = 200
"""Books with more agents than this take seconds and show nothing that the closed forms do not."""


def bank(n: int) -> Agent:
    """The bank of round n."""
    return Agent(f"bank_{n}", AgentKind.BANK)


def borrower(n: int) -> Agent:
    """Who borrows from bank n."""
    return Agent(f"borrower_{n}", AgentKind.PUBLIC)


def seller(n: int) -> Agent:
    """Who sells goods to borrower n and banks with bank n + 1."""
    return Agent(f"seller_{n}", AgentKind.PUBLIC)


@dataclass(frozen=True, slots=True)
class RoundStocks:
    """What n complete rounds have left in the books; columns as in rounds.Column, and onward is for round n + 1."""

    deposits: Fraction
    time_deposits: Fraction
    required: Fraction
    excess: Fraction
    currency: Fraction
    loans: Fraction
    onward: Fraction


def postings(
    first: Fraction | int,
    r: Fraction | int,
    e: Fraction | int,
    k: Fraction | int,
    rounds: int,
    r_t: Fraction | int = 0,
    t: Fraction | int = 0,
) -> Scene:
    """The exam shorthand: steps deposit_1, then lend_n and pay_n for n = 1 … rounds (fewer if nothing is left to lend).

    Errors: OutOfRange for first ≤ 0, ratios out of range, leakages above 1, rounds out of range.
    """
    first = exact_amount(first)
    require_positive(first=first)
    check_rounds(rounds)
    check_per_demand_deposit(r, r_t, t, e, k)
    reserves = r + r_t * t
    check_leakages(reserves, e, k)
    lent, onward = 1 + t - reserves - e, 1 - reserves - e - k
    steps = [Transaction("deposit_1", deposit_currency(SAVER, bank(1), SAVER, CENTRAL_BANK, first))]
    deposit = first
    for n in range(1, rounds + 1):
        if not lent * deposit:
            break
        steps.append(_lend(n, lent * deposit))
        steps.append(_spend(f"pay_{n}", n, k * deposit, t * deposit, bank(n), onward * deposit))
        deposit *= onward
    return _scene("rounds-exam", first, tuple(steps))


def split_postings(
    receipt: Fraction | int,
    r_d: Fraction | int,
    r_t: Fraction | int,
    t: Fraction | int,
    e: Fraction | int,
    k: Fraction | int,
    rounds: int,
) -> Scene:
    """Every receipt split C : D : T = k : 1 : t: steps receive_n and lend_n for n = 1 … rounds.

    Errors: OutOfRange for receipt ≤ 0, ratios out of range, rounds out of range.
    """
    receipt = exact_amount(receipt)
    require_positive(receipt=receipt)
    check_rounds(rounds)
    check_per_demand_deposit(r_d, r_t, t, e, k)
    steps: list[Transaction] = []
    arriving = receipt
    for n in range(1, rounds + 1):
        deposit = arriving / (1 + k + t)
        if n == 1:
            demand = deposit_currency(SAVER, bank(1), SAVER, CENTRAL_BANK, deposit)
            time = deposit_currency(SAVER, bank(1), SAVER, CENTRAL_BANK, t * deposit, TIME_DEPOSITS)
            steps.append(Transaction("receive_1", without_zeros((*demand, *time))))
        else:
            steps.append(_spend(f"receive_{n}", n - 1, k * deposit, t * deposit, bank(n), deposit))
        arriving = (1 + t - r_d - r_t * t - e) * deposit
        if not arriving:
            break
        steps.append(_lend(n, arriving))
    return _scene("rounds-split", receipt, tuple(steps))


def round_stocks(ledger: Ledger, rounds: int, r_d: Fraction | int, r_t: Fraction | int = 0) -> RoundStocks:
    """What rounds 1 … `rounds` have left, read from the books at the end of a scene of this module.

    Onward is the money without a round yet: what borrowers have not spent and what lies at bank rounds + 1. Excess
    reserves are what the banks hold beyond that and beyond the requirement.
    """
    unspent = (ledger.stock(DEMAND_DEPOSITS, holder=borrower(n)) for n in range(1, rounds + 1))
    onward = sum(unspent, ledger.stock(DEMAND_DEPOSITS, issuer=bank(rounds + 1)))
    deposits, time_deposits = ledger.stock(DEMAND_DEPOSITS) - onward, ledger.stock(TIME_DEPOSITS)
    required = r_d * deposits + r_t * time_deposits
    return RoundStocks(
        deposits,
        time_deposits,
        required=required,
        excess=ledger.stock(RESERVES) - onward - required,
        currency=ledger.stock(CURRENCY),
        loans=ledger.stock(LOANS),
        onward=onward,
    )


def check_rounds(rounds: int) -> None:
    """1 ≤ rounds ≤ MOST_ROUNDS, whole. Errors: OutOfRange."""
    require_whole(rounds=rounds)
    require(rounds >= 1, "round_number", least=1, value=rounds)
    require(rounds <= MOST_ROUNDS, "too_many_rounds", value=rounds, most=MOST_ROUNDS)


def _lend(n: int, loan: Fraction) -> Transaction:
    return Transaction(
        f"lend_{n}",
        (Issue(LOANS, borrower(n), bank(n), loan), Issue(DEMAND_DEPOSITS, bank(n), borrower(n), loan)),
    )


def _spend(name: str, n: int, cash: Fraction, time: Fraction, time_bank: Agent, demand: Fraction) -> Transaction:
    """Borrower n buys goods for the whole loan; seller n takes banknotes, a time deposit and a demand deposit."""
    buyer, receiver, payer_bank = borrower(n), seller(n), bank(n)
    return Transaction(
        name,
        without_zeros(
            (
                Transfer(GOODS, None, receiver, buyer, cash + time + demand),
                *withdraw_currency(buyer, payer_bank, receiver, CENTRAL_BANK, cash),
                *pay(buyer, payer_bank, receiver, time_bank, CENTRAL_BANK, time, TIME_DEPOSITS),
                *pay(buyer, payer_bank, receiver, bank(n + 1), CENTRAL_BANK, demand),
            )
        ),
    )


def _scene(scene_id: str, base: Fraction, steps: tuple[Transaction, ...]) -> Scene:
    """The steps on opening books in which the saver holds the whole base as banknotes and sellers hold their goods."""
    agents = dict.fromkeys((CENTRAL_BANK, TREASURY, SAVER))
    stocks: list[Operation] = [
        # Something has to stand against the banknotes; which asset the central bank bought does not matter here.
        Issue(TREASURIES, TREASURY, CENTRAL_BANK, base),
        Issue(CURRENCY, CENTRAL_BANK, SAVER, base),
    ]
    for step in steps:
        for operation in step.operations:
            agents |= dict.fromkeys(agent for agent in (operation.issuer, *operation.holders()) if agent)
            if isinstance(operation, Transfer) and operation.instrument == GOODS:
                stocks.append(Issue(GOODS, None, operation.giver, operation.amount))
    return Scene(scene_id, Ledger.open(agents, stocks), steps)
