"""Roots and logarithms, for answers that are asked to so many decimals.

A root that is rational is exact. Any other is the nearest multiple of 10^-30 below it: far finer than any tolerance, so
that no mark hangs on it, and a Fraction like every other number of the core.
"""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from math import ceil

from app.algebra.roots import MOST_DEGREE, exact_root, whole_root
from app.exact import Quantity, require

PLACES = 30
_CONTEXT = Context(prec=60)


def root(x: Quantity, n: Quantity) -> Fraction:
    """The positive n-th root of x, n whole: exact where it is rational, else cut off after 30 decimals.

    (X_n/X_0)^(1/n) − 1 is an average rate of growth. Errors: x < 0, n not a whole number from 1 to 400.
    """
    require(x >= 0, "negative_radicand", x=x)
    require(n >= 1 and Fraction(n).denominator == 1 and n <= MOST_DEGREE, "root_not_whole", n=n)
    value, degree = Fraction(x), int(n)
    if (exact := exact_root(value, degree)) is not None:
        return exact
    unit = 10**PLACES
    return Fraction(whole_root(value.numerator * unit**degree // value.denominator, degree), unit)


def ln(x: Quantity) -> Fraction:
    """The natural logarithm of x, to 30 decimals. Errors: x ≤ 0."""
    require(x > 0, "logarithm_of_nothing", x=x)
    value = Fraction(x)
    difference = _CONTEXT.ln(Decimal(value.numerator)) - _CONTEXT.ln(Decimal(value.denominator))
    return Fraction(_CONTEXT.quantize(difference, Decimal(1).scaleb(-PLACES)))


def decimals(x: Quantity) -> int:
    """How many decimals the exact number has: 0 for a whole number, 99 where it does not end within 12."""
    value = Fraction(x)
    return next((places for places in range(13) if 10**places % value.denominator == 0), 99)


def round_up(x: Quantity) -> int:
    """The least whole number that is not below x: months, banks and contracts come whole."""
    return ceil(Fraction(x))
