"""Exact partial derivatives of the core's own formulas, without writing any formula a second time.

A dual number a + b·ε with ε² = 0 carries a value and a derivative through the same arithmetic that computes the
formula, so ∂f/∂x at a point is the ε-part of f(…, x + ε, …): a Fraction, exact (forward-mode differentiation).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from inspect import signature

from app.exact import Infinite, Quantity, require


@dataclass(frozen=True, slots=True)
class Dual:
    """value + slope·ε. Only the operations the formulas use: + − × ÷ and whole powers."""

    value: Fraction
    slope: Fraction

    def __add__(self, other: Dual | Fraction | int) -> Dual:
        other = _dual(other)
        return Dual(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other: Dual | Fraction | int) -> Dual:
        other = _dual(other)
        return Dual(self.value * other.value, self.value * other.slope + self.slope * other.value)

    def __truediv__(self, other: Dual | Fraction | int) -> Dual:
        other = _dual(other)
        value = self.value / other.value
        return Dual(value, (self.slope - value * other.slope) / other.value)

    def __neg__(self) -> Dual:
        return Dual(-self.value, -self.slope)

    def __sub__(self, other: Dual | Fraction | int) -> Dual:
        return self + -_dual(other)

    def __rsub__(self, other: Fraction | int) -> Dual:
        return _dual(other) + -self

    def __rtruediv__(self, other: Fraction | int) -> Dual:
        return _dual(other) / self

    def __pow__(self, exponent: int) -> Dual:
        return Dual(self.value**exponent, exponent * self.value ** (exponent - 1) * self.slope)

    __radd__ = __add__
    __rmul__ = __mul__


def _dual(x: Dual | Fraction | int) -> Dual:
    return x if isinstance(x, Dual) else Dual(Fraction(x), Fraction(0))


def partial(formula: Callable[..., Quantity], variable: str) -> Callable[..., Fraction]:
    """∂formula/∂variable as a function of the same arguments. Errors: as in the formula, or no finite value."""

    names = list(signature(formula).parameters)

    def derivative(*args: Quantity, **kwargs: Quantity) -> Fraction:
        values = dict(zip(names, args, strict=False)) | kwargs
        finite = not isinstance(formula(**values), Infinite)  # also checks the range, which a dual number would pass by
        require(finite, "no_derivative", name=variable)
        values[variable] = Dual(Fraction(values[variable]), Fraction(1))
        result = formula(**values)
        return result.slope if isinstance(result, Dual) else Fraction(0)

    return derivative


def elasticity(formula: Callable[..., Quantity], variable: str) -> Callable[..., Fraction]:
    """(∂f/∂x)·(x/f): percent change of f per percent change of x, exact. Errors as in `partial`."""
    names = list(signature(formula).parameters)
    slope = partial(formula, variable)

    def share(*args: Quantity, **kwargs: Quantity) -> Fraction:
        values = dict(zip(names, args, strict=False)) | kwargs
        return Fraction(slope(**values) * values[variable] / formula(**values))

    return share
