"""What the books accept, what they refuse, and with which reason."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.ledger.agents import Agent, AgentKind
from app.ledger.books import Ledger
from app.ledger.instruments import (
    CENTRAL_BANK_LOAN,
    CURRENCY,
    DEMAND_DEPOSITS,
    FUND_SHARES,
    GOODS,
    LOANS,
    MATURING_TREASURIES,
    MBS,
    NET_WORTH,
    NEW_TREASURIES,
    ON_RRP,
    REPO,
    RESERVES,
    TGA,
    TIME_DEPOSITS,
    TREASURIES,
    Instrument,
)
from app.ledger.refusals import Reason, Refusal
from app.ledger.transactions import Issue, Operation, Redeem, Transaction, Transfer

FED = Agent("fed", AgentKind.CENTRAL_BANK)
TREASURY = Agent("treasury", AgentKind.TREASURY)
BANK = Agent("bank", AgentKind.BANK)
OTHER_BANK = Agent("other_bank", AgentKind.BANK)
FUND = Agent("fund", AgentKind.FUND)
DEALER = Agent("dealer", AgentKind.DEALER)
SAVER = Agent("saver", AgentKind.PUBLIC)
SHOP = Agent("shop", AgentKind.PUBLIC)
AGENCY = Agent("agency", AgentKind.AGENCY)
AGENTS = (FED, TREASURY, BANK, OTHER_BANK, FUND, DEALER, SAVER, SHOP, AGENCY)


def amount(value: int) -> Fraction:
    return Fraction(value)


def books() -> Ledger:
    return Ledger.open(
        AGENTS,
        (
            Issue(TREASURIES, TREASURY, FED, amount(300)),
            Issue(RESERVES, FED, BANK, amount(150)),
            Issue(CURRENCY, FED, SAVER, amount(50)),
            Issue(TGA, FED, TREASURY, amount(100)),
            Issue(DEMAND_DEPOSITS, BANK, SAVER, amount(120)),
            Issue(GOODS, None, SHOP, amount(40)),
        ),
    )


def post(ledger: Ledger, *operations: Operation, income: dict[Agent, Fraction] | None = None) -> Ledger:
    posted = ledger.post(Transaction("step", operations, income or {}))
    assert isinstance(posted, Ledger), posted
    return posted


def refused(ledger: Ledger, *operations: Operation, income: dict[Agent, Fraction] | None = None) -> Refusal:
    refusal = ledger.post(Transaction("step", operations, income or {}))
    assert isinstance(refusal, Refusal), "posted although it breaks a rule"
    return refusal


def test_opening_net_worth_is_what_balances_each_sheet() -> None:
    sheets = {agent.name: books().balance_sheet(agent) for agent in AGENTS}
    assert sheets["fed"].net_worth == 0
    assert sheets["treasury"].net_worth == -200
    assert sheets["bank"].net_worth == 30
    assert sheets["saver"].net_worth == 170
    assert sheets["bank"].assets == {RESERVES: 150}
    assert sheets["bank"].liabilities == {DEMAND_DEPOSITS: 120}
    assert sheets["bank"].total == 150
    assert books().imbalances() == ()


def test_a_loan_makes_a_deposit_and_moves_no_reserves() -> None:
    after = post(books(), Issue(LOANS, SHOP, BANK, amount(500)), Issue(DEMAND_DEPOSITS, BANK, SHOP, amount(500)))
    assert after.stock(DEMAND_DEPOSITS, issuer=BANK) == 620
    assert after.stock(RESERVES) == 150
    assert after.balance_sheet(BANK).net_worth == 30


def test_stock_adds_up_what_it_is_asked_for() -> None:
    ledger = post(books(), Redeem(DEMAND_DEPOSITS, BANK, SAVER, amount(20)),
                  Issue(TIME_DEPOSITS, BANK, SAVER, amount(20)))  # fmt: skip
    assert ledger.stock(DEMAND_DEPOSITS, TIME_DEPOSITS) == 120
    assert ledger.stock(DEMAND_DEPOSITS, holder=SAVER) == 100
    assert ledger.stock(DEMAND_DEPOSITS, holder=SHOP) == 0
    assert ledger.stock(GOODS) == 40


def test_posting_leaves_the_ledger_it_started_from_as_it_was() -> None:
    ledger = books()
    post(
        ledger, Transfer(DEMAND_DEPOSITS, BANK, SAVER, SHOP, amount(30)), Transfer(GOODS, None, SHOP, SAVER, amount(30))
    )
    refused(ledger, Redeem(TGA, FED, TREASURY, amount(101)), Redeem(TREASURIES, TREASURY, FED, amount(101)))
    assert ledger == books()


HOLDERS = {
    CURRENCY: {BANK, FUND, DEALER, SAVER, AGENCY},
    RESERVES: {BANK},
    TGA: {TREASURY},
    ON_RRP: {FUND, BANK, DEALER, AGENCY},
    CENTRAL_BANK_LOAN: {FED},
    TREASURIES: {FED, BANK, FUND, DEALER, SAVER, AGENCY},
    NEW_TREASURIES: {FED, BANK, FUND, DEALER, SAVER, AGENCY},
    MATURING_TREASURIES: {FED, BANK, FUND, DEALER, SAVER, AGENCY},
    MBS: {FED, TREASURY, BANK, FUND, DEALER, SAVER},
    DEMAND_DEPOSITS: {FUND, DEALER, SAVER, AGENCY},
    TIME_DEPOSITS: {FUND, DEALER, SAVER, AGENCY},
    LOANS: {BANK},
    FUND_SHARES: {DEALER, SAVER, AGENCY},
    REPO: {FUND, BANK},
}
ISSUER = {
    CURRENCY: FED, RESERVES: FED, TGA: FED, ON_RRP: FED, CENTRAL_BANK_LOAN: OTHER_BANK, TREASURIES: TREASURY,
    NEW_TREASURIES: TREASURY, MATURING_TREASURIES: TREASURY, MBS: AGENCY, DEMAND_DEPOSITS: OTHER_BANK,
    TIME_DEPOSITS: OTHER_BANK, LOANS: SHOP, FUND_SHARES: FUND, REPO: DEALER,
}  # fmt: skip


@pytest.mark.parametrize("instrument", HOLDERS, ids=str)
@pytest.mark.parametrize("holder", [FED, TREASURY, BANK, FUND, DEALER, SAVER, AGENCY], ids=str)
def test_who_may_hold_what(instrument: Instrument, holder: Agent) -> None:
    issuer = ISSUER[instrument]
    given = {holder: amount(1), issuer: amount(-1)}
    outcome = books().post(Transaction("gift", (Issue(instrument, issuer, holder, amount(1)),), given))
    if holder == issuer:
        assert isinstance(outcome, Refusal)
        assert outcome.reason is Reason.SAME_AGENT
    elif holder in HOLDERS[instrument]:
        assert isinstance(outcome, Ledger)
    else:
        assert isinstance(outcome, Refusal)
        assert (outcome.reason, outcome.agent, outcome.instrument) == (Reason.WRONG_HOLDER, holder, instrument)


@pytest.mark.parametrize(
    ("operation", "agent"),
    [
        (Issue(RESERVES, BANK, OTHER_BANK, amount(1)), BANK),
        (Issue(DEMAND_DEPOSITS, FED, SAVER, amount(1)), FED),
        (Issue(LOANS, OTHER_BANK, BANK, amount(1)), OTHER_BANK),
        (Issue(REPO, SAVER, BANK, amount(1)), SAVER),
        (Issue(RESERVES, None, BANK, amount(1)), None),
        (Issue(GOODS, SHOP, SAVER, amount(1)), SHOP),
    ],
    ids=lambda value: getattr(value, "name", None) or type(value).__name__,
)
def test_wrong_issuer(operation: Operation, agent: Agent | None) -> None:
    refusal = refused(books(), operation)
    assert (refusal.reason, refusal.agent) == (Reason.WRONG_ISSUER, agent)


def test_nobody_pays_with_somebody_elses_stock() -> None:
    refusal = refused(books(), Redeem(DEMAND_DEPOSITS, BANK, SHOP, amount(10)), Redeem(RESERVES, FED, BANK, amount(10)),
                      Issue(TGA, FED, TREASURY, amount(10)))  # fmt: skip
    assert refusal == Refusal(Reason.STOCK_BELOW_ZERO, "step", SHOP, DEMAND_DEPOSITS, amount(10), amount(0), position=0)


def test_a_shortfall_names_what_was_there() -> None:
    refusal = refused(books(), Redeem(TGA, FED, TREASURY, amount(101)), Redeem(TREASURIES, TREASURY, FED, amount(101)))
    assert (refusal.reason, refusal.agent, refusal.amount, refusal.available) == (
        Reason.STOCK_BELOW_ZERO, TREASURY, 101, 100)  # fmt: skip


def test_operations_of_one_transaction_settle_at_once_whatever_their_order() -> None:
    buy = (Issue(NEW_TREASURIES, TREASURY, BANK, amount(150)), Redeem(RESERVES, FED, BANK, amount(150)),
           Issue(TGA, FED, TREASURY, amount(150)))  # fmt: skip
    repay = (Redeem(TGA, FED, TREASURY, amount(250)), Redeem(TREASURIES, TREASURY, FED, amount(250)))
    assert post(books(), *repay, *buy).stocks == post(books(), *buy, *repay).stocks
    assert refused(books(), *repay).reason is Reason.STOCK_BELOW_ZERO


def test_a_one_sided_entry_is_refused() -> None:
    refusal = refused(books(), Issue(DEMAND_DEPOSITS, BANK, SHOP, amount(10)))
    assert (refusal.reason, refusal.instrument, refusal.amount, refusal.available) == (
        Reason.UNBALANCED, NET_WORTH, 10, 0)  # fmt: skip


def test_wages_are_income_of_one_and_cost_of_the_other() -> None:
    wage = Transfer(DEMAND_DEPOSITS, BANK, SAVER, SHOP, amount(10))
    assert refused(books(), wage).reason is Reason.UNBALANCED
    assert refused(books(), wage, income={SHOP: amount(10)}).agent == SAVER
    after = post(books(), wage, income={SHOP: amount(10), SAVER: amount(-10)})
    assert after.balance_sheet(SHOP).net_worth == 50
    assert after.imbalances() == ()


def test_production_is_the_only_income_without_a_payer() -> None:
    made = Issue(GOODS, None, SHOP, amount(7))
    after = post(books(), made, income={SHOP: amount(7)})
    assert after.balance_sheet(SHOP).net_worth == 47
    assert sum(after.net_worth.values()) == after.stock(GOODS) == 47
    assert refused(books(), made).reason is Reason.UNBALANCED
    assert refused(books(), made, income={SHOP: amount(7), SAVER: amount(1)}).agent == SAVER


def test_the_other_reasons() -> None:
    stranger = Agent("stranger", AgentKind.BANK)
    assert refused(books(), Issue(RESERVES, FED, stranger, amount(1))).reason is Reason.UNKNOWN_AGENT
    assert refused(books(), Issue(RESERVES, FED, BANK, amount(0))).reason is Reason.NOT_POSITIVE
    assert refused(books(), Redeem(RESERVES, FED, BANK, amount(-5))).reason is Reason.NOT_POSITIVE
    own = refused(books(), Transfer(DEMAND_DEPOSITS, BANK, SAVER, BANK, amount(5)))
    assert (own.reason, own.agent) == (Reason.SAME_AGENT, BANK)
    assert refused(books(), Transfer(TGA, FED, TREASURY, TREASURY, amount(5))).reason is Reason.SAME_AGENT
    second = refused(books(), Transfer(DEMAND_DEPOSITS, BANK, SAVER, SHOP, amount(5)),
                     Issue(TGA, FED, BANK, amount(5)))  # fmt: skip
    assert (second.reason, second.agent, second.position) == (Reason.WRONG_HOLDER, BANK, 1)


def test_the_audit_finds_books_that_were_tampered_with() -> None:
    ledger = books()
    claim = next(claim for claim in ledger.stocks if claim.instrument == RESERVES)
    faults = replace(ledger, stocks={**ledger.stocks, claim: amount(151)}).imbalances()
    assert {(fault.agent, fault.instrument, fault.amount) for fault in faults} == {
        (BANK, RESERVES, 1), (FED, RESERVES, 1)}  # fmt: skip
    one_sided = Transaction("forged", (Issue(DEMAND_DEPOSITS, BANK, SHOP, amount(3)),))
    faults = replace(ledger, journal=(*ledger.journal, one_sided)).imbalances()
    assert {(fault.agent, fault.amount) for fault in faults if fault.instrument is None} == {(BANK, -3), (SHOP, 3)}
    faults = replace(ledger, net_worth={**ledger.net_worth, SAVER: amount(0)}).imbalances()
    assert [(fault.agent, fault.instrument, fault.amount) for fault in faults] == [(SAVER, NET_WORTH, -170)]
    unsold = Transaction("forged", (Issue(GOODS, None, SHOP, amount(2)),))
    faults = replace(ledger, journal=(*ledger.journal, unsold)).imbalances()
    assert (None, NET_WORTH, 2) in {(fault.agent, fault.instrument, fault.amount) for fault in faults}


def test_programming_faults_raise() -> None:
    with pytest.raises(TypeError):
        Issue(RESERVES, FED, BANK, 1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Transaction("step", (Issue(GOODS, None, SHOP, amount(1)),), {SHOP: 1})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="no operations"):
        Transaction("step", ())
    with pytest.raises(ValueError, match="share a name"):
        Ledger((BANK, Agent("bank", AgentKind.FUND)))
    with pytest.raises(ValueError, match="wrong_holder"):
        Ledger.open(AGENTS, (Issue(RESERVES, FED, SAVER, amount(1)),))
