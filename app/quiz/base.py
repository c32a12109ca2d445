"""What every kind of question has: texts, numbers, marks; and what every variant of one can do."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from app.prose.inline import Surroundings, render
from app.prose.languages import Bilingual, Language
from app.quiz.answers import Answer, Judgement
from app.quiz.drawing import Drawn, Numbers
from app.quiz.mistakes import Mistakes

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
Place = tuple[object, ...]
NO_MISTAKES: Mistakes = {}


Q = TypeVar("Q", bound="BaseQuestion", covariant=True)


class Written(BaseModel):
    """A part of a question file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class BaseQuestion(Numbers):
    """The fields of every kind. hints go further step by step; none gives the answer."""

    id: Identifier
    ask: Bilingual
    hints: Annotated[list[Bilingual], Field(min_length=1, max_length=4)]
    solution: Bilingual
    marks: Annotated[int, Field(ge=1, le=20)] = 1

    def variant(self, drawn: Drawn, mistakes: Mistakes = NO_MISTAKES, seed: int = 0) -> Variant[Any]:
        """The question with these numbers; `mistakes` is the library. Errors: DrawError."""
        raise NotImplementedError

    def texts(self) -> Iterator[tuple[Place, Bilingual]]:
        """Everything a reader sees of it, and where it stands."""
        yield ("ask",), self.ask
        for index, hint in enumerate(self.hints):
            yield ("hints", index), hint
        yield ("solution",), self.solution

    def named_mistakes(self) -> Iterator[tuple[Place, str]]:
        """The mistakes of the library it refers to, and where."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer that has a name, as a learner would give it."""

    mistakes: tuple[str, ...]
    answer: Answer


@dataclass(frozen=True, slots=True)
class Variant(Generic[Q]):
    """One question with its numbers. Whatever is right about it stays on the server."""

    numeric: ClassVar[bool] = False
    """Whether the key itself changes with the numbers, not only the texts."""

    question: Q
    drawn: Drawn
    seed: int

    @property
    def values(self) -> dict[str, object]:
        """The numbers, by name."""
        return dict(self.drawn.values)

    def text(self, bilingual: Bilingual, language: Language, surroundings: Surroundings | None = None) -> str:
        """A text of the question with this variant's numbers in it. Errors: InlineError."""
        return render(bilingual[language], self.surroundings(surroundings))

    def surroundings(self, base: Surroundings | None = None) -> Surroundings:
        """What the inline forms of its texts refer to."""
        base = base or Surroundings()
        return Surroundings({**base.values, **self.drawn.values}, base.facts, base.citations, base.link)

    @abstractmethod
    def judge(self, answer: Answer, language: Language) -> Judgement:
        """Mark an answer that was given under a page in `language`."""

    def read_back(self, answer: Answer, language: Language) -> Judgement | None:  # noqa: ARG002
        """How an answer is understood, before it counts: READ or UNREADABLE. None where nothing needs reading."""
        return None

    @abstractmethod
    def model_answer(self, language: Language) -> Answer:
        """The right answer as a learner would give it."""

    def wrong_answers(self, language: Language) -> Iterator[Wrong]:  # noqa: ARG002
        """Every listed mistake as a learner would make it."""
        yield from ()

    def faults(self) -> Iterator[tuple[Place, str]]:
        """What is wrong with this variant, for its author: coincidences, keys that cannot be given."""
        yield from ()
