"""Every kind of question, quizzes made of them, and the drawing of their variants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from app.quiz.base import NO_MISTAKES, Variant, Written
from app.quiz.drawing import NO_CONSTANTS
from app.quiz.kinds.accounts import AccountsQuestion
from app.quiz.kinds.choice import ChoiceQuestion
from app.quiz.kinds.formula import FormulaQuestion
from app.quiz.kinds.number import NumberQuestion
from app.quiz.kinds.order import OrderQuestion
from app.quiz.kinds.several import SeveralQuestion
from app.quiz.kinds.signs import SignsQuestion
from app.quiz.kinds.statement import StatementQuestion
from app.quiz.kinds.table import TableQuestion
from app.quiz.kinds.wrong_line import WrongLineQuestion
from app.quiz.mistakes import Mistakes

Question = Annotated[
    ChoiceQuestion
    | SeveralQuestion
    | OrderQuestion
    | NumberQuestion
    | FormulaQuestion
    | StatementQuestion
    | SignsQuestion
    | AccountsQuestion
    | TableQuestion
    | WrongLineQuestion,
    Field(discriminator="kind"),
]


class Quiz(Written):
    """quiz.yaml: the check-yourself quiz of a chapter."""

    questions: Annotated[list[Question], Field(min_length=6)]


def draw(
    question: Question,
    seed: int,
    constants: Mapping[str, object] = NO_CONSTANTS,
    mistakes: Mistakes = NO_MISTAKES,
) -> Variant[Any]:
    """The variant of a question for a seed; `constants` are the chapter's own numbers, `mistakes` the library.

    Errors: DrawError where an expression cannot be computed or no draw meets the conditions.
    """
    return question.variant(question.draw(question.id, seed, constants), mistakes, seed)


def every(
    question: Question,
    constants: Mapping[str, object] = NO_CONSTANTS,
    mistakes: Mistakes = NO_MISTAKES,
    *,
    most: int,
) -> Iterator[Variant[Any]]:
    """Each variant a learner can meet, once; where there are more than `most`, those of the seeds below `most`.

    Errors: as `draw`.
    """
    for seed, drawn in enumerate(question.every(question.id, constants, most=most)):
        yield question.variant(drawn, mistakes, seed)
