"""A printed tree reads back as itself, and typesetting keeps to the book's manner."""

import re
import xml.etree.ElementTree as ElementTree
from fractions import Fraction

import pytest
from hypothesis import given, settings

from app.algebra.alike import term
from app.algebra.authoring import read_authored, read_authored_equation, read_condition
from app.algebra.reading import Reading, read
from app.algebra.tree import Call, Expression, Number, Symbol, Text
from app.algebra.typesetting import latex, mathml, plain
from tests.algebra.trees import SYMBOLS, rooted, trees


@settings(max_examples=200, deadline=None)
@given(trees)
def test_print_and_read_gives_the_same_tree(tree: Expression) -> None:
    written = plain(tree)
    assert read_authored(written) == tree
    if len(written) <= 200:
        reading = read(written, SYMBOLS)
        assert isinstance(reading, Reading), (written, reading)
        assert reading.expression == tree


@settings(max_examples=200, deadline=None)
@given(trees)
def test_typeset_formulas_are_well_formed(tree: Expression) -> None:
    written = latex(tree)
    assert written.count("{") == written.count("}")
    assert len(re.findall(r"\\left\(", written)) == len(re.findall(r"\\right\)", written))
    ElementTree.fromstring(mathml(tree))


@settings(max_examples=100, deadline=None)
@given(trees)
def test_what_is_shown_can_be_pasted_back(tree: Expression) -> None:
    """Pasted LaTeX has lost brackets that do not matter, so it is compared by value."""
    from app.algebra.equality import Verdict, compare

    written = latex(tree)
    if len(written) <= 250:
        reading = read(written, SYMBOLS)
        assert isinstance(reading, Reading), (written, reading)
        assert compare(reading.expression, tree).verdict in (Verdict.EQUAL, Verdict.UNDEFINED)


@settings(max_examples=200, deadline=None)
@given(rooted)
def test_formulas_with_roots_read_back_too(tree: Expression) -> None:
    written, pasted = plain(tree), latex(tree)
    assert read_authored(written) == tree
    if len(written) <= 200:
        reading = read(written, SYMBOLS)
        assert isinstance(reading, Reading), (written, reading)
        assert reading.expression == tree
    if len(pasted) <= 250:
        reading = read(pasted, SYMBOLS)
        assert isinstance(reading, Reading), (pasted, reading)
        assert term(reading.expression) == term(tree)
    ElementTree.fromstring(mathml(tree))


@pytest.mark.parametrize(
    ("written", "typeset"),
    [
        ("(1+k)/(r_d+r_t*t+e+k)", r"\frac{1 + k}{r_{d} + r_{t} t + e + k}"),
        ("M1/B", r"\frac{\mathrm{M1}}{B}"),
        ("m2*D_1", "m_2 D_1"),
        ("2*3*k", r"2 \times 3 k"),
        ("k*2", r"k \times 2"),
        ("2*(1/2)", r"2 \times \frac{1}{2}"),
        ("100*(1-0.10)^2", "100 (1 - 0.10)^{2}"),
        ("-(a+b)*c", "-(a + b) c"),
        ("a-(b-c)", "a - (b - c)"),
        ("(a/b)^2", r"\left(\frac{a}{b}\right)^{2}"),
        ("(a+1/b)*c", r"\left(a + \frac{1}{b}\right) c"),
        ("(a^2)^3", "(a^{2})^{3}"),
        ("10%*D", r"10\% D"),
        ("loan1*(1-r)", r"\mathit{loan}_1 \cdot (1 - r)"),
        ("a*(-b)", "a (-b)"),
        ("r_avg+alpha", r"r_{\mathrm{avg}} + \alpha"),
    ],
)
def test_latex(written: str, typeset: str) -> None:
    assert latex(read_authored(written)) == typeset


def test_numbers_stand_as_they_were_typed() -> None:
    for typed, shown in (("0,50", "0.50"), ("1,000", "1000"), ("2½", r"2\frac{1}{2}"), ("6%", r"6\%")):
        reading = read(typed, ())
        assert isinstance(reading, Reading)
        assert latex(reading.expression) == shown
    assert latex(Number(Fraction(-1, 3))) == r"-\frac{1}{3}"
    assert plain(Number(Fraction(5, 4))) == "1.25"


def test_equations_and_conditions() -> None:
    assert latex(read_authored_equation("M*V = P*Y")) == "M V = P Y"
    assert latex(read_condition("r_d + e <= 1")) == r"r_{d} + e \le 1"
    assert plain(read_condition("a<b*(1-c)")) == "a < b*(1 - c)"


def test_nothing_a_reader_types_becomes_markup() -> None:
    nasty = Call("f", (Text('"><script>&\\}'), Symbol("<b>")))
    assert "<script>" not in mathml(nasty)
    ElementTree.fromstring(mathml(nasty))
    assert "&lt;b&gt;</mi>" in mathml(nasty)
    assert "\\}" not in latex(Text("\\}"))
