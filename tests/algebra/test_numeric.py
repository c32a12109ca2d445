"""Formulas with roots and symbolic exponents: decided to many digits, for positive symbols, or left undecided."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.algebra import balls, numeric
from app.algebra.authoring import read_authored
from app.algebra.balls import Ball, UnusableError
from app.algebra.equality import Verdict, compare
from app.algebra.evaluation import evaluate
from app.algebra.roots import exact_root
from app.algebra.tree import Expression, Negative, Number, Power, Sum, Symbol


def verdict(a: str, b: str) -> Verdict:
    return compare(read_authored(a), read_authored(b), show=False, random=Random(7)).verdict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("k^0.5", "k^(1/2)"),
        ("(x^2)^(1/2)", "x"),
        ("(x*y)^(1/2)", "x^(1/2)*y^(1/2)"),
        ("1/(1+x^(1/2))", "(1-x^(1/2))/(1-x)"),
        ("(k^0.5-2)*(k^0.5+2)", "k-4"),
        ("(k^3)^(1/3)", "k"),
        ("k^0.5-k^0.5", "0"),
        ("q^n", "q^n*1"),
        ("D*(1-r)^n", "D/(1-r)^(-n)"),
        ("(F/P)^(1/n) - 1", "F^(1/n)/P^(1/n) - 1"),
        ("(1+i)^(2*n)", "((1+i)^2)^n"),
        ("2^(k+1)", "2*2^k"),
        ("(1-k)^0.5/(1-k)", "1/(1-k)^0.5"),
        ("4^0.5*k", "2*k"),
        ("(k^(1/2)*k^(1/2) - k)^2", "0"),
    ],
)
def test_the_same_for_positive_symbols(a: str, b: str) -> None:
    assert verdict(a, b) is Verdict.EQUAL


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("k^0.5", "k^(1/3)"),
        ("(x+y)^(1/2)", "x^(1/2)+y^(1/2)"),
        ("q^n", "q^(n+1)"),
        ("(F/P)^(1/n) - 1", "(F/P - 1)/n"),
        ("(1+i)^n", "1+i*n"),
        ("k^0.5", "k^0.5 + 10^-30"),
        ("2^k", "3^k"),
        ("k^(k^(k^(k^9999)))", "(1+k)/(e+k)"),
        ("(1+k)^(9999*k^99)", "(1+k)/(e+k)"),
        ("((1 + 10^-30*k^0.5) - 1)*10^30", "k^0.5 + 10^-12"),
    ],
)
def test_different(a: str, b: str) -> None:
    assert verdict(a, b) is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("k^0.5", "k^0.5 + 10^-50"),  # too close to be told apart, so nothing is said
        ("(-k)^0.5", "(-k)^0.5*1"),  # defined nowhere
        ("k^0.5/(k-k)", "k"),
        ("k^0.5 + 10^9999", "k^0.5 + 10^9999 + k"),  # the root cannot be seen beside the number
        ("ln(k)^0.5", "ln(k)^0.5*1"),
        ("(1+k)^(10^9*k)", "(1+k)^(10^9*k)*2"),  # beyond all range
    ],
)
def test_what_cannot_be_told_is_left_undecided(a: str, b: str) -> None:
    assert verdict(a, b) is Verdict.UNDECIDED
    assert verdict(b, a) is Verdict.UNDECIDED


def test_a_false_wrong_never_comes_from_lost_digits() -> None:
    """Forty of sixty digits cancel here; the twenty that are left may not be taken for a difference."""
    assert verdict("((1 + 10^-38*k^0.5) - 1)*10^38", "k^0.5") is not Verdict.DIFFERENT


def test_round_numbers_show_the_difference_where_they_can() -> None:
    for wrong, key in (("x^(1/2)+1", "x^(1/2)"), ("P*(1+i)^(n+1)", "P*(1+i)^n"), ("(x*y)^(1/2)", "x*y^(1/2)")):
        witness = compare(read_authored(wrong), read_authored(key), random=Random(1)).witness
        assert witness is not None, wrong
        assert evaluate(read_authored(wrong), witness.values) == witness.left != witness.right
        assert evaluate(read_authored(key), witness.values) == witness.right


def test_work_is_counted_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a formula is, one comparison costs no more than its budget."""
    spent = 0
    spend = numeric.Work.spend

    def counted(self: numeric.Work, operations: int) -> None:
        nonlocal spent
        spent += operations
        spend(self, operations)

    monkeypatch.setattr(numeric.Work, "spend", counted)
    root = Power(Symbol("k"), Number(Fraction(1, 2)))
    long = Sum((root,) * 1000)
    assert compare(long, Sum((root,) * 1001)).verdict is Verdict.UNDECIDED
    assert spent <= numeric.MOST_WORK + 100
    tower: Expression = Number(Fraction(9))
    for _ in range(30):
        tower = Power(Number(Fraction(9)), tower)
    assert compare(Sum((root, tower)), root).verdict is Verdict.UNDECIDED


def test_exact_roots() -> None:
    assert exact_root(Fraction(9, 4), 2) == Fraction(3, 2)
    assert exact_root(Fraction(10**30), 3) == 10**10
    assert exact_root(Fraction(2), 2) is None
    assert exact_root(Fraction(-4), 2) is None
    assert evaluate(read_authored("4^(1/2) + 8^(-1/3) + (9/4)^1.5"), {}) == 2 + Fraction(1, 2) + Fraction(27, 8)


positive = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=1000)


def _close(ball: Ball, exact: Fraction) -> bool:
    above, below = (Fraction(ball.value) + side * Fraction(ball.error) for side in (1, -1))
    return below <= exact <= above and ball.error <= abs(ball.value) * Decimal("1e-50") + Decimal("1e-50")


@settings(max_examples=200, deadline=None)
@given(positive, positive, st.integers(-9, 9))
def test_a_ball_holds_the_exact_result(a: Fraction, b: Fraction, exponent: int) -> None:
    x, y = balls.exactly(a), balls.exactly(b)
    assert _close(balls.total((x, y)), a + b)
    assert _close(balls.product(x, y), a * b)
    assert _close(balls.quotient(x, y), a / b)
    assert _close(balls.power(x, Fraction(exponent)), a**exponent)
    assert _close(balls.power(balls.power(x, Fraction(2)), Fraction(1, 2)), a)
    assert _close(balls.power(balls.power(x, Fraction(3)), Fraction(1, 3)), a)
    assert _close(balls.power(balls.power(x, y), balls.quotient(balls.exactly(Fraction(1)), y)), a)
    assert balls.difference(balls.power(balls.product(x, x), Fraction(1, 2)), x).sign == 0


def test_what_a_ball_refuses() -> None:
    zero, two = balls.exactly(Fraction(0)), balls.exactly(Fraction(2))
    for attempt in _refused(zero, two):
        with pytest.raises((UnusableError, ArithmeticError)):
            attempt()  # type: ignore[operator]


def _refused(zero: Ball, two: Ball) -> Iterator[object]:
    yield lambda: balls.quotient(two, zero)
    yield lambda: balls.power(zero, Fraction(-1))
    yield lambda: balls.power(zero, Fraction(1, 2))
    yield lambda: balls.power(balls.negative(two), Fraction(1, 2))
    yield lambda: balls.power(two, Fraction(10**6))
    yield lambda: balls.power(balls.power(balls.power(two, Fraction(9999)), Fraction(9999)), Fraction(9999))
    yield lambda: balls.total((two, balls.power(two, Fraction(-9999))))


def test_equations_follow_from_one_another_to_sixty_digits() -> None:
    from app.algebra.authoring import read_authored_equation as equation

    given, other = equation("i = (F/P)^(1/n) - 1"), equation("(1+i)^n = F/P")
    wrong = equation("(1+i)^n = F/P + 1")
    assert numeric.consequence(given, other, Random(1)) is numeric.Finding.AGREE
    assert numeric.consequence(other, given, Random(1)) is numeric.Finding.AGREE
    assert numeric.consequence(given, wrong, Random(1)) is numeric.Finding.DIFFER
    assert numeric.consequence(equation("x^0.5 = x^2 + y^2 + y"), given, Random(1)) is numeric.Finding.UNKNOWN


def test_negative_and_odd_trees_stay_bounded() -> None:
    tree = Negative(Power(Negative(Symbol("k")), Number(Fraction(1, 2))))
    assert compare(tree, Symbol("k")).verdict is Verdict.UNDECIDED
