"""Answering the quizzes of every chapter: right, wrong in a known way, unreadable; variants, hints and solutions."""

from __future__ import annotations

import re

import pytest

from app import cached
from app.prose.languages import Language
from app.quiz.answers import Answer, Verdict
from app.quiz.kinds.choice import ChoiceQuestion
from app.quiz.kinds.formula import FormulaQuestion
from app.quiz.kinds.number import NumberQuestion
from app.quiz.kinds.statement import StatementQuestion
from app.quiz.kinds.wrong_line import WrongLineQuestion
from app.quiz.questions import Question
from tests.pages.opening import CHAPTERS, Desk, open_page, say, sent, shown

every_chapter = pytest.mark.parametrize("slug", CHAPTERS)
both = pytest.mark.parametrize("language", Language)


def desks(slug: str, language: Language) -> list[Desk]:
    """All questions of a chapter, on one opened page."""
    page = open_page(slug, language)
    return [Desk(page, slug, question.id, language) for question in cached.library().chapters[slug].quiz.questions]


def right_answer(desk: Desk) -> Answer:
    """As a learner who knows it would give it."""
    return desk.variant.model_answer(desk.language)


def attempt(desk: Desk) -> Answer:
    """An answer that can be read and counts, right or wrong."""
    match desk.variant.question:
        case ChoiceQuestion():
            return desk.variant.order[0]
        case FormulaQuestion() | NumberQuestion():
            return "987654321"
        case _:
            return right_answer(desk)


def written(desk: Desk, text: object) -> str:
    """A text of the desk's question with its numbers in place."""
    book = cached.library()
    surroundings = book.surroundings(book.chapters[desk.slug], desk.language)
    return desk.variant.text(text, desk.language, surroundings)  # type: ignore[arg-type]


@every_chapter
@both
def test_a_learner_who_knows_everything_gets_all_right(slug: str, language: Language) -> None:
    questions = desks(slug, language)
    for done, desk in enumerate(questions, 1):
        assert desk.feedback == ""
        desk.answer(right_answer(desk))
        assert say("quiz.right", language) in desk.feedback
        assert say("quiz.tally", language, done=done, total=len(questions)) in desk.feedback
        assert not desk.offers("hint"), "nobody needs a hint after the right answer"


@every_chapter
@both
def test_a_known_mistake_gets_its_own_words(slug: str, language: Language) -> None:
    told = 0
    for desk in desks(slug, language):
        if isinstance(desk.variant.question, ChoiceQuestion):
            continue
        for wrong in desk.variant.wrong_answers(language):
            desk.answer(wrong.answer)
            partly = desk.variant.judge(wrong.answer, language).verdict is Verdict.PARTLY
            assert partly or say("quiz.not_yet", language) in desk.feedback
            assert say("quiz.right", language) not in desk.feedback
            says = cached.library().mistakes[wrong.mistakes[0]].says[language]
            assert says in desk.feedback, (desk.question, wrong, desk.feedback)
            told += 1
    assert told >= 6


@every_chapter
@both
def test_every_wrong_option_says_what_is_wrong_with_it(slug: str, language: Language) -> None:
    for desk in desks(slug, language):
        question = desk.variant.question
        if not isinstance(question, ChoiceQuestion):
            continue
        answers = set()
        for index, option in enumerate(question.options):
            desk.answer(index)
            assert (say("quiz.right", language) in desk.feedback) == option.right
            answers.add(desk.feedback)
            if not option.right:
                own = written(desk, option.says) if option.says else cached.library().mistakes[option.mistake].says  # type: ignore[index]
                assert (own if isinstance(own, str) else own[language]) in desk.feedback
        if not isinstance(cached.library().chapters[slug].question(question.id), WrongLineQuestion):
            assert len(answers) == len(question.options), "each option has an answer of its own"


def a_question(kind: type[Question], slug: str) -> str:
    return next(q.id for q in cached.library().chapters[slug].quiz.questions if isinstance(q, kind))


@both
@pytest.mark.parametrize(
    ("answer", "key", "values", "caret"),
    [
        ("(1 + k)/(r_d +", "reading.missing_operand", {}, "(1 + k)/(r_d +\n             ^"),
        ("(1 + k", "reading.missing_bracket", {"bracket": ")"}, "(1 + k\n^"),
        ("1 + k)", "reading.extra_bracket", {}, "1 + k)\n     ^"),
    ],
)
def test_what_cannot_be_read_is_pointed_at_and_costs_nothing(
    language: Language, answer: str, key: str, values: dict[str, str], caret: str
) -> None:
    slug = "m1-multiplier"
    desk = Desk(open_page(slug, language), slug, "m1-formula", language)
    desk.put(answer)
    assert say(key, language, **{name: "\\" + value for name, value in values.items()}) in desk.feedback
    assert desk.paper.quoted == caret
    assert say("quiz.not_yet", language) not in desk.feedback
    desk.answer("(1 + k)/(r_d + r_t*t + e + k)")
    assert say("quiz.right", language) in desk.feedback
    assert not desk.paper.quoted


@both
@pytest.mark.parametrize("slug", CHAPTERS)
def test_checking_an_empty_paper_asks_for_an_answer(slug: str, language: Language) -> None:
    for desk in desks(slug, language):
        desk.paper.check()
        assert desk.feedback == say("quiz.empty", language)


@both
def test_what_was_read_is_told_first(language: Language) -> None:
    slug = "m1-multiplier"
    desk = Desk(open_page(slug, language), slug, "m1-formula", language)
    desk.answer("1/rd + k")
    assert desk.feedback.startswith(say("quiz.read_as", language, reading=r"$\frac{1}{r_{d}} + k$"))
    number = Desk(desk.page, slug, a_question(NumberQuestion, slug), language)
    number.answer("１,２３４.5")
    assert number.feedback.startswith(say("quiz.read_as", language, reading="1,234.5"))


@every_chapter
@both
def test_a_formula_is_read_back_and_marked_only_when_it_is_sent_again(slug: str, language: Language) -> None:
    check, mark = say("quiz.check", language), say("quiz.mark", language)
    for desk in desks(slug, language):
        if not isinstance(desk.variant.question, FormulaQuestion):
            continue
        right = str(right_answer(desk))
        desk.put(f"({right})*2")
        assert desk.feedback == "\n\n".join(
            [desk.feedback.split("\n\n")[0], say("quiz.press_again", language, button=mark)]
        )
        assert desk.paper.button == mark
        assert not desk.offers("solution"), "nothing has counted yet"
        desk.put(right)
        assert desk.paper.button == mark, "a changed answer is read anew"
        desk.paper.check()
        assert say("quiz.right", language) in desk.feedback
        assert desk.paper.button == check


@both
def test_a_plain_number_is_marked_at_once_and_another_is_read_back(language: Language) -> None:
    slug = "m1-multiplier"
    desk = Desk(open_page(slug, language), slug, a_question(NumberQuestion, slug), language)
    desk.put("7")
    assert say("quiz.not_yet", language) in desk.feedback
    desk.put("14/2")
    assert say("quiz.not_yet", language) not in desk.feedback
    assert say("quiz.press_again", language, button=desk.paper.button) in desk.feedback


@pytest.mark.parametrize(
    "answer", ["**bold** <b>", "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>", "`$x$`"]
)
@pytest.mark.parametrize("question", ["m1-formula", "m1-number"])
def test_markup_in_an_answer_is_shown_as_it_was_typed_or_not_at_all(question: str, answer: str) -> None:
    slug = "m1-multiplier"
    desk = Desk(open_page(slug, Language.EN), slug, question, Language.EN)
    desk.put(answer)
    for said in desk.paper.feedback_markdown:
        for mark in ("**bold**", "<b>", "](", "<img", "`", "$x$"):
            assert mark not in said.replace("\\" + mark[0], ""), said
    assert desk.paper.quoted.splitlines()[0] in answer


def numbers(desk: Desk) -> list[str]:
    """The numbers in a question and its options, in the order of the page."""
    return re.findall(r"[0-9][0-9,.]*", sent(desk.paper.box))


@every_chapter
@both
def test_a_fresh_variant_has_other_numbers_and_an_empty_paper(slug: str, language: Language) -> None:
    varied = 0
    for desk in desks(slug, language):
        question = desk.variant.question
        if not question.parameters:
            assert not desk.offers("again"), "a button that would change nothing"
            continue
        varied += 1
        asked = numbers(desk)
        desk.answer(0 if isinstance(question, ChoiceQuestion) else "12345")
        if desk.offers("hint"):
            desk.press("hint")
        desk.press("solution")
        desk.press("again")
        desk.seed = desk.page.session_state[f"{slug}.{desk.question}.sheet"].seed
        assert desk.seed > 0
        assert numbers(desk) != asked, f"{desk.question} asks the same again"
        assert written(desk, question.ask) in shown(desk.paper.box)
        assert written(desk, question.solution) not in shown(desk.paper.box)
        assert written(desk, question.hints[0]) not in shown(desk.paper.box)
        assert desk.feedback == ""
        desk.answer(right_answer(desk))
        assert say("quiz.right", language) in desk.feedback
    assert varied >= 3


@every_chapter
@both
def test_hints_are_free_and_a_solution_comes_after_an_answer(slug: str, language: Language) -> None:
    for desk in desks(slug, language):
        question = desk.variant.question
        hints, solution = [written(desk, hint) for hint in question.hints], written(desk, question.solution)
        for number, hint in enumerate(hints):
            assert hint not in shown(desk.paper.box)
            desk.press("hint")
            assert [told in shown(desk.paper.box) for told in hints] == [place <= number for place in range(len(hints))]
        assert not desk.offers("hint")
        assert desk.feedback == ""
        assert not desk.offers("solution")
        if isinstance(question, FormulaQuestion | NumberQuestion | StatementQuestion):
            desk.put("1 +")
            assert not desk.offers("solution"), "what could not be read is no attempt"
        desk.answer(attempt(desk))
        assert solution not in shown(desk.paper.box)
        desk.press("solution")
        assert solution in shown(desk.paper.box)
        assert not desk.offers("solution")
        assert desk.feedback != "", "the marking stays beside the solution"


def test_questions_answer_for_themselves() -> None:
    first, second, *_ = desks("m1-multiplier", Language.EN)
    first.answer("1/(r_d + r_t*t + e + k)")
    second.answer(right_answer(second))
    assert say("quiz.not_yet", Language.EN) in first.feedback
    assert say("quiz.right", Language.EN) in second.feedback


def test_answers_outlive_a_change_of_language() -> None:
    slug = "m1-multiplier"
    desk = Desk(open_page(slug, Language.EN), slug, "m1-formula", Language.EN)
    desk.answer("1/(r_d + r_t*t + e + k)")
    desk.press("hint")
    desk.page.segmented_control(key="language-switch").set_value(Language.ZH)
    desk.page.run()
    desk.language = Language.ZH
    assert cached.library().mistakes["currency_left_out_of_numerator"].says.zh in desk.feedback
    assert written(desk, desk.variant.question.hints[0]) in shown(desk.paper.box)
    assert desk.page.text_input(key=f"{desk.paper.name}.answer").value == "1/(r_d + r_t*t + e + k)"


def test_a_choice_outlives_a_change_of_language() -> None:
    slug = "m1-multiplier"
    desk = Desk(open_page(slug, Language.EN), slug, a_question(ChoiceQuestion, slug), Language.EN)
    index = desk.variant.order[1]
    desk.put(index)
    desk.page.segmented_control(key="language-switch").set_value(Language.ZH)
    desk.page.run()
    assert desk.page.radio(key=f"{desk.paper.name}.answer").value == index
