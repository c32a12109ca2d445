"""A scene: opening books and the transactions played on them, one step after another."""

from dataclasses import dataclass
from fractions import Fraction

from app.ledger.agents import Agent
from app.ledger.books import Ledger
from app.ledger.instruments import Instrument
from app.ledger.refusals import Refusal
from app.ledger.taccounts import Entry, Side, gross, net
from app.ledger.transactions import Transaction


class RefusedStepError(ValueError):
    """A scene was written with a step that its ledger refuses; `refusal` says which and why."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(f"step {refusal.transaction!r} refused: {refusal}")


@dataclass(frozen=True, slots=True)
class Scene:
    """`id` is what lessons and pages call it; the names of the transactions are the ids of its steps."""

    id: str
    opening: Ledger
    transactions: tuple[Transaction, ...]

    def frames(self) -> tuple[Ledger, ...]:
        """The ledger after each step, as many as there are transactions. Raises RefusedStepError."""
        frames: list[Ledger] = []
        for transaction in self.transactions:
            posted = (frames[-1] if frames else self.opening).post(transaction)
            if isinstance(posted, Refusal):
                raise RefusedStepError(posted)
            frames.append(posted)
        return tuple(frames)

    def closing(self) -> Ledger:
        """The ledger after the last step. Raises RefusedStepError."""
        return self.frames()[-1] if self.transactions else self.opening

    def gross(self) -> tuple[tuple[Entry, ...], ...]:
        """The entries of each step, none netted."""
        return tuple(gross(transaction) for transaction in self.transactions)

    def net(self) -> tuple[Entry, ...]:
        """The whole scene as one netted transaction; rows that cancel stay as ghosts (Entry.is_ghost)."""
        return net(entry for step in self.gross() for entry in step)

    def agents(self) -> tuple[Agent, ...]:
        """Agents whose books the scene touches, in the ledger's order."""
        touched = {entry.agent for step in self.gross() for entry in step}
        return tuple(agent for agent in self.opening.agents if agent in touched)

    def rows(self, agent: Agent) -> tuple[tuple[Side, Instrument, Fraction], ...]:
        """Every row the agent's T-account needs from first to last step, with its opening amount (0 where new).

        Rows of the opening sheet come first, in its order, then those that a step adds. Net worth is not among them.
        """
        sheet = self.opening.balance_sheet(agent)
        rows = {(Side.ASSETS, instrument): amount for instrument, amount in sheet.assets.items()}
        rows |= {(Side.LIABILITIES, instrument): amount for instrument, amount in sheet.liabilities.items()}
        for entry in self.net():
            if entry.agent == agent:
                rows.setdefault((entry.side, entry.instrument), Fraction(0))
        return tuple((side, instrument, amount) for (side, instrument), amount in rows.items())
