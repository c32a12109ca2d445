"""Why a transaction is not posted: a value with a key, never an exception and never a sentence."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.ledger.agents import Agent
from app.ledger.instruments import Instrument
from app.ledger.transactions import Operation


class Reason(StrEnum):
    """Keys of the sentences that live with the lessons, in the order in which the rules are looked at."""

    NOT_POSITIVE = "not_positive"
    UNKNOWN_AGENT = "unknown_agent"
    WRONG_ISSUER = "wrong_issuer"
    SAME_AGENT = "same_agent"
    WRONG_HOLDER = "wrong_holder"
    STOCK_BELOW_ZERO = "stock_below_zero"
    UNBALANCED = "unbalanced"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A transaction that was not posted; the ledger it was offered to is unchanged.

    reason       the first rule broken: the rules of one operation after another, then the stocks, then the balances
    transaction  name of the transaction
    agent        who may not do it, holds too little, or is out of balance; None where a claim names no issuer
    instrument   what it is about; NET_WORTH where an agent does not balance
    amount       what was asked for; for STOCK_BELOW_ZERO the net outflow, for UNBALANCED Δassets − Δliabilities
    available    for STOCK_BELOW_ZERO the stock before, for UNBALANCED the declared income, else 0
    position     index of the operation, counted from 0; None where no single operation is at fault
    """

    reason: Reason
    transaction: str
    agent: Agent | None
    instrument: Instrument
    amount: Fraction
    available: Fraction = Fraction(0)
    position: int | None = None


def broken_rule(operation: Operation, agents: Collection[Agent]) -> tuple[Reason, Agent | None] | None:
    """The first rule an operation breaks by itself, whatever the stocks are, and who breaks it.

    An agent never holds a claim on itself: that is no claim, and is reported before who may hold what.
    """
    instrument, issuer, holders = operation.instrument, operation.issuer, operation.holders()
    if operation.amount <= 0:
        return Reason.NOT_POSITIVE, holders[0]
    for agent in (issuer, *holders):
        if agent is not None and agent not in agents:
            return Reason.UNKNOWN_AGENT, agent
    if instrument.is_real != (issuer is None) or (issuer is not None and issuer.kind not in instrument.issuers):
        return Reason.WRONG_ISSUER, issuer
    if issuer in holders:
        return Reason.SAME_AGENT, issuer
    if len(set(holders)) < len(holders):
        return Reason.SAME_AGENT, holders[0]
    for holder in holders:
        if holder.kind not in instrument.holders:
            return Reason.WRONG_HOLDER, holder
    return None
