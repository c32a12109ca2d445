"""Problems of several parts: follow-through from the learner's own answer, chains of mistakes, faults of an author."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from papers import WORDS, drawn, question
from pydantic import ValidationError

from app.prose.languages import Language
from app.quiz.answers import Judgement, Verdict
from app.quiz.drawing import DrawError
from app.quiz.mistakes import Mistake, Transformation
from app.quiz.problems import Family, Problem
from app.quiz.questions import draw

EN = Language.EN
F = Fraction
TEXTS = {"ask": WORDS, "hints": [WORDS], "solution": WORDS}
TOTAL = {"id": "total", "kind": "number", "key": "total", "exact": "true", **TEXTS}
DERIVED = {
    "id": "derived",
    "kind": "number",
    "key": "derived",
    "exact": "true",
    "follows": {"total": "total"},
    "sensible": ["total > first"],
    "mistakes": {"m": "total"},
    **TEXTS,
}


def family(**fields: Any) -> Family:
    return Family.model_validate(
        {
            "title": WORDS,
            "rows": ["S004-66"],
            "parameters": {"first": ["500"], "leak": ["20%"]},
            "let": {"total": "first/leak", "derived": "total - first"},
            "parts": [TOTAL, DERIVED],
            **fields,
        }
    )


def problem(**fields: Any) -> Problem:
    return family(**fields).problem("family", 0, {"m": mistake()})


def mistake(**transform: Any) -> Mistake:
    return Mistake.model_validate({"name": WORDS, "says": WORDS, **({"transform": transform} if transform else {})})


def second(answer: str, **earlier: str) -> Judgement:
    return problem().judge(1, answer, EN, earlier)


class TestFollowThrough:
    def test_right_from_the_learners_own_first_part(self) -> None:
        judgement = second("3500", total="4000")
        assert (judgement.verdict, judgement.carried, judgement.credit) == (Verdict.RIGHT, True, 1)

    def test_the_true_answer_is_right_whatever_came_before(self) -> None:
        assert second("2000", total="4000").verdict is Verdict.RIGHT
        assert not second("2000", total="4000").carried

    def test_an_absurd_first_part_earns_nothing_further(self) -> None:
        for total in ("400", "500", "-4000", "0"):
            judgement = second(str(int(total) - 500), total=total)
            assert judgement.verdict is Verdict.WRONG, total

    def test_without_an_own_answer_nothing_is_carried(self) -> None:
        assert second("3500").verdict is Verdict.WRONG
        assert second("3500", total="no number").verdict is Verdict.WRONG

    def test_a_mistake_on_the_way_keeps_its_name(self) -> None:
        assert second("2500", total="4000").mistakes == ("m",)
        assert second("2500", total="2500").mistakes == ("m",)

    def test_units_and_scales_of_the_first_part_are_understood(self) -> None:
        unit = {"en": "bn", "zh": "亿"}
        asked = problem(parts=[{**TOTAL, "unit": unit}, DERIVED])
        assert asked.judge(1, "3500", EN, {"total": "4 trillion"}).carried
        assert asked.judge(1, "3500", Language.ZH, {"total": "4000亿"}).carried


LIBRARY = {
    "no_k": mistake(inputs={"k": "0"}),
    "below": Mistake(
        name=WORDS, says=WORDS, transform=Transformation.model_validate({"inputs": {"k": "0"}, "in": "denominator"})
    ),
    "inverted": mistake(answer="1/answer"),
}


class TestMistakesAsTransformations:
    def number(self, **wrong: str) -> Any:
        asked = question(
            kind="number", parameters={"r": ["10%"], "k": ["15%"]}, key="1/(r + k)", decimals=3, mistakes=wrong
        )
        return draw(asked, 0, mistakes=LIBRARY)

    def formula(self, **wrong: str) -> Any:
        asked = question(kind="formula", symbols=["r", "k"], key="(1 + k)/(r + k)", mistakes=wrong)
        return draw(asked, 0, mistakes=LIBRARY)

    def test_of_a_number_and_two_on_top_of_each_other(self) -> None:
        variant = self.number(no_k="", inverted="", own="r/k")
        assert variant.judge("10", EN).mistakes == ("no_k",)
        assert variant.judge("0.25", EN).mistakes == ("inverted",)
        assert set(variant.judge("0.1", EN).mistakes) == {"no_k", "inverted"}
        assert variant.judge("1.5", EN).mistakes == ("own", "inverted")
        assert variant.judge("7", EN).mistakes == ()

    def test_of_a_formula_and_two_on_top_of_each_other(self) -> None:
        variant = self.formula(no_k="", below="", inverted="")
        assert variant.judge("1/r", EN).mistakes == ("no_k",)
        assert variant.judge("(1+k)/r", EN).mistakes == ("below",)
        assert variant.judge("(r+k)/(1+k)", EN).mistakes == ("inverted",)
        assert set(variant.judge("r/(1+k)", EN).mistakes) == {"below", "inverted"}
        assert variant.judge("r*k", EN).mistakes == ()

    def test_what_the_library_cannot_derive_is_told_to_the_author(self) -> None:
        with pytest.raises(DrawError, match="no transformation"):
            self.number(unknown="")
        with pytest.raises(DrawError, match="denominator"):
            self.number(below="")

    def test_a_transformation_that_changes_nothing_coincides_with_the_key(self) -> None:
        library = {"no_t": mistake(inputs={"t": "0"})}
        asked = question(kind="number", parameters={"r": ["10%"]}, key="1/r", decimals=2, mistakes={"no_t": ""})
        assert [place for place, _ in draw(asked, 0, mistakes=library).faults()] == [("mistakes", "no_t")]

    @pytest.mark.parametrize(
        "transform", [{}, {"answer": "1", "inputs": {"k": "0"}}, {"answer": "1", "in": "numerator"}, {"of": "1"}]
    )
    def test_a_transformation_says_one_thing(self, transform: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            Transformation.model_validate(transform)


class TestTolerance:
    @pytest.mark.parametrize(
        ("fields", "right", "wrong"),
        [
            ({"key": "200", "within": "1%"}, ["198", "202", "200.5"], ["197.9", "202.1"]),
            ({"key": "200", "within": "0.5"}, ["199.5", "200.5"], ["199.4"]),
            ({"key": "6%", "percent": "true", "within": "0.1"}, ["6.1%", "0.059"], ["6.2%"]),
            ({"key": "1/3", "decimals": "2"}, ["0.33", "0.333333", "1/3", "0.335"], ["0.34", "0.3"]),
            ({"key": "12.5", "exact": "true"}, ["12.5", "25/2"], ["12.49", "13"]),
        ],
    )
    def test_how_far_an_answer_may_be(self, fields: dict[str, Any], right: list[str], wrong: list[str]) -> None:
        variant = drawn(kind="number", **fields)
        assert {variant.judge(each, EN).verdict for each in right} == {Verdict.RIGHT}
        assert Verdict.RIGHT not in {variant.judge(each, EN).verdict for each in wrong}

    @pytest.mark.parametrize("fields", [{}, {"within": "1%", "exact": "true"}, {"within": "about 1"}, {"within": "-1"}])
    def test_one_precision_is_told(self, fields: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            question(kind="number", key="1", **fields)


class TestWhatAnAuthorGetsWrong:
    @pytest.mark.parametrize(
        "fields",
        [{"parts": []}, {"rows": []}, {"rows": ["row 66"]}, {"level": "4"}, {"title": {"en": "words"}}, {"word": "1"}],
    )
    def test_is_refused(self, fields: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            family(**fields)

    @pytest.mark.parametrize(
        ("parts", "place"),
        [
            ([TOTAL, TOTAL], ("parts", 1, "id")),
            ([{**TOTAL, "parameters": {"a": ["1"]}}], ("parts", 0, "parameters")),
            ([DERIVED, TOTAL], ("parts", 0, "follows", "total")),
            ([TOTAL, {**DERIVED, "follows": {"sum": "total"}}], ("parts", 1, "follows", "sum")),
        ],
    )
    def test_parts_that_do_not_fit_together_are_told_with_their_place(
        self, parts: list[Any], place: tuple[object, ...]
    ) -> None:
        assert [where for where, _ in family(parts=parts).misfits()] == [place]

    def test_the_place_of_what_cannot_be_computed_is_known(self) -> None:
        with pytest.raises(DrawError) as found:
            problem(parts=[TOTAL, {**DERIVED, "mistakes": {"m": "nothing"}}])
        assert found.value.place == ("parts", 1, "mistakes", "m")

    def test_the_same_seed_gives_the_same_problem_and_parts_share_their_numbers(self) -> None:
        wide = {"parameters": {"first": ["100", "200", "500"], "leak": ["10%", "20%", "25%"]}}
        for seed in range(20):
            one, two = (family(**wide).problem("family", seed) for _ in range(2))
            assert one.drawn.values == two.drawn.values
            assert one.parts[0].key - one.parts[1].key == one.drawn.values["first"]  # type: ignore[attr-defined]
        drawn_numbers = {tuple(family(**wide).problem("family", s).drawn.values.values()) for s in range(40)}
        assert len(drawn_numbers) > 5
