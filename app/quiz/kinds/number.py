"""A number, asked exactly, to so many decimals, or within a tolerance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Annotated, Literal

from pydantic import Field, model_validator

from app.algebra.reading import Unreadable
from app.prose.figures import EXACT_PLACES, MOST_PLACES, FormatNeeded, rounded, written
from app.prose.inline import is_exact
from app.prose.languages import Bilingual, Language
from app.quiz.amounts import SCALES, Amount, read_amount
from app.quiz.answers import Answer, Judgement, Verdict, unreadable
from app.quiz.base import NO_MISTAKES, BaseQuestion, Identifier, Place, Variant, Wrong
from app.quiz.drawing import DrawError, Drawn, Name, computed
from app.quiz.mistakes import Mistakes

CLEAR_SLIP = 1000
"""A bare number that is off by less may come from a ratio of 10 % taken the wrong way round: no slip of scale."""

ENDLESS = 2_000
"""A number without end, typed where exact ones are asked, is known when it is off by less than this part of itself."""

LONG_FRACTION = 10_000
"""Numbers with a larger denominator are told back as rounded decimals."""

_WITHIN = re.compile(r"[0-9]+(\.[0-9]+)?\s*%?")


class NumberQuestion(BaseQuestion):
    """One number. A rate is answered with % or as a decimal, and its decimals are those of a percent.

    within: the tolerance, relative ("1%") or absolute ("0.5"). mistakes: the number each gives, or nothing, where it
    follows from the library's transformation. follows: names that stand for an earlier part's answer; an answer that
    is right from the learner's own one earns the marks, as long as that one is `sensible`.
    """

    kind: Literal["number"]
    key: str
    unit: Bilingual | None = None
    percent: bool = False
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    exact: bool = False
    within: str | None = None
    mistakes: dict[str, str] = {}
    follows: dict[Name, Identifier] = {}
    sensible: list[str] = []

    @model_validator(mode="after")
    def _precision_told(self) -> NumberQuestion:
        if self.exact + (self.decimals is not None) + (self.within is not None) != 1:
            raise ValueError("say one of `exact: true`, `decimals: N` and `within: 1%`")
        if self.within is not None and not _WITHIN.fullmatch(self.within.strip()):
            raise ValueError("`within` is a number or a percentage, such as 0.5 or 1%")
        if self.percent and self.unit:
            raise ValueError("a rate (`percent: true`) has no `unit`")
        if self.sensible and not self.follows:
            raise ValueError("`sensible` says when an own answer of `follows` may be carried on")
        return self

    def texts(self) -> Iterator[tuple[Place, Bilingual]]:
        """Everything a reader sees of it, and where it stands."""
        yield from super().texts()
        if self.unit:
            yield ("unit",), self.unit

    def named_mistakes(self) -> Iterator[tuple[Place, str]]:
        """The mistakes of the library it refers to, and where."""
        for name in self.mistakes:
            yield ("mistakes", name), name

    def variant(self, drawn: Drawn, mistakes: Mistakes = NO_MISTAKES, seed: int = 0) -> NumberVariant:
        """The question with these numbers. Errors: DrawError."""
        key = drawn.number(self.key, "key")
        wrong = {name: _value(self, drawn, mistakes, name) for name in self.mistakes}
        return NumberVariant(self, drawn, seed, mistakes, key, wrong)

    def accepts(self, answer: Fraction, key: Fraction) -> bool:
        """Whether a number counts as the key: equal, within the tolerance, or off by half the last decimal at most."""
        if self.exact:
            return answer == key
        return abs(answer - key) <= self.tolerance(key)

    def tolerance(self, key: Fraction) -> Fraction:
        """How far from the key an answer may be."""
        percent = 100 if self.percent else 1
        if self.decimals is not None:
            return Fraction(1, 2 * percent * 10**self.decimals)
        if self.within is None:
            return Fraction(0)
        number = Fraction(self.within.strip().rstrip("% "))
        return abs(key) * number / 100 if self.within.strip().endswith("%") else number / percent

    def scale(self, language: Language) -> int:
        """The power of ten that the unit stands for (亿美元, USD bn), 1 where it names none."""
        unit = self.unit[language].lower() if self.unit else ""
        longest_first = sorted(SCALES, key=len, reverse=True)
        return next((SCALES[word] for word in longest_first if re.search(_word(word), unit)), 1)


@dataclass(frozen=True, slots=True)
class NumberVariant(Variant[NumberQuestion]):
    """key: the exact value. wrong: what each listed mistake gives. An answer is what was typed."""

    numeric = True

    library: Mistakes
    key: Fraction
    wrong: Mapping[str, Fraction]

    def read_back(self, answer: Answer, language: Language) -> Judgement:
        """The number that was read."""
        amount = self._read(answer, language)
        if isinstance(amount, Unreadable):
            return unreadable(amount)
        return Judgement(Verdict.READ, read_as=told_back(amount.value))

    def judge(self, answer: Answer, language: Language) -> Judgement:
        """Right, or wrong with the mistake or chain of two mistakes that leads to this number."""
        amount = self._read(answer, language)
        if isinstance(amount, Unreadable):
            return unreadable(amount)
        accepts, value, read_as = self.question.accepts, amount.value, told_back(amount.value)
        if accepts(value, self.key):
            return Judgement(Verdict.RIGHT, read_as=read_as)
        forgotten = self.question.percent and not amount.percent  # 9 where 9% was meant
        for meant in (value, value / 100) if forgotten else (value,):
            if meant != value and accepts(meant, self.key):
                return Judgement(Verdict.WRONG, read_as=read_as, message="percent_missing")
            for mistake, wrong in self.wrong.items():
                if self._recognized(meant, wrong):
                    return Judgement(Verdict.WRONG, read_as=read_as, mistakes=(mistake,))
        if self.key and accepts(-value, self.key):
            return Judgement(Verdict.WRONG, read_as=read_as, message="wrong_sign")
        if self._scale_slipped(amount, language):
            return Judgement(Verdict.WRONG, read_as=read_as, message="wrong_scale")
        for chain, wrong in self.chains():
            if self._recognized(value, wrong):
                return Judgement(Verdict.WRONG, read_as=read_as, mistakes=chain)
        return Judgement(Verdict.WRONG, read_as=read_as)

    def chains(self) -> Iterator[tuple[tuple[str, str], Fraction]]:
        """Two mistakes, one on top of the other, with the number they give: none that a single one explains."""
        told = [self.key, *self.wrong.values()]
        for first in self.wrong:
            for second in self.wrong:
                transform = self.library[second].transform if second in self.library else None
                if first == second or transform is None or self.question.mistakes[second]:
                    continue
                try:
                    value = _value(self.question, transform.of_draw(self.drawn), self.library, first)
                    value = transform.of_number(value, self.drawn)  # type: ignore[assignment]
                except DrawError:
                    continue  # two at once need not make sense together
                if is_exact(value) and not any(self.question.accepts(value, other) for other in told):
                    yield (first, second), Fraction(value)

    def model_answer(self, language: Language) -> Answer:  # noqa: ARG002
        """The key, to as many decimals as are asked."""
        return self._typed(self.key)

    def wrong_answers(self, language: Language) -> Iterator[Wrong]:  # noqa: ARG002
        """What each listed mistake gives."""
        for name, value in self.wrong.items():
            yield Wrong((name,), self._typed(value))

    def faults(self) -> Iterator[tuple[Place, str]]:
        """Exact keys that cannot be typed as decimals, mistakes that coincide with the key or with each other."""
        if self.question.exact and 10**EXACT_PLACES % self.key.denominator:
            yield ("key",), f"the exact key {self.key} is not a short decimal; ask for `decimals`"
        for name, value in self.wrong.items():
            if self.question.accepts(value, self.key) or self.question.accepts(self.key, value):
                yield ("mistakes", name), f"mistake {name!r} gives the right answer {_brief(self.key)}"
        for (first, one), (second, other) in combinations(self.wrong.items(), 2):
            if self.question.accepts(one, other) or self.question.accepts(other, one):
                yield ("mistakes", second), f"mistakes {first!r} and {second!r} give the same answer {_brief(one)}"

    def _recognized(self, value: Fraction, wrong: Fraction) -> bool:
        """Whether a number is what a mistake gives; one that does not end is known by its first digits."""
        if self.question.exact and 10**EXACT_PLACES % wrong.denominator:
            return abs(value - wrong) <= abs(wrong) / ENDLESS
        return self.question.accepts(value, wrong)

    def _read(self, answer: Answer, language: Language) -> Amount | Unreadable:
        unit = self.question.unit[language] if self.question.unit else ""
        return read_amount(str(answer), self.question.scale(language), unit)

    def _typed(self, value: Fraction) -> str:
        """As many decimals as are asked; where none are, as many as the number has, or a fraction."""
        name, number = ("percent", value * 100) if self.question.percent else ("", value)
        places = self.question.decimals
        if places is None:
            places = next((n for n in range(EXACT_PLACES + 1) if 10**n % number.denominator == 0), None)
        if places is None and self.question.within is not None:  # as many as the tolerance can tell apart
            fine = self.question.tolerance(value) * (100 if self.question.percent else 1) / 10
            places = next((n for n in range(MOST_PLACES + 1) if Fraction(1, 2 * 10**n) <= fine), None)
        if places is None:
            return f"{value.numerator}/{value.denominator}"
        return written(value, f"{name} {places}".strip())

    def _scale_slipped(self, amount: Amount, language: Language) -> bool:
        """Whether the digits of the key were counted in another unit.

        Only where a scale is at stake: a rate (a factor of 100), a unit that names one, or a scale word in the answer.
        """
        unit = self.question.scale(language)
        scales = {1, *SCALES.values()} - {unit}
        if self.question.percent:
            ratios = {Fraction(100), Fraction(1, 100)}
        elif amount.scale != 1:
            ratios = {Fraction(scale, other) for scale in {1, *SCALES.values()} for other in scales}
        elif unit != 1:
            ratios = {Fraction(scale, unit) for scale in scales}
            ratios = {ratio for ratio in ratios if not Fraction(1, CLEAR_SLIP) < ratio < CLEAR_SLIP}
        else:
            return False
        return any(
            ratio != 1
            and self.question.accepts(amount.value * ratio, self.key)
            and abs(amount.value * ratio - self.key) <= abs(self.key) / 100  # whatever the tolerance lets pass
            for ratio in ratios
        )


def _value(question: NumberQuestion, drawn: Drawn, library: Mistakes, mistake: str) -> Fraction:
    """What a listed mistake gives with these numbers. Errors: DrawError."""
    place = ("mistakes", mistake)
    if text := question.mistakes[mistake]:
        return drawn.number(text, *place)
    transform = library[mistake].transform if mistake in library else None
    if transform is None:
        raise DrawError(place, f"{mistake}: the library says of no transformation; write the number it gives")
    value = transform.of_number(computed(question.key, transform.of_draw(drawn).values, place), drawn)
    if not is_exact(value):
        raise DrawError(place, f"{mistake} gives no finite number")
    return Fraction(value)  # type: ignore[call-overload, no-any-return]


def told_back(value: Fraction) -> str | Fraction:
    """A number as it was understood; rounded, in LaTeX, where its digits or its fraction would be too long to read."""
    try:
        written(value)
    except FormatNeeded:
        if value.denominator > LONG_FRACTION or abs(value) >= 10**EXACT_PLACES:
            return rf"\approx {rounded(value)}"
    return value


def _brief(value: Fraction) -> str:
    return str(value) if value.denominator < 10**9 else str(float(value))


def _word(word: str) -> str:
    """A pattern for a scale word: an English one stands alone (not the mn of "column")."""
    return rf"(?<![a-z]){word}(?![a-z])" if word.isascii() else word
