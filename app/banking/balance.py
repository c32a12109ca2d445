"""Balance sheets built back from the monetary base, and multipliers read off balances."""

from __future__ import annotations

from dataclasses import dataclass

from app.banking.multipliers import demand_deposit_multiplier
from app.banking.ratios import check_over_all_deposits
from app.exact import Infinite, Quantity, is_number, quotient, require, require_non_negative


@dataclass(frozen=True, slots=True)
class Economy:
    """The stocks that a base B supports; B = C + R and R = required + excess hold exactly. Unit: that of B."""

    B: Quantity
    D: Quantity
    T: Quantity
    C: Quantity
    required_on_demand: Quantity
    required_on_time: Quantity
    E: Quantity

    @property
    def required(self) -> Quantity:
        """Required reserves r_d·D + r_t·T."""
        return self.required_on_demand + self.required_on_time

    @property
    def R(self) -> Quantity:  # noqa: N802 (the field's symbol)
        """Reserves: required + excess."""
        return self.required + self.E

    @property
    def M1(self) -> Quantity:  # noqa: N802
        """C + D."""
        return self.C + self.D

    @property
    def M2(self) -> Quantity:  # noqa: N802
        """C + D + T."""
        return self.C + self.D + self.T


def economy(B: Quantity, r_d: Quantity, r_t: Quantity, t: Quantity, e: Quantity, k: Quantity) -> Economy | Infinite:
    """D = B/(r_d + r_t·t + e + k), then T = tD, C = kD, E = eD. INFINITE where nothing leaks. Errors: OutOfRange."""
    require_non_negative(B=B)
    multiplier = demand_deposit_multiplier(r_d, r_t, t, e, k)
    if isinstance(multiplier, Infinite):
        return multiplier
    D = B * multiplier
    return Economy(B, D, t * D, k * D, r_d * D, r_t * t * D, e * D)


def multiplier_from_balances(C: Quantity, deposits: Quantity, R: Quantity) -> Quantity:
    """m = (C + deposits) / (C + R): money over base, read off the balances. Unit of all three the same."""
    require_non_negative(C=C, deposits=deposits, R=R)
    if all(map(is_number, (deposits, R))):
        require(deposits >= R, "reserves_above_deposits", reserves=R, deposits=deposits)
    return quotient(C + deposits, C + R)


def required_reserves(B: Quantity, r: Quantity, e: Quantity, c: Quantity) -> Quantity:
    """Required reserves of the whole system, r·B/(r + e + c), ratios over all deposits (catalogue CL-13)."""
    require_non_negative(B=B)
    check_over_all_deposits(r, e, c)
    return quotient(r * B, r + e + c)
