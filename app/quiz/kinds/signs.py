"""A sign table: +, −, 0, or "depends" with the condition under which the sign is positive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import partial
from random import Random
from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.algebra.equality import Verdict as Same
from app.algebra.positivity import observed_signs, observed_signs_where
from app.algebra.reading import Unreadable, read_statement
from app.algebra.statements import compare_statements
from app.algebra.tree import Condition
from app.algebra.typesetting import latex, plain
from app.prose.languages import Bilingual, Language
from app.quiz.answers import Answer, Judgement, Verdict, of_cells, unreadable
from app.quiz.base import NO_MISTAKES, Place, Variant, Written, Wrong
from app.quiz.drawing import DrawError, Drawn, computed
from app.quiz.kinds.formula import SymbolsQuestion
from app.quiz.kinds.statement import authored_condition
from app.quiz.mistakes import Mistakes


class Sign(StrEnum):
    """What a row of the table may say."""

    PLUS = "+"
    MINUS = "-"
    ZERO = "0"
    DEPENDS = "depends"


class SignRow(Written):
    """derivative: an expression of the core whose sign is asked; mistakes: the sign each one leads to."""

    of: Bilingual
    derivative: str
    sign: Sign
    positive_when: str | None = None
    mistakes: dict[str, Sign] = {}

    @model_validator(mode="after")
    def _condition_where_needed(self) -> SignRow:
        if (self.sign is Sign.DEPENDS) != (self.positive_when is not None):
            raise ValueError("`positive_when` is given exactly where the sign is `depends`")
        return self


class SignsQuestion(SymbolsQuestion):
    """assume: conditions under which the signs hold; all symbols are positive anyway."""

    kind: Literal["signs"]
    rows: Annotated[list[SignRow], Field(min_length=1, max_length=8)]
    assume: list[str] = []

    def texts(self) -> Iterator[tuple[Place, Bilingual]]:
        """Everything a reader sees of it, and where it stands."""
        yield from super().texts()
        for index, row in enumerate(self.rows):
            yield ("rows", index, "of"), row.of

    def named_mistakes(self) -> Iterator[tuple[Place, str]]:
        """The mistakes of the library it refers to, and where."""
        for index, row in enumerate(self.rows):
            for name in row.mistakes:
                yield ("rows", index, "mistakes", name), name

    def variant(self, drawn: Drawn, mistakes: Mistakes = NO_MISTAKES, seed: int = 0) -> SignsVariant:  # noqa: ARG002
        """The question with these numbers. Errors: DrawError."""
        conditions = tuple(
            authored_condition(row.positive_when, "rows", index, "positive_when") if row.positive_when else None
            for index, row in enumerate(self.rows)
        )
        assume = tuple(authored_condition(text, "assume", index) for index, text in enumerate(self.assume))
        return SignsVariant(self, drawn, seed, conditions, assume)


@dataclass(frozen=True, slots=True)
class SignsVariant(Variant[SignsQuestion]):
    """An answer has a (sign, condition) for each row; the condition counts where the sign is `depends`."""

    conditions: tuple[Condition | None, ...]
    assume: tuple[Condition, ...]

    def read_back(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """The conditions that were read."""
        assert isinstance(answer, tuple)
        return of_cells(tuple(self._read(*row) for row in answer), Fraction(0))  # type: ignore[misc]

    def judge(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """Each row earns its share; `depends` with a wrong condition earns half of it."""
        assert isinstance(answer, tuple)
        cells = tuple(self._row(index, *row) for index, row in enumerate(answer))  # type: ignore[misc]
        share = sum((cell.credit for cell in cells), Fraction(0)) / len(cells)
        mistakes = tuple(cell.mistake for cell in cells if cell.mistake)[:1]
        return of_cells(cells, share, mistakes=mistakes)

    def model_answer(self, language: Language) -> Answer:  # noqa: ARG002
        """The right table."""
        return tuple(
            (str(row.sign), plain(condition) if condition else "")
            for row, condition in zip(self.question.rows, self.conditions, strict=True)
        )

    def wrong_answers(self, language: Language) -> Iterator[Wrong]:
        """The right table with one row changed as a mistake changes it."""
        model = self.model_answer(language)
        assert isinstance(model, tuple)
        for index, row in enumerate(self.question.rows):
            for name, sign in row.mistakes.items():
                condition = f"{self.question.symbols[0]} > 1" if sign is Sign.DEPENDS else ""
                yield Wrong((name,), (*model[:index], (str(sign), condition), *model[index + 1 :]))

    def faults(self) -> Iterator[tuple[Place, str]]:
        """Signs that the core does not find, conditions that do not tell where the sign changes."""
        symbols, assume = self.question.symbols, self.assume
        for index, (row, condition) in enumerate(zip(self.question.rows, self.conditions, strict=True)):
            for name, sign in row.mistakes.items():
                if sign is row.sign:
                    yield ("rows", index, "mistakes", name), f"mistake {name!r} gives the right sign"

            value = partial(self._value, row)
            try:
                # an expression that cannot be computed is told as what it is, not as a sign that was not found
                value({name: Fraction(place, 40) for place, name in enumerate(symbols, 1)})
            except DrawError as error:
                yield ("rows", index, "derivative"), str(error)
                continue
            chance = Random(index)  # noqa: S311 (repeatable)
            if condition is None:
                signs = observed_signs(value, symbols, assume, random=chance)
                if signs != frozenset(row.sign.value):
                    yield ("rows", index, "sign"), f"the core finds {_listed(signs)}, not {row.sign.value}"
                continue
            found = observed_signs_where(value, symbols, condition, assume, random=chance)
            if any((sign == "+") != held for sign, held in found) or len({held for _, held in found}) < 2:
                under, beyond = ([sign for sign, held in found if held is wanted] for wanted in (True, False))
                message = f"the core finds {_listed(under)} under this condition and {_listed(beyond)} elsewhere"
                yield ("rows", index, "positive_when"), message

    def _value(self, row: SignRow, point: Mapping[str, Fraction]) -> object:
        return computed(row.derivative, {**self.drawn.values, **point}, ("derivative",))

    def _read(self, sign: str, typed: str) -> Judgement:
        if sign not in set(Sign):
            return Judgement(Verdict.UNREADABLE, message="reading.empty")
        if sign != Sign.DEPENDS:
            return Judgement(Verdict.READ, read_as=sign.replace("-", "−"))
        reading = read_statement(typed, self.question.symbols, self.question.aliases)
        if isinstance(reading, Unreadable):
            return unreadable(reading)
        return Judgement(Verdict.READ, read_as=latex(reading.statement))

    def _row(self, index: int, sign: str, typed: str) -> Judgement:
        row, condition = self.question.rows[index], self.conditions[index]
        read = self._read(sign, typed)
        if read.verdict is not Verdict.READ:
            return read
        if sign != row.sign:
            mistakes = tuple(name for name, leads_to in row.mistakes.items() if leads_to == sign)[:1]
            return Judgement(Verdict.WRONG, read_as=read.read_as, mistakes=mistakes)
        if condition is None:
            return Judgement(Verdict.RIGHT, read_as=read.read_as)
        reading = read_statement(typed, self.question.symbols, self.question.aliases)
        assert not isinstance(reading, Unreadable)
        compared = compare_statements(reading.statement, condition, symbols=self.question.symbols, assume=self.assume)
        if compared.verdict is Same.EQUAL:
            return Judgement(Verdict.RIGHT, read_as=read.read_as)
        if compared.verdict is Same.UNDECIDED:
            return Judgement(Verdict.UNDECIDED, read_as=read.read_as, message="undecided")
        half = Fraction(1, 2)
        return Judgement(
            Verdict.PARTLY, half, read_as=read.read_as, message="condition_differs", witness=compared.witness
        )


def _listed(signs: Iterable[str]) -> str:
    return ", ".join(sorted(signs)) or "no sign at all"
