"""Every identity of the books checked again, from the T-account entries of the journal and not from the stocks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.ledger.agents import Agent
from app.ledger.instruments import NET_WORTH, Instrument
from app.ledger.taccounts import Side, gross
from app.ledger.transactions import Transaction

Account = tuple[Agent, Side, Instrument]

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Imbalance:
    """A sum that is not what it must be, and by how much.

    agent alone          assets − liabilities − net worth of that agent
    instrument alone     holders' assets − issuers' liabilities; for NET_WORTH, real assets − net worth of all agents
    agent and instrument that account: what is kept − what the journal gives, or the amount below zero
    """

    agent: Agent | None
    instrument: Instrument | None
    amount: Fraction


def audit(journal: Iterable[Transaction], kept: Mapping[Account, Fraction]) -> tuple[Imbalance, ...]:
    """All faults of books whose accounts are `kept` and whose transactions, the opening first, are `journal`."""
    folded: dict[Account, Fraction] = {}
    for transaction in journal:
        for entry in gross(transaction):
            account = (entry.agent, entry.side, entry.instrument)
            folded[account] = folded.get(account, ZERO) + entry.amount
    return (*_sums_not_zero(folded), *_accounts_not_kept(folded, kept))


def _sums_not_zero(accounts: Mapping[Account, Fraction]) -> Iterator[Imbalance]:
    by_agent: dict[Agent, Fraction] = {}
    by_instrument: dict[Instrument, Fraction] = {}
    for (agent, side, instrument), amount in accounts.items():
        signed = amount if side is Side.ASSETS else -amount
        by_agent[agent] = by_agent.get(agent, ZERO) + signed
        # Real assets have no other side: all of them together are matched by the net worth of all agents together.
        row = NET_WORTH if instrument.is_real else instrument
        by_instrument[row] = by_instrument.get(row, ZERO) + signed
    yield from (Imbalance(agent, None, amount) for agent, amount in by_agent.items() if amount)
    yield from (Imbalance(None, instrument, amount) for instrument, amount in by_instrument.items() if amount)


def _accounts_not_kept(folded: Mapping[Account, Fraction], kept: Mapping[Account, Fraction]) -> Iterator[Imbalance]:
    for account in {**folded, **kept}:
        agent, _, instrument = account
        difference = kept.get(account, ZERO) - folded.get(account, ZERO)
        if difference:
            yield Imbalance(agent, instrument, difference)
        elif instrument != NET_WORTH and folded.get(account, ZERO) < 0:
            yield Imbalance(agent, instrument, folded[account])
