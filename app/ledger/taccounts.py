"""T-accounts: a transaction written out as entries on both sides of every balance sheet it touches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.ledger.agents import Agent
from app.ledger.instruments import NET_WORTH, Instrument
from app.ledger.transactions import Issue, Operation, Redeem, Transaction, Transfer


class Side(StrEnum):
    """Assets stand left, liabilities and net worth right."""

    ASSETS = "assets"
    LIABILITIES = "liabilities"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a T-account: `instrument` on that side of `agent`'s sheet changes by `amount` (signed).

    `counterparty` is who stands at the other end of the claim in a gross entry (whose deposit it is, at which bank); a
    net row adds up several and has none.
    """

    agent: Agent
    side: Side
    instrument: Instrument
    amount: Fraction
    counterparty: Agent | None = None

    @property
    def is_ghost(self) -> bool:
        """True for a net row whose gross entries cancel: printed T-accounts leave it out."""
        return self.amount == 0


def operation_entries(operation: Operation) -> tuple[Entry, ...]:
    """The entries of one operation. A transfer of an account balance passes through its issuer's books, both legs."""
    instrument, issuer, amount = operation.instrument, operation.issuer, operation.amount
    match operation:
        case Issue(holder=holder):
            return _pair(instrument, issuer, holder, amount)
        case Redeem(holder=holder):
            return _pair(instrument, issuer, holder, -amount)
        case Transfer(giver=giver, receiver=receiver):
            debit = _pair(instrument, issuer, giver, -amount, in_issuers_books=instrument.account)
            return debit + _pair(instrument, issuer, receiver, amount, in_issuers_books=instrument.account)


def gross(transaction: Transaction) -> tuple[Entry, ...]:
    """All entries of a transaction, none netted: both sides of each operation, then the net worth of who has income."""
    lines = [entry for operation in transaction.operations for entry in operation_entries(operation)]
    for agent, income in transaction.income.items():
        if income:
            lines.append(Entry(agent, Side.LIABILITIES, NET_WORTH, income))
    return tuple(lines)


def net(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One row for each agent, side and instrument, in order of first appearance.

    Rows that cancel to zero are kept (`Entry.is_ghost`): they are what a printed, netted T-account leaves out, such as
    the TGA on the central bank's sheet or the bank that clears a payment.
    """
    rows: dict[tuple[Agent, Side, Instrument], Fraction] = {}
    for entry in entries:
        key = (entry.agent, entry.side, entry.instrument)
        rows[key] = rows.get(key, Fraction(0)) + entry.amount
    return tuple(Entry(agent, side, instrument, amount) for (agent, side, instrument), amount in rows.items())


def totals(entries: Iterable[Entry]) -> Mapping[tuple[Agent, Side], Fraction]:
    """Change of each side's total, for both sides of every agent with an entry; the two agree once it is posted."""
    sums: dict[tuple[Agent, Side], Fraction] = {}
    for entry in entries:
        for side in Side:
            sums.setdefault((entry.agent, side), Fraction(0))
        sums[entry.agent, entry.side] += entry.amount
    return sums


def _pair(
    instrument: Instrument, issuer: Agent | None, holder: Agent, amount: Fraction, *, in_issuers_books: bool = True
) -> tuple[Entry, ...]:
    asset = Entry(holder, Side.ASSETS, instrument, amount, issuer)
    if issuer is None or not in_issuers_books:
        return (asset,)
    return (asset, Entry(issuer, Side.LIABILITIES, instrument, amount, holder))
