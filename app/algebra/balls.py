"""Decimal numbers of sixty digits that carry a bound on their own error.

Two balls that lie apart stand for different numbers, whatever was lost in rounding. Every operation names its context:
Decimal's own operators would round to the digits of the thread's context.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow, Subnormal
from fractions import Fraction
from typing import NamedTuple

from app.algebra.faults import MAX_EXPONENT

DIGITS = 60
_RANGE = 100_000
"""Of the decimal exponents of values; errors are smaller, and must not vanish."""
_VALUES = Context(prec=DIGITS, Emax=_RANGE, Emin=-_RANGE, traps=[DivisionByZero, InvalidOperation, Overflow, Subnormal])
_ERRORS = Context(
    prec=9, rounding=ROUND_UP, Emax=9 * _RANGE, Emin=-9 * _RANGE, traps=[DivisionByZero, InvalidOperation, Overflow]
)
_plus, _minus, _times, _over = _ERRORS.add, _ERRORS.subtract, _ERRORS.multiply, _ERRORS.divide
_UNIT = Decimal(f"1e-{DIGITS - 2}")
"""More than ten times the error of one rounding, relative to its result."""
_UNSEEN = Decimal("1e-40")
_AGREEMENT = Decimal("1e-45")
_UNCERTAIN = Decimal("0.1")
_ZERO, _TWO = Decimal(0), Decimal(2)


class UnusableError(ArithmeticError):
    """Nothing reliable can be said here: undefined, out of range, or the error has grown too large."""


class Ball(NamedTuple):
    """A number between value - error and value + error."""

    value: Decimal
    error: Decimal

    @property
    def distance(self) -> Decimal:
        """How far from zero it is for certain; not positive where it may be zero."""
        return _minus(self.value.copy_abs(), _times(_TWO, self.error))

    @property
    def sign(self) -> int:
        """1 or -1; 0 where it may be zero."""
        return 0 if self.distance <= 0 else 1 if self.value > 0 else -1


def exactly(number: Fraction) -> Ball:
    """A rational number."""
    return _rounded(_VALUES.divide(Decimal(number.numerator), Decimal(number.denominator)), _ZERO)


def total(balls: Sequence[Ball]) -> Ball:
    """The sum. Errors: UnusableError where a term is too small beside the others to be seen."""
    sizes = [ball.value.copy_abs() for ball in balls]
    least = _times(max(sizes), _UNSEEN)
    if any(0 < size < least for size in sizes):
        raise UnusableError
    value, error, rounding = _ZERO, _ZERO, _times(_UNIT, Decimal(len(balls)))
    for ball, size in zip(balls, sizes, strict=True):
        value = _VALUES.add(value, ball.value)
        error = _plus(error, _plus(ball.error, _times(size, rounding)))
    return Ball(value, error)


def negative(ball: Ball) -> Ball:
    """-ball."""
    return Ball(ball.value.copy_negate(), ball.error)


def difference(a: Ball, b: Ball) -> Ball:
    """a - b."""
    return total((a, negative(b)))


def product(a: Ball, b: Ball) -> Ball:
    """a * b."""
    error = _plus(_times(_plus(a.value.copy_abs(), a.error), b.error), _times(b.value.copy_abs(), a.error))
    return _rounded(_VALUES.multiply(a.value, b.value), error)


def quotient(a: Ball, b: Ball) -> Ball:
    """a / b. Errors: UnusableError where b may be zero."""
    distance = b.distance
    if distance <= 0:
        raise UnusableError
    value = _VALUES.divide(a.value, b.value)
    return _rounded(value, _over(_plus(a.error, _times(value.copy_abs(), b.error)), distance))


def power(base: Ball, exponent: Fraction | Ball) -> Ball:
    """base ^ exponent. Errors: UnusableError where the base may be zero, or is negative under a root."""
    if isinstance(exponent, Fraction) and exponent.denominator == 1:
        return _whole_power(base, exponent.numerator)
    if exponent == Fraction(1, 2) and base.sign > 0:
        root = _VALUES.sqrt(base.value)
        return _rounded(root, _over(base.error, root))
    raised = exactly(exponent) if isinstance(exponent, Fraction) else exponent
    size = raised.value.copy_abs()
    if base.sign <= 0 or size > MAX_EXPONENT:
        raise UnusableError
    logarithm = _plus(base.value.ln(_ERRORS).copy_abs(), Decimal(1))
    relative = _plus(_times(size, _over(base.error, base.distance)), _times(logarithm, raised.error))
    return _spread(_VALUES.power(base.value, raised.value), relative)


def _whole_power(base: Ball, exponent: int) -> Ball:
    if abs(exponent) > MAX_EXPONENT:
        raise UnusableError
    if not base.sign:
        if exponent <= 0:
            raise UnusableError
        return Ball(_ZERO, _ERRORS.power(_plus(base.value.copy_abs(), base.error), Decimal(exponent)))
    relative = _times(Decimal(abs(exponent)), _over(base.error, base.distance))
    return _spread(_VALUES.power(base.value, Decimal(exponent)), relative)


def _spread(value: Decimal, relative: Decimal) -> Ball:
    """A power of what is uncertain: (1 + x)^n - 1 is below 2·n·x while n·x is small."""
    if relative > _UNCERTAIN:
        raise UnusableError
    return _rounded(value, _times(value.copy_abs(), _times(_TWO, relative)))


def _rounded(value: Decimal, error: Decimal) -> Ball:
    return Ball(value, _plus(error, _times(value.copy_abs(), _UNIT)))


def apart(a: Ball, b: Ball) -> bool:
    """Whether the two stand for different numbers for certain."""
    return _minus(a.value, b.value).copy_abs() > _plus(a.error, b.error)


def together(a: Ball, b: Ball) -> bool:
    """Whether the two agree to 45 digits, or neither can be told from zero."""
    if apart(a, b):
        return False
    error = _plus(a.error, b.error)
    if not a.sign and not b.sign:
        return error <= _AGREEMENT
    return error <= _times(_AGREEMENT, max(a.value.copy_abs(), b.value.copy_abs()))
