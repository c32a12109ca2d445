from __future__ import annotations

from fractions import Fraction

from hypothesis import given

from app.banking.exam.withdrawals import withdrawal_shortfall
from tests.banking.exam.exact_numbers import amounts, shares, years


@given(D1=amounts, r=shares, n=years)
def test_the_system_is_short_of_what_is_not_in_any_banks_reserves(D1: Fraction, r: Fraction, n: int) -> None:
    deposits, reserves = D1, Fraction(0)
    for _ in range(n):
        reserves += r * deposits
        deposits -= r * deposits
    shortfall = withdrawal_shortfall(D1, r, n)
    assert shortfall.first_bank == D1 - r * D1
    assert shortfall.system == D1 - reserves
    assert shortfall.system <= shortfall.first_bank
