"""A learner's work on one question: reading before it counts, and what attempts, hints and solutions cost."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from papers import WORDS, drawn

from app.prose.languages import Language
from app.quiz.answers import Answer, Judgement, Verdict
from app.quiz.base import Variant
from app.quiz.sheets import Sheet, needs_reading, worth

EN, ZH = Language.EN, Language.ZH
F = Fraction

NUMBER = drawn(kind="number", key="12.5", decimals=1, unit={"en": "million yuan", "zh": "百万元"})
FORMULA = drawn(kind="formula", key="(1 + k)/(r + k)", symbols=["r", "k"])
STATEMENT = drawn(kind="statement", key="r + k < 1", symbols=["r", "k"])
TABLE = drawn(
    kind="table", exact=True, columns=[WORDS, WORDS, WORDS], rows=[{"title": WORDS, "cells": ["? 1 + 1", "? 3"]}]
)
RISES = {"of": WORDS, "derivative": "r + k", "sign": "+"}
TURNS = {"of": WORDS, "derivative": "r - k", "sign": "depends", "positive_when": "r > k"}
SIGNS = drawn(kind="signs", symbols=["r", "k"], rows=[RISES, TURNS])
ACCOUNTS = drawn(kind="accounts", scene="cash-withdrawal", amount="100")
CHOICE = drawn(kind="choice", options=[{"text": WORDS, "right": True}, {"text": WORDS, "says": WORDS}])
ORDER = drawn(kind="order", items=[WORDS, WORDS, WORDS])


class Desk:
    """A learner at one question, and how often it was marked."""

    def __init__(self, variant: Variant[Any]) -> None:
        self.sheet, self.variant, self.marked = Sheet(), variant, 0

    def give(self, answer: Answer, language: Language = EN) -> Verdict:
        def judge(given: Answer) -> Judgement:
            self.marked += 1
            return self.variant.judge(given, language)

        self.sheet.give(answer, self.variant, language, judge)
        assert self.sheet.judgement is not None
        return self.sheet.judgement.verdict


class TestReadingBeforeItCounts:
    @pytest.mark.parametrize("answer", ["12.5", "-3", "+3", "−3", "1250", " 12.5 "])
    def test_a_plain_number_is_marked_at_once(self, answer: str) -> None:
        assert Desk(NUMBER).give(answer) in (Verdict.RIGHT, Verdict.WRONG)

    @pytest.mark.parametrize(
        "answer",
        [
            "12.5%",
            "25/2",
            "12,5",
            "1,250",
            "1 250",
            "１２.５",
            "12.5万",
            "2 bn",
            "10+2.5",
            "12.5 million yuan",
            "1e3",
            "½",
        ],
    )
    def test_anything_else_is_shown_as_it_was_read_first(self, answer: str) -> None:
        desk = Desk(NUMBER)
        assert desk.give(answer) in (Verdict.READ, Verdict.UNREADABLE)
        assert desk.marked == 0
        assert desk.sheet.tried == []

    @pytest.mark.parametrize(
        ("variant", "answer"),
        [
            (FORMULA, "(1+k)/(r+k)"), (STATEMENT, "k + r < 1"), (TABLE, ("2", "6/2")),
            (SIGNS, (("+", ""), ("depends", "k < r"))), (NUMBER, "25/2"),
        ],
    )  # fmt: skip
    def test_what_was_shown_is_what_is_marked_when_it_is_sent_again(
        self, variant: Variant[Any], answer: Answer
    ) -> None:
        desk = Desk(variant)
        assert desk.give(answer) is Verdict.READ
        assert desk.sheet.is_read
        assert desk.give(answer) is Verdict.RIGHT
        assert desk.sheet.answer == answer
        assert desk.marked == 1

    @pytest.mark.parametrize(
        ("variant", "answer"),
        [
            (CHOICE, 0), (ORDER, (0, 1, 2)), (TABLE, ("2", "3")), (TABLE, ("2", "")),
            (SIGNS, (("+", ""), ("-", ""))), (ACCOUNTS, ("-100", "", "+5")),
        ],
    )  # fmt: skip
    def test_choices_and_plain_cells_need_no_reading(self, variant: Variant[Any], answer: Answer) -> None:
        assert not needs_reading(variant, answer)

    def test_a_changed_answer_is_read_anew(self) -> None:
        desk = Desk(FORMULA)
        desk.give("1/(r+k)")
        assert desk.give("(1+k)/(r+k)") is Verdict.READ
        assert desk.give("1/(r+k)") is Verdict.READ
        assert desk.marked == 0

    def test_what_cannot_be_read_costs_nothing_and_is_never_marked(self) -> None:
        desk = Desk(FORMULA)
        assert desk.give("(1 +") is Verdict.UNREADABLE
        assert desk.give("(1 +") is Verdict.UNREADABLE
        assert (desk.marked, desk.sheet.tried) == (0, [])
        assert desk.give("(1+k)/(r+k)") is Verdict.READ
        assert desk.give("(1+k)/(r+k)") is Verdict.RIGHT
        assert desk.sheet.credit == 1

    def test_a_reading_holds_for_the_language_it_was_made_in(self) -> None:
        desk = Desk(NUMBER)
        assert desk.give("12.5 million", EN) is Verdict.READ
        assert desk.give("12.5 million", ZH) is Verdict.READ
        assert desk.give("12.5 million", ZH) is Verdict.RIGHT


class TestMarks:
    def test_each_further_attempt_takes_off_a_tenth_down_to_a_half(self) -> None:
        assert [worth(attempt) for attempt in range(1, 9)] == [
            1, F(9, 10), F(8, 10), F(7, 10), F(6, 10), F(5, 10), F(5, 10), F(5, 10),
        ]  # fmt: skip

    def test_guessing_among_options_earns_less_and_less_and_in_the_end_nothing(self) -> None:
        assert [worth(attempt, 2) for attempt in (1, 2)] == [1, 0]
        assert [worth(attempt, 4) for attempt in (1, 2, 3, 4)] == [1, F(2, 3), F(1, 3), 0]

    def test_the_same_answer_given_again_is_no_further_attempt(self) -> None:
        desk = Desk(NUMBER)
        for answer in ("1", "1", "1", "12.5"):
            desk.give(answer)
        assert desk.sheet.credit == F(9, 10)

    def test_an_answer_given_before_is_no_new_attempt_either(self) -> None:
        desk = Desk(NUMBER)
        for answer in ("1", "2", "1", "12.5"):
            desk.give(answer)
        assert desk.sheet.credit == F(8, 10)
        assert desk.sheet.counted == "12.5"

    def test_the_best_attempt_stands(self) -> None:
        desk = Desk(TABLE)
        assert desk.give(("2", "9")) is Verdict.PARTLY
        assert desk.sheet.credit == F(1, 2)
        desk.give(("9", "9"))
        assert desk.sheet.credit == F(1, 2)
        desk.give(("2", "3"))
        assert desk.sheet.credit == F(8, 10)
        desk.give(("0", "0"))
        assert desk.sheet.credit == F(8, 10)
        assert desk.sheet.right

    def test_nothing_is_earned_after_the_worked_solution(self) -> None:
        desk = Desk(TABLE)
        desk.give(("2", "9"))
        desk.sheet.solved = True
        assert desk.give(("2", "3")) is Verdict.RIGHT
        assert desk.sheet.credit == F(1, 2)

    def test_hints_are_free(self) -> None:
        desk = Desk(NUMBER)
        desk.sheet.hints = 3
        desk.give("12.5")
        assert desk.sheet.credit == 1

    def test_undecided_costs_nothing(self) -> None:
        sheet = Sheet()
        sheet.mark("x", Judgement(Verdict.UNDECIDED))
        assert (sheet.tried, sheet.credit) == ([], 0)
        sheet.mark("y", Judgement(Verdict.RIGHT))
        assert sheet.credit == 1

    def test_mistakes_are_remembered_once_and_in_order(self) -> None:
        sheet = Sheet()
        for mistakes in (("b",), ("a", "b"), ()):
            sheet.mark(str(mistakes), Judgement(Verdict.WRONG, mistakes=mistakes))
        assert sheet.went_astray == ["b", "a"]
