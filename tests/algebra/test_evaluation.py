"""Values: exact, bounded, and the same rules for numbers and symbols."""

from fractions import Fraction

import pytest

from app.algebra.authoring import read_authored
from app.algebra.evaluation import (
    EvaluationError,
    UndecidableError,
    UndefinedError,
    evaluate,
    evaluate_modulo,
)
from app.exact import INFINITE, OutOfRange


def test_values_are_exact() -> None:
    values = {"r_d": Fraction(1, 10), "r_t": Fraction(1, 20), "t": 2, "e": Fraction(1, 50), "k": Fraction(1, 5)}
    assert evaluate(read_authored("(1+k)/(r_d+r_t*t+e+k)"), values) == Fraction(20, 7)
    assert evaluate(read_authored("1/3 + 0.1"), {}) == Fraction(13, 30)
    assert evaluate(read_authored("t^-2"), values) == Fraction(1, 4)
    assert type(evaluate(read_authored("t/4"), values)) is Fraction


def test_a_multiplier_without_leakage_is_infinite() -> None:
    assert evaluate(read_authored("1/(r + e)"), {"r": Fraction(0), "e": Fraction(0)}) is INFINITE


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("x", "unknown_name"),
        ("f(1)", "unknown_function"),
        ("0/0", "division_by_zero"),
        ("-1/0", "infinite"),
        ("0^-1", "division_by_zero"),
        ("1 + 1/0", "infinite"),
        ("2^0.5", "fractional_exponent"),
        ("2^(10^4 + n)", "exponent_too_large"),
        ("12345678^9999", "too_large"),
        ('"a" - 1', "not_a_number"),
    ],
)
def test_what_has_no_value(text: str, key: str) -> None:
    with pytest.raises(EvaluationError) as caught:
        evaluate(read_authored(text), {"n": Fraction(1)})
    assert caught.value.key == key
    assert isinstance(caught.value, OutOfRange)


def test_a_function_speaks_for_itself() -> None:
    def refuse(r: Fraction) -> Fraction:
        raise OutOfRange("negative", name="r", value=r)

    with pytest.raises(OutOfRange) as caught:
        evaluate(read_authored("1 + f(2)"), {}, {"f": refuse})
    assert caught.value.key == "negative"


def test_modulo_agrees_with_exact_values() -> None:
    prime = 2**61 - 1
    tree = read_authored("(1 + k)^3/(r - 0.25*k) - k^(-2)")
    exact = evaluate(tree, {"k": Fraction(3), "r": Fraction(7)})
    assert evaluate_modulo(tree, {"k": 3, "r": 7}, prime) == exact.numerator * pow(exact.denominator, -1, prime) % prime


def test_modulo_tells_undefined_from_undecidable() -> None:
    with pytest.raises(UndefinedError):
        evaluate_modulo(read_authored("1/(k - k)"), {"k": 3}, 101)
    for text in ("k^n", "k^0.5", "f(k)", "k^(1/2)"):
        with pytest.raises(UndecidableError):
            evaluate_modulo(read_authored(text), {"k": 3, "n": 2}, 101)
    assert evaluate_modulo(read_authored("k^(2*n + 1)"), {"k": 3, "n": 2}, 101, whole={"n"}) == 3**5 % 101
