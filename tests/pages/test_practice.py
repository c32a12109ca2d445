"""The practice page without a browser: choosing, papers from an address, marks, following on, languages, results."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app import cached
from app.prose.languages import Bilingual, Language
from app.quiz.base import BaseQuestion
from app.quiz.papers import SEEDS, Drawing
from app.quiz.papers import Paper as Draw
from app.quiz.problems import Problem
from app.views.answers.quoting import share
from tests.pages.opening import KINDS, Paper, families, of_kind, open_page, say, sent, shown

both = pytest.mark.parametrize("language", Language)
EN, ZH = Language.EN, Language.ZH


class Sitting:
    """A learner on the practice page."""

    def __init__(self, language: Language, **query: str) -> None:
        self.language = language
        self.page = open_page("practice", language, **query)

    @property
    def held(self) -> Any:
        return list(self.page.session_state["practice"].sittings.values())[-1]

    @property
    def drawing(self) -> Drawing:
        sitting = self.held.sitting
        found: Drawing = sitting.problems[sitting.at]
        return found

    @property
    def problem(self) -> Problem:
        return cached.problem(self.drawing.family, self.drawing.seed)

    def part(self, number: int) -> Paper:
        place = f"{self.held.turn}-{self.held.sitting.at}-{number}"
        return Paper(self.page, "practice." + place.replace("-", "."), f"practice-{place}", self.language)

    def parts(self) -> Iterator[tuple[Any, Paper]]:
        for number, variant in enumerate(self.problem.parts):
            yield variant, self.part(number)

    def answer_all(self) -> None:
        """Answer the problem as one who knows everything."""
        for variant, paper in self.parts():
            paper.answer(variant, variant.model_answer(self.language))

    def press(self, key: str) -> None:
        self.page.button(key=f"practice.{key}").click()
        self.run()

    def run(self) -> None:
        self.page.run()
        assert not self.page.exception

    def switch(self, language: Language) -> None:
        self.page.segmented_control(key="language-switch").set_value(language)
        self.run()
        self.language = language

    def text(self, bilingual: Bilingual) -> str:
        return cached.problem_text(self.drawing.family, self.drawing.seed, bilingual, self.language)

    @property
    def heading(self) -> str:
        return str(self.page.header[0].value)

    def standing(self) -> str:
        return "\n".join(caption.value for caption in self.page.caption)


def marks(language: Language, earned: Fraction | int, worth: int) -> str:
    key = "practice.one_of_one" if worth == 1 else "practice.earned"
    return say(key, language, earned=share(Fraction(earned)), marks=worth)


class TestChoosing:
    @both
    def test_every_topic_is_offered_with_how_many_kinds_it_has(self, language: Language) -> None:
        page = open_page("practice", language)
        shelf = cached.library().shelf
        labels = [box.label for box in page.checkbox]
        assert len(labels) == len(shelf.topics)
        for topic, label in zip(shelf.topics, labels, strict=True):
            assert label.startswith(f"{topic.title[language]} · {len(shelf.by_topic[topic.id])}")
            assert topic.about[language] in label
        assert not page.button(key="practice.choose.start").disabled

    @both
    def test_start_draws_a_paper_from_what_was_chosen(self, language: Language) -> None:
        sitting = Sitting(language)
        topic = cached.library().shelf.topics[1].id
        sitting.page.checkbox(key=f"practice.choose.{topic}").check()
        sitting.page.segmented_control(key="practice.choose.count").set_value(3)
        sitting.press("choose.start")
        query = sitting.page.query_params
        assert (query["topics"], query["count"], query["lang"]) == (topic, "3", language)
        problems = sitting.held.sitting.problems
        assert {cached.library().shelf.topic_of(problem.family) for problem in problems} == {topic}
        assert len({problem.family for problem in problems}) == len(problems) == 3
        assert sitting.heading == families()[problems[0].family].title[language]
        assert say("practice.standing", language, at=1, problems=3) in sitting.standing()

    def test_with_nothing_chosen_problems_come_from_all_topics(self) -> None:
        sitting = Sitting(EN)
        sitting.press("choose.start")
        assert "topics" not in sitting.page.query_params
        topics = {cached.library().shelf.topic_of(problem.family) for problem in sitting.held.sitting.problems}
        assert len(topics) == 5

    def test_a_level_is_kept_to(self) -> None:
        sitting = Sitting(EN)
        sitting.page.get("button_group")
        sitting.page.pills(key="practice.choose.levels").set_value(["3"])
        sitting.press("choose.start")
        assert sitting.page.query_params["levels"] == "3"
        assert {families()[problem.family].level for problem in sitting.held.sitting.problems} == {"3"}

    def test_the_choice_of_an_address_stands_in_the_form(self) -> None:
        page = open_page("practice", EN, topics="rounds,signs", count="10")
        ticked = {box.key.rpartition(".")[2] for box in page.checkbox if box.value}
        assert ticked == {"rounds", "signs"}
        assert page.segmented_control(key="practice.choose.count").value == 10

    @both
    def test_a_shelf_without_families_says_so(self, language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
        shelf = cached.library().shelf
        monkeypatch.setitem(shelf.__dict__, "paths", {})
        monkeypatch.setitem(shelf.__dict__, "by_topic", {topic.id: () for topic in shelf.topics})
        page = open_page("practice", language)
        assert say("practice.nothing_yet", language) in shown(page)
        assert not any(button.key == "practice.choose.start" for button in page.button)


class TestAddress:
    def test_an_address_reproduces_the_very_paper(self) -> None:
        query = {"topics": "deposits,interest", "count": "5", "seed": "4711"}
        first, second = Sitting(EN, **query), Sitting(ZH, **query)
        shelf = cached.library().shelf
        paper = Draw(4711, 5, ("deposits", "interest"))
        wanted = paper.problems(shelf.by_topic, lambda name: shelf.family(name).level)
        assert first.held.sitting.problems == second.held.sitting.problems == wanted
        assert first.problem.drawn.values == second.problem.drawn.values
        assert first.heading == first.problem.family.title.en
        assert second.heading == first.problem.family.title.zh

    @both
    def test_one_problem_by_itself_and_the_same_with_other_numbers(self, language: Language) -> None:
        name = next(name for name, family in families().items() if family.combinations > 20)
        sitting = Sitting(language, problem=name, seed="7")
        assert sitting.drawing == Drawing(name, 7)
        before = sitting.problem.drawn.values
        sitting.press("other")
        assert sitting.page.query_params["problem"] == name
        assert int(sitting.page.query_params["seed"]) == sitting.drawing.seed < SEEDS
        assert sitting.problem.drawn.values != before
        if sitting.problem.family.state:
            assert sitting.text(sitting.problem.family.state) in shown(sitting.page)

    @both
    @pytest.mark.parametrize(
        ("query", "message", "begun"),
        [
            ({"topics": "astrology,deposits", "seed": "1"}, "practice.doubtful_address", True),
            ({"count": "many", "seed": "1"}, "practice.doubtful_address", True),
            ({"seed": "one"}, "practice.unknown_address", False),
            ({"problem": "no-such-problem"}, "practice.unknown_address", False),
            ({"problem": "../../etc/passwd", "seed": "1"}, "practice.unknown_address", False),
            ({"seed": "9" * 40, "topics": "<script>"}, "practice.unknown_address", False),
        ],
    )
    def test_what_an_address_gets_wrong_is_told_and_passed_over(
        self, language: Language, query: dict[str, str], message: str, begun: bool
    ) -> None:
        page = open_page("practice", language, **query)
        assert [note.value for note in page.info] == [say(message, language)]
        assert bool(page.header) == begun
        assert "<script>" not in sent(page)

    @both
    def test_a_choice_that_no_problem_fits_leads_back(self, language: Language) -> None:
        missing = next(
            (topic, level)
            for topic, names in cached.library().shelf.by_topic.items()
            for level in "321"
            if all(families()[name].level != level for name in names)
        )
        sitting = Sitting(language, topics=missing[0], levels=missing[1], seed="1")
        assert say("practice.none_fits", language) in shown(sitting.page)
        sitting.press("choose")
        assert sitting.page.checkbox


class TestMarks:
    @both
    @pytest.mark.parametrize("kind", KINDS)
    def test_the_model_answer_earns_all_the_marks(self, kind: str, language: Language) -> None:
        sitting = Sitting(language, problem=of_kind(kind), seed="3")
        for variant, paper in sitting.parts():
            assert paper.feedback == ""
            paper.answer(variant, variant.model_answer(language))
            assert f"**{say('quiz.right', language)}**" in paper.feedback
            assert marks(language, variant.question.marks, variant.question.marks) in paper.feedback
            assert not paper.offers("hint")

    @both
    def test_a_whole_paper_answered_rightly_gets_full_marks(self, language: Language) -> None:
        sitting = Sitting(language, count="3", seed="8")
        worth = sum(families()[problem.family].marks for problem in sitting.held.sitting.problems)
        for _ in range(3):
            sitting.answer_all()
            sitting.press("next")
        assert sitting.heading == say("practice.result_heading", language)
        assert f"**{marks(language, worth, worth)}**" in shown(sitting.page)
        for number, problem in enumerate(sitting.held.sitting.problems, 1):
            assert f"**{number}" in shown(sitting.page)
            assert families()[problem.family].title[language] in shown(sitting.page)
        assert say("practice.went_astray", language, mistakes="").strip() not in shown(sitting.page)

    def test_attempts_cost_and_repetitions_and_what_cannot_be_read_do_not(self) -> None:
        sitting = Sitting(EN, problem=of_kind("number"), seed="3")
        variant, paper = next(sitting.parts())
        worth = variant.question.marks
        for answer in ("123456789", "123456789", "123456789+", "1 banana"):
            paper.put(variant, answer)
        assert not paper.feedback.startswith("**")
        assert marks(EN, 0, worth) in shown(paper.box).replace("\u00a0", " ")
        paper.answer(variant, variant.model_answer(EN))
        assert marks(EN, worth * Fraction(9, 10), worth) in paper.feedback

    def test_nothing_is_earned_once_the_solution_was_shown(self) -> None:
        sitting = Sitting(EN, problem=of_kind("number"), seed="3")
        variant, paper = next(sitting.parts())
        assert not paper.offers("solution")
        paper.put(variant, "123456789")
        assert sitting.text(variant.question.solution) not in shown(paper.box)
        paper.press("solution")
        assert sitting.text(variant.question.solution) in shown(paper.box)
        paper.answer(variant, variant.model_answer(EN))
        assert say("quiz.right", EN) in paper.feedback
        assert marks(EN, 0, variant.question.marks) in paper.feedback

    @both
    def test_the_names_of_recognized_mistakes_stand_in_the_result(self, language: Language) -> None:
        sitting = Sitting(language, count="3", seed="11", topics="deposits")
        names = []
        for variant, paper in sitting.parts():
            for wrong in variant.wrong_answers(language):
                paper.answer(variant, wrong.answer)
                names.append(cached.library().mistakes[wrong.mistakes[0]].name[language])
                break
        for _ in range(3):
            sitting.press("next")
        text = shown(sitting.page)
        assert names
        assert names[0] in text
        assert text.count(say("practice.not_begun", language)) == 2

    def test_after_the_result_the_same_paper_begins_anew_or_another_one_is_drawn(self) -> None:
        sitting = Sitting(EN, count="3", seed="8", topics="deposits")
        problems = sitting.held.sitting.problems
        sitting.answer_all()
        for _ in range(3):
            sitting.press("next")
        sitting.press("same")
        assert sitting.held.sitting.problems == problems
        assert sitting.held.sitting.at == 0
        assert all(paper.feedback == "" for _, paper in sitting.parts())
        assert all(field.value == "" for field in sitting.page.text_input)
        for _ in range(3):
            sitting.press("next")
        sitting.press("new")
        assert sitting.page.query_params["topics"] == "deposits"
        assert sitting.page.query_params["count"] == "3"
        assert sitting.page.query_params["seed"] != "8"


class TestWorkingThrough:
    @both
    def test_hints_come_one_by_one(self, language: Language) -> None:
        name = next(name for name, family in families().items() if len(family.parts[0].hints) > 1)
        sitting = Sitting(language, problem=name, seed="2")
        question: BaseQuestion = sitting.problem.parts[0].question
        paper, hints = sitting.part(0), [sitting.text(hint) for hint in question.hints]
        for number in range(len(hints)):
            assert [hint in sent(sitting.page) for hint in hints] == [place < number for place in range(len(hints))]
            paper.press("hint")
        assert hints[-1] in shown(paper.box)
        assert not paper.offers("hint")

    def test_work_is_kept_when_one_leaves_a_problem_and_comes_back(self) -> None:
        sitting = Sitting(EN, count="3", seed="8")
        variant, paper = next(sitting.parts())
        paper.answer(variant, variant.model_answer(EN))
        before = paper.feedback
        sitting.press("next")
        assert sitting.held.sitting.at == 1
        assert all(paper.feedback == "" for _, paper in sitting.parts())
        sitting.press("previous")
        assert paper.feedback == before
        fields = [*sitting.page.text_input, *sitting.page.radio, *sitting.page.checkbox]
        filled = [str(field.value) for field in fields if field.key.startswith(paper.name)]
        assert any(value not in ("None", "", "False") for value in filled), "the answer stands in its fields again"

    def test_any_problem_can_be_chosen_from_the_list(self) -> None:
        sitting = Sitting(EN, count="5", seed="8")
        sitting.answer_all()
        places = sitting.page.segmented_control(key=f"practice.{sitting.held.turn}.places")
        worth = families()[sitting.drawing.family].marks
        assert places.options[0] == say("practice.place", EN, number=1, earned=share(Fraction(worth)), marks=worth)
        assert list(places.options[1:]) == ["2", "3", "4", "5", say("practice.result", EN)]
        places.set_value(3)
        sitting.run()
        assert sitting.held.sitting.at == 3
        assert sitting.heading == sitting.problem.family.title.en

    @both
    def test_a_later_part_is_right_from_the_learners_own_answer_to_an_earlier_one(self, language: Language) -> None:
        name, seed, later, earlier, own, carried = follow_through()
        sitting = Sitting(language, problem=name, seed=str(seed))
        parts = list(sitting.parts())
        variant, paper = parts[later]
        paper.answer(variant, carried)
        assert say("quiz.not_yet", language) in paper.feedback, "without the earlier answer it is wrong"
        parts[earlier][1].answer(parts[earlier][0], own)
        assert say("quiz.not_yet", language) in parts[earlier][1].feedback
        paper.answer(variant, carried)
        letter = f"({'abcdefgh'[earlier]})"
        assert say("quiz.carried", language, part=letter) in paper.feedback
        worth = variant.question.marks
        assert marks(language, worth, worth) in paper.feedback

    def test_a_change_of_language_keeps_everything(self) -> None:
        sitting = Sitting(EN, count="3", seed="8")
        variant, paper = next(sitting.parts())
        for answer in [wrong.answer for wrong in variant.wrong_answers(EN)][:1] or [variant.model_answer(EN)]:
            paper.answer(variant, answer)
        paper.press("solution")
        sitting.press("next")
        sitting.switch(ZH)
        assert sitting.held.sitting.at == 1
        assert sitting.heading == sitting.problem.family.title.zh
        assert sitting.page.query_params["seed"] == "8"
        sitting.press("previous")
        paper = sitting.part(0)
        assert sitting.text(variant.question.solution) in shown(paper.box)
        assert paper.feedback != ""
        assert sitting.held.turn == 1, "it is still the same sitting"

    def test_what_was_chosen_outlives_a_change_of_language(self) -> None:
        for kind in ("choice", "several", "signs"):
            sitting = Sitting(EN, problem=of_kind(kind), seed="3")
            number, variant = next((n, v) for n, v in enumerate(sitting.problem.parts) if v.question.kind == kind)
            sitting.part(number).answer(variant, variant.model_answer(EN))
            sitting.switch(ZH)
            sitting.part(number).check()
            assert say("quiz.empty", ZH) not in sitting.part(number).feedback
            sitting.part(number).check()
            assert say("quiz.right", ZH) in sitting.part(number).feedback

    def test_a_paper_under_way_can_be_gone_on_with(self) -> None:
        sitting = Sitting(EN, count="3", seed="8")
        sitting.answer_all()
        sitting.press("next")
        for name in ("count", "seed"):
            del sitting.page.query_params[name]
        sitting.run()
        assert not sitting.page.header, "without a seed there is the choice"
        sitting.press("go-on")
        assert sitting.held.sitting.at == 1
        assert sitting.page.query_params["seed"] == "8"
        assert sitting.held.sitting.begun(0)


class TestCells:
    @both
    def test_a_cell_that_cannot_be_read_is_told_by_its_row_and_column(self, language: Language) -> None:
        sitting = Sitting(language, problem=of_kind("table"), seed="3")
        number, variant = next((n, v) for n, v in enumerate(sitting.problem.parts) if v.question.kind == "table")
        paper = sitting.part(number)
        right = variant.model_answer(language)
        paper.put(variant, (*right[:-1], "banana"))
        row, column = variant.question.rows[-1].title, variant.question.columns[-1]
        name = say("quiz.cell", language, row=sitting.text(row), column=sitting.text(column))
        assert paper.feedback.startswith(name)
        assert "banana" in paper.quoted
        assert not paper.offers("solution"), "it costs nothing"

    @both
    def test_accounts_stand_in_the_books_order_and_partly_right_ones_earn_their_share(self, language: Language) -> None:
        sitting = Sitting(language, problem=of_kind("accounts"), seed="3")
        number, variant = next((n, v) for n, v in enumerate(sitting.problem.parts) if v.question.kind == "accounts")
        paper = sitting.part(number)
        boxes = [box.key for box in sitting.page.container if (box.key or "").startswith("account-")]
        order = ["fed", "treasury", "bank", "fund", "dealer", "depositor", "investor", "household", "agency"]
        agents = [key.split("-")[1] for key in boxes]
        assert agents == [agent for agent in order if agent in agents]
        labels = [field.label for field in sitting.page.text_input if field.key.startswith(paper.name)]
        assert len(set(labels)) == len(variant.cells), "each field says whose row of which side it is"
        right = variant.model_answer(language)
        changing = [place for place, text in enumerate(right) if text]
        gone = variant.cells[changing[0]].instrument
        answer = tuple("" if cell.instrument == gone else text for cell, text in zip(variant.cells, right, strict=True))
        paper.answer(variant, answer)
        judgement = variant.judge(answer, language)
        assert 0 < judgement.share < 1
        assert say("quiz.partly", language, share=f"{judgement.share}") in paper.feedback
        assert "✓" in paper.feedback

    def test_a_right_sign_with_a_wrong_condition_earns_half(self) -> None:
        sitting = Sitting(EN, problem="m1-sign-table", seed="3")
        variant, paper = next(sitting.parts())
        right = variant.model_answer(EN)
        place = next(place for place, (_, condition) in enumerate(right) if condition)
        answer = (*right[:place], ("depends", "k > t"), *right[place + 1 :])
        paper.put(variant, answer)
        assert paper.button == say("quiz.mark", EN)
        assert say("quiz.press_again", EN, button=paper.button) in paper.feedback
        paper.check()
        assert say("quiz.cell_half", EN) in paper.feedback
        assert paper.feedback.count(say("quiz.cell_right", EN)) == len(right) - 1


class TestTelling:
    def at(self, kind: str, language: Language) -> tuple[Any, Paper]:
        sitting = Sitting(language, problem=of_kind(kind), seed="3")
        return next((v, p) for v, p in sitting.parts() if v.question.kind == kind)

    @both
    def test_two_mistakes_in_a_row_are_both_told(self, language: Language) -> None:
        name, part, answer, mistakes = chain()
        sitting = Sitting(language, problem=name, seed="3")
        paper = sitting.part(part)
        paper.answer(sitting.problem.parts[part], answer)
        first, then = (cached.library().mistakes[mistake].says[language] for mistake in mistakes)
        assert say("quiz.mistakes_chained", language, first=first, then=then) in paper.feedback

    @both
    def test_a_wrong_statement_is_told_where_it_holds_and_the_right_one_does_not(self, language: Language) -> None:
        variant, paper = self.at("statement", language)
        symbol = variant.question.symbols[0]
        turned = "=" if "=" in variant.model_answer(language) and "<" not in variant.model_answer(language) else "<"
        paper.put(variant, f"{symbol} {turned} {symbol} + 1/1000")
        assert paper.button == say("quiz.mark", language)
        paper.check()
        said = [say(f"quiz.yours_{how}", language) in paper.feedback for how in ("holds", "fails")]
        assert sum(said) == 1, paper.feedback
        assert rf"${symbol[0]}" in paper.feedback

    @both
    def test_an_order_is_told_how_far_it_is_right(self, language: Language) -> None:
        variant, paper = self.at("order", language)
        items = list(range(len(variant.question.items)))
        paper.put(variant, tuple(reversed(items)))
        shown = " → ".join(str(variant.order.index(index) + 1) for index in reversed(items))
        assert paper.feedback.startswith(say("quiz.read_as", language, reading=shown))
        assert say("quiz.order_first", language) in paper.feedback
        paper.put(variant, (*items[:-2], items[-1], items[-2]))
        assert say("quiz.order_from", language, count=len(items) - 2) in paper.feedback
        paper.put(variant, tuple(items[:-1]))
        assert say("quiz.order_incomplete", language, missing=1) in paper.feedback

    @pytest.mark.parametrize("typed", ["12", "1 1 2", "abc", "1,2,99"])
    def test_an_order_that_is_none_costs_nothing(self, typed: str) -> None:
        _, paper = self.at("order", EN)
        paper.page.text_input(key=f"{paper.name}.answer").set_value(typed)
        paper.check()
        assert say("quiz.not_yet", EN) not in paper.feedback
        assert not paper.offers("solution")

    @pytest.mark.parametrize("between", [" ", ", ", "、", "→", ""])
    def test_an_order_may_be_written_in_any_way(self, between: str) -> None:
        variant, paper = self.at("order", ZH)
        right = [str(variant.order.index(index) + 1) for index in range(len(variant.order))]
        for digits in (
            right,
            [chr(ord(digit) + 0xFEE0) for digit in right],
            [chr(ord(d) - 49 + 0x2460) for d in right],
        ):
            paper.page.text_input(key=f"{paper.name}.answer").set_value(between.join(digits))
            paper.check()
            assert say("quiz.right", ZH) in paper.feedback

    @both
    def test_what_was_missed_and_what_was_too_much_is_told(self, language: Language) -> None:
        variant, paper = self.at("several", language)
        key, wrong = sorted(variant.key), sorted(set(range(len(variant.order))) - variant.key)
        paper.put(variant, (*key, wrong[0]))
        assert say("quiz.several_extra", language) in paper.feedback
        if len(key) > 1:
            paper.put(variant, tuple(key[:-1]))
            assert say("quiz.several_missed", language) in paper.feedback
        paper.put(variant, (*key[:-1], wrong[0]))
        assert say("quiz.several_both", language) in paper.feedback

    @both
    def test_an_answer_that_nothing_explains_opens_the_first_hint(self, language: Language) -> None:
        sitting = Sitting(language, problem=of_kind("number"), seed="3")
        variant, paper = next(sitting.parts())
        paper.put(variant, "123456789")
        assert say("quiz.unexplained", language) in paper.feedback
        assert sitting.text(variant.question.hints[0]) in shown(paper.box)


@cache
def chain() -> tuple[str, int, str, tuple[str, ...]]:
    """A number that two mistakes lead to, one on top of the other, and no single one."""
    for name in families():
        for part, variant in enumerate(cached.problem(name, 3).parts):
            if variant.question.kind == "number":
                for _, value in variant.chains():
                    answer = str(round(float(value), 2))
                    judgement = variant.judge(answer, EN)
                    if len(judgement.mistakes) == 2:
                        return name, part, answer, judgement.mistakes
    raise AssertionError("no chain of mistakes in any family")


@cache
def follow_through() -> tuple[str, int, int, int, str, str]:
    """A problem in which a wrong answer to one part makes another answer to a later part right."""
    for name, family in families().items():
        for later, part in enumerate(family.parts):
            follows = getattr(part, "follows", {})
            if len(follows) != 1 or getattr(part, "percent", False):
                continue
            earlier = next(n for n, each in enumerate(family.parts) if each.id in follows.values())
            for seed in range(5):
                problem = cached.problem(name, seed)
                for wrong in problem.parts[earlier].wrong_answers(EN):
                    own = {family.parts[earlier].id: wrong.answer}
                    for answer in map(str, range(2, 2000)):
                        alone, together = (problem.judge(later, answer, EN, given) for given in ({}, own))
                        if together.carried and alone.verdict == "wrong":
                            return name, seed, later, earlier, str(wrong.answer), answer
    raise AssertionError("no family lets an answer be carried on")


def test_the_page_of_practice_has_no_sentence_of_the_other_language() -> None:
    page: AppTest = open_page("practice", ZH, problem=of_kind("accounts"), seed="3")
    assert not any(say("quiz.check", EN) == button.label for button in page.button)
