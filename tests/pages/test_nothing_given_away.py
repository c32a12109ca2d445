"""Nothing that would answer a question reaches the browser before the learner has answered it."""

from __future__ import annotations

import re

import pytest

from app import cached
from app.prose.languages import Language
from app.quiz.kinds.choice import ChoiceQuestion
from tests.pages.opening import CHAPTERS, Desk, open_page, say, sent, shown

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
