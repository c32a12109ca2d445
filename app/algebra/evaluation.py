"""The value of a tree: exactly for numbers, with the same rules for any object that has arithmetic, and modulo a prime.

Formulas are evaluated as they stand. Division goes through app.exact.quotient, so a positive number over zero is
INFINITE; an INFINITE value may be the result but not a part of further arithmetic.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from functools import reduce
from typing import Any

from app.algebra.faults import MAX_EXPONENT
from app.algebra.roots import exact_root
from app.algebra.tree import (
    Call,
    Condition,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Symbol,
    Text,
    free_symbols,
)
from app.exact import INFINITE, OutOfRange, is_number, quotient

MAX_BITS = 50_000
"""Size of a number, numerator and denominator together, beyond which exact arithmetic is given up."""

RELATIONS: dict[Relation, Callable[[Any, Any], bool]] = {
    Relation.LESS: operator.lt,
    Relation.AT_MOST: operator.le,
    Relation.GREATER: operator.gt,
    Relation.AT_LEAST: operator.ge,
    Relation.UNEQUAL: operator.ne,
    Relation.EQUAL: operator.eq,
}


class EvaluationError(OutOfRange):
    """A tree without a value here.

    Keys: unknown_name {name}, unknown_function {name}, division_by_zero, infinite, fractional_exponent {exponent},
    exponent_too_large {limit}, too_large, not_a_number.
    """


class UndefinedError(ArithmeticError):
    """A denominator is zero at the point."""


class UndecidableError(ValueError):
    """The tree is no rational function: it calls a function, or has a symbolic or fractional exponent."""


def evaluate(
    tree: Expression,
    values: Mapping[str, Any],
    functions: Mapping[str, Callable[..., Any]] | None = None,
    *,
    max_bits: int = MAX_BITS,
) -> Any:
    """The value of `tree` where the symbols have `values` and calls mean `functions`.

    Numbers are Fractions; a symbol's value may be anything with arithmetic, such as a SymPy symbol; a quoted word
    is passed to a function as a string.
    Errors: EvaluationError; whatever a called function raises.
    """
    match tree:
        case Number(value):
            return value
        case Symbol(name):
            if name not in values:
                raise EvaluationError("unknown_name", name=name)
            return values[name]
        case Text(value):
            return value
        case Call(name, args, kwargs):
            if functions is None or name not in functions:
                raise EvaluationError("unknown_function", name=name)
            return functions[name](
                *(evaluate(argument, values, functions, max_bits=max_bits) for argument in args),
                **{key: evaluate(argument, values, functions, max_bits=max_bits) for key, argument in kwargs},
            )
        case Sum(parts) | Product(parts):
            operands = [evaluate(part, values, functions, max_bits=max_bits) for part in parts]
            combine = operator.add if isinstance(tree, Sum) else operator.mul
            return _arithmetic(lambda: reduce(combine, operands), operands, max_bits)
        case Quotient(above, below):
            operands = [evaluate(part, values, functions, max_bits=max_bits) for part in (above, below)]
            return _arithmetic(lambda: quotient(*operands), operands, max_bits)
        case Power(base, exponent):
            operands = [evaluate(part, values, functions, max_bits=max_bits) for part in (base, exponent)]
            return _arithmetic(lambda: _power(operands[0], operands[1], max_bits), operands, max_bits)
        case Negative(operand):
            operands = [evaluate(operand, values, functions, max_bits=max_bits)]
            return _arithmetic(lambda: -operands[0], operands, max_bits)


def holds(
    condition: Condition, values: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]] | None = None
) -> bool:
    """Whether a condition holds where the symbols have `values`. Errors: EvaluationError."""
    sides = [evaluate(side, values, functions) for side in (condition.left, condition.right)]
    return bool(_arithmetic(lambda: RELATIONS[condition.relation](*sides), sides, MAX_BITS))


def _arithmetic(operation: Callable[[], Any], operands: list[Any], max_bits: int) -> Any:
    try:
        result = operation()
    except TypeError as error:
        raise EvaluationError("infinite" if INFINITE in operands else "not_a_number") from error
    except EvaluationError:
        raise
    except OutOfRange as error:
        raise EvaluationError(error.key, **error.values) from error
    if isinstance(result, Fraction) and _bits(result) > max_bits:
        raise EvaluationError("too_large")
    return result


def _power(base: Any, exponent: Any, max_bits: int) -> Any:
    if not (is_number(base) and is_number(exponent)):
        return base**exponent
    whole = exponent.numerator
    if abs(whole) > MAX_EXPONENT:
        raise EvaluationError("exponent_too_large", limit=MAX_EXPONENT)
    if exponent.denominator != 1:
        base = exact_root(Fraction(base), exponent.denominator)
        if base is None:
            raise EvaluationError("fractional_exponent", exponent=exponent)
    if base == 0 and whole < 0:
        raise EvaluationError("division_by_zero")
    base = Fraction(base)
    if _bits(base) * abs(whole) > 2 * max_bits:
        raise EvaluationError("too_large")
    return base**whole


def _bits(number: Fraction) -> int:
    return number.numerator.bit_length() + number.denominator.bit_length()


def evaluate_modulo(
    tree: Expression, values: Mapping[str, int], prime: int, whole: Collection[str] = frozenset()
) -> int:
    """The value of a rational function modulo a prime, in 0 … prime − 1.

    whole: symbols that stand for whole numbers and may occur in exponents (n in q^n); since x^(prime−1) = 1, exponents
    count modulo prime − 1.
    Errors: UndefinedError where a denominator is 0, UndecidableError for anything but a rational function.
    """
    if isinstance(tree, Symbol):
        return values[tree.name]
    if isinstance(tree, Sum):
        total = 0
        for term in tree.terms:
            total += evaluate_modulo(term, values, prime, whole)
        return total % prime
    if isinstance(tree, Product):
        product = 1
        for factor in tree.factors:
            product = product * evaluate_modulo(factor, values, prime, whole) % prime
        return product
    if isinstance(tree, Number):
        above, below = tree.value.numerator, tree.value.denominator
        return above % prime if below == 1 else above * _inverse(below, prime) % prime
    if isinstance(tree, Quotient):
        above = evaluate_modulo(tree.numerator, values, prime, whole)
        return above * _inverse(evaluate_modulo(tree.denominator, values, prime, whole), prime) % prime
    if isinstance(tree, Negative):
        return -evaluate_modulo(tree.operand, values, prime, whole) % prime
    if isinstance(tree, Power):
        base = evaluate_modulo(tree.base, values, prime, whole)
        exponent = _whole_exponent(tree.exponent, values, prime, whole)
        return pow(_inverse(base, prime) if exponent < 0 else base, abs(exponent), prime)
    raise UndecidableError


def _inverse(number: int, prime: int) -> int:
    try:
        return pow(number, -1, prime)
    except ValueError:
        raise UndefinedError from None


def exponent_too_large(exponent: Expression) -> bool:
    """Whether an exponent is a number beyond MAX_EXPONENT; one with symbols is bounded when it is evaluated."""
    if isinstance(exponent, Number):
        return abs(exponent.value) > MAX_EXPONENT
    if free_symbols(exponent):
        return False
    try:
        value = evaluate(exponent, {})
    except EvaluationError as error:
        return error.key in ("exponent_too_large", "too_large")
    return isinstance(value, Fraction) and abs(value) > MAX_EXPONENT


def _whole_exponent(tree: Expression, values: Mapping[str, int], prime: int, whole: Collection[str]) -> int:
    names = () if isinstance(tree, Number) else free_symbols(tree)
    if names:
        if not whole or not all(name in whole for name in names):
            raise UndecidableError
        return _whole_number(tree, values) % (prime - 1)
    try:
        exponent = evaluate(tree, {})
    except EvaluationError as error:
        raise (UndefinedError if error.key == "division_by_zero" else UndecidableError) from None
    if not isinstance(exponent, Fraction) or exponent.denominator != 1 or abs(exponent) > MAX_EXPONENT:
        raise UndecidableError
    return exponent.numerator


def _whole_number(tree: Expression, values: Mapping[str, int]) -> int:
    """The integer value of an exponent such as n + 1 or 2*n."""
    match tree:
        case Number(value) if value.denominator == 1:
            return value.numerator
        case Symbol(name):
            return values[name]
        case Negative(operand):
            return -_whole_number(operand, values)
        case Sum(terms):
            return sum(_whole_number(term, values) for term in terms)
        case Product(factors):
            return reduce(operator.mul, (_whole_number(factor, values) for factor in factors))
        case _:
            raise UndecidableError
