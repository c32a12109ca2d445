"""The slow path: formulas with roots, and with exponents that are no whole numbers.

They are evaluated to sixty digits, with a bound on the error, at random positive points: the symbols of this book are
positive numbers, so sqrt(x^2) is x. Values that lie apart prove a difference; agreement to 45 digits at several points
counts as equality. The work is bounded by counting operations; what would be too much is left undecided.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import DecimalException
from enum import Enum, auto
from fractions import Fraction
from random import Random

from app.algebra import balls
from app.algebra.balls import Ball, UnusableError
from app.algebra.evaluation import RELATIONS, EvaluationError, evaluate
from app.algebra.tree import (
    Call,
    Condition,
    Equation,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Text,
    free_symbols,
    symbols_in_order,
)

WANTED = 5
"""How many points must agree."""
ATTEMPTS = 30
MOST_WORK = 8_000
"""Operations in one comparison; powers count for many."""
_WORK_OF_POWER, _WORK_OF_LOGARITHM = 10, 60
_EXPONENT_BITS = 500
_PLACES = tuple(balls.exactly(Fraction(place)) for place in (1, 2, 3))

Point = Mapping[str, Fraction]


class Finding(Enum):
    """What the values show."""

    AGREE = auto()
    DIFFER = auto()
    UNKNOWN = auto()


class TooMuchError(ArithmeticError):
    """The work is used up, or there is something that cannot be evaluated."""


def agreement(a: Expression, b: Expression, random: Random, whole: Collection[str] = frozenset()) -> Finding:
    """Whether two formulas have the same values at positive points where both are defined."""
    work = Work()

    def at(point: Point) -> bool | None:
        return _same(work.value(a, point), work.value(b, point))

    return _finding(at, free_symbols(a) | free_symbols(b), random, whole)


def consequence(of: Equation, equation: Equation, random: Random, whole: Collection[str] = frozenset()) -> Finding:
    """Whether `equation` holds at positive points at which `of` holds; UNKNOWN where `of` is linear in no symbol."""
    work = Work()

    def at(point: Point) -> bool | None:
        solved = work.solution(of, point, whole)
        return _same(work.value(equation.left, point, solved), work.value(equation.right, point, solved))

    return _finding(at, free_symbols(of) | free_symbols(equation), random, whole)


def truth(condition: Condition, point: Point, work: Work) -> bool | None:
    """Whether a statement holds at a point; None where that cannot be told."""
    try:
        left, right = work.value(condition.left, point), work.value(condition.right, point)
    except (UnusableError, DecimalException, TooMuchError):
        return None
    if not balls.apart(left, right):
        return None
    return RELATIONS[condition.relation](left.value, right.value)


def is_irrational(exponent: Expression) -> bool:
    """Whether an exponent is no whole number, or may be none."""
    try:
        value = evaluate(exponent, {})
    except EvaluationError:
        return True
    return not isinstance(value, Fraction) or value.denominator != 1


def _finding(
    at: Callable[[Point], bool | None], names: Collection[str], random: Random, whole: Collection[str]
) -> Finding:
    agreed = 0
    for point in _points(sorted(names), random, whole):
        try:
            same = at(point)
        except TooMuchError:
            return Finding.UNKNOWN
        except (UnusableError, DecimalException):
            continue
        if same is False:
            return Finding.DIFFER
        agreed += same is True
        if agreed == WANTED:
            return Finding.AGREE
    return Finding.UNKNOWN


def _same(a: Ball, b: Ball) -> bool | None:
    return False if balls.apart(a, b) else True if balls.together(a, b) else None


def _points(names: Collection[str], random: Random, whole: Collection[str]) -> Iterator[dict[str, Fraction]]:
    """Random positive points: ratios below one at first, then larger numbers too."""
    for attempt in range(ATTEMPTS):
        most = 999 if attempt < WANTED - 1 else random.choice((999, 1_999, 9_999))
        yield {
            name: Fraction(random.randint(1, 9)) if name in whole else Fraction(random.randint(1, most), 1000)
            for name in names
        }


class Work:
    """Evaluation that ends after so many operations. Errors of all methods: UnusableError, TooMuchError, decimal's."""

    def __init__(self, most: int = MOST_WORK) -> None:
        self.left = most

    def value(self, tree: Expression, point: Point, solved: Mapping[str, Ball] | None = None) -> Ball:
        """The value of a tree at a point, where some symbols may have inexact values."""
        self.spend(1)
        match tree:
            case Number(value):
                return balls.exactly(value)
            case Symbol(name):
                return solved[name] if solved and name in solved else balls.exactly(point[name])
            case Sum(terms):
                return balls.total([self.value(part, point, solved) for part in terms])
            case Product(factors):
                result = self.value(factors[0], point, solved)
                for factor in factors[1:]:
                    result = balls.product(result, self.value(factor, point, solved))
                return result
            case Quotient(above, below):
                return balls.quotient(self.value(above, point, solved), self.value(below, point, solved))
            case Negative(operand):
                return balls.negative(self.value(operand, point, solved))
            case Power(base, exponent):
                raised = self._exponent(exponent, point, solved)
                under = self.value(base, point, solved)
                easy = isinstance(raised, Fraction) and raised.denominator <= 2
                self.spend(_WORK_OF_POWER if easy else _WORK_OF_LOGARITHM)
                return balls.power(under, raised)
            case Call() | Text():
                raise TooMuchError

    def solution(self, equation: Equation, point: Point, whole: Collection[str]) -> dict[str, Ball]:
        """The positive value of one symbol at which an equation holds: one that stands alone, or is linear."""
        for name, other in ((equation.left, equation.right), (equation.right, equation.left)):
            if isinstance(name, Symbol) and name.name not in free_symbols(other):
                return self._positive(name.name, self.value(other, point))
        for symbol in symbols_in_order(equation):
            if symbol in whole:
                continue
            gaps = [
                balls.difference(self.value(equation.left, point, at), self.value(equation.right, point, at))
                for at in ({symbol: place} for place in _PLACES)
            ]
            slope = balls.difference(gaps[1], gaps[0])
            if balls.together(slope, balls.difference(gaps[2], gaps[1])) and slope.sign:
                return self._positive(symbol, balls.difference(_PLACES[0], balls.quotient(gaps[0], slope)))
        raise UnusableError

    def spend(self, operations: int) -> None:
        self.left -= operations
        if self.left < 0:
            raise TooMuchError

    def _positive(self, name: str, value: Ball) -> dict[str, Ball]:
        if value.sign <= 0:
            raise UnusableError
        return {name: value}

    def _exponent(self, tree: Expression, point: Point, solved: Mapping[str, Ball] | None) -> Fraction | Ball:
        """An exponent, exactly where it is a rational number of reasonable size."""
        names = free_symbols(tree)
        self.spend(len(names))
        if not (solved and names & solved.keys()):
            try:
                exact = evaluate(tree, point, max_bits=_EXPONENT_BITS)
            except EvaluationError as error:
                if error.key not in ("fractional_exponent", "exponent_too_large", "too_large"):
                    raise UnusableError from None
            else:
                if isinstance(exact, Fraction):
                    return exact
        return self.value(tree, point, solved)
