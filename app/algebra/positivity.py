"""Which signs an expression takes where every symbol is a positive number.

Ratios, amounts and rates of this book are positive. A sign is observed, not derived: it is computed exactly at many
random points, among them points just beside the boundary of a condition and on it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice
from random import Random

from app.algebra.consequence import identities
from app.algebra.evaluation import EvaluationError, holds
from app.algebra.sampling import SYSTEM_RANDOM, round_points
from app.algebra.systems import Unsolvable
from app.algebra.tree import Condition, Equation, free_symbols

Point = Mapping[str, Fraction]
Value = Callable[[Point], object]

ROUND = 40
PATIENCE = 20
"""How many points are drawn for each that is wanted, where an assumption is rarely met."""

_BESIDE = (Fraction(1), Fraction(9, 10), Fraction(11, 10), Fraction(1, 2), Fraction(2), Fraction(999, 1000),
           Fraction(1001, 1000))  # fmt: skip


def observed_signs(
    value: Value,
    symbols: Iterable[str],
    assume: Sequence[Condition] = (),
    draws: int = 200,
    random: Random = SYSTEM_RANDOM,
) -> frozenset[str]:
    """Which of "+", "-" and "0" occur over `draws` positive points that meet the conditions `assume`.

    value: the expression, from the symbols' values to a Fraction; points where it has no value are passed over. The
    result is empty where no point meets the assumptions.
    """
    points = positive_points(_names(symbols, assume), random, assume, draws=draws)
    return frozenset(sign for point in points if (sign := sign_at(value, point)))


def observed_signs_where(
    value: Value,
    symbols: Iterable[str],
    condition: Condition,
    assume: Sequence[Condition] = (),
    draws: int = 200,
    random: Random = SYSTEM_RANDOM,
) -> frozenset[tuple[str, bool]]:
    """As observed_signs, each sign with whether the condition held at the point.

    {("+", True), ("-", False), ("0", False)}: positive exactly where the condition holds. Points beside the boundary of
    the condition and on it come in addition to `draws`.
    """
    names = _names(symbols, (condition, *assume))
    found = set[tuple[str, bool]]()
    for point in (
        *positive_points(names, random, assume, draws=draws),
        *points_about(condition, names, random, assume, draws=draws),
    ):
        sign, held = sign_at(value, point), truth_at(condition, point)
        if sign and held is not None:
            found.add((sign, held))
    return frozenset(found)


def _names(symbols: Iterable[str], conditions: Iterable[Condition]) -> tuple[str, ...]:
    used = sorted(name for condition in conditions for name in free_symbols(condition))
    return tuple(dict.fromkeys((*symbols, *used)))


def sign_at(value: Value, point: Point) -> str:
    """The sign of a value at a point, "" where it has none there."""
    try:
        number = value(point)
    except (ArithmeticError, ValueError):  # a zero denominator, or an input outside the range of a formula
        return ""
    if not isinstance(number, (int, Fraction)):
        return ""
    return "+" if number > 0 else "-" if number < 0 else "0"


def truth_at(condition: Condition, point: Point) -> bool | None:
    """Whether a condition holds at a point; None where a side has no value there."""
    try:
        return holds(condition, point)
    except EvaluationError:
        return None


def positive_points(
    names: Sequence[str],
    random: Random,
    assume: Sequence[Condition] = (),
    *,
    whole: Collection[str] = (),
    draws: int = 200,
) -> Iterator[dict[str, Fraction]]:
    """At most `draws` positive points that meet the assumptions: round ones, then ratios, then numbers of any size."""
    found = 0
    for point in _candidates(names, random, whole, draws):
        if all(truth_at(condition, point) for condition in assume):
            yield point
            found += 1
            if found == draws:
                return


def points_about(
    boundary: Condition | Equation,
    names: Sequence[str],
    random: Random,
    assume: Sequence[Condition] = (),
    *,
    whole: Collection[str] = (),
    draws: int = 200,
    beside: bool = True,
) -> Iterator[dict[str, Fraction]]:
    """Positive points at which left = right, and others on both sides of it; none where it is linear in no symbol."""
    system = identities([Equation(boundary.left, boundary.right)], whole)
    if isinstance(system, Unsolvable):
        return
    unknown = system.order[0].unknown
    found = 0
    others = [name for name in names if name != unknown]
    for free in islice(_candidates(others, random, whole, draws), max(ROUND, draws)):
        values = system.values(free)
        if values is None or values[unknown] <= 0 or unknown in whole:
            continue
        for factor in _BESIDE if beside else _BESIDE[:1]:
            point = {**values, unknown: values[unknown] * factor}
            if all(truth_at(condition, point) for condition in assume):
                yield point
                found += 1
        if found >= draws:
            return


def _candidates(
    names: Sequence[str], random: Random, whole: Collection[str], draws: int
) -> Iterator[dict[str, Fraction]]:
    yield from round_points(names, random, whole, ROUND)
    for attempt in range(PATIENCE * draws):
        yield {
            name: Fraction(random.randint(1, 9))
            if name in whole
            else Fraction(random.randint(1, 999), 1000)
            if attempt % 2 == 0 or random.random() < 0.5
            else Fraction(random.randint(1, 20_000), random.choice((10, 100, 1000)))
            for name in names
        }
