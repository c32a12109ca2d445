"""constant + coefficient·ratio^exponent, kept unexpanded where the exact fraction would be too long to print."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction

from app.exact import Quantity, is_number

EXPANDED_BITS = 20_000
"""A power is multiplied out while it takes at most this many bits (about 6,000 digits)."""

GUARD_DIGITS = 40


@dataclass(frozen=True, slots=True)
class PowerForm:
    """constant + coefficient·ratio^exponent with Fractions and a non-negative integer exponent, exact but unexpanded.

    `str` shows 12 significant digits, correctly rounded: 40 guard digits stand against the relative error of the power,
    which is below exponent·10^(1−digits).
    """

    constant: Fraction
    coefficient: Fraction
    ratio: Fraction
    exponent: int

    def digits(self, significant: int = 12) -> Decimal:
        """The value to so many significant digits. Cancellation between the two terms is met by more digits."""
        precision = significant + GUARD_DIGITS + len(str(self.exponent))
        while True:
            value, error = self._decimal(precision)
            if value != 0 and error <= abs(value).scaleb(-significant - 5):
                return self._context(significant).plus(value)
            if precision > 4000:
                return self._context(significant).plus(value)
            precision *= 2

    def at_least(self, target: Fraction) -> bool:
        """Whether the value is ≥ target; decided with enough digits, exactly where they cannot separate the two."""
        shifted = PowerForm(self.constant - target, self.coefficient, self.ratio, self.exponent)
        value, error = shifted._decimal(200 + len(str(self.exponent)))
        if abs(value) > error:
            return value > 0
        return self.constant + self.coefficient * self.ratio**self.exponent >= target

    def __str__(self) -> str:
        return format(self.digits(), "g")

    @staticmethod
    def _context(precision: int) -> Context:
        return Context(prec=precision, Emax=MAX_EMAX, Emin=MIN_EMIN)

    def _decimal(self, precision: int) -> tuple[Decimal, Decimal]:
        """The value and a bound on its absolute error at this working precision."""
        context = self._context(precision)

        def decimal(x: Fraction) -> Decimal:
            return context.divide(Decimal(x.numerator), Decimal(x.denominator))

        power = context.multiply(decimal(self.coefficient), context.power(decimal(self.ratio), self.exponent))
        constant = decimal(self.constant)
        size = context.add(abs(constant), context.multiply(abs(power), Decimal(self.exponent + 2)))
        return context.add(constant, power), size.scaleb(2 - precision, context)


def power_form(constant: Quantity, coefficient: Quantity, ratio: Quantity, exponent: Quantity) -> Quantity | PowerForm:
    """constant + coefficient·ratio^exponent: expanded where it is short or symbolic, a PowerForm where it is long."""
    if not all(is_number(x) for x in (constant, coefficient, ratio, exponent)):
        return constant + coefficient * ratio**exponent
    ratio, exponent = Fraction(ratio), int(exponent)
    bits = exponent * max(ratio.numerator.bit_length(), ratio.denominator.bit_length())
    if bits <= EXPANDED_BITS or ratio in (0, 1):
        return Fraction(constant + coefficient * ratio**exponent)
    return PowerForm(Fraction(constant), Fraction(coefficient), ratio, exponent)
