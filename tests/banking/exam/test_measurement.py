from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st

from app.banking.exam.measurement import arima_110_forecast, correlation
from app.exact import OutOfRange
from tests.banking.exam.exact_numbers import positive

series = st.lists(st.fractions(-100, 100, max_denominator=10), min_size=2, max_size=5)
X = (Fraction(1), Fraction(2), Fraction(3))


@given(xs=series, slope=positive, start=positive)
def test_points_on_a_line_correlate_perfectly(xs: list[Fraction], slope: Fraction, start: Fraction) -> None:
    assume(len(set(xs)) > 1)
    assert correlation(xs, [start + slope * x for x in xs]) == 1
    assert correlation(xs, [start - slope * x for x in xs]) == -1


@given(points=st.lists(st.tuples(*[st.fractions(-9, 9, max_denominator=4)] * 2), min_size=2, max_size=5))
def test_correlation_is_symmetric_and_at_most_one(points: list[tuple[Fraction, Fraction]]) -> None:
    xs, ys = zip(*points, strict=True)
    assume(len(set(xs)) > 1 and len(set(ys)) > 1)
    rho = correlation(xs, ys)
    assert rho == correlation(ys, xs)
    assert rho**2 <= 1


def test_a_correlation_that_is_no_fraction_stays_exact() -> None:
    rho = correlation(X, (1, 2, 4))
    assert rho == sympy.Rational(3) / sympy.sqrt(sympy.Rational(28, 3))
    assert not rho.has(sympy.Float)
    assert correlation(X, (-1, -2, -4)) == -rho


def test_correlation_of_symbols() -> None:
    y = sympy.symbols("y1:4", real=True)
    assert correlation(X, y).subs(dict(zip(y, (3, 2, 1), strict=True))) == -1


@pytest.mark.parametrize(
    ("ys", "key"), [((2, 2, 2), "constant_series"), ((1, 2), "lengths_differ"), ((1, 2, 3, 4), "lengths_differ")]
)
def test_series_that_have_no_correlation(ys: tuple[int, ...], key: str) -> None:
    with pytest.raises(OutOfRange) as refusal:
        correlation(X, ys)
    assert refusal.value.key == key


def test_one_point_has_no_correlation() -> None:
    with pytest.raises(OutOfRange) as refusal:
        correlation((1,), (1,))
    assert refusal.value.key == "too_few_points"


@given(last=positive, previous=positive)
def test_forecast_carries_a_share_of_the_last_change_on(last: Fraction, previous: Fraction) -> None:
    half = arima_110_forecast(last, previous, Fraction(1, 2))
    assert half - last == (last - previous) / 2
    assert arima_110_forecast(last, previous, 0) == last
