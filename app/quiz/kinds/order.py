"""Steps to be put in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from app.prose.languages import Bilingual, Language
from app.quiz.answers import Answer, Judgement, Verdict
from app.quiz.base import NO_MISTAKES, BaseQuestion, Place, Variant
from app.quiz.drawing import Drawn
from app.quiz.kinds.choice import shuffled
from app.quiz.mistakes import Mistakes


class OrderQuestion(BaseQuestion):
    """Items listed in their right order."""

    kind: Literal["order"]
    items: Annotated[list[Bilingual], Field(min_length=3, max_length=8)]

    def texts(self) -> Iterator[tuple[Place, Bilingual]]:
        """Everything a reader sees of it, and where it stands."""
        yield from super().texts()
        for index, item in enumerate(self.items):
            yield ("items", index), item

    def variant(self, drawn: Drawn, mistakes: Mistakes = NO_MISTAKES, seed: int = 0) -> OrderVariant:  # noqa: ARG002
        """The question with these numbers, its items never shown in their right order."""
        order = shuffled(len(self.items), drawn)
        if list(order) == sorted(order):
            order = (*order[1:], order[0])
        return OrderVariant(self, drawn, seed, order)


@dataclass(frozen=True, slots=True)
class OrderVariant(Variant[OrderQuestion]):
    """order: how the items are shown. An answer is their indices, as listed in the file, in the learner's order."""

    order: tuple[int, ...]

    def judge(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """Mark an order by its neighbours: the share of pairs that follow each other rightly, if it is half or more."""
        assert isinstance(answer, tuple)
        items = len(self.question.items)
        if list(answer) == list(range(items)):
            return Judgement(Verdict.RIGHT)
        if len(answer) < items:
            return Judgement(Verdict.UNREADABLE, message="order_incomplete", values={"missing": items - len(answer)})
        in_place = next(index for index, item in enumerate(answer) if item != index)
        neighbours = sum(b == a + 1 for a, b in pairwise(answer))  # type: ignore[operator]
        share = Fraction(neighbours, items - 1)
        message, values = ("order_from", {"count": in_place}) if in_place else ("order_first", {})
        if share < Fraction(1, 2):
            return Judgement(Verdict.WRONG, message=message, values=values)
        return Judgement(Verdict.PARTLY, share, message=message, values=values)

    def model_answer(self, language: Language) -> Answer:  # noqa: ARG002
        """The right order."""
        return tuple(range(len(self.question.items)))
