"""A problem family: a situation with numbers to be drawn, and the questions that are asked about it.

A later part may be judged from the learner's own answer to an earlier one, unless that one is absurd.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import Field

from app.algebra.reading import Unreadable
from app.prose.languages import Bilingual, Language
from app.quiz.amounts import read_amount
from app.quiz.answers import Answer, Judgement, Verdict
from app.quiz.base import NO_MISTAKES, BaseQuestion, Identifier, Place, Variant
from app.quiz.drawing import DrawError, Drawn, Numbers, met
from app.quiz.kinds.number import NumberQuestion, NumberVariant
from app.quiz.mistakes import Mistakes
from app.quiz.questions import Question

CatalogueRow = Annotated[str, Field(pattern=r"^[A-Z]+[0-9]*-[0-9A-Za-z]+$")]


class Family(Numbers):
    """lessons/problems/<topic>/<id>.yaml.

    rows: what it stands for in the catalogue of sources (S004-66, E-01). level: 1 one step, 2 several, 3 needs an idea.
    note: what a reader must know of an item that is dated or disputed.
    """

    title: Bilingual
    rows: Annotated[list[CatalogueRow], Field(min_length=1)]
    level: Literal["1", "2", "3"] = "1"
    source: Bilingual | None = None
    note: Bilingual | None = None
    state: Bilingual | None = None
    parts: Annotated[list[Question], Field(min_length=1, max_length=8)]

    def misfits(self) -> Iterator[tuple[Place, str]]:
        """What is wrong between its parts: ids given twice, numbers of their own, `follows` that lead nowhere."""
        earlier: dict[Identifier, BaseQuestion] = {}
        for index, part in enumerate(self.parts):
            for name in ("parameters", "let", "where"):
                if getattr(part, name):
                    yield ("parts", index, name), f"{part.id}: numbers are drawn for the whole problem, not for a part"
            if part.id in earlier:
                yield ("parts", index, "id"), f"part {part.id!r} is there twice"
            for name, source in part.follows.items() if isinstance(part, NumberQuestion) else ():
                place = ("parts", index, "follows", name)
                if not isinstance(earlier.get(source), NumberQuestion):
                    yield place, f"{part.id}: no earlier part {source!r} asks for a number"
                elif name not in self.parameters and name not in self.let:
                    yield place, f"{part.id}: {name!r} is neither a parameter nor computed under `let`"
            earlier[part.id] = part

    @property
    def marks(self) -> int:
        """What all its parts are worth."""
        return sum(part.marks for part in self.parts)

    def texts(self) -> Iterator[tuple[Place, Bilingual]]:
        """The texts of the problem itself that may hold numbers."""
        for name in ("state", "note", "source"):
            if text := getattr(self, name):
                yield (name,), text

    def problem(self, name: str, seed: int, mistakes: Mistakes = NO_MISTAKES) -> Problem:
        """The problem of a seed; `name` is the id of the family. Errors: DrawError."""
        return self._with(self.draw(name, seed), seed, mistakes)

    def problems(self, name: str, mistakes: Mistakes = NO_MISTAKES, *, most: int) -> Iterator[Problem]:
        """Each problem a learner can meet, once, or those of the seeds below `most`. Errors: DrawError."""
        for seed, drawn in enumerate(self.every(name, most=most)):
            yield self._with(drawn, seed, mistakes)

    def _with(self, drawn: Drawn, seed: int, mistakes: Mistakes) -> Problem:
        parts = []
        for index, part in enumerate(self.parts):
            try:
                parts.append(part.variant(drawn, mistakes, seed))
            except DrawError as error:
                raise DrawError(("parts", index, *error.place), f"{part.id}: {error}") from error
        return Problem(self, drawn, seed, tuple(parts), mistakes)


@dataclass(frozen=True, slots=True)
class Problem:
    """A family with its numbers: one variant for each part."""

    family: Family
    drawn: Drawn
    seed: int
    parts: tuple[Variant[Any], ...]
    mistakes: Mistakes

    def judge(self, part: int, answer: Answer, language: Language, earlier: Mapping[str, Answer]) -> Judgement:
        """Mark an answer to a part; `earlier` has the learner's own answers to the other parts, by id."""
        variant = self.parts[part]
        judgement = variant.judge(answer, language)
        if judgement.verdict is Verdict.WRONG and isinstance(variant, NumberVariant) and variant.question.follows:
            own = self._own(variant.question, language, earlier)
            if own is not None:
                again = own.judge(answer, language)
                if again.verdict is Verdict.RIGHT:
                    return replace(again, carried=True)
        return judgement

    def _own(self, question: NumberQuestion, language: Language, earlier: Mapping[str, Answer]) -> Variant[Any] | None:
        """The part computed from the learner's own answers, or None where nothing can be carried on from them."""
        given: dict[str, object] = {}
        for name, source in question.follows.items():
            asked = next(part.question for part in self.parts if part.question.id == source)
            if source not in earlier:
                continue
            amount = read_amount(
                str(earlier[source]), asked.scale(language), asked.unit[language] if asked.unit else ""
            )
            if not isinstance(amount, Unreadable):
                given[name] = amount.value
        if not given:
            return None
        try:
            drawn = self.drawn.given(given)
            if not all(met(condition, drawn.values) for condition in question.sensible):
                return None
            return question.variant(drawn, self.mistakes, self.seed)
        except DrawError:  # with this number it cannot be gone on
            return None
