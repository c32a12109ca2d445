"""What the measurement laboratory does by hand before a library does it: a correlation, a one-step forecast.

Exact: numbers give Fractions wherever the result is rational and an exact SymPy root elsewhere; numbers out of range
raise OutOfRange. Rows S004-40 and S004-100 of the catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from app.banking.exam.ranges import divide
from app.exact import Quantity, is_number, require


def covariation(xs: Sequence[Quantity], ys: Sequence[Quantity]) -> Quantity:
    """S_xy = Σ (x − x̄)(y − ȳ). Errors: series of different length, fewer than two points."""
    require(len(xs) == len(ys), "lengths_differ", first=len(xs), second=len(ys))
    require(len(xs) >= 2, "too_few_points", points=len(xs))
    x_mean, y_mean = divide(sum(xs), len(xs)), divide(sum(ys), len(ys))
    return sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))


def correlation(xs: Sequence[Quantity], ys: Sequence[Quantity]) -> Quantity:
    """ρ = S_xy / √(S_xx·S_yy), between −1 and 1. S004-40.

    A Fraction where ρ is rational, otherwise an exact SymPy expression. Errors: as covariation; a constant series,
    whose correlation with anything is 0/0.
    """
    S_xy, S_xx, S_yy = covariation(xs, ys), covariation(xs, xs), covariation(ys, ys)
    for total in (S_xx, S_yy):
        if is_number(total):
            require(total != 0, "constant_series")
    square = divide(S_xy * S_xy, S_xx * S_yy)
    if is_number(square):
        root = _rational_root(Fraction(square))
        if root is not None:
            return root if S_xy >= 0 else -root
    import sympy

    if is_number(square):
        root = sympy.sqrt(sympy.Rational(square.numerator, square.denominator))
        return root if S_xy >= 0 else -root
    return S_xy / sympy.sqrt(S_xx * S_yy)


def arima_110_forecast(last: Quantity, previous: Quantity, phi: Quantity) -> Quantity:
    """last + φ·(last − previous): next value of an ARIMA(1,1,0) without constant, in the unit of the series. S004-100.

    Errors: |φ| ≥ 1, where the differences are not stationary and the model does not hold.
    """
    if is_number(phi):
        require(-1 < phi < 1, "not_stationary", name="phi", value=phi)
    return last + phi * (last - previous)


def _rational_root(square: Fraction) -> Fraction | None:
    """√square where that is rational, else None."""
    root = Fraction(isqrt(square.numerator), isqrt(square.denominator))
    return root if root * root == square else None
