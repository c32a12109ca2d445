"""The lending-rounds figure on its Python side: what it is given, and the words it has."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from app.banking.browser.rounds import SETTINGS
from app.banking.rounds import Convention
from app.components.rounds import MARKUP, MOST_ROUNDS, SCRIPTS, labels, opening
from app.exact import OutOfRange

SCRIPT = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)


@pytest.mark.parametrize("tenth", ["10%", "0.1", "1/10", 0.1, Fraction(1, 10)])
def test_a_tenth_is_a_tenth_however_it_is_written(tenth):
    assert opening({"first": 100, "r_d": tenth})["r_d"] == 0.1


def test_a_silent_lesson_opens_with_the_exam_convention_and_all_settings():
    assert opening({}) == {
        "convention": "exam", "n": 10, "first": 100.0,
        "r_d": 0.0, "r_t": 0.0, "t": 0.0, "e": 0.0, "k": 0.0, "h": 0.0, "c": 0.0,
    }  # fmt: skip


def test_switching_the_convention_starts_from_the_same_digits():
    assert {name: opening({"r_d": "6%", "k": "8%"})[name] for name in "khc"} == {"k": 0.08, "h": 0.08, "c": 0.08}
    shared = opening({"convention": "loan_share", "r_d": "6%", "h": "30%"})
    assert (shared["h"], shared["k"], shared["c"]) == (0.3, 0.3, 0.3)
    assert opening({"k": "8%", "h": "30%"})["h"] == 0.3


@pytest.mark.parametrize(
    "settings",
    [
        {"r_d": "60%", "k": "50%"},
        {"r_d": "-1%"},
        {"convention": "loan_share", "h": "120%"},
        {"first": 0},
        {"n": 0},
        {"n": MOST_ROUNDS + 1},
        {"n": "5/2"},
        {"r_d": "a tenth"},
    ],
)
def test_a_lesson_that_cannot_be_drawn_is_refused(settings):
    with pytest.raises(OutOfRange):
        opening(settings)


def test_both_languages_have_every_word_the_script_asks_for():
    named = set(re.findall(r"labels\.(\w+)", SCRIPT)) | set(
        re.findall(r'data-text="(\w+)"', MARKUP.read_text(encoding="utf-8"))
    )
    conventions = {f"{convention}{end}" for convention in Convention for end in ("", "_words")}
    settings = {name for names in SETTINGS.values() for name in names} - {"first"}
    for language in ("en", "zh"):
        missing = (named | conventions | settings) - set(labels(language))
        assert not missing, missing


def test_no_word_is_left_that_nothing_says():
    for key in labels("en"):
        said = re.search(rf"\b{key.removesuffix('_words')}\b", SCRIPT + MARKUP.read_text(encoding="utf-8"))
        assert said, key


def test_nothing_goes_to_the_server_and_no_data_becomes_markup():
    for forbidden in ("setStateValue", "setTriggerValue", "innerHTML", "outerHTML", "insertAdjacentHTML", "eval("):
        assert forbidden not in SCRIPT
