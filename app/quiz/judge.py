"""Marking: what was read, whether it is right, and which known mistake it looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

from app.algebra.equality import Verdict as Same
from app.algebra.equality import Witness, compare, witness
from app.algebra.reading import Unreadable, read
from app.algebra.typesetting import latex
from app.prose.figures import EXACT_PLACES, FormatNeeded, rounded, written
from app.prose.languages import Language
from app.quiz.amounts import SCALES, Amount, read_amount
from app.quiz.questions import ChoiceQuestion, FormulaQuestion, NumberQuestion
from app.quiz.variants import Variant

CLEAR_SLIP = 1000
"""A bare number that is off by less may come from a ratio of 10 % taken the wrong way round: no slip of scale."""

LONG_FRACTION = 10_000
"""Numbers with a larger denominator are told back as rounded decimals."""


class Verdict(StrEnum):
    """What marking comes to. UNREADABLE and UNDECIDED cost the learner nothing."""

    RIGHT = "right"
    WRONG = "wrong"
    UNREADABLE = "unreadable"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one answer.

    read_as: the answer as it was understood, a number or LaTeX (a formula, a number too long to be written exactly).
    mistake: an id of the mistake library. message: a key of an interface text with `values` (scale slips, reading
    errors). option: the chosen option. witness: round numbers at which a wrong formula and the right one differ.
    """

    verdict: Verdict
    read_as: str | Fraction | None = None
    mistake: str | None = None
    message: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    position: tuple[int, int] | None = None
    witness: Witness | None = None
    option: int | None = None


def judge(variant: Variant, answer: str | int, language: Language) -> Judgement:
    """Mark an answer: the index of an option as listed in the file, or what was typed under a page in `language`."""
    question = variant.question
    if isinstance(question, ChoiceQuestion):
        return _choice(variant, int(answer))
    if isinstance(question, NumberQuestion):
        return _number(variant, question, str(answer), language)
    return _formula(variant, question, str(answer))


def _choice(variant: Variant, chosen: int) -> Judgement:
    question = variant.question
    assert isinstance(question, ChoiceQuestion)
    option = question.options[chosen]
    verdict = Verdict.RIGHT if option.right else Verdict.WRONG
    return Judgement(verdict, mistake=option.mistake, option=chosen)


def close_enough(answer: Fraction, key: Fraction, question: NumberQuestion) -> bool:
    """Whether a number counts as the key: equal, or no further off than half the last decimal that was asked.

    A rate asked to N decimals is asked to N decimals of a percent.
    """
    if question.exact or question.decimals is None:
        return answer == key
    unit = Fraction(1, 10**question.decimals * (100 if question.percent else 1))
    return abs(answer - key) <= unit / 2


def _number(variant: Variant, question: NumberQuestion, answer: str, language: Language) -> Judgement:
    amount = read_amount(answer, unit_scale(question, language), question.unit[language] if question.unit else "")
    if isinstance(amount, Unreadable):
        return _unreadable(amount)
    key = variant.key
    assert isinstance(key, Fraction)
    value, read_as = amount.value, _told_back(amount.value)
    if close_enough(value, key, question):
        return Judgement(Verdict.RIGHT, read_as=read_as)
    forgotten = question.percent and not amount.percent  # 9 where 9% was meant
    for meant in (value, value / 100) if forgotten else (value,):
        if meant != value and close_enough(meant, key, question):
            return Judgement(Verdict.WRONG, read_as=read_as, message="percent_missing")
        for mistake, wrong in variant.wrong.items():
            if isinstance(wrong, Fraction) and close_enough(meant, wrong, question):
                return Judgement(Verdict.WRONG, read_as=read_as, mistake=mistake)
    if close_enough(-value, key, question):
        return Judgement(Verdict.WRONG, read_as=read_as, message="wrong_sign")
    if _scale_slipped(amount, key, question, language):
        return Judgement(Verdict.WRONG, read_as=read_as, message="wrong_scale")
    return Judgement(Verdict.WRONG, read_as=read_as)


def _told_back(value: Fraction) -> str | Fraction:
    """A number as it was understood; rounded, in LaTeX, where its digits or its fraction would be too long to read."""
    try:
        written(value)
    except FormatNeeded:
        if value.denominator > LONG_FRACTION or abs(value) >= 10**EXACT_PLACES:
            return rf"\approx {rounded(value)}"
    return value


def _scale_slipped(amount: Amount, key: Fraction, question: NumberQuestion, language: Language) -> bool:
    """Whether the digits of the key were counted in another unit.

    Only where a scale is at stake: a rate (a factor of 100), a unit that names one, or a scale word in the answer.
    """
    unit = unit_scale(question, language)
    scales = {1, *SCALES.values()} - {unit}
    if question.percent:
        ratios = {Fraction(100), Fraction(1, 100)}
    elif amount.scale != 1:
        ratios = {Fraction(scale, other) for scale in {1, *SCALES.values()} for other in scales}
    elif unit != 1:
        ratios = {Fraction(scale, unit) for scale in scales}
        ratios = {ratio for ratio in ratios if not Fraction(1, CLEAR_SLIP) < ratio < CLEAR_SLIP}
    else:
        return False
    return any(
        ratio != 1 and close_enough(amount.value * ratio, key, question) and _nearly(amount.value * ratio, key)
        for ratio in ratios
    )


def _nearly(value: Fraction, key: Fraction) -> bool:
    """Whether the leading digits agree, whatever the question's tolerance lets pass."""
    return abs(value - key) <= abs(key) / 100


def unit_scale(question: NumberQuestion, language: Language) -> int:
    """The power of ten that the question's unit stands for (亿美元, USD bn), 1 where it names none."""
    unit = question.unit[language].lower() if question.unit else ""
    longest_first = sorted(SCALES, key=len, reverse=True)
    return next((SCALES[word] for word in longest_first if re.search(_word(word), unit)), 1)


def _word(word: str) -> str:
    """A pattern for a scale word: an English one stands alone (not the mn of "column")."""
    return rf"(?<![a-z]){word}(?![a-z])" if word.isascii() else word


def _formula(variant: Variant, question: FormulaQuestion, answer: str) -> Judgement:
    reading = read(answer, symbols=question.symbols, aliases=question.aliases, left=question.left)
    if isinstance(reading, Unreadable):
        return _unreadable(reading)
    typed = reading.expression
    read_as = latex(typed)
    key = variant.key
    assert not isinstance(key, (int, Fraction))
    same = compare(typed, key, show=False).verdict
    if same is Same.EQUAL:
        return Judgement(Verdict.RIGHT, read_as=read_as)
    if same is Same.UNDECIDED:
        return Judgement(Verdict.UNDECIDED, read_as=read_as, message="undecided")
    if same is Same.UNDEFINED:
        return Judgement(Verdict.WRONG, read_as=read_as, message="never_defined")
    for mistake, wrong in variant.wrong.items():
        if not isinstance(wrong, Fraction) and compare(typed, wrong, show=False).verdict is Same.EQUAL:
            return Judgement(Verdict.WRONG, read_as=read_as, mistake=mistake)
    return Judgement(Verdict.WRONG, read_as=read_as, witness=witness(typed, key, question.symbols))


def _unreadable(problem: Unreadable) -> Judgement:
    return Judgement(
        Verdict.UNREADABLE,
        message=f"reading.{problem.key}",
        values=dict(problem.details),
        position=(problem.position, problem.length),
    )
