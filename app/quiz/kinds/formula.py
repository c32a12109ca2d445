"""A formula in declared symbols, in any form that is equal to the key; or in the form that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.algebra.equality import Verdict as Same
from app.algebra.equality import compare, witness
from app.algebra.forms import Form, form_fault
from app.algebra.reading import Reading, Unreadable, read
from app.algebra.tree import Expression
from app.algebra.typesetting import latex, plain
from app.prose.languages import Language
from app.quiz.answers import Answer, Judgement, Verdict, unreadable
from app.quiz.base import NO_MISTAKES, BaseQuestion, Place, Variant, Wrong
from app.quiz.drawing import DrawError, Drawn, Name, formula
from app.quiz.mistakes import Mistakes


class SymbolsQuestion(BaseQuestion):
    """A question that is answered in declared symbols; aliases are other letters it allows."""

    symbols: Annotated[list[Name], Field(min_length=1)]
    aliases: dict[Name, Name] = {}

    @model_validator(mode="after")
    def _aliases_of_symbols(self) -> SymbolsQuestion:
        if unknown := set(self.aliases.values()) - set(self.symbols):
            raise ValueError(f"an alias stands for {', '.join(sorted(unknown))}, which is not among the symbols")
        return self


class FormulaQuestion(SymbolsQuestion):
    """left: what may stand before an equals sign. whole: symbols that are whole numbers and may be exponents."""

    kind: Literal["formula"]
    left: list[str] = []
    key: str
    form: Form | None = None
    whole: list[Name] = []
    mistakes: dict[str, str] = {}

    def named_mistakes(self) -> Iterator[tuple[Place, str]]:
        """The mistakes of the library it refers to, and where."""
        for name in self.mistakes:
            yield ("mistakes", name), name

    def variant(self, drawn: Drawn, mistakes: Mistakes = NO_MISTAKES, seed: int = 0) -> FormulaVariant:
        """The question with these numbers. Errors: DrawError."""
        key = formula(self.key, "key")
        wrong = {name: _wrong(key, name, text, mistakes) for name, text in self.mistakes.items()}
        return FormulaVariant(self, drawn, seed, mistakes, key, wrong)

    def read(self, answer: str) -> Reading | Unreadable:
        """What a learner typed, in the question's symbols."""
        return read(answer, symbols=self.symbols, aliases=self.aliases, left=self.left)


@dataclass(frozen=True, slots=True)
class FormulaVariant(Variant[FormulaQuestion]):
    """key, wrong: trees. An answer is what was typed."""

    library: Mistakes
    key: Expression
    wrong: Mapping[str, Expression]

    def read_back(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """The formula that was read, typeset."""
        reading = self.question.read(str(answer))
        if isinstance(reading, Unreadable):
            return unreadable(reading)
        return Judgement(Verdict.READ, read_as=latex(reading.expression))

    def judge(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """Right in any form (or the one asked for); else the mistake, the chain of two, or numbers that show it."""
        reading = self.question.read(str(answer))
        if isinstance(reading, Unreadable):
            return unreadable(reading)
        typed = reading.expression
        read_as = latex(typed)
        same = self._compare(typed, self.key)
        if same is Same.EQUAL:
            fault = form_fault(typed, self.question.form) if self.question.form else None
            if fault:
                return Judgement(Verdict.WRONG, read_as=read_as, message=f"form_{fault}")
            return Judgement(Verdict.RIGHT, read_as=read_as)
        if same is Same.UNDECIDED:
            return Judgement(Verdict.UNDECIDED, read_as=read_as, message="undecided")
        if same is Same.UNDEFINED:
            return Judgement(Verdict.WRONG, read_as=read_as, message="never_defined")
        for mistake, wrong in self.wrong.items():
            if self._compare(typed, wrong) is Same.EQUAL:
                return Judgement(Verdict.WRONG, read_as=read_as, mistakes=(mistake,))
        for chain, wrong in self.chains():
            if self._compare(typed, wrong) is Same.EQUAL:
                return Judgement(Verdict.WRONG, read_as=read_as, mistakes=chain)
        whole = frozenset(self.question.whole)
        shown = witness(typed, self.key, self.question.symbols, whole=whole)
        return Judgement(Verdict.WRONG, read_as=read_as, witness=shown)

    def chains(self) -> Iterator[tuple[tuple[str, str], Expression]]:
        """Two mistakes, one on top of the other, with the formula they give."""
        for first, wrong in self.wrong.items():
            for second in self.wrong:
                transform = self.library[second].transform if second in self.library else None
                if first != second and transform is not None:
                    yield (first, second), transform.of_formula(wrong)

    def model_answer(self, language: Language) -> Answer:  # noqa: ARG002
        """The key as a learner would type it."""
        return plain(self.key)

    def wrong_answers(self, language: Language) -> Iterator[Wrong]:  # noqa: ARG002
        """What each listed mistake gives."""
        for name, wrong in self.wrong.items():
            yield Wrong((name,), plain(wrong))

    def faults(self) -> Iterator[tuple[Place, str]]:
        """Keys and mistakes that cannot be typed in the declared symbols, or that are the same."""
        chance = Random(0)  # noqa: S311 (repeatable checks)
        if isinstance(typed := self.question.read(plain(self.key)), Unreadable):
            yield ("key",), f"a learner could not type the key ({typed.key})"
            return
        if self.question.form and (fault := form_fault(typed.expression, self.question.form)):
            yield ("key",), f"the key is not in the form that is asked for ({fault})"
        known = {"the key": self.key}
        for name, wrong in self.wrong.items():
            if isinstance(self.question.read(plain(wrong)), Unreadable):
                yield ("mistakes", name), f"mistake {name!r} uses a symbol the question does not declare"
                continue
            for other, known_formula in known.items():
                if self._compare(wrong, known_formula, chance) is Same.EQUAL:
                    yield ("mistakes", name), f"mistake {name!r} equals {other}"
            known[f"mistake {name!r}"] = wrong

    def _compare(self, one: Expression, other: Expression, chance: Random | None = None) -> Same:
        whole = frozenset(self.question.whole)
        if chance is None:
            return compare(one, other, show=False, whole=whole).verdict
        return compare(one, other, show=False, whole=whole, random=chance).verdict


def _wrong(key: Expression, name: str, text: str, library: Mistakes) -> Expression:
    """What a listed mistake gives. Errors: DrawError."""
    place = ("mistakes", name)
    if text:
        return formula(text, *place)
    transform = library[name].transform if name in library else None
    if transform is None:
        raise DrawError(place, f"{name}: the library says of no transformation; write the formula it gives")
    return transform.of_formula(key)
