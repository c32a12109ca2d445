"""Expanded polynomials: the arithmetic that proofs rest on."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.algebra.authoring import read_authored, read_condition
from app.algebra.definite import Definite
from app.algebra.evaluation import EvaluationError, evaluate
from app.algebra.expansion import NoPolynomialError, Ring
from app.algebra.lines import share_a_factor
from app.algebra.polynomials import Polynomial, TooLargeError
from app.algebra.tree import Expression, Number, Power, Product, Sum, Symbol, free_symbols
from tests.algebra.trees import trees


def ring(*formulas: str, work: int = 30_000) -> tuple[Ring, list[tuple[Polynomial, Polynomial]]]:
    read = [read_authored(formula) for formula in formulas]
    made = Ring(read, work)
    return made, [made.fraction(formula) for formula in read]


def value(made: Ring, p: Polynomial, point: dict[str, Fraction]) -> object:
    return evaluate(made.tree(p), point) if p else 0


@settings(max_examples=150, deadline=None)
@given(trees)
def test_expanding_keeps_the_value(tree: Expression) -> None:
    made = Ring((tree,))
    try:
        above, below = made.fraction(tree)
        above, below = made.reduced((above, below))
    except (TooLargeError, NoPolynomialError):
        return
    point = {name: Fraction(index + 2, 7) for index, name in enumerate(sorted(free_symbols(tree)))}
    try:
        expected = evaluate(tree, point)
    except EvaluationError:
        return
    if isinstance(expected, Fraction):
        bottom = value(made, below, point)
        assert bottom == 0 or value(made, above, point) == expected * bottom  # type: ignore[operator]


NAMES = ("x", "y", "z")
terms = st.tuples(st.integers(-9, 9), st.tuples(*[st.integers(0, 2)] * len(NAMES)))


def _polynomial(found: list[tuple[int, tuple[int, ...]]]) -> Sum:
    def term(number: int, exponents: tuple[int, ...]) -> Product:
        powers = [Power(Symbol(name), Number(Fraction(e))) for name, e in zip(NAMES, exponents, strict=True)]
        return Product((Number(Fraction(number)), *powers))

    return Sum(tuple(term(*parts) for parts in [*found, (1, (0, 0, 0))]))


polynomials = st.lists(terms, min_size=1, max_size=3).map(_polynomial)


@settings(max_examples=150, deadline=None)
@given(polynomials, polynomials, polynomials)
def test_the_common_divisor_divides_and_holds_every_shared_factor(a: Sum, b: Sum, c: Sum) -> None:
    made = Ring((a, b, c), 2_000_000)
    p, q, shared = (made.fraction(tree)[0] for tree in (a, b, c))
    if not (p and q and shared):
        return
    found = made.common(made.times(p, shared), made.times(q, shared))
    assert made.divided(made.times(p, shared), found) is not None
    assert made.divided(made.times(q, shared), found) is not None
    assert made.divided(found, shared) is not None
    left, right = (made.over(made.times(side, shared), found) for side in (p, q))
    assert set(made.common(left, right)) == {made.blank}  # nothing is left but a number
    if any(map(any, shared)):
        assert share_a_factor(Product((a, c)), Product((c, b)))


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("x^2-y^2", "x-y", True),
        ("x^2+y^2", "x-y", False),
        ("(1+k)*(r+e)", "(r+e)*t", True),
        ("1-q^n", "1-q", False),
        ("q^n*(1-q)", "q^n", True),
        ("2*k", "2*r", False),
        ("x^60+1", "x+1", False),
        ("x^61+1", "x+1", False),  # more than is worked out: never called a shared factor
        ("k/r", "k/e", False),
    ],
)
def test_factors_seen_on_a_line(a: str, b: str, *, shared: bool) -> None:
    assert share_a_factor(read_authored(a), read_authored(b)) is shared


def test_roots_of_symbols_are_polynomials_in_the_root() -> None:
    made, (root, whole) = ring("x^(1/2)*y", "x*y^2")
    assert made.times(root[0], root[0]) == whole[0]
    assert not made.only_symbols


def test_powers_with_symbols_are_symbols_of_their_own() -> None:
    made, (p, q, s) = ring("(1+i)^(n+1)", "(i+1)*(i+1)^n", "1/(1+i)^(-n)")
    assert p == q
    assert len(made.generators) == 3
    assert made.times(s[0], made.fraction(read_authored("1+i"))[0]) == p[0]


@pytest.mark.parametrize(
    "heavy",
    [
        "(a+b+c+d+f)^40",
        "(a+b)^61",
        "(((9^60)^60)^60)^60",
        "x + x^0.0001",
        "(1/(a+b)+1/(c+d)+1/(f+g)+1/(h+i)+1/(j+k))^9",
    ],
)
def test_what_grows_too_large_is_given_up(heavy: str) -> None:
    with pytest.raises(TooLargeError):
        ring(heavy)


def test_no_polynomial() -> None:
    for formula in ("ln(x)", "1/(0*x)", "x/0"):
        with pytest.raises(NoPolynomialError):
            ring(formula)


@pytest.mark.parametrize(
    ("formula", "assume", "sign"),
    [
        ("1 + k", (), 1),
        ("-1 - k", (), -1),
        ("1 - k", (), 0),
        ("1 - k", ("k < 1",), 1),
        ("1 - k^2", ("k < 1",), 1),
        ("k - 1", ("k < 1",), -1),
        ("2 - r - e", ("r + e < 1",), 1),
        ("1 - r - e", ("r + e < 0.5",), 1),
        ("(1 - r)*(1 + k)", ("r < 1",), 1),
        ("(1 - r)^2*(1 - e)", ("r < 1", "e < 1"), 1),
        ("x - y", ("x > y",), 1),
        ("x - 2*y", ("x > y",), 0),
        ("1 - k", ("k < 2",), 0),
        ("1 - k", ("k != 1",), 0),
        ("1 - k", ("1 < 2",), 0),
    ],
)
def test_signs_under_assumptions(formula: str, assume: tuple[str, ...], sign: int) -> None:
    tree, conditions = read_authored(formula), [read_condition(text) for text in assume]
    made = Ring((tree, *conditions))
    assert Definite(made, conditions).sign(made.fraction(tree)[0]) == sign
