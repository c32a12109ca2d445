"""How an exact number is written for a reader."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.banking.powers import power_form
from app.exact import INFINITE
from app.prose.figures import FormatNeeded, rounded, written

F = Fraction
numbers = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**7)


@pytest.mark.parametrize(
    ("value", "form", "prose", "math"),
    [
        (F(100), "", "100", "100"),
        (100, "", "100", "100"),
        (F(1, 8), "", "0.125", "0.125"),
        (F(-5, 2), "", "−2.5", "-2.5"),
        (F(999), "", "999", "999"),
        (F(1000), "", "1,000", "1{,}000"),
        (F(-12345678, 100), "", "−123,456.78", "-123{,}456.78"),
        (F(1, 3), "2", "0.33", "0.33"),
        (F(1, 3), "frac", "1/3", r"\frac{1}{3}"),
        (F(-1, 3), "frac", "−1/3", r"-\frac{1}{3}"),
        (F(4), "frac", "4", "4"),
        (F(1, 10), "percent", "10%", r"10\%"),
        (F(1, 3), "percent 1", "33.3%", r"33.3\%"),
        (F(-1, 8), "percent", "−12.5%", r"-12.5\%"),
        (F(12), "percent", "1,200%", r"1{,}200\%"),
        (F(100), "signed", "+100", "+100"),
        (F(-100), "signed", "−100", "-100"),
        (F(1, 3), "signed 2", "+0.33", "+0.33"),
        (F(0), "signed", "0", "0"),
        (F(0), "2", "0.00", "0.00"),
        (INFINITE, "", "∞", r"\infty"),
        (INFINITE, "2", "∞", r"\infty"),
        ("March", "", "March", "March"),
    ],
)
def test_forms(value: object, form: str, prose: str, math: str) -> None:
    assert written(value, form) == prose
    assert written(value, form, math=True) == math


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (F(5, 1000), "0.01"),
        (F(15, 1000), "0.02"),
        (F(25, 1000), "0.03"),
        (F(-5, 1000), "−0.01"),
        (F(4999, 10**6), "0.00"),
        (F(9999995, 1000), "10,000.00"),
        (F(1, 2) - F(1, 10**80), "0.50"),
    ],
)
def test_rounding_is_half_up_and_away_from_zero(value: Fraction, shown: str) -> None:
    assert written(value, "2") == shown


def test_a_number_just_below_a_tie_is_not_rounded_twice() -> None:
    assert written(F(1, 2) - F(1, 10**90), "0") == "0"


@pytest.mark.parametrize("form", ["1", "2", "signed 2", "percent 0"])
def test_what_is_shown_as_zero_has_no_sign(form: str) -> None:
    for value in (F(1, 10**6), F(-1, 10**6)):
        assert re.fullmatch(r"0(\.0+)?%?", written(value, form))


@pytest.mark.parametrize("value", [F(1, 3), F(1, 7), F(1, 10**7), F(10**60)])
def test_without_a_format_only_short_decimals_are_written(value: Fraction) -> None:
    with pytest.raises(FormatNeeded):
        written(value)


@pytest.mark.parametrize(
    "form", ["x", "2.5", "-1", "²", "frac 2", "percent x", "signed -1", "percent 1 2", "999", " 2", "2 ", "Frac"]
)
def test_an_unknown_format_is_refused_whatever_the_value(form: str) -> None:
    for value in (F(1, 2), F(1, 3), INFINITE, "text"):
        with pytest.raises(FormatNeeded):
            written(value, form)


@pytest.mark.parametrize("value", [None, 0.1, [1], object()])
def test_only_exact_numbers_are_written(value: object) -> None:
    with pytest.raises(FormatNeeded):
        written(value)


def test_numbers_too_long_to_read_are_refused_and_not_printed() -> None:
    with pytest.raises(FormatNeeded):
        written(F(10) ** 5000, "2")
    with pytest.raises(FormatNeeded):
        written(F(10**5000 + 1, 10**5000), "frac")


def test_a_million_rounds_are_written_with_twelve_digits() -> None:
    kept = power_form(F(1000), F(-1000), F(9, 10), 10**6)
    assert written(kept) == "1,000.00000000"
    assert written(kept, "2") == "1,000.00"
    assert written(kept, "signed 2") == "+1,000.00"


def test_a_tiny_power_is_written_as_a_power_of_ten() -> None:
    left = power_form(F(0), F(-100), F(9, 10), 10**6)
    assert re.fullmatch(r"−3\.23176166360 × 10⁻⁴⁵⁷⁵⁶", written(left))
    assert re.fullmatch(r"-3\.23176166360 \\times 10\^\{-45756\}", written(left, math=True))
    assert written(left, "2") == "0.00"


def parsed(text: str) -> Fraction:
    plain = text.replace("{,}", "").replace(",", "").replace("−", "-").replace("\\", "")
    return Fraction(plain.rstrip("%")) / (100 if plain.endswith("%") else 1)


@given(numbers, st.integers(0, 8), st.sampled_from(["", "signed ", "percent "]), st.booleans())
def test_what_is_read_back_is_the_number_to_the_stated_decimals(
    number: Fraction, places: int, kind: str, math: bool
) -> None:
    text = written(number, f"{kind}{places}", math=math)
    unit = F(1, 10**places * (100 if kind == "percent " else 1))
    back = parsed(text)
    assert abs(back - number) <= unit / 2
    assert (back / unit).denominator == 1
    assert len(text.rstrip("%\\").partition(".")[2]) == places


@given(st.integers(-(10**15), 10**15), st.integers(0, 6), st.booleans())
def test_without_a_format_nothing_is_lost(digits: int, places: int, math: bool) -> None:
    number = F(digits, 10**places)
    text = written(number, math=math)
    assert parsed(text) == number
    assert "." not in text or not text.endswith("0")


@given(numbers)
def test_a_fraction_is_written_exactly(number: Fraction) -> None:
    text = written(number, "frac")
    assert Fraction(text.replace("−", "-").replace(",", "")) == number


@given(st.fractions(min_value=-(10**400), max_value=10**400).filter(bool))
def test_a_rounded_number_keeps_its_size(number: Fraction) -> None:
    mantissa, _, power = rounded(number).partition(r" \times 10^")
    value = parsed(mantissa) * F(10) ** int(power.strip("{}") or 0)
    assert abs(value - number) <= abs(number) / 100
