"""The gradient of an equation's two sides' difference at a point modulo a prime, and dependence among gradients.

Where an equation follows from others, its gradient at a point of their common solutions is a combination of theirs.
That is quickly seen, and rules out nearly every choice of lines that a new line cannot come from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from app.algebra.evaluation import UndecidableError, UndefinedError, evaluate_modulo
from app.algebra.tree import Equation, Expression, Negative, Number, Power, Product, Quotient, Sum, Symbol

Gradient = Mapping[str, int]
"""Partial derivatives by symbol, modulo the prime, none of them 0."""


def gradient(equation: Equation, point: Mapping[str, int], prime: int, whole: Collection[str] = ()) -> Gradient:
    """∂(left − right)/∂x for every symbol x that is no whole number. Errors: UndefinedError, UndecidableError."""
    total = dict(_derivatives(equation.left, point, prime, whole)[1])
    for name, slope in _derivatives(equation.right, point, prime, whole)[1].items():
        total[name] = (total.get(name, 0) - slope) % prime
    return {name: slope for name, slope in total.items() if slope}


def _derivatives(
    tree: Expression, point: Mapping[str, int], prime: int, whole: Collection[str]
) -> tuple[int, dict[str, int]]:
    """A value and its partial derivatives, by the rules of calculus."""
    match tree:
        case Number():
            return evaluate_modulo(tree, point, prime), {}
        case Symbol(name):
            return point[name], {} if name in whole else {name: 1}
        case Negative(operand):
            value, slopes = _derivatives(operand, point, prime, whole)
            return -value % prime, {name: -slope % prime for name, slope in slopes.items()}
        case Sum(terms):
            total, sums = 0, dict[str, int]()
            for term in terms:
                value, slopes = _derivatives(term, point, prime, whole)
                total = (total + value) % prime
                for name, slope in slopes.items():
                    sums[name] = (sums.get(name, 0) + slope) % prime
            return total, sums
        case Product(factors):
            result = 1, dict[str, int]()
            for factor in factors:
                result = _product(result, _derivatives(factor, point, prime, whole), prime)
            return result
        case Quotient(above, below):
            value, slopes = _derivatives(below, point, prime, whole)
            return _product(_derivatives(above, point, prime, whole), _power(value, slopes, -1, prime), prime)
        case Power(base, exponent):
            value, slopes = _derivatives(base, point, prime, whole)
            times = _exponent(exponent, point, prime, whole)
            return _power(value, slopes, times, prime)
        case _:
            raise UndecidableError


def _product(
    one: tuple[int, dict[str, int]], other: tuple[int, dict[str, int]], prime: int
) -> tuple[int, dict[str, int]]:
    (a, slopes_a), (b, slopes_b) = one, other
    slopes = {name: slope * b % prime for name, slope in slopes_a.items()}
    for name, slope in slopes_b.items():
        slopes[name] = (slopes.get(name, 0) + slope * a) % prime
    return a * b % prime, slopes


def _power(value: int, slopes: dict[str, int], times: int, prime: int) -> tuple[int, dict[str, int]]:
    if times < 0 and value % prime == 0:
        raise UndefinedError
    outer = times * pow(value, times - 1, prime) % prime if value or times >= 1 else 0
    return pow(value, times, prime), {name: slope * outer % prime for name, slope in slopes.items()}


def _exponent(tree: Expression, point: Mapping[str, int], prime: int, whole: Collection[str]) -> int:
    """A whole exponent; one with whole symbols counts modulo prime − 1, as powers do."""
    if isinstance(tree, Number) and tree.value.denominator == 1:
        return tree.value.numerator
    if isinstance(tree, Negative):
        return -_exponent(tree.operand, point, prime, whole)
    if isinstance(tree, Symbol) and tree.name in whole:
        return point[tree.name]
    if isinstance(tree, Sum):
        return sum(_exponent(term, point, prime, whole) for term in tree.terms)
    if isinstance(tree, Product):
        product = 1
        for factor in tree.factors:
            product *= _exponent(factor, point, prime, whole)
        return product
    raise UndecidableError


def spanning(gradients: Sequence[Gradient], target: Gradient, prime: int, size: int) -> Iterator[tuple[int, ...]]:
    """Choices of at most `size` gradients, by number, of which `target` is a linear combination.

    All those are among them that could spare none of theirs.
    """
    return _choices([(index, row) for index, row in enumerate(gradients) if row], target, prime, size)


def _choices(rows: list[tuple[int, Gradient]], rest: Gradient, prime: int, size: int) -> Iterator[tuple[int, ...]]:
    if not rest:
        yield ()
        return
    if size == 0:
        return
    # one of the chosen must have a part in this direction: the direction that fewest have leaves least to try
    counts = {name: sum(name in row for _, row in rows) for name in rest}
    pivot = min(counts, key=lambda name: counts[name])
    waiting = list(rows)
    for index, row in rows:
        if pivot not in row:
            continue
        waiting.remove((index, row))  # what is chosen with it has been seen when the next one is taken
        inverse = pow(row[pivot], -1, prime)
        left = _without(rest, row, rest[pivot] * inverse, prime)
        if size == 1:
            if not left:
                yield (index,)
            continue
        others = [(other, _without(each, row, each.get(pivot, 0) * inverse, prime)) for other, each in waiting]
        for chosen in _choices([entry for entry in others if entry[1]], left, prime, size - 1):
            yield (index, *chosen)


def _without(row: Gradient, other: Gradient, factor: int, prime: int) -> Gradient:
    """row - factor * other."""
    if not factor:
        return row
    result = dict(row)
    for name, slope in other.items():
        if left := (result.get(name, 0) - factor * slope) % prime:
            result[name] = left
        else:
            result.pop(name, None)
    return result
