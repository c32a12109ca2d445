"""Why a bank that is sound can be short of cash: the first depositor asks for everything back."""

from __future__ import annotations

from dataclasses import dataclass

from app.banking.powers import PowerForm
from app.banking.rounds import Column, exam_rounds
from app.exact import Quantity


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Claims less reserves, in the unit of the deposit."""

    first_bank: Quantity
    """(1 − r)·D1: the first bank kept only r·D1."""
    system: Quantity | PowerForm
    """(1 − r)^n·D1: what all banks together do not hold, the cash with the last borrower."""


def withdrawal_shortfall(D1: Quantity, r: Quantity, n: Quantity) -> Shortfall:
    """Who is short by how much when the depositor of D1 withdraws it after n ≥ 1 rounds, with r the only leakage.

    Errors: D1 < 0, r outside [0, 1], n < 1 or not whole. S004-33.
    """
    rounds = exam_rounds(D1, r, 0, 0)
    return Shortfall(rounds.flow(Column.ONWARD, 1), rounds.flow(Column.ONWARD, n))
