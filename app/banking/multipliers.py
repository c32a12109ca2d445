"""The deposit multiplier and the money multipliers.

Every function takes Fractions or SymPy symbols. With Fractions the inputs are range-checked (OutOfRange, a
ValueError) and the result is a Fraction, or INFINITE where nothing leaks. Notation: SUBJECT section 1. Ratios are per
unit of demand deposits unless a docstring says "over all deposits".
"""

from __future__ import annotations

from dataclasses import dataclass

from app.banking.ratios import check_leakages, check_over_all_deposits, check_per_demand_deposit
from app.exact import Infinite, Quantity, is_number, quotient, require, require_non_negative


def leakage(r_d: Quantity, r_t: Quantity, t: Quantity, e: Quantity, k: Quantity) -> Quantity:
    """Base money held per unit of demand deposits: r_d + r_t·t + e + k."""
    return r_d + r_t * t + e + k


def demand_deposit_multiplier(r_d: Quantity, r_t: Quantity, t: Quantity, e: Quantity, k: Quantity) -> Quantity:
    """D/B = 1 / (r_d + r_t·t + e + k), dimensionless."""
    check_per_demand_deposit(r_d, r_t, t, e, k)
    return quotient(1, leakage(r_d, r_t, t, e, k))


def m1(r_d: Quantity, r_t: Quantity, t: Quantity, e: Quantity, k: Quantity) -> Quantity:
    """M1/B = (1 + k) / (r_d + r_t·t + e + k), dimensionless."""
    check_per_demand_deposit(r_d, r_t, t, e, k)
    return quotient(1 + k, leakage(r_d, r_t, t, e, k))


def m2(r_d: Quantity, r_t: Quantity, t: Quantity, e: Quantity, k: Quantity) -> Quantity:
    """M2/B = (1 + k + t) / (r_d + r_t·t + e + k), dimensionless."""
    check_per_demand_deposit(r_d, r_t, t, e, k)
    return quotient(1 + k + t, leakage(r_d, r_t, t, e, k))


def m2_one_ratio(c: Quantity, t: Quantity, s: Quantity, r: Quantity, e: Quantity) -> Quantity:
    """M2/B = (1 + c + t + s) / [(r + e)(1 + t + s) + c]; c, t, s per demand deposits, r, e over all deposits."""
    require_non_negative(t=t, s=s)
    check_over_all_deposits(r, e, c)
    return quotient(1 + c + t + s, (r + e) * (1 + t + s) + c)


def m2_as_printed(c: Quantity, t: Quantity, s: Quantity, r: Quantity, e: Quantity) -> Quantity:
    """The wrong last line of a published derivation, (1+c+t+s)/[(r+e)(1+t+s+c)], which is 1/(r + e) (catalogue E-01).

    Kept because the book lets learners find the mistake; never used for a result.
    """
    require_non_negative(t=t, s=s)
    check_over_all_deposits(r, e, c)
    return quotient(1 + c + t + s, (r + e) * (1 + t + s + c))


def m_over_all_deposits(c: Quantity, r: Quantity, e: Quantity) -> Quantity:
    """M/B = (1 + c) / (c + r + e), all ratios over all deposits; M = currency + all deposits."""
    check_over_all_deposits(r, e, c)
    return quotient(1 + c, c + r + e)


def deposit_multiplier(r: Quantity, e: Quantity, k: Quantity) -> Quantity:
    """The exam shorthand K = 1 / (r + e + k): total deposits per unit of first deposit (or deposits per base)."""
    check_over_all_deposits(r, e, k)
    return quotient(1, r + e + k)


def multiplier_with_exempt_share(r: Quantity, z: Quantity) -> Quantity:
    """1 / (r·(1 − z)): deposits per base when a share z of deposits escapes the requirement (catalogue S004-118)."""
    require_non_negative(r=r, z=z)
    if is_number(z):
        require(z <= 1, "share_above_one", name="z", value=z)
    if is_number(r):
        require(r <= 1, "ratio_above_one", name="r", value=r)
    return quotient(1, r * (1 - z))


def average_required_ratio(r_d: Quantity, r_t: Quantity, t: Quantity) -> Quantity:
    """Required reserves over all deposits: (r_d + r_t·t) / (1 + t)."""
    check_per_demand_deposit(r_d, r_t, t, 0, 0)
    return quotient(r_d + r_t * t, 1 + t)


def per_all_deposits(x: Quantity, t: Quantity, s: Quantity = 0) -> Quantity:
    """A ratio per demand deposits turned into one over all deposits: x / (1 + t + s)."""
    require_non_negative(x=x, t=t, s=s)
    return quotient(x, 1 + t + s)


def t_from_conversion_share(tau: Quantity) -> Quantity:
    """t = τ / (1 − τ) after a share τ of demand deposits is turned into time deposits. Errors: τ outside [0, 1)."""
    require_non_negative(tau=tau)
    if is_number(tau):
        require(tau < 1, "share_not_below_one", name="tau", value=tau)
    return quotient(tau, 1 - tau)


@dataclass(frozen=True, slots=True)
class Expansion:
    """Total deposits that a first deposit supports, and the derived part (total − first). Unit: that of the deposit."""

    total: Quantity | Infinite
    derived: Quantity | Infinite


def expansion(first: Quantity, r: Quantity, e: Quantity, k: Quantity) -> Expansion:
    """Total = first / (r + e + k), derived = total − first. Errors: leakages above 1 would make derived negative."""
    require_non_negative(first=first)
    check_leakages(r, e, k)
    multiplier = quotient(1, r + e + k)
    if isinstance(multiplier, Infinite):
        return Expansion(multiplier, multiplier)
    total = first * multiplier
    return Expansion(total, total - first)


def solve_excess_ratio(first: Quantity, derived: Quantity, r: Quantity, k: Quantity) -> Quantity:
    """e = first/(first + derived) − r − k. Errors: no admissible e reaches this total."""
    require_non_negative(first=first, derived=derived, r=r, k=k)
    e = quotient(first, first + derived) - r - k
    if is_number(e):
        require(e >= 0, "no_such_ratio", name="e", value=e)
        check_leakages(r, e, k)
    return e


def solve_required_ratio(first: Quantity, total: Quantity, e: Quantity, k: Quantity) -> Quantity:
    """r = first/total − e − k. Errors: no admissible r reaches this total."""
    require_non_negative(first=first, total=total, e=e, k=k)
    r = quotient(first, total)
    require(not isinstance(r, Infinite), "no_such_ratio", name="r", value=r)
    r = r - e - k
    if is_number(r):
        require(r >= 0, "no_such_ratio", name="r", value=r)
        check_leakages(r, e, k)
    return r


def solve_first_deposit(derived: Quantity, r: Quantity, e: Quantity, k: Quantity) -> Quantity:
    """first = derived·(r + e + k) / (1 − r − e − k). Errors: leakages of one derive nothing, so any first would do."""
    require_non_negative(derived=derived)
    check_leakages(r, e, k)
    leaked = r + e + k
    if is_number(leaked):
        require(leaked < 1, "nothing_is_derived", leakages=leaked)
    return quotient(derived * leaked, 1 - leaked)
