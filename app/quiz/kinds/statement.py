"""An equation or an inequality, with its sides in any order and shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from app.algebra.authoring import AuthoringError, read_authored_equation, read_condition
from app.algebra.equality import Comparison
from app.algebra.equality import Verdict as Same
from app.algebra.reading import StatementReading, Unreadable, read_statement
from app.algebra.statements import compare_statements
from app.algebra.tree import Condition, Equation
from app.algebra.typesetting import latex, plain
from app.prose.languages import Language
from app.quiz.answers import Answer, Judgement, Verdict, unreadable
from app.quiz.base import NO_MISTAKES, Place, Variant, Wrong
from app.quiz.drawing import DrawError, Drawn
from app.quiz.kinds.formula import SymbolsQuestion
from app.quiz.mistakes import Mistakes


class StatementQuestion(SymbolsQuestion):
    """key: an equation with =, or an inequality. Symbols stand for positive numbers that meet what `assume` says."""

    kind: Literal["statement"]
    key: str
    assume: list[str] = []
    mistakes: dict[str, str] = {}

    def named_mistakes(self) -> Iterator[tuple[Place, str]]:
        """The mistakes of the library it refers to, and where."""
        for name in self.mistakes:
            yield ("mistakes", name), name

    def variant(self, drawn: Drawn, mistakes: Mistakes = NO_MISTAKES, seed: int = 0) -> StatementVariant:  # noqa: ARG002
        """The question with these numbers. Errors: DrawError."""
        wrong = {name: authored_statement(text, "mistakes", name) for name, text in self.mistakes.items()}
        assume = tuple(authored_condition(text, "assume", index) for index, text in enumerate(self.assume))
        return StatementVariant(self, drawn, seed, authored_statement(self.key, "key"), wrong, assume)

    def read(self, answer: str) -> StatementReading | Unreadable:
        """What a learner typed, in the question's symbols."""
        return read_statement(answer, self.symbols, self.aliases)


@dataclass(frozen=True, slots=True)
class StatementVariant(Variant[StatementQuestion]):
    """key, wrong: equations or conditions. An answer is what was typed."""

    key: Equation | Condition
    wrong: Mapping[str, Equation | Condition]
    assume: tuple[Condition, ...]

    def read_back(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """The statement that was read, typeset."""
        reading = self.question.read(str(answer))
        if isinstance(reading, Unreadable):
            return unreadable(reading)
        return Judgement(Verdict.READ, read_as=latex(reading.statement))

    def judge(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """Right when it says the same as the key for all positive values of the symbols."""
        reading = self.question.read(str(answer))
        if isinstance(reading, Unreadable):
            return unreadable(reading)
        typed = reading.statement
        read_as = latex(typed)
        if isinstance(typed, Equation) != isinstance(self.key, Equation):
            message = "equation_wanted" if isinstance(self.key, Equation) else "inequality_wanted"
            return Judgement(Verdict.WRONG, read_as=read_as, message=message)
        compared = self._compare(typed, self.key)
        if compared.verdict is Same.EQUAL:
            return Judgement(Verdict.RIGHT, read_as=read_as)
        if compared.verdict is Same.UNDECIDED:
            return Judgement(Verdict.UNDECIDED, read_as=read_as, message="undecided")
        for mistake, wrong in self.wrong.items():
            if self._compare(typed, wrong, show=False).verdict is Same.EQUAL:
                return Judgement(Verdict.WRONG, read_as=read_as, mistakes=(mistake,))
        told = "statement_differs" if compared.witness else None
        return Judgement(Verdict.WRONG, read_as=read_as, message=told, witness=compared.witness)

    def model_answer(self, language: Language) -> Answer:  # noqa: ARG002
        """The key as a learner would type it."""
        return plain(self.key)

    def wrong_answers(self, language: Language) -> Iterator[Wrong]:  # noqa: ARG002
        """What each listed mistake gives."""
        for name, wrong in self.wrong.items():
            yield Wrong((name,), plain(wrong))

    def faults(self) -> Iterator[tuple[Place, str]]:
        """Keys and mistakes that cannot be typed in the declared symbols, or that say the same."""
        if isinstance(typed := self.question.read(plain(self.key)), Unreadable):
            yield ("key",), f"a learner could not type the key ({typed.key})"
            return
        if isinstance(self.key, Condition):
            for empty in ("1 > 0", "0 > 1"):
                if self._compare(self.key, authored_condition(empty), show=False).verdict is Same.EQUAL:
                    yield ("key",), f"for positive symbols the key says no more than {empty}"
        known = {"the key": self.key}
        for name, wrong in self.wrong.items():
            if isinstance(self.question.read(plain(wrong)), Unreadable):
                yield ("mistakes", name), f"mistake {name!r} uses a symbol the question does not declare"
                continue
            for other, statement in known.items():
                if self._compare(wrong, statement, show=False).verdict is Same.EQUAL:
                    yield ("mistakes", name), f"mistake {name!r} says the same as {other}"
            known[f"mistake {name!r}"] = wrong

    def _compare(self, one: Equation | Condition, other: Equation | Condition, *, show: bool = True) -> Comparison:
        return compare_statements(one, other, symbols=self.question.symbols, assume=self.assume, show=show)


def authored_condition(text: str, *place: object) -> Condition:
    """The inequality an author wrote. Errors: DrawError."""
    statement = authored_statement(text, *place)
    if not isinstance(statement, Condition):
        raise DrawError(place, f"{place[-1]}: an inequality is needed")
    return statement


def authored_statement(text: str, *place: object) -> Equation | Condition:
    """The equation or inequality an author wrote. Errors: DrawError."""
    try:
        return read_authored_equation(text)
    except AuthoringError:
        try:
            return read_condition(text)
        except AuthoringError as error:
            raise DrawError(place, f"{place[-1]}: {error}") from error
