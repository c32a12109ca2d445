"""Trees become SymPy expressions and back without changing their value."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from app.algebra.authoring import read_authored
from app.algebra.equality import Verdict, compare
from app.algebra.evaluation import EvaluationError
from app.algebra.sympy_edge import equation_from_sympy, from_sympy, to_sympy
from app.algebra.tree import Expression
from app.algebra.typesetting import latex, plain
from tests.algebra.trees import trees

sympy = pytest.importorskip("sympy")


@settings(max_examples=40, deadline=None)
@given(trees)
def test_there_and_back(tree: Expression) -> None:
    try:
        expression = to_sympy(tree)
    except EvaluationError:  # 1/0, or a number beyond all bounds
        return
    if expression.has(sympy.zoo, sympy.nan, sympy.oo):
        return
    assert compare(from_sympy(expression), tree, show=False).verdict in (Verdict.EQUAL, Verdict.UNDEFINED)


def test_letters_are_only_letters() -> None:
    expression = to_sympy(read_authored("E + I + S + Q + e + N"))
    assert expression.free_symbols == set(sympy.symbols("E I S Q e N"))


def test_the_callers_symbols_are_used() -> None:
    k = sympy.Symbol("k", positive=True)
    assert to_sympy(read_authored("k^2"), {"k": k}) == k**2
    assert to_sympy(read_authored("1/2 + 1/3")) == sympy.Rational(5, 6)


def test_core_formulas_can_be_typeset() -> None:
    r_d, k, t = sympy.symbols("r_d k t")
    assert plain(from_sympy((1 + k) / (r_d + k))) == "(1 + k)/(k + r_d)"
    assert plain(from_sympy(sympy.diff(1 / (r_d + k), k))) == "-1/(k + r_d)^2"
    assert latex(from_sympy(sympy.Rational(-3, 4) * k * t)) == r"-\frac{3 k t}{4}"
    assert latex(equation_from_sympy(sympy.Eq(k, t**2))) == "k = t^{2}"
    assert to_sympy(from_sympy(sympy.Rational(1, 3))) == sympy.Rational(1, 3)
    assert Fraction(1, 3) == Fraction(str(to_sympy(read_authored("1/3"))))
    with pytest.raises(ValueError, match="no formula"):
        from_sympy(sympy.sin(k))
