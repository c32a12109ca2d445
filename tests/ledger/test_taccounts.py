"""Entries of T-accounts: both sides, both legs of a payment, and the ghosts that netting leaves."""

from fractions import Fraction

from app.ledger.agents import Agent, AgentKind
from app.ledger.instruments import (
    CURRENCY,
    DEMAND_DEPOSITS,
    GOODS,
    NET_WORTH,
    NEW_TREASURIES,
    RESERVES,
    TGA,
    TREASURIES,
)
from app.ledger.payments import pay, pay_treasury
from app.ledger.taccounts import Entry, Side, gross, net, totals
from app.ledger.transactions import Issue, Redeem, Transaction, Transfer

FED = Agent("fed", AgentKind.CENTRAL_BANK)
TREASURY = Agent("treasury", AgentKind.TREASURY)
BANK = Agent("bank", AgentKind.BANK)
OTHER_BANK = Agent("other_bank", AgentKind.BANK)
SAVER = Agent("saver", AgentKind.PUBLIC)
SHOP = Agent("shop", AgentKind.PUBLIC)
TEN = Fraction(10)
A, L = Side.ASSETS, Side.LIABILITIES


def rows(entries: tuple[Entry, ...]) -> list[tuple[str, Side, str, Fraction]]:
    return [(entry.agent.name, entry.side, entry.instrument.id, entry.amount) for entry in entries]


def test_a_claim_is_entered_on_both_sheets() -> None:
    assert rows(gross(Transaction("step", (Issue(RESERVES, FED, BANK, TEN),)))) == [
        ("bank", A, "reserves", 10),
        ("fed", L, "reserves", 10),
    ]


def test_an_account_balance_changes_hands_in_its_issuers_books() -> None:
    entries = gross(Transaction("step", (Transfer(DEMAND_DEPOSITS, BANK, SAVER, SHOP, TEN),)))
    assert rows(entries) == [
        ("saver", A, "demand_deposits", -10),
        ("bank", L, "demand_deposits", -10),
        ("shop", A, "demand_deposits", 10),
        ("bank", L, "demand_deposits", 10),
    ]
    assert [entry.counterparty for entry in entries] == [BANK, SAVER, BANK, SHOP]


def test_a_banknote_a_bond_and_goods_change_hands_without_an_issuer() -> None:
    for instrument, issuer in ((CURRENCY, FED), (TREASURIES, TREASURY), (GOODS, None)):
        entries = gross(Transaction("step", (Transfer(instrument, issuer, SAVER, SHOP, TEN),)))
        assert rows(entries) == [("saver", A, instrument.id, -10), ("shop", A, instrument.id, 10)]


def test_a_payment_between_banks_passes_through_the_central_bank() -> None:
    entries = gross(Transaction("step", pay(SAVER, BANK, SHOP, OTHER_BANK, FED, TEN)))
    assert rows(entries) == [
        ("saver", A, "demand_deposits", -10),
        ("bank", L, "demand_deposits", -10),
        ("bank", A, "reserves", -10),
        ("fed", L, "reserves", -10),
        ("other_bank", A, "reserves", 10),
        ("fed", L, "reserves", 10),
        ("shop", A, "demand_deposits", 10),
        ("other_bank", L, "demand_deposits", 10),
    ]
    ghosts = [row for row in net(entries) if row.is_ghost]
    assert rows(tuple(ghosts)) == [("fed", L, "reserves", 0)]


def test_net_keeps_cancelled_rows_in_order_of_first_appearance() -> None:
    auction = Transaction("auction", (Issue(NEW_TREASURIES, TREASURY, SAVER, TEN),
                                      *pay_treasury(SAVER, BANK, FED, TREASURY, TEN)))  # fmt: skip
    repayment = Transaction("repay", (Redeem(TGA, FED, TREASURY, TEN), Redeem(TREASURIES, TREASURY, FED, TEN)))
    assert rows(net(gross(auction) + gross(repayment))) == [
        ("saver", A, "new_treasuries", 10),
        ("treasury", L, "new_treasuries", 10),
        ("saver", A, "demand_deposits", -10),
        ("bank", L, "demand_deposits", -10),
        ("bank", A, "reserves", -10),
        ("fed", L, "reserves", -10),
        ("treasury", A, "tga", 0),
        ("fed", L, "tga", 0),
        ("fed", A, "treasuries", -10),
        ("treasury", L, "treasuries", -10),
    ]


def test_income_is_entered_as_net_worth_and_totals_agree() -> None:
    tax = Transaction("tax", pay_treasury(SAVER, BANK, FED, TREASURY, TEN), {SAVER: -TEN, TREASURY: TEN})
    entries = gross(tax)
    assert rows(entries)[-2:] == [("saver", L, NET_WORTH.id, -10), ("treasury", L, NET_WORTH.id, 10)]
    assert totals(entries) == {
        (SAVER, A): -10, (SAVER, L): -10, (BANK, A): -10, (BANK, L): -10,
        (FED, A): 0, (FED, L): 0, (TREASURY, A): 10, (TREASURY, L): 10,
    }  # fmt: skip
