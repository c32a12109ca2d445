"""Signs that are observed at positive points."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random

import pytest

from app.algebra.authoring import read_authored, read_condition
from app.algebra.evaluation import evaluate, holds
from app.algebra.positivity import observed_signs, observed_signs_where, points_about, positive_points
from app.banking.multipliers import m1
from app.exact import require

RATIOS = ("r_d", "r_t", "t", "e", "k")


def signs(text: str, *assume: str) -> frozenset[str]:
    tree = read_authored(text)
    return observed_signs(
        lambda point: evaluate(tree, point), sorted("abr"), tuple(map(read_condition, assume)), random=Random(2)
    )


def test_signs() -> None:
    assert signs("a + b") == {"+"}
    assert signs("-a") == {"-"}
    assert signs("a - a") == {"0"}
    assert signs("a - b") >= {"+", "-"}
    assert signs("1 - r") >= {"+", "-"}
    assert signs("1 - r", "r < 1") == {"+"}
    assert signs("1 - a - b", "a + b < 1") == {"+"}
    assert signs("1/(a - a)") == frozenset()
    assert signs("a", "a < 0") == frozenset()


def test_a_sign_with_the_condition_on_which_it_depends() -> None:
    def slope(point: Mapping[str, Fraction]) -> Fraction:
        """Of m1 in k, from its numerator."""
        return point["r_d"] + point["r_t"] * point["t"] + point["e"] - 1

    exact = {("+", True), ("-", False), ("0", False)}
    right = read_condition("r_d + r_t*t + e > 1")
    assert observed_signs_where(slope, RATIOS, right, random=Random(5)) == exact
    slightly = read_condition("r_d + r_t*t + e > 0.9999")
    assert observed_signs_where(slope, RATIOS, slightly, random=Random(5)) - exact
    loose = read_condition("r_d + r_t*t + e >= 1")
    assert ("0", True) in observed_signs_where(slope, RATIOS, loose, random=Random(5))


def test_points_where_there_is_no_value_are_passed_over() -> None:
    def value(point: Mapping[str, Fraction]) -> Fraction:
        require(point["k"] < 1, "too_large", k=point["k"])
        return 1 / (point["k"] - Fraction(1, 10))

    assert observed_signs(value, ("k",), random=Random(1)) == {"+", "-"}
    assert observed_signs(lambda point: m1(**point), RATIOS, random=Random(1)) == {"+"}


@pytest.mark.parametrize("assume", [(), ("r_d + r_t*t + e < 1",), ("k > 3", "t < 1/10")])
def test_points_are_positive_and_meet_the_assumptions(assume: tuple[str, ...]) -> None:
    conditions = [read_condition(text) for text in assume]
    points = list(positive_points(RATIOS, Random(4), conditions, whole=("t",) if not assume else (), draws=100))
    assert len(points) == 100 if len(assume) < 2 else len(points) > 10
    for point in points:
        assert min(point.values()) > 0
        assert all(holds(condition, point) for condition in conditions)
    assert any(value > 1 for point in points for value in point.values())


def test_points_about_a_boundary_lie_on_it_and_on_both_sides() -> None:
    boundary = read_condition("r_d + e > k")
    points = list(points_about(boundary, RATIOS, Random(1), draws=50))
    gaps = [point["r_d"] + point["e"] - point["k"] for point in points]
    assert min(gaps) < 0 < max(gaps)
    assert 0 in gaps
    assert not list(points_about(read_condition("k^2 > e^2"), RATIOS, Random(1)))


def test_the_same_chance_gives_the_same_points() -> None:
    assert list(positive_points(RATIOS, Random(9))) == list(positive_points(RATIOS, Random(9)))
