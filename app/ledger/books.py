"""The books of all agents: an immutable ledger to which transactions are posted, or refused with a reason.

A claim is one stock, kept by instrument, issuer and holder. It is read as the holder's asset and as the issuer's
liability, so the two can never differ; balance sheets are folded from these stocks. Net worth is an account of its own
that only declared income moves (see transactions.py), and posting checks it against the change of the stocks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType

from app.ledger.agents import Agent
from app.ledger.audit import Account, Imbalance, audit
from app.ledger.instruments import NET_WORTH, Instrument
from app.ledger.refusals import Reason, Refusal, broken_rule
from app.ledger.taccounts import Side
from app.ledger.transactions import Claim, Operation, Transaction

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class BalanceSheet:
    """One agent's stocks, in the order in which they arose: assets = liabilities + net worth. No rows of zero."""

    agent: Agent
    assets: Mapping[Instrument, Fraction]
    liabilities: Mapping[Instrument, Fraction]
    net_worth: Fraction

    @property
    def total(self) -> Fraction:
        """Total assets."""
        return sum(self.assets.values(), ZERO)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Agents in their order on the page, stocks, net worth, and the journal from which all of it can be folded anew.

    Programmers' faults raise: ValueError for two agents of one name. Everything else is a Refusal.
    """

    agents: tuple[Agent, ...]
    stocks: Mapping[Claim, Fraction] = field(default_factory=dict)
    net_worth: Mapping[Agent, Fraction] = field(default_factory=dict)
    journal: tuple[Transaction, ...] = ()

    def __post_init__(self) -> None:
        if len({agent.name for agent in self.agents}) < len(self.agents):
            raise ValueError("two agents of a ledger share a name")
        object.__setattr__(self, "stocks", MappingProxyType(self.stocks))
        object.__setattr__(self, "net_worth", MappingProxyType(self.net_worth))

    @classmethod
    def open(cls, agents: Iterable[Agent], operations: Iterable[Operation]) -> "Ledger":
        """Books that start with these claims; each agent's first net worth is what balances them.

        Raises ValueError where the operations break a rule: opening books are written by us, not by a learner.
        """
        opening = Transaction("opening", tuple(operations))
        posted = cls(tuple(agents)).post(replace(opening, income=_balance_changes(opening)))
        if isinstance(posted, Refusal):
            raise ValueError(f"opening books refused: {posted}")
        return posted

    def post(self, transaction: Transaction) -> "Ledger | Refusal":
        """The ledger after the transaction, or why it is refused.

        All operations settle at once, so only the stocks left at the end must not be below zero.
        """
        agents = frozenset(self.agents)
        for position, operation in enumerate(transaction.operations):
            if broken := broken_rule(operation, agents):
                reason, agent = broken
                instrument, amount = operation.instrument, operation.amount
                return Refusal(reason, transaction.name, agent, instrument, amount, position=position)
        stocks = dict(self.stocks)
        for claim, change in _stock_changes(transaction).items():
            available = stocks.get(claim, ZERO)
            if available + change < 0:
                return _overdrawn(transaction, claim, -change, available)
            stocks[claim] = available + change
            if not stocks[claim]:
                del stocks[claim]
        changes = _balance_changes(transaction)
        net_worth = dict(self.net_worth)
        for agent in {**changes, **transaction.income}:
            change, income = changes.get(agent, ZERO), transaction.income.get(agent, ZERO)
            if change != income:
                return Refusal(Reason.UNBALANCED, transaction.name, agent, NET_WORTH, change, income)
            net_worth[agent] = net_worth.get(agent, ZERO) + income
        return Ledger(self.agents, stocks, net_worth, (*self.journal, transaction))

    def stock(self, *instruments: Instrument, issuer: Agent | None = None, holder: Agent | None = None) -> Fraction:
        """Sum of the stocks of these instruments, of one issuer or holder where named, of all where not."""
        return sum(
            (
                amount
                for claim, amount in self.stocks.items()
                if claim.instrument in instruments
                and (issuer is None or claim.issuer == issuer)
                and (holder is None or claim.holder == holder)
            ),
            ZERO,
        )

    def balance_sheet(self, agent: Agent) -> BalanceSheet:
        """The agent's assets, liabilities and net worth."""
        sides: dict[Side, dict[Instrument, Fraction]] = {side: {} for side in Side}
        for (owner, side, instrument), amount in self._accounts().items():
            if owner == agent and instrument != NET_WORTH:
                sides[side][instrument] = amount
        return BalanceSheet(agent, sides[Side.ASSETS], sides[Side.LIABILITIES], self.net_worth.get(agent, ZERO))

    def imbalances(self) -> tuple[Imbalance, ...]:
        """Empty when the journal, folded anew, balances for every agent and every instrument and gives these stocks."""
        return audit(self.journal, self._accounts())

    def _accounts(self) -> dict[Account, Fraction]:
        accounts: dict[Account, Fraction] = {}
        for claim, amount in self.stocks.items():
            asset = (claim.holder, Side.ASSETS, claim.instrument)
            accounts[asset] = accounts.get(asset, ZERO) + amount
            if claim.issuer is not None:
                liability = (claim.issuer, Side.LIABILITIES, claim.instrument)
                accounts[liability] = accounts.get(liability, ZERO) + amount
        for agent, amount in self.net_worth.items():
            accounts[agent, Side.LIABILITIES, NET_WORTH] = amount
        return accounts


def _stock_changes(transaction: Transaction) -> dict[Claim, Fraction]:
    changes: dict[Claim, Fraction] = {}
    for operation in transaction.operations:
        for claim, change in operation.changes():
            changes[claim] = changes.get(claim, ZERO) + change
    return changes


def _balance_changes(transaction: Transaction) -> dict[Agent, Fraction]:
    """Δassets − Δliabilities of every agent the transaction touches."""
    changes: dict[Agent, Fraction] = {}
    for claim, change in _stock_changes(transaction).items():
        changes[claim.holder] = changes.get(claim.holder, ZERO) + change
        if claim.issuer is not None:
            changes[claim.issuer] = changes.get(claim.issuer, ZERO) - change
    return changes


def _overdrawn(transaction: Transaction, claim: Claim, outflow: Fraction, available: Fraction) -> Refusal:
    position = next(
        position
        for position, operation in enumerate(transaction.operations)
        if any(touched == claim and change < 0 for touched, change in operation.changes())
    )
    return Refusal(
        Reason.STOCK_BELOW_ZERO, transaction.name, claim.holder, claim.instrument, outflow, available, position
    )
