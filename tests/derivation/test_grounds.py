"""From which few lines a line follows."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from app.algebra.consequence import Identities
from app.derivation.gradients import Gradient, spanning
from app.derivation.grounds import Grounds, arrangement, follows_alone, same_line
from tests.derivation.book import SPLIT, STEPS, line, lines

PRIME = 10_007


@pytest.mark.parametrize(
    ("typed", "uses"),
    [
        ("R = r_d*D + r_t*t*D + E", (1, 3)),
        ("M1 - B = D - R", (4, 5)),
        ("3*k*D = 3*C", (0,)),
        ("M1/D = 1 + k", (0, 5)),
        ("D = D", ()),
        ("B = (r_d + r_t*t + e + k)*D", None),
    ],
)
def test_the_fewest_lines(typed: str, uses: tuple[int, ...] | None) -> None:
    given = lines(*SPLIT)
    assert Grounds(Identities.of(given), given).fewest(line(typed)) == uses


def test_later_lines_are_preferred() -> None:
    given = lines(*SPLIT)
    sheet = (*given, *lines(*STEPS[:3]))
    assert Grounds(Identities.of(given), sheet).fewest(line("B/D = r_d + r_t*t + e + k")) == (8,)
    assert Grounds(Identities.of(given), sheet).fewest(line("R - e*D = r_d*D + r_t*t*D")) == (6,)


def test_lines_that_must_be_solved_in_another_order_than_they_stand() -> None:
    total_and_difference = lines("B + M1 = 2*C + R + D", "B - M1 = R - D")
    assert follows_alone(line("B = C + R"), total_and_difference)
    assert follows_alone(line("M1 = C + D"), total_and_difference)
    assert not follows_alone(line("M1 = C + R"), total_and_difference)


def test_same_line() -> None:
    assert same_line(line("D = B/(r + k)"), line("B = (k + r)*D"))
    assert not same_line(line("D = B/(r + k)"), line("B = k*D + R"))
    assert arrangement(line("B = C + r*D")) == arrangement(line("D*r + C = B"))
    assert arrangement(line("B = C + r*D")) != arrangement(line("B - C = r*D"))


def test_choices_that_span_are_those_that_a_trial_of_all_finds() -> None:
    random = Random(4)
    for _ in range(60):
        rows = [_vector(random) for _ in range(7)]
        rows += [{name: slope * 3 % PRIME for name, slope in rows[0].items()}, {}]
        chosen = random.sample(range(len(rows)), 3)
        target = _combination([rows[index] for index in chosen], [random.randrange(1, 9) for _ in chosen])
        found = {frozenset(each) for each in spanning(rows, target, PRIME, 3)}
        needed = {frozenset(each) for each in _needed(rows, target)}
        assert needed <= found
        assert all(any(each <= choice for each in needed) for choice in found)


def _vector(random: Random) -> Gradient:
    return {name: random.randrange(1, 5) for name in random.sample("uvwxyz", random.choice((1, 2, 3)))}


def _combination(rows: list[Gradient], numbers: list[int]) -> Gradient:
    total = dict[str, int]()
    for row, number in zip(rows, numbers, strict=True):
        for name, slope in row.items():
            total[name] = (total.get(name, 0) + number * slope) % PRIME
    return {name: slope for name, slope in total.items() if slope}


def _needed(rows: list[Gradient], target: Gradient) -> list[tuple[int, ...]]:
    """Independent rows, at most three, that give the target with all of them."""
    found = []
    for size in range(4):
        for chosen in combinations(range(len(rows)), size):
            numbers = _solution([rows[index] for index in chosen], target)
            if numbers is not None and all(numbers):
                found.append(chosen)
    return found


def _solution(rows: list[Gradient], target: Gradient) -> list[int] | None:
    """The numbers with which rows add up to the target, by elimination; None where there are none or many."""
    names = sorted({*target, *(name for row in rows for name in row)})
    matrix = [[*(row.get(name, 0) for row in rows), target.get(name, 0)] for name in names]
    for column in range(len(rows)):
        pivot = next((index for index in range(column, len(matrix)) if matrix[index][column]), None)
        if pivot is None:
            return None
        matrix[column], matrix[pivot] = matrix[pivot], matrix[column]
        inverse = pow(matrix[column][column], -1, PRIME)
        matrix[column] = [entry * inverse % PRIME for entry in matrix[column]]
        for index, each in enumerate(matrix):
            if index != column and each[column]:
                factor = each[column]
                matrix[index] = [(a - factor * b) % PRIME for a, b in zip(each, matrix[column], strict=True)]
    if any(each[-1] for each in matrix[len(rows) :]):
        return None
    return [each[-1] for each in matrix[: len(rows)]]
