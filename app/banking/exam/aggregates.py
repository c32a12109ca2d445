"""Monetary aggregates added up from a published table, by the definition of the exam problem.

The definition is China's before the revision of 2025: household savings deposits and firms' time deposits are in M2
and not in M1; financial bonds and liabilities to international institutions are in neither. Amounts in one unit of
money. Rows S004-67 … 69 of the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.exact import Quantity, require_non_negative


@dataclass(frozen=True, slots=True)
class Deposits:
    """The deposit rows of the central bank's table."""

    enterprise_demand: Quantity
    enterprise_time: Quantity
    self_raised_construction: Quantity
    """Deposits of firms set aside for their own building projects."""
    government_organisations: Quantity
    savings: Quantity
    """Of households."""
    rural: Quantity
    other: Quantity


@dataclass(frozen=True, slots=True)
class Aggregates:
    """M0 ⊂ M1 ⊂ M2."""

    M0: Quantity
    M1: Quantity
    M2: Quantity

    @property
    def deposits(self) -> Quantity:
        """All deposits: M2 − M0."""
        return self.M2 - self.M0


def aggregates(M0: Quantity, deposits: Deposits) -> Aggregates:
    """M1 = M0 + demand deposits of firms, rural and government-organisation deposits; M2 = M1 + all others.

    Errors: any row < 0.
    """
    d = deposits
    require_non_negative(
        M0=M0,
        enterprise_demand=d.enterprise_demand,
        enterprise_time=d.enterprise_time,
        self_raised_construction=d.self_raised_construction,
        government_organisations=d.government_organisations,
        savings=d.savings,
        rural=d.rural,
        other=d.other,
    )
    M1 = M0 + d.enterprise_demand + d.rural + d.government_organisations
    return Aggregates(M0, M1, M1 + d.enterprise_time + d.self_raised_construction + d.savings + d.other)
