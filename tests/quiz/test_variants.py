"""Variants: the same for the same seed, within their conditions, and told by name where they cannot be drawn."""

from __future__ import annotations

from fractions import Fraction

import pytest
from papers import WORDS, choice, formula, number, question
from pydantic import ValidationError

from app.prose.inline import InlineError, Surroundings
from app.prose.languages import Language
from app.quiz.questions import draw, every

PARAMETERS = {"first": ["100", "200", "500"], "r": ["5%", "10%", "20%", "1/3"]}


def test_the_same_seed_gives_the_same_variant_and_others_differ() -> None:
    drawn = [number("first*r", seed, parameters=PARAMETERS) for seed in range(40)]
    again = [number("first*r", seed, parameters=PARAMETERS) for seed in range(40)]
    assert [dict(one.values) for one in drawn] == [dict(two.values) for two in again]
    assert len({tuple(one.values.values()) for one in drawn}) > 6


def test_a_seed_means_the_same_numbers_on_every_machine() -> None:
    """A paper printed last year must be found again: these draws may never change."""
    drawn = [number("first*r", seed, parameters=PARAMETERS) for seed in range(4)]
    assert [(one.values["first"], one.values["r"]) for one in drawn] == [
        (200, Fraction(1, 20)),
        (200, Fraction(1, 10)),
        (100, Fraction(1, 3)),
        (200, Fraction(1, 3)),
    ]


def test_numbers_are_exact_and_may_use_the_chapters_and_each_other() -> None:
    variant = draw(
        question(
            kind="number",
            parameters={"r": ["1/3"]},
            let={"loan": "first*(1 - r)", "rest": "first - loan"},
            key="rest",
            exact=True,
        ),
        0,
        {"first": Fraction(100)},
    )
    assert variant.key == Fraction(100, 3)
    assert variant.values["loan"] == Fraction(200, 3)


def test_conditions_are_met_in_every_draw() -> None:
    for seed in range(60):
        variant = number("a - b", seed, parameters={"a": ["1", "2", "3"], "b": ["1", "2", "3"]}, where=["a > b"])
        assert variant.values["a"] > variant.values["b"]  # type: ignore[operator]
        assert variant.key > 0  # type: ignore[operator]


def test_a_rare_draw_is_found_with_every_seed() -> None:
    many = [str(value) for value in range(1, 30)]
    for seed in range(5):
        variant = number("a", seed, parameters={"a": many, "b": many}, where=["a*b == 29*28"])
        assert sorted([variant.values["a"], variant.values["b"]]) == [28, 29]  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"parameters": {"a": ["1", "2"]}, "where": ["a > 2"]}, "no draw meets its conditions ['a > 2']"),
        ({"parameters": {"a": ["1"]}, "where": ["a > b"]}, "condition 'a > b'"),
        ({"parameters": {"a": ["1"]}, "where": ["a"]}, "condition 'a'"),
        ({"parameters": {"a": ["1"]}, "where": ["m1(a) > 0"]}, "condition 'm1(a) > 0'"),
        ({"parameters": {"a": ["one"]}}, "a: 'one'"),
        ({"let": {"a": "b"}}, "a: 'b'"),
        ({"key": "nothing"}, "key: 'nothing'"),
        ({"key": "1/0"}, "key: '1/0' is not a finite number"),
        ({"mistakes": {"m": "1 +"}}, "m: '1 +'"),
        ({"mistakes": {"m": "1/0"}}, "m: '1/0' is not a finite number"),
    ],
)
def test_what_cannot_be_drawn_names_the_place(fields: dict[str, object], named: str) -> None:
    with pytest.raises(InlineError) as caught:
        number(**{"key": "1", **fields})  # type: ignore[arg-type]
    assert named in str(caught.value)


@pytest.mark.parametrize("fields", [{"key": "1 +"}, {"key": "k = 1"}, {"key": "k", "mistakes": {"m": "k < 1"}}])
def test_a_formula_that_cannot_be_read_names_the_place(fields: dict[str, object]) -> None:
    with pytest.raises(InlineError, match=r"^(key|m): "):
        formula(**fields)  # type: ignore[arg-type]


def test_every_variant_is_listed_once() -> None:
    listed = list(every(number("a", parameters=PARAMETERS, let={"a": "first*r"}).question, most=12))
    assert len(listed) == 12
    assert len({tuple(variant.values.values()) for variant in listed}) == 12
    some = list(every(listed[0].question, most=5))
    assert [dict(variant.values) for variant in some] == [dict(draw(listed[0].question, i).values) for i in range(5)]


def test_listing_keeps_the_conditions_and_tells_where_none_meets_them() -> None:
    asked = number("a", parameters={"a": ["1", "2", "3"]}, where=["a != 2"]).question
    assert [variant.key for variant in every(asked, most=10)] == [1, 3]
    none = question(kind="number", key="a", exact=True, parameters={"a": ["1"]}, where=["a > 1"])
    with pytest.raises(InlineError, match="no draw meets"):
        list(every(none, most=10))


def test_a_text_of_the_question_shows_the_drawn_numbers() -> None:
    variant = draw(
        question(
            kind="number",
            parameters={"r": ["10%"]},
            key="r",
            exact=True,
            ask={"en": "[[first]] at [[r|percent]]", "zh": "[[r|percent]]，[[first]]元"},
        ),
        0,
    )
    book = Surroundings(values={"first": Fraction(100), "r": Fraction(1)})
    assert variant.text(variant.question.ask, Language.EN, book) == "100 at 10%"
    assert variant.text(variant.question.ask, Language.ZH, book) == "10%，100元"


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "number", "key": "1"},
        {"kind": "number", "key": "1", "exact": True, "decimals": 2},
        {"kind": "number", "key": "1", "decimals": 9},
        {"kind": "number", "key": "1", "decimals": 2, "percent": True, "unit": WORDS},
        {"kind": "number", "key": "1", "exact": True, "parameters": {"a": []}},
        {"kind": "number", "key": "1", "exact": True, "parameters": {"1a": ["1"]}},
        {"kind": "number", "key": "1", "exact": True, "hint": {"en": "x", "zh": ""}},
        {"kind": "formula", "key": "k", "symbols": []},
        {"kind": "formula", "key": "k", "symbols": ["k"], "aliases": {"c": "r"}},
        {"kind": "essay", "key": "1"},
    ],
)
def test_a_question_that_cannot_be_marked_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        question(**fields)


@pytest.mark.parametrize(
    "options",
    [
        [{"text": WORDS, "right": True}],
        [{"text": WORDS, "says": WORDS}] * 3,
        [{"text": WORDS, "right": True}, {"text": WORDS, "right": True}, {"text": WORDS, "says": WORDS}],
        [{"text": WORDS, "right": True}, {"text": WORDS}, {"text": WORDS, "says": WORDS}],
    ],
)
def test_a_choice_without_one_right_option_or_without_words_for_a_wrong_one_is_refused(
    options: list[dict[str, object]],
) -> None:
    with pytest.raises(ValidationError):
        choice(*options)
