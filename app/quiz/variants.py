"""A variant: a question with its numbers drawn from a seed, and its key computed by the core.

The same question and seed give the same variant on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.algebra.authoring import read_authored, read_condition
from app.algebra.evaluation import holds
from app.algebra.tree import Expression
from app.banking.functions import FUNCTIONS
from app.prose.inline import InlineError, Surroundings, compute, is_exact, render
from app.prose.languages import Bilingual, Language
from app.quiz.questions import ChoiceQuestion, NumberQuestion, Question

DRAWS = 200


@dataclass(frozen=True, slots=True)
class Variant:
    """One question with numbers. `key` is the option's index, the exact value, or the formula."""

    question: Question
    seed: int
    values: Mapping[str, object]
    key: int | Fraction | Expression
    wrong: Mapping[str, Fraction | Expression]
    order: tuple[int, ...] = ()

    def text(self, bilingual: Bilingual, language: Language, surroundings: Surroundings | None = None) -> str:
        """A text of the question with this variant's numbers in it."""
        base = surroundings or Surroundings()
        return render(
            bilingual[language],
            Surroundings({**base.values, **self.values}, base.facts, base.citations, base.link),
        )


def draw(question: Question, seed: int, constants: Mapping[str, object] | None = None) -> Variant:
    """The variant of a question for a seed; `constants` are the chapter's own numbers.

    Errors: InlineError where an expression cannot be computed, or no draw meets the conditions.
    """
    chance = random.Random(f"{question.id}:{seed}")  # noqa: S311 (reproducible papers, not secrets)
    constants = constants or {}
    for _ in range(DRAWS):
        values = dict(constants)
        for name, choices in question.parameters.items():
            values[name] = compute(chance.choice(choices), values)
        for name, expression in question.let.items():
            values[name] = _computed(name, expression, values)
        if all(holds(read_condition(condition), values, FUNCTIONS) for condition in question.where):
            break
    else:
        raise InlineError(f"no draw of {question.id!r} meets its conditions")
    if isinstance(question, ChoiceQuestion):
        order = list(range(len(question.options)))
        chance.shuffle(order)
        right = next(index for index, option in enumerate(question.options) if option.right)
        return Variant(question, seed, values, right, {}, tuple(order))
    if isinstance(question, NumberQuestion):
        key = _number("key", question.key, values)
        wrong = {name: _number(name, expression, values) for name, expression in question.mistakes.items()}
        return Variant(question, seed, values, key, wrong)
    return Variant(
        question, seed, values, _formula(question.key), {name: _formula(f) for name, f in question.mistakes.items()}
    )


def _computed(name: str, expression: str, values: Mapping[str, object]) -> object:
    try:
        return compute(expression, values)
    except InlineError as error:
        raise InlineError(f"{name}: {error}") from error


def _number(name: str, expression: str, values: Mapping[str, object]) -> Fraction:
    value = _computed(name, expression, values)
    if not is_exact(value):
        raise InlineError(f"{name}: {expression!r} is not a finite number")
    return Fraction(value)  # type: ignore[call-overload, no-any-return]


def _formula(text: str) -> Expression:
    return read_authored(text)
