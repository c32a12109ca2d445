"""The one place where trees become SymPy expressions and back. SymPy is imported only when a function here is called.

SymPy never sees text: it is handed symbols and exact numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from app.algebra.evaluation import evaluate
from app.algebra.tree import Equation, Expression, Negative, Number, Power, Product, Quotient, Sum, Symbol, free_symbols
from app.exact import INFINITE


def to_sympy(tree: Expression, symbols: Mapping[str, Any] | None = None) -> Any:
    """The SymPy expression of a tree.

    symbols: name -> SymPy symbol (with the caller's assumptions); names that are missing become symbols without
    assumptions. Errors: EvaluationError for calls.
    """
    import sympy

    given = symbols or {}
    values = {name: given.get(name) or sympy.Symbol(name) for name in free_symbols(tree)}
    value = evaluate(tree, values)
    if value is INFINITE:
        return sympy.oo
    return sympy.Rational(value.numerator, value.denominator) if isinstance(value, Fraction) else value


def from_sympy(expression: Any) -> Expression:
    """The tree of a SymPy expression made of rational numbers, symbols, sums, products and powers.

    Sums put numbers first; negative powers become quotients. Errors: ValueError for anything else.
    """
    import sympy

    if isinstance(expression, sympy.Symbol):
        return Symbol(str(expression.name))
    if isinstance(expression, sympy.Rational):
        return _rational(Fraction(int(expression.p), int(expression.q)))
    if isinstance(expression, sympy.Add):
        terms = sorted(expression.as_ordered_terms(), key=lambda term: not term.is_Number)
        return Sum(tuple(from_sympy(term) for term in terms))
    if isinstance(expression, sympy.Mul):
        return _product(expression)
    if isinstance(expression, sympy.Pow):
        base, exponent = expression.as_base_exp()
        if exponent.could_extract_minus_sign():
            return Quotient(_number(1), from_sympy(sympy.Pow(base, -exponent)))
        return Power(from_sympy(base), from_sympy(exponent))
    raise ValueError(f"no formula of this book: {expression!r}")


def equation_from_sympy(equality: Any) -> Equation:
    """The tree of a SymPy Eq."""
    return Equation(from_sympy(equality.lhs), from_sympy(equality.rhs))


def _product(expression: Any) -> Expression:
    """A SymPy Mul: its sign in front, factors with negative exponents below the stroke."""
    import sympy

    if expression.could_extract_minus_sign():
        return Negative(from_sympy(-expression))
    above: list[Expression] = []
    below: list[Expression] = []
    for factor in expression.as_ordered_factors():
        base, exponent = factor.as_base_exp()
        if isinstance(factor, sympy.Rational):
            if factor.p != 1:
                above.append(_number(int(factor.p)))
            if factor.q != 1:
                below.append(_number(int(factor.q)))
        elif exponent.could_extract_minus_sign():
            below.append(from_sympy(sympy.Pow(base, -exponent)))
        else:
            above.append(from_sympy(factor))
    numerator = _joined(above)
    return Quotient(numerator, _joined(below)) if below else numerator


def _joined(factors: list[Expression]) -> Expression:
    if not factors:
        return _number(1)
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _number(value: int) -> Number:
    return Number(Fraction(value))


def _rational(value: Fraction) -> Expression:
    """p/q with the sign in front."""
    if value < 0:
        return Negative(_rational(-value))
    whole = _number(value.numerator)
    return whole if value.denominator == 1 else Quotient(whole, _number(value.denominator))
