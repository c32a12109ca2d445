"""T-accounts to fill in: the net change of every row of every balance sheet that an event touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from app.algebra.reading import Unreadable
from app.banking.qt.scenes import SCENES, scene
from app.exact import OutOfRange
from app.ledger.agents import AgentKind
from app.ledger.instruments import (
    CURRENCY,
    DEMAND_DEPOSITS,
    FUND_SHARES,
    LOANS,
    NEW_TREASURIES,
    ON_RRP,
    REPO,
    RESERVES,
    TGA,
    Instrument,
)  # fmt: skip
from app.ledger.scenes import Scene
from app.ledger.taccounts import Side, net
from app.prose.figures import written
from app.prose.languages import Language
from app.quiz.amounts import read_amount
from app.quiz.answers import Answer, Judgement, Verdict, of_cells, unreadable
from app.quiz.base import NO_MISTAKES, BaseQuestion, Place, Variant, Wrong
from app.quiz.drawing import DrawError, Drawn
from app.quiz.kinds.number import told_back
from app.quiz.mistakes import Mistakes

USUAL: Mapping[AgentKind, tuple[tuple[Instrument, ...], tuple[Instrument, ...]]] = {
    AgentKind.CENTRAL_BANK: ((), (CURRENCY, RESERVES, TGA, ON_RRP)),
    AgentKind.TREASURY: ((TGA,), ()),
    AgentKind.BANK: ((RESERVES, NEW_TREASURIES, LOANS), (DEMAND_DEPOSITS,)),
    AgentKind.FUND: ((DEMAND_DEPOSITS, ON_RRP, NEW_TREASURIES), (FUND_SHARES,)),
    AgentKind.DEALER: ((DEMAND_DEPOSITS, NEW_TREASURIES), (REPO,)),
    AgentKind.PUBLIC: ((CURRENCY, DEMAND_DEPOSITS, NEW_TREASURIES), ()),
}
"""Rows that stand on the sheet of such an agent whatever happens, so that a row alone gives nothing away."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of one T-account, by the ids of its agent and instrument."""

    agent: str
    side: Side
    instrument: str


class AccountsQuestion(BaseQuestion):
    """scene: an event of the core; amount: what it is about. mistakes: the steps of the scene that each leaves out."""

    kind: Literal["accounts"]
    scene: str
    amount: str
    mistakes: dict[str, str] = {}

    def named_mistakes(self) -> Iterator[tuple[Place, str]]:
        """The mistakes of the library it refers to, and where."""
        for name in self.mistakes:
            yield ("mistakes", name), name

    def variant(self, drawn: Drawn, mistakes: Mistakes = NO_MISTAKES, seed: int = 0) -> AccountsVariant:  # noqa: ARG002
        """The question with these numbers. Errors: DrawError."""
        if self.scene not in SCENES:
            raise DrawError(("scene",), f"unknown scene {self.scene!r}; there are {', '.join(SCENES)}")
        try:
            played = scene(self.scene, drawn.number(self.amount, "amount"))
        except OutOfRange as error:
            raise DrawError(("amount",), f"the scene cannot be played so: {error}") from error
        wrong = {name: _changes(played, _steps(played, name, left_out)) for name, left_out in self.mistakes.items()}
        return AccountsVariant(self, drawn, seed, _cells(played), _changes(played), wrong)


@dataclass(frozen=True, slots=True)
class AccountsVariant(Variant[AccountsQuestion]):
    """cells: every row, account by account. key: the change of the rows that change. An answer has a text per cell."""

    numeric = True

    cells: tuple[Cell, ...]
    key: Mapping[Cell, Fraction]
    wrong: Mapping[str, Mapping[Cell, Fraction]]

    def read_back(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """The amounts that were read; an empty row is no change."""
        assert isinstance(answer, tuple)
        return of_cells(tuple(_read(str(text))[0] for text in answer), Fraction(0))

    def judge(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """Credit by balanced pair: an instrument counts when every account it stands in is right.

        share = (instruments right − instruments touched that do not change) / instruments that change.
        """
        assert isinstance(answer, tuple)
        read = [_read(str(text)) for text in answer]
        if any(cell.verdict is Verdict.UNREADABLE for cell, _ in read):
            return of_cells(tuple(cell for cell, _ in read), Fraction(0))
        given = {cell: value for cell, (_, value) in zip(self.cells, read, strict=True) if value}
        marked = tuple(self._cell(cell, shown, value) for cell, (shown, value) in zip(self.cells, read, strict=True))
        changing = {cell.instrument for cell in self.key}
        wrong = {
            cell.instrument for cell, mark in zip(self.cells, marked, strict=True) if mark.verdict is Verdict.WRONG
        }
        share = max(Fraction(len(changing - wrong) - len(wrong - changing), len(changing)), Fraction(0))
        mistakes = tuple(name for name, changes in self.wrong.items() if given == changes)[:1]
        message = None if mistakes or share == 1 else self._unbalanced(given)
        return of_cells(marked, share, mistakes=mistakes, message=message)

    def model_answer(self, language: Language) -> Answer:  # noqa: ARG002
        """The rows that change, with their sign."""
        return self._typed(self.key)

    def wrong_answers(self, language: Language) -> Iterator[Wrong]:  # noqa: ARG002
        """The accounts with a step of the event left out."""
        for name, changes in self.wrong.items():
            yield Wrong((name,), self._typed(changes))

    def faults(self) -> Iterator[tuple[Place, str]]:
        """Mistakes that change nothing, or the same as another."""
        seen: dict[str, Mapping[Cell, Fraction]] = {"the key": self.key}
        for name, changes in self.wrong.items():
            for other, known in seen.items():
                if changes == known:
                    yield ("mistakes", name), f"mistake {name!r} fills in the same as {other}"
            seen[name] = changes

    def _cell(self, cell: Cell, shown: Judgement, value: Fraction) -> Judgement:
        key = self.key.get(cell, Fraction(0))
        if value == key:
            return Judgement(Verdict.RIGHT, read_as=shown.read_as)
        message = (
            "cell_not_touched" if not key else "cell_missing" if not value else "cell_sign" if value == -key else None
        )
        return Judgement(Verdict.WRONG, read_as=shown.read_as, message=message or "cell_amount")

    def _unbalanced(self, given: Mapping[Cell, Fraction]) -> str | None:
        """Whether some account was left with two sides that differ."""
        for agent in {cell.agent for cell in self.cells}:
            sides = dict.fromkeys(Side, Fraction(0))
            for cell, value in given.items():
                if cell.agent == agent:
                    sides[cell.side] += value
            if sides[Side.ASSETS] != sides[Side.LIABILITIES]:
                return "accounts_unbalanced"
        return None

    def _typed(self, changes: Mapping[Cell, Fraction]) -> tuple[str, ...]:
        return tuple(written(changes[cell], "signed") if cell in changes else "" for cell in self.cells)


def _read(text: str) -> tuple[Judgement, Fraction]:
    if not text.strip():
        return Judgement(Verdict.READ, read_as=""), Fraction(0)
    amount = read_amount(text)
    if isinstance(amount, Unreadable):
        return unreadable(amount), Fraction(0)
    return Judgement(Verdict.READ, read_as=told_back(amount.value)), amount.value


def _steps(played: Scene, name: str, left_out: str) -> frozenset[str]:
    """The names of the steps to leave out. Errors: DrawError."""
    names = frozenset(step.strip() for step in left_out.split(","))
    known = {transaction.name for transaction in played.transactions}
    if unknown := names - known:
        raise DrawError(
            ("mistakes", name), f"no step {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}"
        )
    return names


def _changes(played: Scene, left_out: frozenset[str] = frozenset()) -> Mapping[Cell, Fraction]:
    """The net change of each row, rows that do not change left out."""
    steps = zip(played.transactions, played.gross(), strict=True)
    entries = net(entry for step, gross in steps if step.name not in left_out for entry in gross)
    return {Cell(entry.agent.name, entry.side, entry.instrument.id): entry.amount for entry in entries if entry.amount}


def _cells(played: Scene) -> tuple[Cell, ...]:
    """The rows of every account: those the event touches (also where it cancels out), and the usual ones."""
    cells: list[Cell] = []
    touched = played.net()
    for agent in played.agents():
        for side, usual in zip(Side, USUAL.get(agent.kind, ((), ())), strict=True):
            own = [entry.instrument for entry in touched if entry.agent == agent and entry.side is side]
            cells += [Cell(agent.name, side, row.id) for row in dict.fromkeys((*own, *usual))]
    return tuple(dict.fromkeys(cells))
