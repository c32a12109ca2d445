from __future__ import annotations

from fractions import Fraction

import pytest
import sympy

from app.banking.exam.ranges import MOST_PERIODS, at_least_zero, divide, power, require_share, require_whole
from app.exact import OutOfRange


def test_a_refusal_names_the_input_and_its_value() -> None:
    with pytest.raises(OutOfRange) as refusal:
        require_share(tau=Fraction(6, 5))
    assert refusal.value.key == "share_above_one"
    assert refusal.value.values == {"name": "tau", "value": Fraction(6, 5)}
    assert isinstance(refusal.value, ValueError)


def test_division_never_leaves_exact_numbers() -> None:
    assert divide(1, 3) == Fraction(1, 3)
    assert isinstance(divide(6, 3), Fraction)
    with pytest.raises(OutOfRange):
        divide(1, 0)


@pytest.mark.parametrize("base", [2, Fraction(11, 10)])
def test_powers_never_leave_exact_numbers(base: Fraction) -> None:
    n = sympy.Symbol("n")
    assert power(base, Fraction(2)) == base * base
    assert not power(base, n).has(sympy.Float)


@pytest.mark.parametrize(
    ("n", "key"), [(-1, "negative"), (Fraction(1, 2), "not_whole"), (MOST_PERIODS + 1, "too_many_periods")]
)
def test_periods_are_whole_and_not_endless(n: Fraction, key: str) -> None:
    with pytest.raises(OutOfRange) as refusal:
        require_whole(n=n)
    assert refusal.value.key == key


def test_symbols_are_never_checked() -> None:
    x = sympy.Symbol("x")
    require_share(x=x)
    require_whole(x=x)
    assert at_least_zero(x) == sympy.Max(0, x)
