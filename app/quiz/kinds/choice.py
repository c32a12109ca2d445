"""One right option out of several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.prose.languages import Bilingual, Language
from app.quiz.answers import Answer, Judgement, Verdict
from app.quiz.base import NO_MISTAKES, BaseQuestion, Place, Variant, Written, Wrong
from app.quiz.drawing import Drawn
from app.quiz.mistakes import Mistakes


class Option(Written):
    """One option. A wrong one says why: by a mistake of the library, or in words of its own."""

    text: Bilingual
    right: bool = False
    mistake: str | None = None
    says: Bilingual | None = None


class OptionsQuestion(BaseQuestion):
    """A question whose answer is chosen from options, shown in an order of the variant's own."""

    options: Annotated[list[Option], Field(min_length=2, max_length=7)]

    @model_validator(mode="after")
    def _wrong_ones_say_why(self) -> OptionsQuestion:
        for number, option in enumerate(self.options, 1):
            if not option.right and option.mistake is None and option.says is None:
                raise ValueError(f"option {number} is wrong and says neither `mistake` nor `says`")
        return self

    def texts(self) -> Iterator[tuple[Place, Bilingual]]:
        """Everything a reader sees of it, and where it stands."""
        yield from super().texts()
        for index, option in enumerate(self.options):
            yield ("options", index, "text"), option.text
            if option.says:
                yield ("options", index, "says"), option.says

    def named_mistakes(self) -> Iterator[tuple[Place, str]]:
        """The mistakes of the library it refers to, and where."""
        for index, option in enumerate(self.options):
            if option.mistake:
                yield ("options", index, "mistake"), option.mistake


class ChoiceQuestion(OptionsQuestion):
    """One right option out of two to seven."""

    kind: Literal["choice"]

    @model_validator(mode="after")
    def _one_right(self) -> ChoiceQuestion:
        if sum(option.right for option in self.options) != 1:
            raise ValueError("exactly one option must be right")
        return self

    def variant(self, drawn: Drawn, mistakes: Mistakes = NO_MISTAKES, seed: int = 0) -> ChoiceVariant:  # noqa: ARG002
        """The question with these numbers."""
        return ChoiceVariant(self, drawn, seed, shuffled(len(self.options), drawn))


@dataclass(frozen=True, slots=True)
class ChoiceVariant(Variant[ChoiceQuestion]):
    """order: the options as they are shown. An answer is the index of an option as listed in the file."""

    order: tuple[int, ...]

    @property
    def key(self) -> int:
        """The index of the right option."""
        return next(index for index, option in enumerate(self.question.options) if option.right)

    def judge(self, answer: Answer, language: Language) -> Judgement:  # noqa: ARG002
        """Mark the chosen option."""
        assert isinstance(answer, int)
        option = self.question.options[answer]
        mistakes = (option.mistake,) if option.mistake else ()
        return Judgement(Verdict.RIGHT if option.right else Verdict.WRONG, mistakes=mistakes, option=answer)

    def model_answer(self, language: Language) -> Answer:  # noqa: ARG002
        """The right option."""
        return self.key

    def wrong_answers(self, language: Language) -> Iterator[Wrong]:  # noqa: ARG002
        """The wrong options that stand for a mistake."""
        for index, option in enumerate(self.question.options):
            if option.mistake:
                yield Wrong((option.mistake,), index)


def shuffled(count: int, drawn: Drawn) -> tuple[int, ...]:
    """The numbers below `count` in a random order."""
    order = list(range(count))
    drawn.chance.shuffle(order)
    return tuple(order)
