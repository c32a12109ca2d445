"""Which formulas count as the same, and what shows that two are not."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.algebra.authoring import read_authored
from app.algebra.equality import Verdict, compare
from app.algebra.evaluation import evaluate
from app.algebra.tree import Expression, Negative, Product, Quotient, Sum
from tests.algebra.trees import trees


def verdict(a: str, b: str, **options: object) -> Verdict:
    return compare(read_authored(a), read_authored(b), **options).verdict  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("(1+k)/(r_d+r_t*t+e+k)", "(k+1)/(k+e+t*r_t+r_d)"),
        ("(1+k)/(r_d+r_t*t+e+k)", "1/(r_d+r_t*t+e+k) + k/(e+r_t*t+k+r_d)"),
        ("(1+k+t)/(r_d+r_t*t+e+k)", "(2+2*k+2*t)/(2*r_d+2*r_t*t+2*e+2*k)"),
        ("(1+c+t+s)/((r+e)*(1+t+s)+c)", "(1 + c/(1+t+s))/(r+e+c/(1+t+s))"),
        ("1/(r+e+h*(1-r-e))", "1/(1-(1-h)*(1-r-e))"),
        ("M*V", "M*B*V/B"),
        ("x/x", "1"),
        ("(a^2-b^2)/(a-b)", "a+b"),
        ("0.1", "10%"),
        ("(a+b)^3", "a^3+3*a^2*b+3*a*b^2+b^3"),
        ("0", "k-k"),
    ],
)
def test_equal(a: str, b: str) -> None:
    assert verdict(a, b) is Verdict.EQUAL


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("(1+k)/(r_d+r_t*t+e+k)", "1/(r_d+r_t*t+e+k)"),  # currency left out of the numerator
        ("(1+k)/(r_d+r_t*t+e+k)", "(1+k)/(r_d+r_t+e+k)"),  # r_t without t
        ("(1+k)/(r_d+r_t*t+e+k)", "(1+k)/(r_d+r_t*t+e)"),
        ("(1+k)/(r_d+r_t*t+e+k)", "(r_d+r_t*t+e+k)/(1+k)"),
        ("(1+k+t)/(r_d+r_t*t+e+k)", "(1+k)/(r_d+r_t*t+e+k)"),  # M2 without T
        ("(1+c+t+s)/((r+e)*(1+t+s)+c)", "(1+c+t+s)/((r+e)*(1+t+s+c))"),  # the published last line
        ("1/(r+e+k)", "1/r"),
        ("k", "k + (2^61-1)*(2^89-1)"),
        ("k/3", "0.3333333333*k"),
    ],
)
def test_different_with_round_numbers_that_show_it(key: str, wrong: str) -> None:
    comparison = compare(read_authored(wrong), read_authored(key))
    assert comparison.verdict is Verdict.DIFFERENT
    witness = comparison.witness
    assert witness is not None
    assert evaluate(read_authored(wrong), witness.values) == witness.left
    assert evaluate(read_authored(key), witness.values) == witness.right
    assert witness.left != witness.right
    assert all(value.denominator <= 50 and 0 < value <= 1000 for value in witness.values.values())


def test_a_witness_names_the_symbols_in_the_order_of_the_question() -> None:
    comparison = compare(read_authored("k+t+r_d"), read_authored("k"), symbols=("r_d", "r_t", "t", "e", "k"))
    assert comparison.witness is not None
    assert list(comparison.witness.values) == ["r_d", "t", "k"]


def test_undefined_and_undecided() -> None:
    assert verdict("1/(k-k)", "k") is Verdict.UNDEFINED
    assert verdict("k/(2*k-k-k)", "k/(2*k-k-k)") is Verdict.UNDEFINED
    assert verdict("1/(2^61-1)", "1/(2^61-1)") is Verdict.EQUAL
    assert verdict("ln(m)", "ln(m)") is Verdict.EQUAL
    assert verdict("ln(m)", "ln(m)*1") is Verdict.UNDECIDED
    assert verdict("(-1-k)^0.5", "(-k-1)^0.5") is Verdict.UNDECIDED


def test_whole_numbers_may_stand_in_exponents() -> None:
    n = {"whole": {"n"}}
    assert verdict("D*(1-q^(n+1))/(1-q)", "D*(1-q^n)/(1-q) + D*q^n", **n) is Verdict.EQUAL
    assert verdict("q^(-n)", "1/q^n", **n) is Verdict.EQUAL
    assert verdict("q^n*q^n", "q^(2*n)", **n) is Verdict.EQUAL
    assert verdict("n*q^n", "q^n", **n) is Verdict.DIFFERENT
    assert verdict("D*(1-q^(n+1))/(1-q)", "D*(1-q^n)/(1-q)", **n) is Verdict.DIFFERENT
    assert verdict("q^(n/2)", "q^n", **n) is Verdict.DIFFERENT


def test_the_same_chance_gives_the_same_witness() -> None:
    a, b = read_authored("a*b"), read_authored("a+b")
    assert compare(a, b, random=Random(1)) == compare(a, b, random=Random(1))


@settings(max_examples=60, deadline=None)
@given(trees, trees, st.fractions(1, 9))
def test_rearranging_never_changes_the_verdict(a: Expression, b: Expression, factor: Fraction) -> None:
    from app.algebra.tree import Number

    forms = [Sum((b, a)), Negative(Sum((Negative(a), Negative(b)))), Product((Sum((a, b)), Number(Fraction(1))))]
    scaled = Quotient(Product((Number(factor), Sum((a, b)))), Number(factor))
    for form in [*forms, scaled]:
        assert compare(Sum((a, b)), form, show=False).verdict in (Verdict.EQUAL, Verdict.UNDEFINED)


@settings(max_examples=60, deadline=None)
@given(trees)
def test_adding_something_is_always_noticed(a: Expression) -> None:
    more = Sum((a, read_authored("1/1000000")))
    assert compare(a, more, show=False).verdict in (Verdict.DIFFERENT, Verdict.UNDEFINED)
