"""Property: whatever is offered to the books, what they take keeps every identity, and what they refuse has its reason.

The model beside the ledger is a plain table of stocks with the rules of who may issue and hold what written out anew.
"""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.ledger.agents import Agent, AgentKind
from app.ledger.books import Ledger
from app.ledger.instruments import INSTRUMENTS, Instrument
from app.ledger.refusals import Reason, Refusal
from app.ledger.taccounts import Side, gross, net, totals
from app.ledger.transactions import Issue, Operation, Redeem, Transaction, Transfer

AGENTS = tuple(
    Agent(name, kind)
    for name, kind in (
        ("fed", AgentKind.CENTRAL_BANK),
        ("treasury", AgentKind.TREASURY),
        ("bank_1", AgentKind.BANK),
        ("bank_2", AgentKind.BANK),
        ("fund", AgentKind.FUND),
        ("dealer", AgentKind.DEALER),
        ("saver", AgentKind.PUBLIC),
        ("shop", AgentKind.PUBLIC),
        ("agency", AgentKind.AGENCY),
    )
)
STRANGER = Agent("stranger", AgentKind.PUBLIC)
CUSTOMERS = "public fund dealer agency"
EVERYBODY = "central_bank treasury bank fund dealer public agency"
RIGHTS = {  # instrument: (who owes it, who owns it)
    "currency": ("central_bank", f"bank {CUSTOMERS}"),
    "reserves": ("central_bank", "bank"),
    "tga": ("central_bank", "treasury"),
    "on_rrp": ("central_bank", "fund bank dealer agency"),
    "central_bank_loan": ("bank", "central_bank"),
    "treasuries": ("treasury", f"central_bank bank {CUSTOMERS}"),
    "maturing_treasuries": ("treasury", f"central_bank bank {CUSTOMERS}"),
    "new_treasuries": ("treasury", f"central_bank bank {CUSTOMERS}"),
    "mbs": ("agency", EVERYBODY),
    "demand_deposits": ("bank", CUSTOMERS),
    "time_deposits": ("bank", CUSTOMERS),
    "loans": (CUSTOMERS, "bank"),
    "mortgages": ("public", "agency bank"),
    "fund_shares": ("fund", "public dealer agency"),
    "repo": ("dealer", "fund bank"),
    "goods": ("", EVERYBODY),
    "houses": ("", EVERYBODY),
}
Stocks = dict[tuple[Instrument, Agent | None, Agent], Fraction]


def allowed(instrument: Instrument, side: int) -> list[Agent]:
    return [agent for agent in AGENTS if agent.kind in RIGHTS[instrument.id][side].split()]


@st.composite
def operations(draw: st.DrawFn) -> Operation:
    """Mostly well-formed claims, now and then any agent on either end; amounts small, sometimes not positive."""
    instrument = draw(st.sampled_from(INSTRUMENTS))
    wild = draw(st.sampled_from([""] * 12 + ["issuer", "holder", "size"]))
    anyone = st.sampled_from((*AGENTS, STRANGER))
    issuers, holders = allowed(instrument, 0), allowed(instrument, 1)
    issuer = draw(st.one_of(st.none(), anyone) if wild == "issuer" else st.sampled_from(issuers or [None]))
    holder = draw(anyone if wild == "holder" else st.sampled_from(holders))
    least = -1 if wild == "size" else 1
    size = Fraction(draw(st.integers(least, 60)), draw(st.integers(1, 7)))
    match draw(st.sampled_from(["issue", "issue", "redeem", "transfer"])):
        case "issue":
            return Issue(instrument, issuer, holder, size)
        case "redeem":
            return Redeem(instrument, issuer, holder, size)
        case _:
            return Transfer(
                instrument, issuer, holder, draw(anyone if wild == "holder" else st.sampled_from(holders)), size
            )


@st.composite
def transactions(draw: st.DrawFn) -> Transaction:
    """One to four operations; the income is usually what balances them, and sometimes left out."""
    chosen = tuple(draw(st.lists(operations(), min_size=1, max_size=4)))
    income = {} if draw(st.integers(0, 5)) == 5 else worth_change(chosen)
    return Transaction("step", chosen, income)


def legs(operation: Operation) -> list[tuple[Agent, Fraction]]:
    match operation:
        case Issue(holder=holder, amount=size):
            return [(holder, size)]
        case Redeem(holder=holder, amount=size):
            return [(holder, -size)]
        case Transfer(giver=giver, receiver=receiver, amount=size):
            return [(giver, -size), (receiver, size)]


def worth_change(chosen: tuple[Operation, ...]) -> dict[Agent, Fraction]:
    worth: dict[Agent, Fraction] = {}
    for operation in chosen:
        for holder, change in legs(operation):
            worth[holder] = worth.get(holder, Fraction(0)) + change
            if operation.issuer is not None:
                worth[operation.issuer] = worth.get(operation.issuer, Fraction(0)) - change
    return worth


def opening() -> Ledger:
    """Thirty of everything between everybody who may owe and own it."""
    return Ledger.open(
        AGENTS,
        [
            Issue(instrument, issuer, holder, Fraction(30))
            for instrument in INSTRUMENTS
            for issuer in allowed(instrument, 0) or [None]
            for holder in allowed(instrument, 1)
            if issuer != holder
        ],
    )


def expected(stocks: Stocks, transaction: Transaction) -> tuple[set[Reason], Stocks]:
    """Reasons the rules allow for a refusal (none: to be accepted), and the stocks after."""
    for operation in transaction.operations:
        agents = [holder for holder, _ in legs(operation)]
        everyone = agents + ([operation.issuer] if operation.issuer else [])
        owes, owns = (kinds.split() for kinds in RIGHTS[operation.instrument.id])
        if operation.amount <= 0:
            return {Reason.NOT_POSITIVE}, stocks
        if STRANGER in everyone:
            return {Reason.UNKNOWN_AGENT}, stocks
        if [operation.issuer.kind if operation.issuer else None] != [None] * (not owes) and (
            operation.issuer is None or operation.issuer.kind not in owes
        ):
            return {Reason.WRONG_ISSUER}, stocks
        if len(set(everyone)) < len(everyone):
            return {Reason.SAME_AGENT}, stocks
        if any(agent.kind not in owns for agent in agents):
            return {Reason.WRONG_HOLDER}, stocks
    after = dict(stocks)
    for operation in transaction.operations:
        for holder, change in legs(operation):
            key = (operation.instrument, operation.issuer, holder)
            after[key] = after.get(key, Fraction(0)) + change
    if any(stock < 0 for stock in after.values()):
        return {Reason.STOCK_BELOW_ZERO}, stocks
    worth = worth_change(transaction.operations)
    if any(worth.get(agent, 0) != transaction.income.get(agent, 0) for agent in {*worth, *transaction.income}):
        return {Reason.UNBALANCED}, stocks
    return set(), after


@settings(max_examples=150, deadline=None)
@given(st.lists(transactions(), min_size=5, max_size=20))
def test_random_transactions_keep_every_identity(offered: list[Transaction]) -> None:
    ledger = opening()
    stocks = {(claim.instrument, claim.issuer, claim.holder): stock for claim, stock in ledger.stocks.items()}
    for transaction in offered:
        before = ledger
        outcome = ledger.post(transaction)
        reasons, stocks = expected(stocks, transaction)
        if isinstance(outcome, Refusal):
            assert reasons == {outcome.reason}
            assert outcome.available < outcome.amount or outcome.reason is not Reason.STOCK_BELOW_ZERO
        else:
            assert not reasons
            ledger = outcome
            assert all(
                sides[agent, Side.ASSETS] == sides[agent, Side.LIABILITIES]
                for sides in (totals(gross(transaction)), totals(net(gross(transaction))))
                for agent, _ in sides
            )
        kept = {(claim.instrument, claim.issuer, claim.holder): stock for claim, stock in ledger.stocks.items()}
        assert kept == {key: stock for key, stock in stocks.items() if stock}
        assert ledger.imbalances() == ()
        assert isinstance(outcome, Ledger) or ledger is before


@settings(max_examples=60, deadline=None)
@given(st.lists(transactions(), min_size=5, max_size=15))
def test_sheets_and_instruments_add_up(offered: list[Transaction]) -> None:
    ledger = opening()
    for transaction in offered:
        outcome = ledger.post(transaction)
        ledger = outcome if isinstance(outcome, Ledger) else ledger
    sheets = [ledger.balance_sheet(agent) for agent in AGENTS]
    for sheet in sheets:
        assert sheet.total == sum(sheet.liabilities.values()) + sheet.net_worth
    for instrument in INSTRUMENTS:
        owned = sum(sheet.assets.get(instrument, Fraction(0)) for sheet in sheets)
        owed = sum(sheet.liabilities.get(instrument, Fraction(0)) for sheet in sheets)
        assert owned == ledger.stock(instrument)
        assert instrument.is_real or owned == owed
    assert sum(sheet.net_worth for sheet in sheets) == sum(
        ledger.stock(instrument) for instrument in INSTRUMENTS if instrument.is_real
    )
