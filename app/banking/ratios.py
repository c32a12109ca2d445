"""Which ratios are admissible, said once for every multiplier.

Policy (catalogue section 4): negative inputs are refused; a required ratio above one is refused; reserves above
deposits are refused (equality is allowed); the currency ratio has no upper bound; no leakage at all is not an error
but an infinite multiplier. Symbols are never checked.
"""

from __future__ import annotations

from app.exact import OutOfRange, Quantity, is_number, require, require_non_negative


def _all_numbers(*values: Quantity) -> bool:
    return all(is_number(value) for value in values)


def check_per_demand_deposit(r_d: Quantity, r_t: Quantity, t: Quantity, e: Quantity, k: Quantity) -> None:
    """Ratios per unit of demand deposits: all ≥ 0, r_d ≤ 1, r_t ≤ 1, and r_d + r_t·t + e ≤ 1 + t.

    The last says that reserves do not exceed deposits. Errors: OutOfRange.
    """
    require_non_negative(r_d=r_d, r_t=r_t, t=t, e=e, k=k)
    for name, ratio in (("r_d", r_d), ("r_t", r_t)):
        if is_number(ratio):
            require(ratio <= 1, "ratio_above_one", name=name, value=ratio)
    if _all_numbers(r_d, r_t, t, e):
        reserves = r_d + r_t * t + e
        if reserves > 1 + t:
            raise OutOfRange("reserves_above_deposits", reserves=reserves, deposits=1 + t)


def check_over_all_deposits(r: Quantity, e: Quantity, c: Quantity) -> None:
    """Ratios per unit of all deposits: all ≥ 0, r ≤ 1 and r + e ≤ 1. Errors: OutOfRange."""
    require_non_negative(r=r, e=e, c=c)
    if is_number(r):
        require(r <= 1, "ratio_above_one", name="r", value=r)
    if _all_numbers(r, e):
        require(r + e <= 1, "reserves_above_deposits", reserves=r + e, deposits=1)


def check_leakages(r: Quantity, e: Quantity, k: Quantity) -> None:
    """Leakages out of each deposit in the lending rounds: all ≥ 0 and r + e + k ≤ 1, else loans would be negative."""
    check_over_all_deposits(r, e, k)
    if _all_numbers(r, e, k):
        require(r + e + k <= 1, "leakages_above_one", leakages=r + e + k)
