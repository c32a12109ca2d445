"""Equations and inequalities as learners type them: read, and the same statement or another."""

from fractions import Fraction
from random import Random

import hypothesis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.algebra import statements
from app.algebra.alike import term
from app.algebra.authoring import read_authored_equation, read_condition
from app.algebra.equality import Comparison, Verdict, compare
from app.algebra.evaluation import evaluate
from app.algebra.reading import StatementReading, read_statement
from app.algebra.statements import Claim, compare_statements
from app.algebra.tree import Condition, Equation, Expression, Negative, Number, Product, Relation, Sum
from app.algebra.typesetting import latex, plain
from tests.algebra.trees import SYMBOLS, trees

FIVE = ("r_d", "r_t", "t", "e", "k")


def claim(text: str) -> Claim:
    is_condition = any(sign in text for sign in "<>!") or "==" in text
    return read_condition(text) if is_condition else read_authored_equation(text)


def compared(a: str, b: str, *assume: str, **options: object) -> Comparison:
    conditions = tuple(map(read_condition, assume))
    return compare_statements(claim(a), claim(b), assume=conditions, random=Random(3), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("r_d + e + k > r_t(1 + k)", "r_d + e + k > r_t*(1 + k)"),
        ("r_d＋e＋k＞r_t（1＋k）", "r_d + e + k > r_t*(1 + k)"),
        ("rd < e", "r_d < e"),
        ("r_d ≤ e。", "r_d <= e"),
        ("r_d⩽e", "r_d <= e"),
        ("r_d≦e", "r_d <= e"),
        ("r_d =< e", "r_d <= e"),
        ("r_d < = e", "r_d <= e"),
        ("r_d ＜＝ e", "r_d <= e"),
        (r"r_d \le e", "r_d <= e"),
        (r"r_d\leqslant e", "r_d <= e"),
        (r"r_d \leq \left(e\right)", "r_d <= e"),
        ("r_d ≥ e", "r_d >= e"),
        ("r_d ⩾ e", "r_d >= e"),
        ("r_d => e", "r_d >= e"),
        (r"$r_{\mathrm{d}} \geq e$", "r_d >= e"),
        (r"r_d \lt e", "r_d < e"),
        (r"r_d \gt e", "r_d > e"),
        ("r_d != e", "r_d != e"),
        ("r_d ≠ e", "r_d != e"),
        ("r_d =\u0338 e", "r_d != e"),
        (r"r_d \neq e", "r_d != e"),
        ("r_d = e", "r_d = e"),
        ("r_d ＝ e", "r_d = e"),
        ("r_d == e", "r_d = e"),
        (r"\frac{r_d}{e} = \sqrt{k}", "r_d/e = k^(1/2)"),
        ("10% r_d < 1/2", "10%*r_d < 1/2"),
    ],
)
def test_what_is_typed_is_read(typed: str, meant: str) -> None:
    reading = read_statement(typed, FIVE)
    assert isinstance(reading, StatementReading), reading
    assert plain(reading.statement) == meant


def test_aliases_and_functions() -> None:
    reading = read_statement("ln(c) < 1", ("k",), {"c": "k"}, ("ln",))
    assert isinstance(reading, StatementReading)
    assert plain(reading.statement) == "ln(k) < 1"


relations = st.sampled_from([r for r in Relation if r is not Relation.EQUAL])


@settings(max_examples=100, deadline=None)
@given(trees, trees, st.one_of(st.none(), relations))
def test_what_is_printed_or_typeset_reads_back(left: Expression, right: Expression, relation: Relation | None) -> None:
    statement = Condition(left, relation, right) if relation else Equation(left, right)
    written = plain(statement)
    if len(written) <= 200:
        assert read_statement(written, SYMBOLS) == StatementReading(statement)
    pasted = latex(statement)
    if len(pasted) <= 250:
        reading = read_statement(pasted, SYMBOLS)
        assert isinstance(reading, StatementReading), (pasted, reading)
        sides = ((reading.statement.left, left), (reading.statement.right, right))
        assert all(term(read) == term(meant) for read, meant in sides)


VELOCITY = "M*V = P*Y"
LEAKS = "r_d + e + k > r_t*(1 + k)"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("V = P*Y/M", VELOCITY),
        ("M = P*Y/V", VELOCITY),
        ("P*Y = M*V", VELOCITY),
        ("1/M = V/(P*Y)", VELOCITY),
        ("M*V/(P*Y) = 1", VELOCITY),
        ("M*V - P*Y = 0", VELOCITY),
        ("2*M*V = 2*P*Y", VELOCITY),
        ("(M*V - P*Y)*(1 + M) = 0", VELOCITY),
        ("M^2*V^2 = P^2*Y^2", VELOCITY),
        ("(M*V)^0.5 = (P*Y)^0.5", VELOCITY),
        ("B = C + R", "R = B - C"),
        ("D/B = 1/(r_d + e + k)", "B = (r_d + e + k)*D"),
        ("F = P*(1+i)^n", "P = F*(1+i)^(-n)"),
        ("i = (F/P)^(1/n) - 1", "F = P*(1+i)^n"),
        ("x = x^2", "x = 1"),
        ("a*b + a*c = a*(b+c)", "a*(b+c) = a*b + a*c"),
        ("x != y", "2*y != 2*x"),
        ("r_t*(1 + k) < r_d + e + k", LEAKS),
        ("0 < r_d + e + k - r_t - r_t*k", LEAKS),
        ("-(r_d + e + k) < -r_t*(1 + k)", LEAKS),
        ("(r_d + e + k)/(1 + k) > r_t", LEAKS),
        ("(r_d + e + k)/(r_t*(1 + k)) > 1", LEAKS),
        ("1/r_t > (1 + k)/(r_d + e + k)", LEAKS),
        ("(r_d + e + k)*(1 + k)*M1 > r_t*(1 + k)^2*M1", LEAKS),
        ("r_d + e > r_t - k*(1 - r_t)", LEAKS),
        ("x/(1+k) > y/(2+2*k)", "x/(1+t) > y/(2*(1+t))"),
        ("P*(1+i)^n > F", "F/(1+i)^n < P"),
        ("x*k^0.5 > y", "k > (y/x)^2"),
        ("x > 0", "y > 0"),  # both hold for every positive number
    ],
)
def test_the_same_statement(a: str, b: str) -> None:
    assert compared(a, b).verdict is Verdict.EQUAL
    assert compared(b, a).verdict is Verdict.EQUAL


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("M*P = V*Y", VELOCITY),
        ("M*V = P/Y", VELOCITY),
        ("M*V = P*Y + 1", VELOCITY),
        ("M + V = P + Y", VELOCITY),
        ("(M*V - P*Y)*(M - 1) = 0", VELOCITY),
        ("M*V > P*Y", VELOCITY),
        ("x^2 + y^2 = 25", "x^2 + y^2 = 16"),
        ("F = P*(1+i*n)", "F = P*(1+i)^n"),
        ("r_d + e + k < r_t*(1 + k)", LEAKS),
        ("r_d + e + k >= r_t*(1 + k)", LEAKS),
        ("r_d + e + k > r_t", LEAKS),
        ("r_d + e + k > r_t*k", LEAKS),
        ("r_d + k > r_t*(1 + k)", LEAKS),
        ("r_d + e + k > 1.0001*r_t*(1 + k)", LEAKS),
        ("k > (r_t - r_d - e)/(1 - r_t)", LEAKS),
        ("x/(1 - r) > y", "x > y*(1 - r)"),
        ("1/x > 1/y", "x > y"),
    ],
)
def test_another_statement_with_numbers_that_show_it(a: str, b: str) -> None:
    comparison = compared(a, b)
    assert comparison.verdict is Verdict.DIFFERENT
    witness = comparison.witness
    if a.startswith("x^2 + y^2"):  # linear in nothing: known to differ, not where
        return
    assert witness is not None
    assert set(witness.values) == {name for name in witness.values if name in a or name in b}
    assert all(value > 0 for value in witness.values.values())
    first, second = claim(a), claim(b)
    assert (evaluate(first.left, witness.values), evaluate(first.right, witness.values)) == (
        witness.left,
        witness.right,
    )
    assert _holds(first, witness.values) is not _holds(second, witness.values)


def _holds(statement: Claim, values: dict[str, Fraction]) -> bool:
    from app.algebra.evaluation import holds

    if isinstance(statement, Equation):
        statement = Condition(statement.left, Relation.EQUAL, statement.right)
    return holds(statement, values)


@pytest.mark.parametrize("empty", ["1 = 1", "1 = 2", "k = -e", "k = k", "M*V = M*V + 1", "M*V - M*V = 0"])
def test_an_equation_that_says_nothing_is_no_right_answer(empty: str) -> None:
    assert compared(empty, VELOCITY).verdict is Verdict.DIFFERENT
    assert compared("k = -2*e", empty).verdict is Verdict.DIFFERENT


def test_what_is_neither_proved_nor_refuted_is_left_undecided() -> None:
    assert compared("x^2 - x*y + y^2 > 0", "x > 0").verdict is Verdict.UNDECIDED
    assert compared("ln(x) = y", "y = ln(x)*1").verdict is Verdict.UNDECIDED
    assert compared("1/(k - k) = x", "x = 1").verdict is Verdict.UNDEFINED


@pytest.mark.parametrize(
    ("a", "b", "assume"),
    [
        ("k > (r_t - r_d - e)/(1 - r_t)", LEAKS, ("r_t < 1",)),
        ("x/(1 - r) > y", "x > y*(1 - r)", ("r < 1",)),
        ("x/(1 - r - e) > y", "x > y*(1 - r - e)", ("r + e < 1",)),
        ("x*(1 - r) = y*(1 - r)", "x = y", ("r < 1",)),
    ],
)
def test_statements_need_to_agree_only_under_the_assumptions(a: str, b: str, assume: tuple[str, ...]) -> None:
    assert compared(a, b, *assume).verdict is Verdict.EQUAL
    assert compared(a, b).verdict is Verdict.DIFFERENT


def test_whole_exponents() -> None:
    whole = {"whole": {"n"}}
    assert compared("F = P*(1-r)^n", "P = F/(1-r)^n", **whole).verdict is Verdict.EQUAL
    assert compared("F = P*(1-r)^n", "P = F*(1-r)^n", **whole).verdict is Verdict.DIFFERENT


def test_a_witness_names_the_symbols_in_the_order_of_the_question() -> None:
    comparison = compared("V = M*P*Y", VELOCITY, symbols=("Y", "V", "Q", "M", "P"))
    assert comparison.witness is not None
    assert list(comparison.witness.values) == ["Y", "V", "M", "P"]
    assert compared("V = M*P*Y", VELOCITY, show=False).witness is None


@settings(max_examples=40, deadline=None)
@given(trees, trees, st.fractions(Fraction(1, 9), 9))
def test_scaling_and_turning_over_never_make_another_statement(a: Expression, b: Expression, factor: Fraction) -> None:
    hypothesis.assume(compare(a, b, show=False).verdict is not Verdict.EQUAL)  # 1 = 1 is only the same as 1 = 1
    equation, inequality = Equation(a, b), Condition(a, Relation.LESS, b)
    scaled = [Product((Number(factor), side)) for side in (a, b)]
    moved = Sum((Negative(a), b))
    zero = Number(Fraction(0))
    fine = (Verdict.EQUAL, Verdict.UNDEFINED, Verdict.UNDECIDED)
    for other in (Equation(b, a), Equation(*scaled), Equation(zero, moved)):
        assert compare_statements(other, equation, show=False).verdict in fine
    for turned in (Condition(scaled[1], Relation.GREATER, scaled[0]), Condition(moved, Relation.GREATER, zero)):
        assert compare_statements(turned, inequality, show=False).verdict in fine


def test_large_statements_are_looked_at_in_few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    evaluated = statements._exact

    def counted(tree: Expression, point: dict[str, Fraction]) -> Fraction | None:
        nonlocal looked
        looked += 1
        return evaluated(tree, point)

    monkeypatch.setattr(statements, "_exact", counted)
    heavy = "(a+b+c+d+f+g+h)^40*(a+b)^0.5"
    comparison = compared(f"{heavy} > " + "+".join(["a*b"] * 400), f"{heavy} > 2")
    assert comparison.verdict in (Verdict.DIFFERENT, Verdict.UNDECIDED)
    assert looked < 500
