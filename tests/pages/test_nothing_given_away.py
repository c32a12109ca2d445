"""Nothing that would answer a question reaches the browser before the learner has answered it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest

from app import cached
from app.algebra.typesetting import latex
from app.prose.languages import Language
from app.quiz.answers import Answer
from app.quiz.base import Variant
from app.quiz.kinds.choice import ChoiceQuestion, OptionsQuestion
from app.quiz.kinds.formula import FormulaVariant
from app.quiz.kinds.signs import SignsVariant
from app.quiz.kinds.statement import StatementVariant
from app.quiz.problems import Problem
from tests.pages.opening import CHAPTERS, KINDS, Desk, Paper, of_kind, open_page, say, sent, shown

every_chapter = pytest.mark.parametrize("slug", CHAPTERS)
both = pytest.mark.parametrize("language", Language)


def lines(text: str) -> list[str]:
    """The lines of a text that are long enough to give something away."""
    return [
        line for line in map(str.strip, re.sub(r"^[-*] ", "", text, flags=re.MULTILINE).splitlines()) if len(line) > 8
    ]


def withheld(slug: str, language: Language) -> list[str]:
    """Every line of solutions, hints, replies to options and to guesses, and of the mistakes' messages."""
    book = cached.library()
    chapter = book.chapters[slug]
    surroundings = book.surroundings(chapter, language)
    texts = [book.rendered(chapter, says, language) for says in chapter.lesson.predict.says]
    texts += [mistake.says[language] for mistake in book.mistakes.values()]
    for question in chapter.quiz.questions:
        variant = cached.variant(slug, question.id, 0)
        replies = (
            [option.says for option in question.options if option.says] if isinstance(question, ChoiceQuestion) else []
        )
        own = (*question.hints, question.solution, *replies)
        texts += [variant.text(text, language, surroundings) for text in own]
    return [line for text in texts for line in lines(text)]


@every_chapter
@both
def test_no_solution_hint_or_reply_is_in_a_page_that_was_just_opened(slug: str, language: Language) -> None:
    everything = sent(open_page(slug, language))
    secrets = withheld(slug, language)
    assert len(secrets) > 40
    assert [line for line in secrets if line in everything] == []


@every_chapter
@both
def test_nothing_names_a_key(slug: str, language: Language) -> None:
    """No mistake is named in the page, and no option stands out as the right one."""
    page = open_page(slug, language)
    book = cached.library()
    names = {name for q in book.chapters[slug].quiz.questions for _, name in q.named_mistakes()}
    everything = sent(page)
    assert len(names) > 5
    assert [name for name in names if name in everything] == []
    for question in book.chapters[slug].quiz.questions:
        if isinstance(question, ChoiceQuestion):
            radio = page.radio(key=f"{slug}.{question.id}.0.answer")
            assert radio.value is None, "no option is chosen beforehand"
            assert len(radio.options) == len(question.options)


@every_chapter
@both
@pytest.mark.parametrize("guess", ["right", "wrong"])
def test_a_prediction_is_answered_only_after_the_guess(slug: str, language: Language, guess: str) -> None:
    page = open_page(slug, language)
    predict = cached.library().chapters[slug].lesson.predict
    says = [cached.rendered(slug, "predict.says", index, language) for index in range(len(predict.says))]
    box = page.container(key=f"prediction-{slug}")
    commit = next(button for button in page.button if button.form_id == f"{slug}.predict")
    commit.click()
    page.run()
    box = page.container(key=f"prediction-{slug}")
    assert say("predict.choose", language) in shown(box)
    assert not any(line in sent(page) for words in says for line in lines(words))

    right = predict.right - 1
    chosen = right if guess == "right" else (right + 1) % len(says)
    page.radio(key=f"{slug}.predict.option").set_value(chosen)
    next(button for button in page.button if button.form_id == f"{slug}.predict").click()
    page.run()
    text = shown(page.container(key=f"prediction-{slug}"))
    told = [index for index, words in enumerate(says) if words in text]
    assert told == sorted({chosen, right})
    assert (say("predict.held", language) in text) == (guess == "right")
    assert (say("predict.surprise", language) in text) == (guess == "wrong")


@both
def test_a_wrong_answer_still_withholds_the_solution(language: Language) -> None:
    slug = "lending-rounds"
    page = open_page(slug, language)
    question = cached.library().chapters[slug].quiz.questions[0]
    Desk(page, slug, question.id, language).answer("987654321")
    book = cached.library()
    surroundings = book.surroundings(book.chapters[slug], language)
    solution = cached.variant(slug, question.id, 0).text(question.solution, language, surroundings)
    assert [line for line in lines(solution) if line in sent(page)] == []


def keys_of(variant: Variant[Any], language: Language) -> list[str]:
    """The right answer in every form in which it might be sent: as it is typed, as a fraction, typeset."""
    model = variant.model_answer(language)
    found = [str(text) for text in model] if isinstance(model, tuple) else [str(model)]
    key = getattr(variant, "key", None)
    if isinstance(key, Fraction):
        found += [str(key), str(float(key))]
    elif isinstance(variant, FormulaVariant | StatementVariant):
        found += [latex(variant.key), variant.question.key]
    elif isinstance(variant, SignsVariant):
        found += [condition for _, condition in model if condition]  # type: ignore[misc, union-attr]
    return [text for text in found if len(text) > 3 and not text.startswith("(")]


def stands_in(key: str, text: str) -> bool:
    """Whether a key stands in a text, and not as a part of a longer number."""
    return re.search(rf"(?<![0-9.,]){re.escape(key)}(?![0-9])", text) is not None


def on_the_table(problem: Problem, name: str, language: Language) -> list[str]:
    """What may be read before answering: the situation, the questions, the options and the items."""
    texts = [text for _, text in problem.family.texts()]
    for variant in problem.parts:
        question = variant.question
        texts += [question.ask, *getattr(question, "items", []), *getattr(question, "columns", [])]
        texts += [option.text for option in getattr(question, "options", [])]
        texts += [row.title for row in getattr(question, "rows", []) if hasattr(row, "title")]
    return [cached.problem_text(name, problem.seed, text, language) for text in texts]


def secrets_of(problem: Problem, name: str, language: Language) -> list[str]:
    """Lines of hints, solutions and replies; ids, names and messages of mistakes."""
    book, texts = cached.library(), []
    for variant in problem.parts:
        question = variant.question
        texts += [*question.hints, question.solution]
        texts += [option.says for option in getattr(question, "options", []) if option.says]
    told = [line for text in texts for line in lines(cached.problem_text(name, problem.seed, text, language))]
    for variant in problem.parts:
        for _, mistake in variant.question.named_mistakes():
            told += [mistake, *lines(book.mistakes[mistake].says[language])]
    return told


PRACTISED = [of_kind(kind) for kind in KINDS]


@both
@pytest.mark.parametrize("name", PRACTISED, ids=KINDS)
def test_a_problem_gives_nothing_away_before_it_is_answered(name: str, language: Language) -> None:
    problem = cached.problem(name, 3)
    page = open_page("practice", language, problem=name, seed="3")
    everything = sent(page)
    assert [line for line in secrets_of(problem, name, language) if line in everything] == []
    rest = everything
    for text in sorted(on_the_table(problem, name, language), key=len, reverse=True):
        rest = rest.replace(text, " ")
    found = [key for variant in problem.parts for key in keys_of(variant, language) if stands_in(key, rest)]
    assert found == []
    assert not any(box.value for box in page.checkbox)
    assert all(radio.value is None for radio in page.radio)
    assert all(field.value == "" for field in page.text_input)


@both
@pytest.mark.parametrize("name", PRACTISED, ids=KINDS)
def test_the_first_part_gives_nothing_away_of_the_others_and_no_wrong_answer_tells_the_right_one(
    name: str, language: Language
) -> None:
    problem = cached.problem(name, 3)
    page = open_page("practice", language, problem=name, seed="3")
    for number, variant in enumerate(problem.parts):
        wrong = next((wrong.answer for wrong in variant.wrong_answers(language)), None)
        if wrong is None or isinstance(variant.question, OptionsQuestion):
            continue
        paper = Paper(page, f"practice.1.0.{number}", f"practice-1-0-{number}", language)
        paper.answer(variant, wrong)
        keys = set(keys_of(variant, language)) - set(keys_of_answer(wrong))
        assert [key for key in keys if stands_in(key, paper.feedback)] == []
        everything = sent(page)
        later = [cached.problem_text(name, 3, part.question.solution, language) for part in problem.parts]
        assert [line for text in later for line in lines(text) if line in everything] == []


def keys_of_answer(answer: Answer) -> list[str]:
    return [str(text) for text in answer] if isinstance(answer, tuple) else [str(answer)]


def test_the_order_of_the_file_does_not_reach_the_browser() -> None:
    """Options and items are known by the places in which they are shown; nothing tells where they are listed."""
    for kind in ("several", "order", "choice"):
        name = of_kind(kind)
        page = open_page("practice", Language.EN, problem=name, seed="3")
        number, variant = next((n, v) for n, v in enumerate(cached.problem(name, 3).parts) if v.question.kind == kind)
        stem = f"practice.1.0.{number}."
        keys = [box.key.removeprefix(stem) for box in page.checkbox if box.key.startswith(stem)]
        assert keys == ([f"option-{place}" for place in range(len(variant.order))] if kind == "several" else [])
