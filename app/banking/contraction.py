"""Multiple contraction: a withdrawal runs the lending rounds backwards."""

from __future__ import annotations

from dataclasses import replace

from app.banking.rounds import LendingRounds, exam_rounds
from app.exact import Quantity


def contraction(withdrawal: Quantity, r: Quantity, e: Quantity, k: Quantity) -> LendingRounds:
    """The rounds that follow when deposits of `withdrawal` leave the banking system (exam convention).

    The bank that paid out has lost reserves of which only (r + e)·withdrawal stood behind the deposit; it calls in
    loans for the rest, whose repayment takes deposits and reserves from the next bank. Every column is the mirror
    image of the expansion: Σ D_n = −withdrawal/(r + e + k). Errors: OutOfRange as in the expansion.
    """
    rounds = exam_rounds(withdrawal, r, e, k)
    return replace(rounds, first=-rounds.first, first_deposit=-rounds.first_deposit)
