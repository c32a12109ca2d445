"""Roots as learners type them, and as they are printed and typeset."""

import pytest

from app.algebra.authoring import read_authored
from app.algebra.reading import Reading, read
from app.algebra.tree import Expression, Number, Power, Quotient
from app.algebra.typesetting import latex, mathml, plain

SYMBOLS = ("r", "t", "e", "k", "n", "F", "P")


def tree(text: str) -> Expression:
    reading = read(text, SYMBOLS)
    assert isinstance(reading, Reading), reading
    return reading.expression


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("√k", "k^(1/2)"),
        ("√(1+k)", "(1 + k)^(1/2)"),
        ("√（1＋k）", "(1 + k)^(1/2)"),
        ("√2k", "(2*k)^(1/2)"),
        ("√rt", "(r*t)^(1/2)"),
        ("√2 k", "2^(1/2)*k"),
        ("√k e", "k^(1/2)*e"),
        ("√k*e", "k^(1/2)*e"),
        ("√k²", "(k^2)^(1/2)"),
        ("√(k)²", "(k^(1/2))^2"),
        ("√2√3", "2^(1/2)*3^(1/2)"),
        ("√√k", "(k^(1/2))^(1/2)"),
        ("2√k", "2*k^(1/2)"),
        ("k√e", "k*e^(1/2)"),
        ("1/√k", "1/k^(1/2)"),
        ("1/√2k", "1/(2*k)^(1/2)"),
        ("√(k)(1+e)", "k^(1/2)*(1 + e)"),
        ("∛k", "k^(1/3)"),
        ("∜(1+k)", "(1 + k)^(1/4)"),
        ("sqrt(k)", "k^(1/2)"),
        ("SQRT(1+k)", "(1 + k)^(1/2)"),
        ("sqrt k", "k^(1/2)"),
        ("ksqrt(e)", "k*e^(1/2)"),
        ("2sqrt(k)^2", "2*(k^(1/2))^2"),
        ("cbrt(k)", "k^(1/3)"),
        ("根号2", "2^(1/2)"),
        ("2根号下（1+k）", "2*(1 + k)^(1/2)"),
        (r"\sqrt{1+k}", "(1 + k)^(1/2)"),
        (r"\sqrt[3]{1+k}", "(1 + k)^(1/3)"),
        (r"\sqrt[n]{\frac{F}{P}} - 1", "(F/P)^(1/n) - 1"),
        (r"\sqrt2k", "2^(1/2)*k"),
        (r"\sqrt k e", "k^(1/2)*e"),
        (r"\sqrt{k}^3", "(k^(1/2))^3"),
        (r"\sqrt\frac{F}{P}", "(F/P)^(1/2)"),
        ("k^(1/2)", "k^(1/2)"),
    ],
)
def test_read_and_printed(typed: str, meant: str) -> None:
    assert plain(tree(typed)) == meant
    assert tree(typed) == read_authored(meant)
    assert tree(meant) == tree(typed)
    assert tree(latex(tree(typed))) == tree(typed)


@pytest.mark.parametrize(
    ("written", "typeset"),
    [
        ("k^(1/2)", r"\sqrt{k}"),
        ("(1+k)^(1/3)", r"\sqrt[3]{1 + k}"),
        ("(F/P)^(1/n) - 1", r"\sqrt[n]{\frac{F}{P}} - 1"),
        ("2*k^(1/2)*e", r"2 \sqrt{k} e"),
        ("(k^(1/2))^2", r"(\sqrt{k})^{2}"),
        ("k^(2/3)", r"k^{\frac{2}{3}}"),
        ("k^0.5", "k^{0.5}"),  # as it was typed
        ("k^(-1/2)", r"k^{-\frac{1}{2}}"),
        ("k^(1/1)", r"k^{\frac{1}{1}}"),
    ],
)
def test_typeset(written: str, typeset: str) -> None:
    assert latex(read_authored(written)) == typeset


def test_mathml() -> None:
    assert "<msqrt><mi>k</mi></msqrt>" in mathml(tree("√k"))
    assert "<mroot><mi>k</mi><mn>3</mn></mroot>" in mathml(tree("∛k"))


def test_a_declared_function_comes_first() -> None:
    reading = read("sqrt(k)", ("k",), functions=("sqrt",))
    assert isinstance(reading, Reading)
    assert reading.expression == read_authored("sqrt(k)")


def test_a_root_is_a_power_and_nothing_is_folded() -> None:
    four = tree("√4")
    assert isinstance(four, Power)
    assert isinstance(four.exponent, Quotient)
    assert isinstance(four.base, Number)
