"""What a learner gives as an answer, and what marking it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

from app.algebra.equality import Witness
from app.algebra.reading import Unreadable

Answer = int | str | tuple[int, ...] | tuple[str, ...] | tuple[tuple[str, str], ...]
"""By kind of question: an option's index; what was typed; indices chosen or in order; one text per cell; (sign,
condition) per row of a sign table. Indices count options as they are listed in the file."""


class Verdict(StrEnum):
    """What marking comes to. UNREADABLE and UNDECIDED cost the learner nothing; READ is not marked yet."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    UNREADABLE = "unreadable"
    UNDECIDED = "undecided"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one answer.

    share: how much of the marks a PARTLY right answer earns. read_as: the answer as it was understood, a number or
    LaTeX. mistakes: ids of the mistake library, two where one was made on top of the other. message: a key of an
    interface text with `values` (scale slips, reading errors, form). option: the chosen option. witness: round numbers
    at which a wrong formula and the right one differ. cells: one judgement for each cell or row of a larger answer.
    carried: right from the learner's own answer to an earlier part.
    """

    verdict: Verdict
    share: Fraction = Fraction(0)
    read_as: str | Fraction | None = None
    mistakes: tuple[str, ...] = ()
    message: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    position: tuple[int, int] | None = None
    witness: Witness | None = None
    option: int | None = None
    cells: tuple[Judgement, ...] = ()
    carried: bool = False

    @property
    def credit(self) -> Fraction:
        """The share of the marks that is earned: 1 for a right answer, between 0 and 1 for a partly right one."""
        return Fraction(self.verdict is Verdict.RIGHT) or self.share

    @property
    def counts(self) -> bool:
        """Whether this was an attempt: it was understood and could be decided."""
        return self.verdict in (Verdict.RIGHT, Verdict.PARTLY, Verdict.WRONG)

    @property
    def mistake(self) -> str | None:
        """The mistake that was recognized, the first one of a chain."""
        return self.mistakes[0] if self.mistakes else None


def unreadable(problem: Unreadable) -> Judgement:
    """What cannot be read, as a judgement that costs nothing."""
    return Judgement(
        Verdict.UNREADABLE,
        message=f"reading.{problem.key}",
        values=dict(problem.details),
        position=(problem.position, problem.length),
    )


def of_cells(cells: tuple[Judgement, ...], share: Fraction, **more: Any) -> Judgement:
    """The verdict on an answer of several cells, of which `share` of the marks was earned.

    One cell that cannot be read or decided leaves the whole uncounted.
    """
    for undecided in (Verdict.UNREADABLE, Verdict.UNDECIDED):
        if any(cell.verdict is undecided for cell in cells):
            return Judgement(undecided, cells=cells, message="cells_" + undecided)
    if all(cell.verdict is Verdict.READ for cell in cells):
        return Judgement(Verdict.READ, cells=cells)
    verdict = Verdict.RIGHT if share == 1 else Verdict.PARTLY if share > 0 else Verdict.WRONG
    return Judgement(verdict, share, cells=cells, **more)
