"""A learner's work on one question: what was read before it counts, what it earned, what was asked for.

Marks: the first counted attempt can earn all of them; each further one a tenth less, though never below half. Where one
option is chosen, each further attempt earns less by its share of the wrong options, down to nothing when only the right
one is left. The best attempt stands. The same answer given again is no further attempt, and what could not be read or
decided is none at all. Hints are free. Once the worked solution was opened, nothing more can be earned.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from app.prose.languages import Language
from app.quiz.answers import Answer, Judgement, Verdict
from app.quiz.base import Variant
from app.quiz.kinds.choice import ChoiceVariant
from app.quiz.kinds.number import NumberVariant
from app.quiz.kinds.signs import Sign

TAKEN_OFF = Fraction(1, 10)
AT_LEAST = Fraction(1, 2)

_PLAIN = re.compile(r"\s*[-+\u2212]?[0-9]+(\.[0-9]+)?\s*")
"""A number that is what it looks like; anything else is read back first."""


def worth(attempt: int, options: int | None = None) -> Fraction:
    """The share of the marks that a right answer earns at the 1st, 2nd … counted attempt, of a choice of `options`."""
    if options is not None:
        return max(1 - Fraction(attempt - 1, options - 1), Fraction(0))
    return max(1 - TAKEN_OFF * (attempt - 1), AT_LEAST)


@dataclass
class Sheet:
    """One question, one learner.

    seed: the variant, where a question stands alone. typed: what stands in its fields, by the field's own name.
    answer, language: what was last understood, and on a page in which language. tried: the answers that counted.
    credit: the share of the marks earned so far. went_astray: the mistakes recognized, in the order they were made.
    """

    seed: int = 0
    typed: Mapping[str, Any] = field(default_factory=dict)
    answer: Answer | None = None
    language: Language | None = None
    judgement: Judgement | None = None
    tried: list[Answer] = field(default_factory=list)
    credit: Fraction = Fraction(0)
    right: bool = False
    went_astray: list[str] = field(default_factory=list)
    hints: int = 0
    solved: bool = False

    @property
    def is_read(self) -> bool:
        """Whether an answer was read back and waits to be marked."""
        return self.judgement is not None and self.judgement.verdict is Verdict.READ

    @property
    def counted(self) -> Answer | None:
        """The last answer that counted."""
        return self.tried[-1] if self.tried else None

    def give(
        self, answer: Answer, variant: Variant[Any], language: Language, judge: Callable[[Answer], Judgement]
    ) -> None:
        """Take an answer: read it back where its reading is not plain, mark it where it is or was shown unchanged."""
        shown = self.judgement is not None and self.judgement.verdict is not Verdict.UNREADABLE
        unchanged = shown and answer == self.answer and language is self.language
        self.answer, self.language = answer, language
        if not unchanged and needs_reading(variant, answer):
            self.judgement = variant.read_back(answer, language)
            if self.judgement is not None:
                return
        options = len(variant.order) if isinstance(variant, ChoiceVariant) else None
        self.mark(answer, judge(answer), options)

    def refuse(self, judgement: Judgement) -> None:
        """Keep what is said of fields in which no answer was found; it costs nothing."""
        self.answer, self.judgement = None, judgement

    def mark(self, answer: Answer, judgement: Judgement, options: int | None = None) -> None:
        """Note what a judged answer earned, if it counts; `options`: how many there were to choose one from."""
        self.judgement = judgement
        if not judgement.counts:
            return
        if answer in self.tried:  # no further attempt; it becomes the last one again
            self.tried.remove(answer)
        self.tried.append(answer)
        if not self.solved:
            self.credit = max(self.credit, judgement.credit * worth(len(self.tried), options))
        self.right = self.right or judgement.verdict is Verdict.RIGHT
        self.went_astray += [name for name in judgement.mistakes if name not in self.went_astray]


def needs_reading(variant: Variant[Any], answer: Answer) -> bool:
    """Whether an answer is told back before it is marked: formulas, statements, and numbers not plainly written."""
    match answer:
        case str():
            return not (isinstance(variant, NumberVariant) and _PLAIN.fullmatch(answer))
        case tuple():
            return any(_open_to_reading(cell) for cell in answer)
        case _:
            return False


def _open_to_reading(cell: object) -> bool:
    """A cell of a table or an account; a row of a sign table is, where a condition is written."""
    if isinstance(cell, tuple):
        return bool(cell[0] == Sign.DEPENDS)
    return isinstance(cell, str) and bool(cell.strip()) and not _PLAIN.fullmatch(cell)
