from __future__ import annotations

from fractions import Fraction

import pytest

from app.banking.exam.printed_options import nearest_option
from app.exact import OutOfRange

OPTIONS = {"A": Fraction("4.0"), "B": Fraction("4.7"), "C": Fraction("5.3"), "D": Fraction("5.9")}


def test_options_are_printed_rounded() -> None:
    assert nearest_option(Fraction(65, 11), OPTIONS) == "D"
    assert nearest_option(Fraction(22, 5), {"A": Fraction("4.4"), "B": Fraction("4.7")}) == "A"


def test_a_question_without_a_single_key_is_refused() -> None:
    for value, options in ((Fraction("4.35"), OPTIONS), (Fraction(1), {})):
        with pytest.raises(OutOfRange):
            nearest_option(value, options)
