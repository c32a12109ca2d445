"""A variant: a question with its numbers drawn from a seed, and its key computed by the core.

The same question and seed give the same variant on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from app.algebra.authoring import AuthoringError, read_authored, read_condition
from app.algebra.evaluation import holds
from app.algebra.tree import Expression
from app.banking.functions import FUNCTIONS
from app.prose.inline import InlineError, Surroundings, compute, is_exact, render
from app.prose.languages import Bilingual, Language
from app.quiz.questions import ChoiceQuestion, NumberQuestion, Question

DRAWS = 200


class DrawError(InlineError):
    """A variant that cannot be drawn, for the author: which question, and the place in it, such as ("let", "total")."""

    def __init__(self, question: Question, place: tuple[object, ...], message: object) -> None:
        self.place = place
        super().__init__(f"{question.id}: {message}")


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

    Errors: DrawError where an expression cannot be computed or no draw meets the conditions.
    """
    chance = random.Random(f"{question.id}:{seed}")  # noqa: S311 (reproducible papers, not secrets)
    for _ in range(DRAWS):
        chosen = {name: chance.choice(choices) for name, choices in question.parameters.items()}
        if (values := _values(question, chosen, constants or {})) is not None:
            return _variant(question, seed, values, chance)
    for values in _all_values(question, constants or {}):  # the conditions are met too rarely to be hit by chance
        return _variant(question, seed, values, chance)
    raise DrawError(question, ("where",), f"no draw meets its conditions {question.where}")


def every(question: Question, constants: Mapping[str, object] | None = None, *, most: int) -> Iterator[Variant]:
    """Each variant a learner can meet, once; where there are more than `most`, those of the seeds below `most`.

    Errors: as `draw`.
    """
    if prod(map(len, question.parameters.values())) > most:
        yield from (draw(question, seed, constants) for seed in range(most))
        return
    found = False
    for seed, values in enumerate(_all_values(question, constants or {})):
        found = True
        yield _variant(question, seed, values, random.Random(seed))  # noqa: S311 (the order of options only)
    if not found:
        raise DrawError(question, ("where",), f"no draw meets its conditions {question.where}")


def _all_values(question: Question, constants: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    for combination in product(*question.parameters.values()):
        values = _values(question, dict(zip(question.parameters, combination, strict=True)), constants)
        if values is not None:
            yield values


def _values(
    question: Question, chosen: Mapping[str, str], constants: Mapping[str, object]
) -> Mapping[str, object] | None:
    """The numbers of a draw, or None where it does not meet the question's conditions."""
    values = dict(constants)
    for field, named in (("parameters", chosen), ("let", question.let)):
        for name, expression in named.items():
            values[name] = _computed(question, (field, name), expression, values)
    for index, condition in enumerate(question.where):
        try:
            if not holds(read_condition(condition), values, FUNCTIONS):
                return None
        except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
            raise DrawError(question, ("where", index), f"condition {condition!r}: {error}") from error
    return values


def _variant(question: Question, seed: int, values: Mapping[str, object], chance: random.Random) -> Variant:
    if isinstance(question, ChoiceQuestion):
        order = list(range(len(question.options)))
        chance.shuffle(order)
        right = next(index for index, option in enumerate(question.options) if option.right)
        return Variant(question, seed, values, right, {}, tuple(order))
    if isinstance(question, NumberQuestion):
        key = _number(question, ("key",), question.key, values)
        wrong = {name: _number(question, ("mistakes", name), text, values) for name, text in question.mistakes.items()}
        return Variant(question, seed, values, key, wrong)
    formulas = {name: _formula(question, ("mistakes", name), text) for name, text in question.mistakes.items()}
    return Variant(question, seed, values, _formula(question, ("key",), question.key), formulas)


def _computed(question: Question, place: tuple[str, ...], expression: str, values: Mapping[str, object]) -> object:
    try:
        return compute(expression, values)
    except InlineError as error:
        raise DrawError(question, place, f"{place[-1]}: {error}") from error


def _number(question: Question, place: tuple[str, ...], expression: str, values: Mapping[str, object]) -> Fraction:
    value = _computed(question, place, expression, values)
    if not is_exact(value):
        raise DrawError(question, place, f"{place[-1]}: {expression!r} is not a finite number")
    return Fraction(value)  # type: ignore[call-overload, no-any-return]


def _formula(question: Question, place: tuple[str, ...], text: str) -> Expression:
    try:
        return read_authored(text)
    except AuthoringError as error:
        raise DrawError(question, place, f"{place[-1]}: {error}") from error
