"""The form that a question asks for: one fraction, or simplified."""

import pytest

from app.algebra.authoring import read_authored
from app.algebra.forms import KEYS, Form, form_fault
from app.algebra.reading import Reading, read


def fault(text: str, form: Form) -> str | None:
    return form_fault(read_authored(text), form)


@pytest.mark.parametrize(
    "text",
    [
        "(1 + k)/(r_d + r_t*t + e + k)",
        "-(a)/(b)",
        "(-a)/b",
        "1 + k",
        "B*(1 + k)/(r + e)",
        "(1 + k)/(r + e)*B",
        "(2 + 2*k)/(2*r)",  # one fraction, though not in lowest terms
        "x^(1/2)/y",
        "10%*D/r",
    ],
)
def test_one_fraction(text: str) -> None:
    assert fault(text, Form.ONE_FRACTION) is None


@pytest.mark.parametrize(
    "text",
    [
        "1 + k/(r + e)",
        "k/r + k/e",
        "(1 + 1/k)/(r + e)",
        "(1 + k)/(r + k/D)",
        "1/(1/k)",
        "a/b*c/d",
        "(a/b)*(c/d)",
        "(a/b)^2",
        "(1 + k)*(r + e)^-1",
        "(1 + k^-1)/r",
        "D*(1 + i)^(-n)",
        "1 - r/(r + k)",
    ],
)
def test_not_one_fraction(text: str) -> None:
    assert fault(text, Form.ONE_FRACTION) == "not_one_fraction"


def test_a_mixed_number_is_a_fraction_inside() -> None:
    reading = read("½k/r", ("k", "r"))
    assert isinstance(reading, Reading)
    assert form_fault(reading.expression, Form.ONE_FRACTION) == "not_one_fraction"


@pytest.mark.parametrize(
    "text",
    [
        "(1 + k)/(r_d + r_t*t + e + k)",
        "-(a)/(b)",
        "1 + k",
        "1 + k/(r + e)",
        "D*(1 - r - e)",
        "1 - (r - k)",
        "(1 - q^n)/(1 - q)",
        "(1 + k)*t + k",
        "(x^2 + x)/2",  # always even for whole numbers, but no common factor
        "(a^2 + b^2)/(a + b)",
        "0.5*k/2",
        "(1 + i)^n/((1 + i)^n - 1)",
        "3*x/(2*y)",
        "(x^61 + 1)/(x + 1)",  # more than is worked out
        "((a + b)^50*(c + d))/((a + b)^20 + 1)",
        "ln(k)/ln(k)",
    ],
)
def test_simplified(text: str) -> None:
    assert fault(text, Form.SIMPLIFIED) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("(2 + 2*k)/(2*r)", "common_factor"),
        ("(1 + k)^2/((1 + k)*r)", "common_factor"),
        ("(a^2 - b^2)/(a - b)", "common_factor"),
        ("(a*b + a*c)/(a*d)", "common_factor"),
        ("k*M/(k*B)", "common_factor"),
        ("2/4", "common_factor"),
        ("(k - 1)/(1 - k)", "common_factor"),
        ("(1 + k)/(r + e)*(r + e)", "common_factor"),
        ("k*x^0.5/x^0.5", "common_factor"),
        ("3 + 2*k/(4*r)", "common_factor"),
        ("(k + k)/r", "like_terms"),
        ("2*k + 3*k", "like_terms"),
        ("(1 + k + 1)/r", "like_terms"),
        ("1 - (r - 2)", "like_terms"),
        ("2*3*k/r", "like_terms"),
        ("(r*k + k*r)/e", "like_terms"),
        ("k/2 + k/3", "not_one_fraction"),
        ("k/r + k/e", "not_one_fraction"),
        ("(1 + 1/k)/(r + e)", "not_one_fraction"),
        ("r*(1 + k) - (k + 1)*r", "like_terms"),
        ("x*x + x^2", "like_terms"),
        ("(2 + 2*k)*r + (1 + k)*r", "like_terms"),
    ],
)
def test_what_is_missing(text: str, key: str) -> None:
    assert fault(text, Form.SIMPLIFIED) == key
    assert key in KEYS


def test_nothing_heavy_is_worked_out() -> None:
    for text in ("((((9^60)^60)^60)^60)^60*k/r", "(a+b+c+d+f+g)^60/(a+b)", "1/" + "(a+b)^60*" * 30 + "c"):
        for form in Form:
            assert fault(text, form) in (None, *KEYS)
