"""Any number of right options: each counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pydantic import model_validator

from app.prose.languages import Language
from app.quiz.answers import Answer, Judgement, Verdict
from app.quiz.base import NO_MISTAKES, Variant, Wrong
from app.quiz.drawing import Drawn
from app.quiz.kinds.choice import OptionsQuestion, shuffled
from app.quiz.mistakes import Mistakes


class SeveralQuestion(OptionsQuestion):
    """Several options may be right; at least one is, and at least one is not."""

    kind: Literal["several"]

    @model_validator(mode="after")
    def _some_right(self) -> SeveralQuestion:
        if len({option.right for option in self.options}) != 2:
            raise ValueError("at least one option must be right and at least one wrong")
        return self

    def variant(self, drawn: Drawn, mistakes: Mistakes = NO_MISTAKES, seed: int = 0) -> SeveralVariant:  # noqa: ARG002
        """The question with these numbers."""
        return SeveralVariant(self, drawn, seed, shuffled(len(self.options), drawn))


@dataclass(frozen=True, slots=True)
class SeveralVariant(Variant[SeveralQuestion]):
    """An answer is the indices of the options chosen, as listed in the file."""

    order: tuple[int, ...]

    @property
    def key(self) -> frozenset[int]:
        """The indices of the right options."""
        return frozenset(index for index, option in enumerate(self.question.options) if option.right)

    def judge(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """Mark the chosen set: (right ones chosen − wrong ones chosen) / right ones, never below zero."""
        assert isinstance(answer, tuple)
        chosen = frozenset(index for index in answer if isinstance(index, int))
        key = self.key
        if chosen == key:
            return Judgement(Verdict.RIGHT)
        share = max(Fraction(len(chosen & key) - len(chosen - key), len(key)), Fraction(0))
        verdict = Verdict.PARTLY if share else Verdict.WRONG
        wrong = [self.question.options[index] for index in sorted(chosen - key)]
        mistakes = tuple(option.mistake for option in wrong if option.mistake)[:1]
        missed, extra = len(key - chosen), len(chosen - key)
        message = "several_missed" if not extra else "several_extra" if not missed else "several_both"
        at = self.question.options.index(wrong[0]) if wrong else None
        return Judgement(verdict, share, mistakes=mistakes, message=message, option=at)

    def model_answer(self, language: Language) -> Answer:  # noqa: ARG002
        """The right options."""
        return tuple(sorted(self.key))

    def wrong_answers(self, language: Language) -> Iterator[Wrong]:  # noqa: ARG002
        """The key together with one wrong option that stands for a mistake."""
        for index, option in enumerate(self.question.options):
            if option.mistake:
                yield Wrong((option.mistake,), (*sorted(self.key), index))
