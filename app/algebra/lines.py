"""Whether two formulas share a factor, seen on a random line.

On the line x = a + b·s through the space of the symbols a polynomial becomes one in s alone. Polynomials without a
common factor have none there, but by a chance of about one in 2^61; all arithmetic is modulo a prime. Powers with a
root or a symbol in the exponent count as further symbols.
"""

from __future__ import annotations

from random import Random

from app.algebra.alike import Kind, term
from app.algebra.evaluation import UndefinedError
from app.algebra.sampling import PRIMES, SYSTEM_RANDOM
from app.algebra.tree import Expression, Negative, Number, Power, Product, Sum, Symbol

MOST_DEGREE = 60

Coefficients = list[int]
"""Of a polynomial in s, from the constant upwards; the last is not 0."""


class NotPolynomialError(ValueError):
    """A quotient, a negative power, a call, or a degree beyond MOST_DEGREE."""


def share_a_factor(a: Expression, b: Expression, random: Random = SYSTEM_RANDOM) -> bool:
    """Whether two polynomials have a factor with a symbol in common; False where this is too much work."""
    line = _Line(PRIMES[-1], random)
    try:
        return len(line.common(line.along(a), line.along(b))) > 1
    except (NotPolynomialError, UndefinedError):
        return False


class _Line:
    def __init__(self, prime: int, random: Random) -> None:
        self.prime = prime
        self._random = random
        self._symbols = dict[str | Kind, Coefficients]()

    def along(self, tree: Expression) -> Coefficients:
        """The polynomial on the line. Errors: NotPolynomialError, UndefinedError."""
        match tree:
            case Number(value):
                return self._trimmed([value.numerator * pow(value.denominator, -1, self.prime)])
            case Symbol(name):
                return self._symbol(name)
            case Negative(operand):
                return [-coefficient % self.prime for coefficient in self.along(operand)]
            case Sum(terms):
                total: Coefficients = []
                for part in terms:
                    total = self._plus(total, self.along(part))
                return total
            case Product(factors):
                product = [1]
                for factor in factors:
                    product = self._times(product, self.along(factor))
                return product
            case Power(base, exponent):
                return self._power(base, exponent)
            case _:
                raise NotPolynomialError

    def common(self, a: Coefficients, b: Coefficients) -> Coefficients:
        """The greatest common divisor, by Euclid's algorithm."""
        while b:
            a, b = b, self._remainder(a, b)
        return a

    def _symbol(self, name: str | Kind) -> Coefficients:
        if name not in self._symbols:
            self._symbols[name] = [1 + self._random.randrange(self.prime - 1) for _ in range(2)]
        return self._symbols[name]

    def _power(self, base: Expression, exponent: Expression) -> Coefficients:
        times, kind = term(exponent)
        if kind or times.denominator != 1:
            return self._symbol(term(Power(base, exponent))[1])
        if times < 0:
            raise NotPolynomialError
        factor, result = self.along(base), [1]
        if (len(factor) - 1) * times > MOST_DEGREE:
            raise NotPolynomialError
        if len(factor) == 1:
            return [pow(factor[0], times.numerator, self.prime)]
        for _ in range(times.numerator):
            result = self._times(result, factor)
        return result

    def _plus(self, a: Coefficients, b: Coefficients) -> Coefficients:
        if len(a) < len(b):
            a, b = b, a
        return self._trimmed([*(x + y for x, y in zip(a, b, strict=False)), *a[len(b) :]])

    def _times(self, a: Coefficients, b: Coefficients) -> Coefficients:
        if len(a) + len(b) > MOST_DEGREE + 2:
            raise NotPolynomialError
        if not a or not b:
            return []
        product = [0] * (len(a) + len(b) - 1)
        for i, x in enumerate(a):
            for j, y in enumerate(b):
                product[i + j] += x * y
        return self._trimmed(product)

    def _remainder(self, a: Coefficients, b: Coefficients) -> Coefficients:
        inverse = pow(b[-1], -1, self.prime)
        rest = list(a)
        while len(rest) >= len(b):
            factor, shift = rest[-1] * inverse % self.prime, len(rest) - len(b)
            for place, coefficient in enumerate(b):
                rest[shift + place] -= factor * coefficient
            rest = self._trimmed(rest)
        return rest

    def _trimmed(self, coefficients: Coefficients) -> Coefficients:
        reduced = [coefficient % self.prime for coefficient in coefficients]
        while reduced and not reduced[-1]:
            reduced.pop()
        return reduced
