"""Answers of more than one line: several, order, tables, sign tables, T-accounts; statements and forms."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar

import pytest
from papers import WORDS, drawn, question
from pydantic import ValidationError

from app.prose.languages import Language
from app.quiz.answers import Judgement, Verdict
from app.quiz.base import Variant

EN = Language.EN
F = Fraction
WRONG_OPTION = {"text": WORDS, "says": WORDS}
RIGHT_OPTION = {"text": WORDS, "right": True}


def mark(variant: Variant[Any], answer: Any) -> Judgement:
    return variant.judge(answer, EN)


class TestSeveral:
    @staticmethod
    def asked() -> Variant[Any]:
        options = [RIGHT_OPTION, WRONG_OPTION, RIGHT_OPTION, {"text": WORDS, "mistake": "m"}]
        return drawn(kind="several", options=options)

    @pytest.mark.parametrize(
        ("chosen", "verdict", "share"),
        [
            ((0, 2), Verdict.RIGHT, 1), ((2, 0), Verdict.RIGHT, 1), ((0,), Verdict.PARTLY, F(1, 2)),
            ((0, 2, 1), Verdict.PARTLY, F(1, 2)), ((0, 1), Verdict.WRONG, 0), ((1, 3), Verdict.WRONG, 0),
            ((0, 1, 2, 3), Verdict.WRONG, 0),
        ],
    )  # fmt: skip
    def test_each_right_one_earns_and_each_wrong_one_costs(
        self, chosen: tuple[int, ...], verdict: Verdict, share: Fraction
    ) -> None:
        judgement = mark(self.asked(), chosen)
        assert (judgement.verdict, judgement.credit) == (verdict, share)

    def test_the_mistake_behind_a_wrong_one_is_named(self) -> None:
        assert mark(self.asked(), (0, 2, 3)).mistakes == ("m",)

    def test_choosing_everything_or_nothing_is_no_way_to_marks(self) -> None:
        for count in range(1, 4):
            options = [RIGHT_OPTION] * count + [WRONG_OPTION] * (4 - count)
            variant = drawn(kind="several", options=options)
            assert mark(variant, (0, 1, 2, 3)).credit <= F(1, 2) or count == 3
            assert mark(variant, ()).credit == 0

    def test_all_right_or_all_wrong_is_no_question(self) -> None:
        for option in (RIGHT_OPTION, WRONG_OPTION):
            with pytest.raises(ValidationError):
                question(kind="several", options=[option] * 3)


class TestOrder:
    @staticmethod
    def asked(seed: int = 0) -> Variant[Any]:
        return drawn(seed, kind="order", items=[{"en": str(i), "zh": str(i)} for i in range(5)])

    def test_it_is_never_shown_in_its_right_order(self) -> None:
        orders = {self.asked(seed).order for seed in range(200)}  # type: ignore[attr-defined]
        assert len(orders) > 50
        assert tuple(range(5)) not in orders

    def test_what_already_stands_in_place_is_told(self) -> None:
        assert mark(self.asked(), (0, 1, 2, 3, 4)).verdict is Verdict.RIGHT
        judgement = mark(self.asked(), (0, 1, 2, 4, 3))
        assert (judgement.verdict, judgement.credit) == (Verdict.PARTLY, F(1, 2))
        assert (judgement.message, judgement.values) == ("order_from", {"count": 3})
        assert mark(self.asked(), (4, 3, 2, 1, 0)).credit == 0
        assert mark(self.asked(), (4, 3, 2, 1, 0)).message == "order_first"

    def test_an_order_that_is_not_finished_costs_nothing(self) -> None:
        judgement = mark(self.asked(), (0, 1))
        assert not judgement.counts
        assert judgement.values == {"missing": 3}


class TestTable:
    @staticmethod
    def asked() -> Variant[Any]:
        return drawn(
            kind="table",
            parameters={"first": ["100"], "r": ["10%"]},
            columns=[WORDS] * 4,
            rows=[
                {"title": WORDS, "cells": ["first", "? first*r", "? first*(1 - r)"]},
                {"title": WORDS, "cells": ["? first*(1 - r)", "? first*(1 - r)*r", "? first*(1 - r)^2"]},
            ],
            decimals=1,
        )

    def test_each_blank_earns_its_share(self) -> None:
        variant = self.asked()
        assert variant.model_answer(EN) == ("10", "90", "90", "9", "81")
        assert mark(variant, ("10", "90", "90.04", "9", "81.0")).verdict is Verdict.RIGHT
        judgement = mark(variant, ("10", "90", "", "-9", "80"))
        assert (judgement.verdict, judgement.credit) == (Verdict.PARTLY, F(2, 5))
        assert [cell.message for cell in judgement.cells] == [None, None, "cell_missing", "cell_sign", "cell_amount"]

    def test_one_cell_that_cannot_be_read_leaves_all_uncounted(self) -> None:
        judgement = mark(self.asked(), ("10", "90", "ninety", "9", "81"))
        assert (judgement.verdict, judgement.counts) == (Verdict.UNREADABLE, False)
        assert [cell.verdict for cell in judgement.cells].count(Verdict.UNREADABLE) == 1

    @pytest.mark.parametrize("cells", [["first"], ["first", "r"], ["? first"]])
    def test_a_table_must_be_rectangular_with_something_to_fill_in(self, cells: list[str]) -> None:
        with pytest.raises(ValidationError):
            question(kind="table", columns=[WORDS] * 3, rows=[{"title": WORDS, "cells": cells}], exact=True)


class TestSigns:
    ROWS = (
        {"of": WORDS, "derivative": "dm1_de(r_d, r_t, t, e, k)", "sign": "-", "mistakes": {"m": "+"}},
        {
            "of": WORDS,
            "derivative": "dm1_dk(r_d, r_t, t, e, k)",
            "sign": "depends",
            "positive_when": "r_d + r_t*t + e > 1",
            "mistakes": {"sign_without_condition": "-"},
        },
    )

    def asked(self, *rows: dict[str, Any]) -> Variant[Any]:
        return drawn(kind="signs", symbols=["r_d", "r_t", "t", "e", "k"], rows=list(rows or self.ROWS))

    @pytest.mark.parametrize("condition", ["r_d + r_t t + e > 1", "1 < e + rd + t*r_t", "r_d + e > 1 - r_t*t"])
    def test_a_condition_counts_in_any_shape(self, condition: str) -> None:
        assert mark(self.asked(), (("-", ""), ("depends", condition))).verdict is Verdict.RIGHT

    def test_the_right_sign_without_its_condition_is_half_right(self) -> None:
        judgement = mark(self.asked(), (("-", ""), ("depends", "r_d + e > 1")))
        assert (judgement.verdict, judgement.credit) == (Verdict.PARTLY, F(3, 4))
        assert judgement.cells[1].message == "condition_differs"
        judgement = mark(self.asked(), (("-", ""), ("-", "")))
        assert (judgement.credit, judgement.mistakes) == (F(1, 2), ("sign_without_condition",))

    def test_a_row_without_an_answer_or_a_readable_condition_costs_nothing(self) -> None:
        for row in (("", ""), ("depends", ""), ("depends", "r_d +> 1"), ("depends", "x > 1")):
            assert not mark(self.asked(), (("-", ""), row)).counts

    @pytest.mark.parametrize(
        ("row", "place"),
        [
            ({"sign": "+"}, "sign"),
            ({"sign": "0"}, "sign"),
            ({"sign": "depends", "positive_when": "r_d > 1"}, "positive_when"),
            ({"sign": "-", "mistakes": {"m": "-"}}, "m"),
            ({"derivative": "dm1_de(r_d)"}, "derivative"),
        ],
    )
    def test_the_core_finds_wrong_signs_of_the_author(self, row: dict[str, Any], place: str) -> None:
        assert not list(self.asked().faults())
        assert place in {where[-1] for where, _ in self.asked({**self.ROWS[0], **row}).faults()}

    def test_a_condition_must_tell_where_the_sign_changes(self) -> None:
        for condition in ("r_d + r_t*t + e > 2", "r_d + r_t*t + e > 1/2", "r_d + r_t*t + e < 1"):
            row = {**self.ROWS[1], "positive_when": condition}
            assert [where[-1] for where, _ in self.asked(row).faults()] == ["positive_when"], condition


class TestAccounts:
    @staticmethod
    def asked(scene: str = "channel-2", **fields: Any) -> Variant[Any]:
        return drawn(kind="accounts", scene=scene, amount="amount", parameters={"amount": ["100"]}, **fields)

    def filled(self, variant: Variant[Any], **cells: str) -> tuple[str, ...]:
        """One text per cell; cells are named agent__instrument."""
        names = [f"{cell.agent}__{cell.instrument}" for cell in variant.cells]  # type: ignore[attr-defined]
        assert set(cells) <= set(names), names
        return tuple(cells.get(name, "") for name in names)

    def test_the_model_answer_balances_and_is_right(self) -> None:
        variant = self.asked()
        judgement = mark(variant, variant.model_answer(EN))
        assert (judgement.verdict, judgement.credit) == (Verdict.RIGHT, 1)

    def test_rows_that_stay_empty_stand_beside_those_that_change(self) -> None:
        variant = self.asked("channel-1")
        cells = {(cell.agent, cell.instrument) for cell in variant.cells}  # type: ignore[attr-defined]
        assert {("fed", "tga"), ("fed", "on_rrp"), ("bank", "loans"), ("bank", "demand_deposits")} <= cells
        assert len(cells) > len(variant.key)  # type: ignore[attr-defined]

    def test_credit_is_given_by_balanced_pair(self) -> None:
        variant = self.asked()
        pair = {"bank__demand_deposits": "-100", "depositor__demand_deposits": "−100"}
        whole = mark(variant, self.filled(variant, **pair))
        half = mark(variant, self.filled(variant, bank__demand_deposits="-100"))
        assert whole.verdict is Verdict.PARTLY
        assert whole.credit == F(1, len({cell.instrument for cell in variant.key}))  # type: ignore[attr-defined]
        assert half.credit == 0

    def test_a_row_that_does_not_change_costs_what_a_pair_earns(self) -> None:
        variant = self.asked()
        pair = {"bank__demand_deposits": "-100", "depositor__demand_deposits": "-100"}
        judgement = mark(variant, self.filled(variant, **pair, fed__on_rrp="-100"))
        assert judgement.credit == 0
        messages = {cell.message for cell in judgement.cells}
        assert {"cell_not_touched", "cell_missing", None} <= messages

    def test_an_account_whose_sides_differ_is_told(self) -> None:
        variant = self.asked()
        assert mark(variant, self.filled(variant, bank__reserves="-100")).message == "accounts_unbalanced"

    def test_a_forgotten_step_has_a_name(self) -> None:
        variant = self.asked(mistakes={"redemption_leg_forgotten": "repay"})
        (wrong,) = variant.wrong_answers(EN)
        assert mark(variant, wrong.answer).mistakes == ("redemption_leg_forgotten",)

    @pytest.mark.parametrize("scene", ["no-scene", "channel-9"])
    def test_an_unknown_scene_or_step_is_told_to_the_author(self, scene: str) -> None:
        with pytest.raises(ValueError, match="unknown scene"):
            self.asked(scene)
        with pytest.raises(ValueError, match="there are"):
            self.asked(mistakes={"m": "no-step"})


class TestStatement:
    @staticmethod
    def asked(key: str, **fields: Any) -> Variant[Any]:
        return drawn(kind="statement", key=key, **{"symbols": ["r_d", "r_t", "e", "k", "M", "V", "P", "Y"], **fields})

    @pytest.mark.parametrize("typed", ["M V = P Y", "PY = MV", "V = P*Y/M", "M*V - P*Y = 0", "M = PY/V", "2MV=2PY"])
    def test_an_equation_is_right_in_any_shape(self, typed: str) -> None:
        assert mark(self.asked("M*V = P*Y"), typed).verdict is Verdict.RIGHT

    @pytest.mark.parametrize(
        "typed", ["r_d+e+k>r_t(1+k)", "r_t + r_t k < r_d + e + k", "(rd − rt) + e + k(1 − rt) > 0", "rt(1+k) ＜ k+e+rd"]
    )
    def test_an_inequality_is_right_in_any_shape(self, typed: str) -> None:
        assert mark(self.asked("r_d + e + k > r_t*(1 + k)"), typed).verdict is Verdict.RIGHT

    def test_what_differs_is_told_by_name_or_by_numbers(self) -> None:
        variant = self.asked("r_d + e + k > r_t*(1 + k)", mistakes={"m": "r_d + e + k > r_t"})
        assert mark(variant, "r_d + e + k > r_t").mistakes == ("m",)
        judgement = mark(variant, "r_d > r_t")
        assert (judgement.verdict, judgement.message) == (Verdict.WRONG, "statement_differs")
        assert judgement.witness is not None
        assert mark(variant, "r_d + e + k < r_t(1+k)").verdict is Verdict.WRONG
        assert mark(variant, "r_d + e + k = r_t(1+k)").message == "inequality_wanted"
        assert not mark(variant, "r_d + e + k").counts

    def test_what_is_assumed_narrows_what_is_compared(self) -> None:
        key = {"key": "(1 - k)/(1 - e) < 1", "symbols": ["k", "e"]}
        assert mark(self.asked(**key), "k > e").verdict is Verdict.WRONG
        assert mark(self.asked(**key, assume=["k < 1", "e < 1"]), "k > e").verdict is Verdict.RIGHT

    @pytest.mark.parametrize(("key", "sound"), [("e + k > 0", False), ("e < -k", False), ("e > k", True)])
    def test_a_key_that_says_nothing_of_positive_numbers_is_told_to_the_author(self, key: str, sound: bool) -> None:
        assert (not list(self.asked(key).faults())) is sound


class TestForm:
    @staticmethod
    def asked(form: str) -> Variant[Any]:
        symbols = ["r_d", "r_t", "t", "e", "k"]
        return drawn(kind="formula", symbols=symbols, key="(1 + k)/(r_d + e + k)", form=form)

    @pytest.mark.parametrize(
        ("typed", "form", "message"),
        [
            ("(1+k)/(r_d+e+k)", "one_fraction", None),
            ("1/(r_d+e+k) + k/(r_d+e+k)", "one_fraction", "form_not_one_fraction"),
            ("(1/k + 1)/((r_d+e+k)/k)", "one_fraction", "form_not_one_fraction"),
            ("(k+1)/(e+k+r_d)", "simplified", None),
            ("2(1+k)/(2r_d+2e+2k)", "simplified", "form_common_factor"),
            ("(k + k^2)/(k r_d + k e + k^2)", "simplified", "form_common_factor"),
            ("(1+k)/(r_d+e+2k-k)", "simplified", "form_like_terms"),
        ],
    )
    def test_the_form_counts_where_it_is_asked(self, typed: str, form: str, message: str | None) -> None:
        judgement = mark(self.asked(form), typed)
        assert judgement.message == message
        assert (judgement.verdict is Verdict.RIGHT) == (message is None)


class TestWrongLine:
    FIELDS: ClassVar[dict[str, Any]] = {
        "kind": "wrong_line",
        "given": ["C = k*D", "R = r*D", "B = C + R", "M = C + D"],
        "lines": ["B = k*D + r*D", "B = (k + r)*D", "D = B/(k + r)", "M = (1 + k)*D", "M = (1 + k)*B/(k + r)"],
        "says": WORDS,
        "solution": {"en": "[[wrong]]: $[[spoiled]]$, $[[meant]]$", "zh": "[[wrong]]"},
    }

    def test_exactly_one_line_fails_and_any_of_them_may(self) -> None:
        places, lines = set(), set()
        for seed in range(60):
            variant = drawn(seed, **self.FIELDS)
            places.add(variant.key)  # type: ignore[attr-defined]
            lines.add(variant.values["spoiled"])
            verdicts = [mark(variant, index).verdict for index in range(5)]
            assert [index for index, verdict in enumerate(verdicts) if verdict is Verdict.RIGHT] == [variant.key]  # type: ignore[attr-defined]
            shown = [option.text.en for option in variant.question.options]
            assert len(set(shown)) == 5
            assert variant.values["wrong"] == variant.key + 1  # type: ignore[attr-defined]
            assert variant.values["spoiled"] != variant.values["meant"]
        assert places == set(range(5))
        assert len(lines) > 20

    def test_lines_stand_in_their_order(self) -> None:
        assert drawn(3, **self.FIELDS).order == (0, 1, 2, 3, 4)  # type: ignore[attr-defined]

    def test_a_line_that_does_not_follow_is_told_to_the_author(self) -> None:
        with pytest.raises(ValueError, match="line 2 does not follow"):
            drawn(**{**self.FIELDS, "lines": ["B = k*D + r*D", "B = k*D", "D = B/(k + r)"]})
        with pytest.raises(ValueError, match="cannot be solved"):
            drawn(**{**self.FIELDS, "given": ["C = k*D", "C = 2*k*D"]})
