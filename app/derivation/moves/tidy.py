"""Formulas cleaned of what nobody would write, in their own order: 1·x, x + 0, −(−x), a fraction above a stroke.

Nothing is multiplied out, gathered or cancelled: that is for the learner to ask for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction

from app.algebra.polynomials import TooLargeError
from app.algebra.tree import Call, Expression, Negative, Number, Power, Product, Quotient, Sum
from app.derivation.moves.terms import MOST_BITS, NONE, ONCE, Exponent
from app.derivation.moves.writing import ONE, ZERO, Writer, written_exponent


def tidied(tree: Expression, whole: Collection[str] = frozenset()) -> Expression:
    """The formula without what is needless in it. Errors: TooLargeError."""
    return _Tidy(Writer(whole)).tidied(tree)


def negative(tree: Expression) -> Expression:
    """-tree, without two signs one after the other."""
    match tree:
        case Negative(operand):
            return operand
        case Number(value) if not value:
            return tree
        case _:
            return Negative(tree)


class _Tidy:
    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def tidied(self, tree: Expression) -> Expression:
        match tree:
            case Sum(terms):
                return self._sum(terms)
            case Product(factors):
                return self._product(factors)
            case Quotient(above, below):
                return self._quotient(self.tidied(above), self.tidied(below))
            case Negative(operand):
                return negative(self.tidied(operand))
            case Power(base, exponent):
                return self._power(self.tidied(base), self.tidied(exponent))
            case Number(value) if value < 0:
                return Negative(Number(-value))
            case Call(name, args, kwargs):
                inner = tuple((key, self.tidied(value)) for key, value in kwargs)
                return Call(name, tuple(map(self.tidied, args)), inner)
            case _:
                return tree

    def _sum(self, terms: Iterable[Expression]) -> Expression:
        """Sums within a sum are one; 0 is left out, numbers are added."""
        parts = list[Expression]()
        for term in map(self.tidied, terms):
            parts += term.terms if isinstance(term, Sum) else (term,)
        numbers = [part for part in parts if _number(part) is not None]
        if len(numbers) > 1 or ZERO in numbers:
            total = sum((_number(part) or Fraction(0) for part in numbers), Fraction(0))
            place = parts.index(numbers[0])
            parts = [part for part in parts if _number(part) is None]
            parts[place:place] = [_written(total)] if total else []
        return ZERO if not parts else parts[0] if len(parts) == 1 else Sum(tuple(parts))

    def _product(self, factors: Iterable[Expression]) -> Expression:
        """Products within a product are one, fractions in it one fraction; a sign stands before it, a power once."""
        above, below, minus = list[Expression](), list[Expression](), False
        for factor in map(self.tidied, factors):
            if isinstance(factor, Negative):
                factor, minus = factor.operand, not minus
            over, under = (factor.numerator, factor.denominator) if isinstance(factor, Quotient) else (factor, ONE)
            above += _factors(over)
            below += [] if under == ONE else _factors(under)
        product = self._joined(above)
        tree = self._quotient(product, self._joined(below)) if below else product
        return negative(tree) if minus else tree

    def _quotient(self, above: Expression, below: Expression) -> Expression:
        """One stroke where there were several."""
        minus = isinstance(above, Negative) != isinstance(below, Negative)
        above = above.operand if isinstance(above, Negative) else above
        below = below.operand if isinstance(below, Negative) else below
        if isinstance(above, Quotient) or isinstance(below, Quotient):
            over, under = (above.numerator, above.denominator) if isinstance(above, Quotient) else (above, ONE)
            top, bottom = (below.numerator, below.denominator) if isinstance(below, Quotient) else (below, ONE)
            above = self._joined([*_factors(over), *_factors(bottom)])
            below = self._joined([*_factors(under), *_factors(top)])
        tree = above if below == ONE or (above == ZERO and below != ZERO) else Quotient(above, below)
        return negative(tree) if minus else tree

    def _power(self, base: Expression, exponent: Expression) -> Expression:
        times = self._writer.exponent(exponent)
        inner = self._writer.exponent(base.exponent) if isinstance(base, Power) else None
        if times is not None and inner is not None and isinstance(base, Power):
            base, times = base.base, inner.times(times)
            exponent = written_exponent(times)
        if times == ONCE:
            return base
        if (times == NONE and base != ZERO) or base == ONE:
            return ONE
        return Power(base, exponent)

    def _joined(self, factors: Iterable[Expression]) -> Expression:
        """A product in which 1 is left out, numbers are multiplied and each base stands once."""
        number, numerals, parts = Fraction(1), 0, dict[Expression, Exponent]()
        last: Expression = ONE
        for factor in factors:
            if isinstance(factor, Number):
                if factor.value != 1:
                    number, numerals, last = number * factor.value, numerals + 1, factor
                continue
            base: Expression = factor
            times = ONCE
            if isinstance(factor, Power) and (found := self._writer.exponent(factor.exponent)) is not None:
                base, times = factor.base, found
            parts[base] = parts.get(base, NONE).plus(times)
        if not number:
            return ZERO
        if number.numerator.bit_length() + number.denominator.bit_length() > MOST_BITS:
            raise TooLargeError
        written = [
            base if times == ONCE else Power(base, written_exponent(times))
            for base, times in parts.items()
            if times != NONE
        ]
        if numerals:
            written.insert(0, last if numerals == 1 else _written(number))
        return ONE if not written else written[0] if len(written) == 1 else Product(tuple(written))


def _factors(tree: Expression) -> tuple[Expression, ...]:
    return tree.factors if isinstance(tree, Product) else (tree,)


def _number(tree: Expression) -> Fraction | None:
    """The value of a number, with or without a sign."""
    match tree:
        case Number(value):
            return value
        case Negative(Number(value)):
            return -value
        case _:
            return None


def _written(number: Fraction) -> Expression:
    """A number as it reads back: a sign and a fraction are parts of the formula, not of the numeral."""
    size: Expression = Writer(()).tree({(): abs(number)})
    return Negative(size) if number < 0 else size
