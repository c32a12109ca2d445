"""The inline forms of lesson text, and the rule that no number a reader sees is typed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exact import INFINITE
from app.prose.inline import (
    InlineError,
    Surroundings,
    compute,
    computed_numbers,
    faults,
    fixed_faults,
    is_exact,
    render,
)

LINKS = {("term", "base"): "glossary#base", ("chapter", "m1"): "m1?lang=en"}
BOOK = Surroundings(
    values={"first": Fraction(100), "r": Fraction(1, 10), "x": Fraction(-40), "big": Fraction(25000)},
    facts={"zero_date": "26 March 2020"},
    citations={"boe-2014": "(Bank of England 2014)"},
    link=lambda kind, target: LINKS.get((kind, target)),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[[first]] yuan", "100 yuan"),
        ("[[ first * (1 - r) ]]", "90"),
        ("[[first*(1 - r)^2|2]]", "81.00"),
        ("[[first/3|frac]]", "100/3"),
        ("[[r|percent]]", "10%"),
        ("[[r/3|percent 1]]", "3.3%"),
        ("[[x|signed]]", "−40"),
        ("[[big]]", "25,000"),
        ("[[m1(r, 0, 0, 0, 20%)]]", "4"),
        ("[[max(first, abs(x))]]", "100"),
        ("[[fact:zero_date]]", "26 March 2020"),
        ("so it is [@boe-2014].", "so it is (Bank of England 2014)."),
        ("the [base](term:base)", "the [base](glossary#base)"),
        ("[chapter 4](chapter:m1)", "[chapter 4](m1?lang=en)"),
        ("第[[first]]轮", "第100轮"),
        ("$[[first]] \\times (1 - [[r|frac]])$", "$100 \\times (1 - \\frac{1}{10})$"),
        ("$[[big]]$ and [[big]]", "$25{,}000$ and 25,000"),
        ("$[[r|percent]]$", "$10\\%$"),
        ("| a | [[first|2]] |\n|---|---|", "| a | 100.00 |\n|---|---|"),
        ("[[[first]] yuan](term:base)", "[100 yuan](glossary#base)"),
        ("the [base $B$ of [[first]]](term:base)", "the [base $B$ of 100](glossary#base)"),
        ("it cost \\$[[first]], then \\$[[big]]", "it cost \\$100, then \\$25,000"),
        ("plain words, 汉字，no form", "plain words, 汉字，no form"),
        ("", ""),
    ],
)
def test_every_form_is_rendered_and_sound(text: str, shown: str) -> None:
    assert render(text, BOOK) == shown
    assert list(faults(text, BOOK)) == []


def test_a_display_formula_stands_on_lines_of_its_own() -> None:
    text = "so that\n\n$$\n\\frac{[[first]]}{[[r|frac]]}\n$$\n\nand then $$[[first]] - B$$"
    shown = render(text, BOOK)
    assert "\n$$\n\\frac{100}{\\frac{1}{10}}\n$$\n" in shown
    assert "\n$$\n100 - B\n$$\n" in shown
    assert list(faults(text, BOOK)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nine yuan, 两轮, half of it.",
        "M0, M1 and M2; M1是狭义货币，M2更大",
        "1. first\n2. second\n10. tenth",
        "   3. indented",
        "[chapter 4](chapter:m1) and [第4章](chapter:m1)",
        "$D_1(1 - r)^2$ and $x_2$",
        "$$\nS = 1 + q\n$$",
        "see [the page](https://example.org/2014/q1)",
        "[@boe-2014] and [[fact:zero_date]]",
        "r_d, ON RRP, T形账户",
    ],
)
def test_what_may_be_typed(text: str) -> None:
    assert list(faults(text, BOOK)) == []


@pytest.mark.parametrize(
    ("text", "line", "typed"),
    [
        ("A bank\nlends 90 yuan.", 1, "90"),
        ("## Lending 90", 0, "90"),
        ("## Title\n\n- one\n- lends 90", 3, "90"),
        ("1. lends 90", 0, "90"),
        ("| a | b |\n|---|---|\n| x | 90 |", 2, "90"),
        ("存入１００元", 0, "１００"),
        ("half of it: ½", 0, "½"),
        ("in\n2020. The year", 1, "2020"),
        ("1.5 billion", 0, "1"),
        ("so $q = 0.9$", 0, "0.9"),
        ("so\n$90 \\times r$", 1, "90"),
        ("$$\nq\n= 90\n$$", 2, "90"),
        ("M10 and M3", 0, "10"),
        ("[about 90](term:base)", 0, "90"),
        ("[the 90](https://example.org)", 0, "90"),
        ("[chapter\n4](chapter:m1) lends 90", 1, "90"),
        ("**90**", 0, "90"),
        ("90%", 0, "90"),
        ("[[first]]\n[[first]] 90", 1, "90"),
    ],
)
def test_a_typed_number_is_a_fault_with_its_line(text: str, line: int, typed: str) -> None:
    found = list(faults(text, BOOK))
    assert any(place == line and repr(typed) in message and "typed number" in message for place, message in found)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a\n[[secnd]]", 1, "secnd"),
        ("[[first/3]]", 0, "write a format"),
        ("[[first|2 places]]", 0, "unknown format"),
        ("[[first|]]|[[r|x]]", 0, "unknown format"),
        ("[[first +]]", 0, "first +"),
        ("[[first first]]", 0, "first first"),
        ("[[nothing(first)]]", 0, "nothing"),
        ("[[m1(first)]]", 0, "cannot be computed"),
        ("[[m1(2, 0, 0, 0, 0)]]", 0, "above"),
        ("[[1/(r - r) + 1]]", 0, "infinite"),
        ("[[abs(1/(r - r))]]", 0, "cannot be computed"),
        ("[[|x||2]]", 0, "|x|"),
        ("[[x\\|2]]", 0, "x\\"),
        ("\n\n[[fact:zero_day]]", 2, "unknown fact 'zero_day'"),
        ("[@boe-2015]", 0, "unknown source 'boe-2015'"),
        ("[base](term:bass)", 0, "unknown term 'bass'"),
        ("[[[first]] yuan](term:bass)", 0, "unknown term 'bass'"),
        ("[next](chapter:m3)", 0, "unknown chapter 'm3'"),
        ("a\n[[first|2] yuan", 1, "cannot be read"),
        ("[@BoE 2014]", 0, "cannot be read"),
        ("[@a; @b]", 0, "cannot be read"),
        ("[base] (x)](term:base)", 0, "cannot be read"),
        ("a\nit costs $100 today", 1, "a $ without its partner"),
    ],
)
def test_a_form_that_cannot_be_read_is_a_fault_with_its_line(text: str, line: int, message: str) -> None:
    found = [(place, said) for place, said in faults(text, BOOK) if "typed number" not in said]
    assert [place for place, _ in found] == [line]
    assert message in found[0][1]


@pytest.mark.parametrize("text", ["[[secnd]]", "[[first/3]]", "[@boe]", "[base](term:bass)", "[[fact:x]]"])
def test_rendering_refuses_what_the_check_refuses(text: str) -> None:
    with pytest.raises(InlineError):
        render(text, BOOK)


def test_all_faults_of_a_text_are_told_at_once() -> None:
    found = list(faults("[[a]] and [[b]]\nlends 90 [@x]\n[y](term:z) $1.5$", BOOK))
    assert sorted(line for line, _ in found) == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize("text", ["[[first]]", "of [@boe-2014]", "[base](term:base)", "lends 90", "$0.5$", "$B"])
def test_a_text_that_is_shown_as_it_stands_may_hold_no_form(text: str) -> None:
    assert [line for line, _ in fixed_faults("a title\n" + text)] == [1]
    assert list(fixed_faults("M1 and the ratio $r_d$")) == []


def test_numbers_may_use_the_names_before_them_and_the_core() -> None:
    values, wrong = computed_numbers(
        {"first": "100", "r": "10%", "loan": "first*(1 - r)", "m": "m1(r, 0, 0, 0, 0)", "late": "later", "later": "1"}
    )
    assert values == {"first": 100, "r": Fraction(1, 10), "loan": 90, "m": 10, "later": 1}
    assert list(wrong) == ["late"]


def test_values_are_exact() -> None:
    assert compute("0.1 + 0.2", {}) == Fraction(3, 10)
    assert is_exact(compute("1/3", {}))
    assert compute("1/0", {}) is INFINITE
    assert not is_exact(INFINITE)
    assert not is_exact(True)


@pytest.mark.parametrize("expression", ["__import__('os').system('true')", "first.__class__", "open('x')", "lambda: 1"])
def test_an_expression_is_never_run_as_a_program(expression: str) -> None:
    with pytest.raises(InlineError):
        compute(expression, {"first": Fraction(100)})


@given(st.text(alphabet="[]|$@():.a1 \n\\r９*汉", max_size=60))
def test_no_text_stops_the_check_and_a_sound_text_renders(text: str) -> None:
    found = list(faults(text, BOOK))
    assert all(0 <= line <= text.count("\n") for line, _ in found)
    if not found:
        render(text, BOOK)
