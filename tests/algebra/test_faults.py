"""What cannot be read is refused with one reason, under the right characters of what was typed."""

from pathlib import Path

import pytest
import yaml

from app.algebra.faults import Fault
from app.algebra.reading import EquationReading, Unreadable, read, read_equation, read_statement

FIVE = ("r_d", "r_t", "t", "e", "k")


def refused(text: str, **options: object) -> Unreadable:
    result = read(text, FIVE, **options)  # type: ignore[arg-type]
    assert isinstance(result, Unreadable), result
    return result


@pytest.mark.parametrize(
    ("typed", "fault", "under"),
    [
        ("", Fault.EMPTY, ""),
        ("   ", Fault.EMPTY, "   "),
        ("1+x", Fault.UNKNOWN_SYMBOL, "x"),
        ("1+kx", Fault.UNKNOWN_SYMBOL, "x"),
        ("1+velocity", Fault.UNKNOWN_SYMBOL, "velocity"),
        ("现金/存款", Fault.UNKNOWN_SYMBOL, "现金"),
        ("1+r_x", Fault.UNKNOWN_SYMBOL, "r_x"),
        (r"1+r_{\mathrm x}", Fault.UNKNOWN_SYMBOL, r"r_{\mathrm x}"),
        ("1+sin(k)", Fault.UNKNOWN_FUNCTION, "sin"),
        ("__import__('os')", Fault.UNKNOWN_FUNCTION, "__import__"),
        (r"\log{k}", Fault.UNKNOWN_FUNCTION, r"\log"),
        ("1+√", Fault.MISSING_OPERAND, "√"),
        ("√-k", Fault.MISSING_OPERAND, "-"),
        (r"\sqrt", Fault.MISSING_OPERAND, r"\sqrt"),
        (r"\sqrt[3", Fault.MISSING_BRACKET, "["),
        ("√2(1+k)", Fault.AMBIGUOUS_ROOT, "2("),
        ("1/√k(1+e)", Fault.AMBIGUOUS_ROOT, "k("),
        ("1/2√k", Fault.AMBIGUOUS_DIVISION, "2√"),
        ("√" * 60 + "k", Fault.TOO_DEEP, "√"),
        ("√x", Fault.UNKNOWN_SYMBOL, "x"),
        ("xsqrt(k)", Fault.UNKNOWN_SYMBOL, "x"),
        ("k!", Fault.UNEXPECTED_CHARACTER, "!"),
        ("k, e", Fault.UNEXPECTED_CHARACTER, ","),
        ("k\x07", Fault.UNEXPECTED_CHARACTER, "\x07"),
        ("\x1f", Fault.UNEXPECTED_CHARACTER, "\x1f"),
        (r"\left\right", Fault.EMPTY, r"\left\right"),
        ("k；e", Fault.UNEXPECTED_CHARACTER, "；"),
        ("(1+k", Fault.MISSING_BRACKET, "("),
        ("（1＋k", Fault.MISSING_BRACKET, "（"),
        ("1/(r_d+(e+k)", Fault.MISSING_BRACKET, "("),
        ("(1+k]", Fault.MISSING_BRACKET, "("),
        ("1+k)", Fault.EXTRA_BRACKET, ")"),
        (")1+k", Fault.EXTRA_BRACKET, ")"),
        ("1+k】", Fault.EXTRA_BRACKET, "】"),
        ("1+", Fault.MISSING_OPERAND, "+"),
        ("1/(k×)", Fault.MISSING_OPERAND, "×"),
        ("*k", Fault.MISSING_OPERAND, "*"),
        ("k()", Fault.MISSING_OPERAND, "()"),
        ("= ", Fault.MISSING_OPERAND, "="),
        ("2 3", Fault.MISSING_OPERATOR, "2 3"),
        ("k2", Fault.MISSING_OPERATOR, "k2"),
        ("(1+k)2", Fault.MISSING_OPERATOR, "2"),
        ("1/2k", Fault.AMBIGUOUS_DIVISION, "2k"),
        ("1/r_d(1+k)", Fault.AMBIGUOUS_DIVISION, "r_d("),
        ("2e5", Fault.SCIENTIFIC_NOTATION, "2e5"),
        ("1+2E5", Fault.SCIENTIFIC_NOTATION, "2E5"),
        ("1.2.3", Fault.MALFORMED_NUMBER, "1.2.3"),
        ("1,23,4", Fault.MALFORMED_NUMBER, "1,23,4"),
        ("1,0000.5", Fault.MALFORMED_NUMBER, "1,0000.5"),
        ("k+" + "7" * 31, Fault.NUMBER_TOO_LONG, "7" * 31),
        ("9^9^9^9", Fault.EXPONENT_TOO_LARGE, "9^9"),
        ("k^10001", Fault.EXPONENT_TOO_LARGE, "10001"),
        ("(" * 60 + "k" + ")" * 60, Fault.TOO_DEEP, "("),
        ("k²" * 130, Fault.TOO_LONG, None),
        ("k" * 501, Fault.TOO_LONG, "k"),
        ("k=1", Fault.UNEXPECTED_EQUALS, "="),
        ("k=1=1", Fault.TWO_EQUALS, "="),
    ],
)
def test_reason_and_place(typed: str, fault: Fault, under: str | None) -> None:
    problem = refused(typed)
    assert problem.key == fault
    if under is not None:
        assert typed[problem.position : problem.position + problem.length] == under


def test_the_caret_stands_right_after_folding_changed_the_length() -> None:
    typed = "½+x²+r_{\\mathrm{d}}+ \u200bβ"
    problem = refused(typed, functions=())
    assert problem.key == Fault.UNKNOWN_SYMBOL
    assert (problem.position, problem.length) == (2, 1)
    problem = refused(typed.replace("x", "k"))
    assert typed[problem.position :] == "β"


def test_two_e_five_is_asked_back_only_where_e_is_a_symbol() -> None:
    problem = refused("2e5")
    assert problem.details["digits"] == "2"
    assert problem.details["power"] == "5"
    assert not isinstance(read("2e5", ("k",)), Unreadable)
    assert not isinstance(read("2e+5", FIVE), Unreadable)


@pytest.mark.parametrize("typed", ["M1 = 1+k", "m2 = 1+k", "k = 1+k", "1+ = 2"])
def test_a_left_side_that_belongs_to_another_question(typed: str) -> None:
    problem = refused(typed, left=("m1",))
    assert problem.key == Fault.WRONG_LEFT_SIDE
    assert problem.details["expected"] == "m1"


def test_the_left_side_is_no_symbol_of_the_answer() -> None:
    result = read("K = 1/(r + K)", ("r", "k"), left=("K",))
    assert isinstance(result, Unreadable)
    assert (result.key, result.position) == (Fault.UNKNOWN_SYMBOL, 11)


ROOT = Path(__file__).resolve().parents[2]
SENTENCES = yaml.safe_load((ROOT / "lessons/interface/reading.yaml").read_text(encoding="utf-8"))["reading"]


def test_every_fault_has_its_sentence() -> None:
    assert {fault.value for fault in Fault} <= set(SENTENCES)


@pytest.mark.parametrize(
    "typed",
    ["", "k" * 501, "(" * 60, "7" * 31, "1.2.3", "2e5", "x", "f(k)", "!", "(k", ")", "+", "k2", "1/2k", "k^99999",
     "k=1", "k=1=1", "√2(1+k)"],
)  # fmt: skip
def test_the_sentence_can_be_filled_in_both_languages(typed: str) -> None:
    problem = refused(typed)
    for sentence in SENTENCES[problem.key].values():
        assert "{" not in sentence.format(**problem.details)


def test_an_ambiguous_divisor_is_shown_whole() -> None:
    details = refused("1/(r_d+e)(1+k)").details
    assert (details["divisor"], details["factor"]) == ("(r_d+e)", "(…)")


def test_every_problem_says_what_was_typed() -> None:
    assert refused("1+sin(k)").details == {"name": "sin", "typed": "sin"}
    assert refused("k\u202e").details["character"] == "U+202E"
    assert refused("1＋k？").details == {"character": "？", "typed": "？"}
    assert refused("1+x").details == {"name": "x", "symbols": "r_d, r_t, t, e, k", "typed": "x"}


def test_equations() -> None:
    reading = read_equation("R = r_d D + r_t T + E", ("R", "r_d", "D", "r_t", "T", "E"))
    assert isinstance(reading, EquationReading)
    for typed, fault in (("R", Fault.MISSING_EQUALS), ("R=", Fault.MISSING_OPERAND), ("R=D=E", Fault.TWO_EQUALS)):
        problem = read_equation(typed, ("R", "D", "E"))
        assert isinstance(problem, Unreadable)
        assert problem.key == fault


@pytest.mark.parametrize(
    ("typed", "fault", "under"),
    [
        ("", Fault.EMPTY, ""),
        ("r_d + e", Fault.MISSING_RELATION, "r_d + e"),
        ("r_d < e < k", Fault.TWO_RELATIONS, "<"),
        ("r_d < e = k", Fault.TWO_RELATIONS, "="),
        ("r_d ≤ e ≤ k", Fault.TWO_RELATIONS, "≤"),
        ("r_d = e = k", Fault.TWO_EQUALS, "="),
        ("r_d >= ", Fault.MISSING_OPERAND, ">="),
        (r"\leq k", Fault.MISSING_OPERAND, r"\leq"),
        ("＜k", Fault.MISSING_OPERAND, "＜"),
        ("r_d < x", Fault.UNKNOWN_SYMBOL, "x"),
        ("r_d < (e", Fault.MISSING_BRACKET, "("),
        ("K > 1", Fault.UNKNOWN_SYMBOL, "K"),
        ("r_d ≈ e", Fault.MISSING_RELATION, "r_d ≈ e"),
        (r"r_d \leftarrow e", Fault.MISSING_RELATION, r"r_d \leftarrow e"),
        ("k<" * 300, Fault.TOO_LONG, None),
    ],
)
def test_statements_that_cannot_be_read(typed: str, fault: Fault, under: str | None) -> None:
    problem = read_statement(typed, FIVE)
    assert isinstance(problem, Unreadable), problem
    assert problem.key == fault
    if under is not None:
        assert typed[problem.position : problem.position + problem.length] == under
    for sentence in SENTENCES[problem.key].values():
        assert "{" not in sentence.format(**problem.details)
