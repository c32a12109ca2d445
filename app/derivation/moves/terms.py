"""Sums of products as data, in which a bracket may stand as a factor of its own.

(r_d + e)*D - q^n*D_1 has two terms: the bracket once and D once, and minus D_1 once and q as often as n says. Brackets
are opened only where a move asks for it, so that what a learner gathered stays together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.algebra.evaluation import UndefinedError
from app.algebra.polynomials import MOST_DEGREE, TooLargeError
from app.algebra.tree import Expression, Negative, Number, Power, Product, Quotient, Sum, Symbol

MOST_PRODUCTS = 2_000
"""Products of two terms that one move works out at most: far more than a line anybody could read."""
MOST_BITS = 256


@dataclass(frozen=True, slots=True)
class Exponent:
    """number + coefficient * product of whole symbols + …: 2, n, n + 1, 2*n - 1."""

    number: int = 0
    symbolic: tuple[tuple[tuple[str, ...], int], ...] = ()

    @property
    def is_negative(self) -> bool:
        """Whether its first part is: such a power stands below the stroke."""
        return (self.symbolic[0][1] if self.symbolic else self.number) < 0

    def plus(self, other: Exponent) -> Exponent:
        """self + other."""
        parts = dict(self.symbolic)
        for names, times in other.symbolic:
            parts[names] = parts.get(names, 0) + times
        return Exponent(self.number + other.number, _sorted(parts))

    def times(self, other: Exponent) -> Exponent:
        """self * other. Errors: TooLargeError."""
        parts = dict[tuple[str, ...], int]()
        for first, a in (((), self.number), *self.symbolic):
            for second, b in (((), other.number), *other.symbolic):
                names = tuple(sorted((*first, *second)))
                parts[names] = parts.get(names, 0) + a * b
        number = parts.pop((), 0)
        if any(len(names) > MOST_DEGREE or abs(times) > MOST_DEGREE for names, times in parts.items()):
            raise TooLargeError
        return Exponent(number, _sorted(parts))

    def __neg__(self) -> Exponent:
        return Exponent(-self.number, tuple((names, -times) for names, times in self.symbolic))


def _sorted(parts: Mapping[tuple[str, ...], int]) -> tuple[tuple[tuple[str, ...], int], ...]:
    return tuple(sorted((names, times) for names, times in parts.items() if times))


NONE, ONCE = Exponent(), Exponent(1)

Monomial = tuple[tuple[Expression, Exponent], ...]
"""Factors and how often each, in the order in which they are written. () is 1."""
Terms = Mapping[Monomial, Fraction]
"""What a sum adds up and how many of each, none of them 0, in the order in which they were met."""
Opens = Callable[[Terms], bool]
Order = Callable[[Iterable[tuple[Expression, Exponent]]], Monomial]
Gather = Callable[[Terms], tuple[Fraction, Expression]]


def nowhere(_: Terms) -> bool:
    """No bracket is opened."""
    return False


def everywhere(_: Terms) -> bool:
    """Every bracket is opened."""
    return True


class Arithmetic:
    """Arithmetic of terms within bounds.

    whole: symbols that are whole numbers. order: puts factors in their order of writing. gather: makes one bracket of
    several terms, (number, sum), always the same one whatever the order and sign of its terms.
    Errors of all methods: TooLargeError; UndefinedError for a division by 0.
    """

    def __init__(self, whole: Collection[str], order: Order, gather: Gather, work: int = MOST_PRODUCTS) -> None:
        self.whole = whole
        self._order = order
        self._gather = gather
        self._work = work

    def terms(self, tree: Expression, opens: Opens = nowhere) -> Terms:
        """The terms of a formula, with those of its brackets opened that `opens` says."""
        match tree:
            case Number(value):
                return {(): value} if value else {}
            case Sum(parts):
                total: Terms = {}
                for part in parts:
                    total = self.plus(total, self.terms(part, opens))
                return total
            case Negative(operand):
                return self.minus(self.terms(operand, opens))
            case Product(factors):
                product: Terms = {(): Fraction(1)}
                for factor in factors:
                    product = self.times(product, self.factor(factor, opens))
                return product
            case Quotient(above, below):
                return self.times(self.factor(above, opens), self.inverse(self.terms(below, opens)))
            case Power(base, exponent):
                return self._power(tree, base, self.exponent(exponent), opens)
            case _:
                return {((tree, ONCE),): Fraction(1)}

    def factor(self, tree: Expression, opens: Opens = nowhere) -> Terms:
        """The terms of a factor: a sum that is not opened is one."""
        terms = self.terms(tree, opens)
        return terms if len(terms) < 2 or opens(terms) else self.one_factor(terms)

    def one_factor(self, terms: Terms) -> Terms:
        """The same as a single term, a sum as a bracket."""
        if len(terms) < 2:
            return terms
        number, bracket = self._gather(terms)
        return {((bracket, ONCE),): number}

    def plus(self, p: Terms, q: Terms) -> Terms:
        """p + q, in the order of p."""
        self._spend(1 + (len(p) + len(q)) // 8)
        total = dict(p)
        for monomial, number in q.items():
            total[monomial] = total.get(monomial, Fraction(0)) + number
        return {monomial: number for monomial, number in total.items() if number}

    def minus(self, p: Terms) -> Terms:
        """-p."""
        return {monomial: -number for monomial, number in p.items()}

    def times(self, p: Terms, q: Terms) -> Terms:
        """p * q."""
        self._spend(len(p) * len(q))
        product = dict[Monomial, Fraction]()
        for first, a in p.items():
            for second, b in q.items():
                monomial = self.joined(first, second)
                number = product.get(monomial, Fraction(0)) + a * b
                if number.numerator.bit_length() + number.denominator.bit_length() > MOST_BITS:
                    raise TooLargeError
                product[monomial] = number
        return {monomial: number for monomial, number in product.items() if number}

    def inverse(self, p: Terms) -> Terms:
        """1/p."""
        if not p:
            raise UndefinedError
        ((monomial, number),) = self.one_factor(p).items()
        return {tuple((base, -exponent) for base, exponent in monomial): 1 / number}

    def joined(self, first: Monomial, second: Monomial) -> Monomial:
        """The product of two terms' factors."""
        if not first or not second:
            return first or second
        exponents = dict(first)
        for base, exponent in second:
            exponents[base] = exponents.get(base, NONE).plus(exponent)
        return self._order((base, exponent) for base, exponent in exponents.items() if exponent != NONE)

    def exponent(self, tree: Expression) -> Exponent | None:
        """A whole exponent, or None for any other."""
        match tree:
            case Number(value) if value.denominator == 1:
                return Exponent(value.numerator)
            case Symbol(name) if name in self.whole:
                return Exponent(0, (((name,), 1),))
            case Negative(operand):
                inner = self.exponent(operand)
                return -inner if inner else None
            case Sum(parts) | Product(parts):
                total = NONE if isinstance(tree, Sum) else ONCE
                for each in map(self.exponent, parts):
                    if each is None:
                        return None
                    try:
                        total = total.plus(each) if isinstance(tree, Sum) else total.times(each)
                    except TooLargeError:
                        return None
                return total
            case _:
                return None

    def _power(self, tree: Power, base: Expression, exponent: Exponent | None, opens: Opens) -> Terms:
        if exponent is None:
            return {((tree, ONCE),): Fraction(1)}
        terms = self.terms(base, opens)
        if len(terms) > 1 and not exponent.symbolic and exponent.number >= 0 and opens(terms):
            return self._multiplied_out(terms, exponent.number)
        if not terms:
            if not exponent.symbolic and exponent.number <= 0:
                raise UndefinedError
            return {((tree, ONCE),): Fraction(1)} if exponent.symbolic else {}
        ((monomial, number),) = self.one_factor(terms).items()
        raised = self._order((factor, each.times(exponent)) for factor, each in monomial if exponent != NONE)
        if not exponent.symbolic:
            return {raised: self._number(number, exponent.number)}
        if number < 0:
            return {((tree, ONCE),): Fraction(1)}
        return {self.joined(raised, ((Number(number), exponent),)) if number != 1 else raised: Fraction(1)}

    def _number(self, number: Fraction, times: int) -> Fraction:
        bits = number.numerator.bit_length() + number.denominator.bit_length()
        if abs(number) != 1 and abs(times) * bits > MOST_BITS:
            raise TooLargeError
        return number ** (times if abs(number) != 1 else times % 2)

    def _multiplied_out(self, terms: Terms, times: int) -> Terms:
        if times > MOST_DEGREE:
            raise TooLargeError
        product: Terms = {(): Fraction(1)}
        for _ in range(times):
            product = self.times(product, terms)
        return product

    def _spend(self, work: int) -> None:
        self._work -= work
        if self._work < 0:
            raise TooLargeError
