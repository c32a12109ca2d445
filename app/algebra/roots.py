"""Roots of exact numbers, where they are exact numbers themselves; roots that authors call by name."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from app.algebra.tree import (
    Call,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
)  # fmt: skip

MOST_DEGREE = 400


def exact_root(number: Fraction, degree: int) -> Fraction | None:
    """The positive root of a number that is not negative, or None where it is irrational or the degree too large."""
    if number < 0 or not 1 <= degree <= MOST_DEGREE:
        return None
    above, below = whole_root(number.numerator, degree), whole_root(number.denominator, degree)
    exact = above**degree == number.numerator and below**degree == number.denominator
    return Fraction(above, below) if exact else None


def whole_root(number: int, degree: int) -> int:
    """The largest whole number whose power does not exceed the number (Newton's method on integers)."""
    if degree == 1 or number < 2:
        return number
    if degree == 2:
        return isqrt(number)
    guess = 1 << -(-number.bit_length() // degree)  # never below the root
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def roots_as_powers(tree: Expression) -> Expression:
    """The tree with sqrt(x), cbrt(x) and root(x, n) written as powers, the way learners' roots are read."""
    match tree:
        case Call("sqrt", (x,), ()):
            return Power(roots_as_powers(x), Number(Fraction(1, 2)))
        case Call("cbrt", (x,), ()):
            return Power(roots_as_powers(x), Number(Fraction(1, 3)))
        case Call("root", (x, Number(n)), ()) if n:
            return Power(roots_as_powers(x), Number(1 / n))
        case Sum(terms):
            return Sum(tuple(map(roots_as_powers, terms)))
        case Product(factors):
            return Product(tuple(map(roots_as_powers, factors)))
        case Quotient(above, below):
            return Quotient(roots_as_powers(above), roots_as_powers(below))
        case Power(base, exponent):
            return Power(roots_as_powers(base), roots_as_powers(exponent))
        case Negative(operand):
            return Negative(roots_as_powers(operand))
        case _:
            return tree
