"""A table with blanks: lending rounds, balance sheets, steps of a calculation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.algebra.reading import Unreadable
from app.prose.figures import EXACT_PLACES, FormatNeeded, written
from app.prose.languages import Bilingual, Language
from app.quiz.amounts import read_amount
from app.quiz.answers import Answer, Judgement, Verdict, of_cells, unreadable
from app.quiz.base import NO_MISTAKES, BaseQuestion, Place, Variant, Written
from app.quiz.drawing import Drawn
from app.quiz.kinds.number import told_back
from app.quiz.mistakes import Mistakes

BLANK = "?"


class Row(Written):
    """One row: its heading, and one expression per column, led by ? where the learner fills it in."""

    title: Bilingual
    cells: Annotated[list[str], Field(min_length=1)]


class TableQuestion(BaseQuestion):
    """columns: the heading over the row headings, then one for each cell."""

    kind: Literal["table"]
    columns: Annotated[list[Bilingual], Field(min_length=2, max_length=8)]
    rows: Annotated[list[Row], Field(min_length=1, max_length=10)]
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    exact: bool = False

    @model_validator(mode="after")
    def _rectangular(self) -> TableQuestion:
        if self.exact == (self.decimals is not None):
            raise ValueError("say either `exact: true` or `decimals: N`")
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != len(self.columns) - 1:
                raise ValueError(f"row {number} needs {len(self.columns) - 1} cells, it has {len(row.cells)}")
        if not any(cell.startswith(BLANK) for row in self.rows for cell in row.cells):
            raise ValueError("no cell is left to fill in: lead one with ?")
        return self

    def texts(self) -> Iterator[tuple[Place, Bilingual]]:
        """Everything a reader sees of it, and where it stands."""
        yield from super().texts()
        for index, column in enumerate(self.columns):
            yield ("columns", index), column
        for index, row in enumerate(self.rows):
            yield ("rows", index, "title"), row.title

    def variant(self, drawn: Drawn, mistakes: Mistakes = NO_MISTAKES, seed: int = 0) -> TableVariant:  # noqa: ARG002
        """The question with these numbers. Errors: DrawError."""
        cells = tuple(
            tuple(
                (drawn.number(cell.removeprefix(BLANK).strip(), "rows", index, "cells", place), cell.startswith(BLANK))
                for place, cell in enumerate(row.cells)
            )
            for index, row in enumerate(self.rows)
        )
        return TableVariant(self, drawn, seed, cells)

    def shown(self, value: Fraction) -> str:
        """A number of the table as it is written. Errors: FormatNeeded."""
        return written(
            value, "" if self.decimals is None or 10**self.decimals % value.denominator == 0 else str(self.decimals)
        )


@dataclass(frozen=True, slots=True)
class TableVariant(Variant[TableQuestion]):
    """cells: by row, the value and whether it is blank. An answer has a text for each blank, row by row."""

    numeric = True

    cells: tuple[tuple[tuple[Fraction, bool], ...], ...]

    @property
    def blanks(self) -> tuple[Fraction, ...]:
        """The values to be filled in, row by row."""
        return tuple(value for row in self.cells for value, blank in row if blank)

    def read_back(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """The numbers that were read."""
        assert isinstance(answer, tuple)
        return of_cells(tuple(self._read(str(text))[0] for text in answer), Fraction(0))

    def judge(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """Each blank earns its share; one that is left empty earns nothing."""
        assert isinstance(answer, tuple)
        cells = tuple(self._mark(str(text), key) for text, key in zip(answer, self.blanks, strict=True))
        return of_cells(cells, sum((cell.credit for cell in cells), Fraction(0)) / len(cells))

    def model_answer(self, language: Language) -> Answer:  # noqa: ARG002
        """Every blank filled in."""
        return tuple(self.question.shown(value) for value in self.blanks)

    def faults(self) -> Iterator[tuple[Place, str]]:
        """Numbers that cannot be written as short as the table needs."""
        for index, row in enumerate(self.cells):
            for place, (value, _) in enumerate(row):
                try:
                    self.question.shown(value)
                except FormatNeeded as error:
                    yield ("rows", index, "cells", place), str(error)
                if self.question.exact and 10**EXACT_PLACES % value.denominator:
                    yield ("rows", index, "cells", place), f"{value} is not a short decimal; ask for `decimals`"

    def _mark(self, text: str, key: Fraction) -> Judgement:
        read, value = self._read(text)
        if value is None:
            return read if read.verdict is Verdict.UNREADABLE else Judgement(Verdict.WRONG, message="cell_missing")
        tolerance = Fraction(0) if self.question.decimals is None else Fraction(1, 2 * 10**self.question.decimals)
        if abs(value - key) <= tolerance:
            return Judgement(Verdict.RIGHT, read_as=read.read_as)
        message = "cell_sign" if key and abs(value + key) <= tolerance else "cell_amount"
        return Judgement(Verdict.WRONG, read_as=read.read_as, message=message)

    def _read(self, text: str) -> tuple[Judgement, Fraction | None]:
        if not text.strip():
            return Judgement(Verdict.READ, read_as=""), None
        amount = read_amount(text)
        if isinstance(amount, Unreadable):
            return unreadable(amount), None
        return Judgement(Verdict.READ, read_as=told_back(amount.value)), amount.value
