"""Every question of the book: the model answer as a learner types it is right, every listed mistake gets its name."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from app.algebra.typesetting import latex, plain
from app.curriculum.library import Chapter, open_library
from app.prose.figures import written
from app.prose.languages import Language
from app.quiz.answers import Verdict
from app.quiz.base import Variant
from app.quiz.kinds.choice import ChoiceQuestion
from app.quiz.kinds.formula import FormulaQuestion
from app.quiz.kinds.number import NumberQuestion
from app.quiz.questions import draw

BOOK = open_library()
SEEDS = range(31)
QUESTIONS = [
    pytest.param(chapter, question.id, id=f"{slug}:{question.id}")
    for slug, chapter in BOOK.chapters.items()
    for question in chapter.quiz.questions
]


def variants(chapter: Chapter, identifier: str) -> Iterator[Variant]:
    for seed in SEEDS:
        yield draw(chapter.question(identifier), seed, chapter.values)


def typed(variant: Variant, value: object, language: Language) -> Iterator[str]:
    """The ways in which a learner would write this answer."""
    question = variant.question
    if isinstance(question, FormulaQuestion):
        yield plain(value)  # type: ignore[arg-type]
        yield latex(value)  # type: ignore[arg-type]
        for other, symbol in question.aliases.items():
            if len(symbol) == 1 and len(other) == 1:
                yield plain(value).replace(symbol, other)  # type: ignore[arg-type]
        return
    assert isinstance(question, NumberQuestion)
    places = "" if question.decimals is None else str(question.decimals)
    if question.percent:
        yield written(value, f"percent {places}".strip())
        yield written(value, str(question.decimals + 2) if question.decimals is not None else "")
        return
    shown = written(value, places)
    yield shown
    yield shown.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789,."})
    if question.unit:
        yield f"{shown} {question.unit[language]}"
        yield f"{shown}{question.unit[language]}。"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("chapter", "identifier"), QUESTIONS)
def test_the_model_answer_is_right_and_every_mistake_gets_its_name(
    chapter: Chapter, identifier: str, language: Language
) -> None:
    for variant in variants(chapter, identifier):
        if isinstance(variant.question, ChoiceQuestion):
            for index, option in enumerate(variant.question.options):
                judgement = variant.judge(index, language)
                assert (judgement.verdict is Verdict.RIGHT) == option.right
                assert judgement.mistake == option.mistake
            continue
        if not isinstance(variant.question, (FormulaQuestion, NumberQuestion)):
            assert variant.judge(variant.model_answer(language), language).verdict is Verdict.RIGHT, variant.seed
            for wrong in variant.wrong_answers(language):
                judgement = variant.judge(wrong.answer, language)
                assert judgement.verdict in (Verdict.WRONG, Verdict.PARTLY), (variant.seed, wrong, judgement)
                assert judgement.mistakes == wrong.mistakes, (variant.seed, wrong, judgement)
            continue
        for answer in typed(variant, variant.key, language):
            judgement = variant.judge(answer, language)
            assert judgement.verdict is Verdict.RIGHT, (variant.seed, answer, judgement)
        for mistake, value in variant.wrong.items():
            for answer in typed(variant, value, language):
                judgement = variant.judge(answer, language)
                assert judgement.verdict is Verdict.WRONG, (variant.seed, answer, judgement)
                assert judgement.mistake == mistake, (variant.seed, answer, judgement)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("chapter", "identifier"), QUESTIONS)
def test_every_text_of_a_question_can_be_shown_and_options_differ(
    chapter: Chapter, identifier: str, language: Language
) -> None:
    surroundings = BOOK.surroundings(chapter, language)
    for variant in variants(chapter, identifier):
        question = variant.question
        for text in (question.ask, *question.hints, question.solution):
            assert "[[" not in variant.text(text, language, surroundings)
        if isinstance(question, ChoiceQuestion):
            shown = [variant.text(option.text, language, surroundings) for option in question.options]
            assert len(set(shown)) == len(shown), variant.seed


@pytest.mark.parametrize(("chapter", "identifier"), QUESTIONS)
def test_the_hint_does_not_give_a_number_away(chapter: Chapter, identifier: str) -> None:
    """A hint points to a step; the exact key stands in the solution only, unless it is a number of the question."""
    for variant in variants(chapter, identifier):
        if isinstance(variant.question, NumberQuestion) and isinstance(variant.key, Fraction):
            for language in Language:
                surroundings = BOOK.surroundings(chapter, language)
                hint = variant.text(variant.question.hints[0], language, surroundings)
                ask = variant.text(variant.question.ask, language, surroundings)
                for shown in typed(variant, variant.key, language):
                    assert len(shown) < 3 or shown not in hint or shown in ask, (variant.seed, shown, hint)


def test_every_mistake_a_question_names_has_words() -> None:
    for chapter in BOOK.chapters.values():
        for question in chapter.quiz.questions:
            assert {name for _, name in question.named_mistakes()} <= set(BOOK.mistakes)
