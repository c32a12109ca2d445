"""What may happen to claims: they are issued, redeemed or transferred. A transaction is several of these at one moment.

Net worth and income. In every transaction and for every agent

    change of assets − change of liabilities = income,

and the transaction declares the income of those who have any: taxes, wages, interest, a loan written off, goods made
or used up. Where nothing is declared the income is 0, so a bank cannot credit a deposit and get nothing for it. Summed
over agents every claim cancels, and what is left is the change of real assets: incomes add to zero unless goods are
produced (`Issue` of a real asset) or consumed (`Redeem`). That sum needs no rule of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from app.ledger.agents import Agent
from app.ledger.instruments import Instrument


@dataclass(frozen=True, slots=True)
class Claim:
    """One stock of the ledger: `issuer` owes it, `holder` owns it. `issuer` is None for a real asset."""

    instrument: Instrument
    issuer: Agent | None
    holder: Agent


@dataclass(frozen=True, slots=True)
class Issue:
    """A new claim comes into being (a real asset is produced)."""

    instrument: Instrument
    issuer: Agent | None
    holder: Agent
    amount: Fraction

    def __post_init__(self) -> None:
        _require_fraction(self.amount)

    def changes(self) -> tuple[tuple[Claim, Fraction], ...]:
        """Signed change of each stock the operation touches."""
        return ((Claim(self.instrument, self.issuer, self.holder), self.amount),)

    def holders(self) -> tuple[Agent, ...]:
        """Agents that hold the claim before or after."""
        return (self.holder,)


@dataclass(frozen=True, slots=True)
class Redeem:
    """A claim is extinguished between its holder and its issuer (a real asset is used up)."""

    instrument: Instrument
    issuer: Agent | None
    holder: Agent
    amount: Fraction

    def __post_init__(self) -> None:
        _require_fraction(self.amount)

    def changes(self) -> tuple[tuple[Claim, Fraction], ...]:
        """Signed change of each stock the operation touches."""
        return ((Claim(self.instrument, self.issuer, self.holder), -self.amount),)

    def holders(self) -> tuple[Agent, ...]:
        """Agents that hold the claim before or after."""
        return (self.holder,)


@dataclass(frozen=True, slots=True)
class Transfer:
    """A claim on the same issuer changes its holder."""

    instrument: Instrument
    issuer: Agent | None
    giver: Agent
    receiver: Agent
    amount: Fraction

    def __post_init__(self) -> None:
        _require_fraction(self.amount)

    def changes(self) -> tuple[tuple[Claim, Fraction], ...]:
        """Signed change of each stock the operation touches."""
        return (
            (Claim(self.instrument, self.issuer, self.giver), -self.amount),
            (Claim(self.instrument, self.issuer, self.receiver), self.amount),
        )

    def holders(self) -> tuple[Agent, ...]:
        """Agents that hold the claim before or after."""
        return (self.giver, self.receiver)


Operation = Issue | Redeem | Transfer


@dataclass(frozen=True, slots=True)
class Transaction:
    """Operations that settle together, all or none; their order means nothing.

    name        identifier of the step ("auction_settles"), which texts and pages look up
    operations  at least one
    income      change of net worth by agent; agents without income are left out
    """

    name: str
    operations: tuple[Operation, ...]
    income: Mapping[Agent, Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.operations:
            raise ValueError(f"transaction {self.name!r} has no operations")
        for amount in self.income.values():
            _require_fraction(amount)
        object.__setattr__(self, "income", MappingProxyType(dict(self.income)))


def _require_fraction(amount: object) -> None:
    # A float or a Decimal in the ledger is a programmer's fault, not a learner's: it raises.
    if not isinstance(amount, Fraction):
        raise TypeError(f"amounts are fractions.Fraction, not {type(amount).__name__}")
