"""Roots of exact numbers, where they are exact numbers themselves."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

MOST_DEGREE = 400


def exact_root(number: Fraction, degree: int) -> Fraction | None:
    """The positive root of a number that is not negative, or None where it is irrational or the degree too large."""
    if number < 0 or not 1 <= degree <= MOST_DEGREE:
        return None
    above, below = _whole_root(number.numerator, degree), _whole_root(number.denominator, degree)
    exact = above**degree == number.numerator and below**degree == number.denominator
    return Fraction(above, below) if exact else None


def _whole_root(number: int, degree: int) -> int:
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
