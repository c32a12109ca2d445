"""Non-negative numbers that make a combination of vectors vanish, found exactly by the simplex method.

Farkas' lemma turns this into proofs: see app.banking.claims.inequalities.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

Vector = Mapping[Any, int]
MOST_STEPS = 150_000
"""Multiplications after which a search is given up."""


class GivenUpError(ArithmeticError):
    """The search takes more work than is allowed."""


def vanishing(vectors: Sequence[Vector], counted: Sequence[bool], work: int = MOST_STEPS) -> dict[int, Fraction] | None:
    """x ≥ 0 with Σ x[j]·vectors[j] = 0 and Σ x[j] = 1 over the `counted` j; None where there are none.

    The result leaves zeros out. Errors: GivenUpError.
    """
    names = list(dict.fromkeys(name for vector in vectors for name in vector))
    # A row for each coordinate; the last says that the counted ones add up to one. Column -1 is the right side.
    rows: list[dict[int, Fraction]] = [{} for _ in names]
    places = {name: place for place, name in enumerate(names)}
    for column, vector in enumerate(vectors):
        for name, coefficient in vector.items():
            rows[places[name]][column] = Fraction(coefficient)
    rows.append({column: Fraction(1) for column, counts in enumerate(counted) if counts} | {-1: Fraction(1)})
    basis: list[int | None] = [None] * len(rows)  # None: the row's artificial variable, which is to leave
    # What is still to be gained: the sum of all rows whose artificial variable has not left.
    lack = dict[int, Fraction]()
    for row in rows:
        for column, number in row.items():
            lack[column] = lack.get(column, Fraction(0)) + number
    while lack.get(-1, 0) > 0:
        entering = min((column for column, number in lack.items() if column >= 0 and number > 0), default=None)
        if entering is None:
            return None
        leaving = _leaving(rows, basis, entering)
        pivot = rows[leaving]
        scale = pivot[entering]
        pivot = rows[leaving] = {column: number / scale for column, number in pivot.items()}
        for place, row in enumerate(rows):
            if place != leaving and entering in row:
                work -= len(pivot)
                _subtract(row, pivot, row[entering])
        _subtract(lack, pivot, lack[entering])
        work -= 2 * len(pivot)
        if work < 0:
            raise GivenUpError
        basis[leaving] = entering
    return {
        column: row[-1] for column, row in zip(basis, rows, strict=True) if column is not None and row.get(-1, 0) > 0
    }


def _leaving(rows: Sequence[Mapping[int, Fraction]], basis: Sequence[int | None], entering: int) -> int:
    """The row that bounds the entering variable first; of several, an artificial one, then the lowest (Bland 1977)."""
    candidates = [
        (row.get(-1, Fraction(0)) / row[entering], -1 if basis[place] is None else basis[place], place)
        for place, row in enumerate(rows)
        if row.get(entering, 0) > 0
    ]
    return min(candidates)[2]


def _subtract(row: dict[int, Fraction], pivot: Mapping[int, Fraction], times: Fraction) -> None:
    for column, number in pivot.items():
        left = row.get(column, 0) - times * number
        if left:
            row[column] = left
        else:
            row.pop(column, None)
