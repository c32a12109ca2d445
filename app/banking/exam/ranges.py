"""Range checks of the exam and case formulas, and powers that stay exact.

They extend those of app.exact in the same manner: a number outside the range in which a formula means anything raises
OutOfRange; a symbol passes, because a derivation assumes what a number must show. The policy is the catalogue's
(section 4): negative inputs are refused, equality with a bound is allowed where the formula still has a value. What
may well be negative (inflation, growth, a fund's premium) has −1, a total loss, as its bound instead of zero.
"""

from __future__ import annotations

from fractions import Fraction

from app.exact import Quantity, is_number, require

MOST_PERIODS = 10_000
"""Exact powers grow by some digits a period: beyond this a result would neither print nor teach."""


def require_positive(**values: Quantity) -> None:
    """Raise OutOfRange for the first named number that is not above zero."""
    for name, value in values.items():
        if is_number(value):
            require(value > 0, "not_positive", name=name, value=value)


def require_share(**values: Quantity) -> None:
    """Raise OutOfRange for the first named number outside [0, 1]."""
    for name, value in values.items():
        if is_number(value):
            require(value >= 0, "negative", name=name, value=value)
            require(value <= 1, "share_above_one", name=name, value=value)


def require_at_least_minus_one(**values: Quantity) -> None:
    """Raise OutOfRange for the first named rate of change below −1: nothing loses more than all of itself."""
    for name, value in values.items():
        if is_number(value):
            require(value >= -1, "below_minus_one", name=name, value=value)


def require_above_minus_one(**values: Quantity) -> None:
    """Raise OutOfRange for the first named rate of change that is −1 (a total loss) or less: 1 + it is a divisor."""
    for name, value in values.items():
        if is_number(value):
            require(value > -1, "not_above_minus_one", name=name, value=value)


def require_whole(**values: Quantity) -> None:
    """Raise OutOfRange for the first named number of periods that is negative, not whole or above MOST_PERIODS."""
    for name, value in values.items():
        if is_number(value):
            require(value >= 0, "negative", name=name, value=value)
            require(Fraction(value).denominator == 1, "not_whole", name=name, value=value)
            require(value <= MOST_PERIODS, "too_many_periods", name=name, value=value, most=MOST_PERIODS)


def require_different(key: str, **pair: Quantity) -> None:
    """Raise OutOfRange(key) where the two named numbers are equal and their difference is divided by."""
    first, second = pair.values()
    if is_number(first) and is_number(second):
        require(first != second, key, **pair)


def divide(numerator: Quantity, denominator: Quantity) -> Quantity:
    """numerator / denominator, exactly, where a zero denominator has no meaning (compare app.exact.quotient).

    Errors: OutOfRange for the number zero as denominator.
    """
    if is_number(denominator):
        require(denominator != 0, "division_by_zero")
        if is_number(numerator):
            return Fraction(numerator) / denominator
    return numerator / denominator


def power(base: Quantity, n: Quantity) -> Quantity:
    """base**n without leaving exact arithmetic; a number n is a whole number of periods.

    Python's own ** turns a Fraction raised to a symbol, and an int raised to a negative int, into a float.
    """
    if not is_number(n):
        import sympy

        return (sympy.Rational(base.numerator, base.denominator) if is_number(base) else base) ** n
    require_whole(n=n)
    return base ** int(n)


def at_least_zero(x: Quantity) -> Quantity:
    """max(0, x); for a symbol SymPy's Max."""
    if is_number(x):
        return max(0, x)
    import sympy

    return sympy.Max(0, x)
