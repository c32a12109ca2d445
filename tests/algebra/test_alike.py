"""Terms of one kind, whatever their number and the order of writing."""

from fractions import Fraction

import pytest

from app.algebra.alike import term, terms
from app.algebra.authoring import read_authored
from app.algebra.typesetting import plain


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        ("2*k*D", "D*k/3", 6),
        ("(2 + 2*k)*r", "r*(k + 1)", 2),
        ("-(r - k)", "r - k", -1),
        ("k - r", "r - k", -1),
        ("a/b", "3*a*b^-1", Fraction(1, 3)),
        ("x*x", "x^2", 1),
        ("x^2*y/x", "x*y", 1),
        ("(2*x)^3", "x^3", 8),
        ("(1 + i)^n", "2*(i + 1)^n", Fraction(1, 2)),
        ("5", "10%", 50),
        ("x^(1/2)", "-x^(2/4)", -1),
        ("ln(x)", "ln(x)/2", 2),
    ],
)
def test_alike(a: str, b: str, ratio: object) -> None:
    (first, kind), (second, other) = (term(read_authored(text)) for text in (a, b))
    assert kind == other
    assert first / second == ratio


@pytest.mark.parametrize(
    ("a", "b"),
    [("k", "r"), ("k*r", "k"), ("x", "x^2"), ("1 + k", "1 + 2*k"), ("q^n", "q^(n+1)"), ("ln(x)", "ln(y)"), ("2", "k")],
)
def test_not_alike(a: str, b: str) -> None:
    assert term(read_authored(a))[1] != term(read_authored(b))[1]


def test_brackets_are_opened() -> None:
    opened = [plain(part) for part in terms(read_authored("1 - (r - (k + 2)) + a*(b + c)"))]
    assert opened == ["1", "-r", "k", "2", "a*(b + c)"]


def test_nothing_heavy_is_worked_out() -> None:
    number, kind = term(read_authored("((9^9999)^9999*k)^9999"))
    assert number == 1
    assert len(repr(kind)) < 1_000
    assert term(read_authored("1/(k - k)"))[0] == 1
    assert term(read_authored("0^(-1)"))[0] == 1
