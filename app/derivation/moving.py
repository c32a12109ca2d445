"""Moves at a desk: which are possible, and what becomes of the sheet when one is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from app.algebra.consequence import Truth
from app.algebra.tree import Equation, Number
from app.derivation.desk import Desk, Finding
from app.derivation.grounds import symbols_of
from app.derivation.moves import Divide, Kind, Limit, Move, Multiply, Obstacle, Refusal, Sheet
from app.derivation.moves.offers import Offer, offers

_ZERO = Number(Fraction(0))
_BY_ZERO = {Kind.DIVIDE: Obstacle.DIVIDES_BY_ZERO, Kind.MULTIPLY: Obstacle.MULTIPLIES_BY_ZERO}


def sheet_of(desk: Desk) -> Sheet:
    """What moves see of a desk."""
    derivation = desk.derivation
    symbols = symbols_of((*derivation.given, *derivation.steps, derivation.goal))
    return Sheet(desk.equations, derivation.whole, symbols)


def possible(desk: Desk, selection: Sequence[int]) -> tuple[Offer, ...]:
    """The moves for the selected lines; none that `apply` would refuse."""
    found = []
    for offer in offers(sheet_of(desk), selection):
        allowed = [(move, line, _obstacle(desk, move, line)) for move, line in offer.choices]
        choices = tuple((move, line) for move, line, obstacle in allowed if obstacle is None)
        refusals = [Refusal(obstacle, move.details) for move, _, obstacle in allowed if obstacle is not None]
        refusal = refusals[0] if refusals and not (choices or offer.typed) else offer.refusal
        found.append(replace(offer, choices=choices, refusal=refusal))
    return tuple(found)


def apply(desk: Desk, move: Move) -> tuple[Desk, Finding | Refusal]:
    """Make a move: the line it makes is examined like any other and put down, or it is said why not.

    The finding is KNOWN where the line stands there already and EMPTY where it says nothing.
    """
    made = move.on(sheet_of(desk))
    if isinstance(made, Refusal):
        return desk, made
    if obstacle := _obstacle(desk, move, made):
        return desk, Refusal(obstacle, move.details)
    uses = move.uses
    if isinstance(move, Limit):  # that S is what S_n tends to is said by the lines about S
        uses = tuple(sorted({*uses, *desk.examine(made).uses}))
    return desk.carry_out(made, uses, move)


def _obstacle(desk: Desk, move: Move, made: Equation) -> Obstacle | None:
    """Why the identities do not allow a move that can be made of its lines alone."""
    if isinstance(move, (Divide, Multiply)):
        truth = desk.identities.follows(Equation(move.formula, _ZERO)).truth
        if truth is Truth.FOLLOWS:
            return _BY_ZERO[move.kind]
    truth = desk.identities.follows(made).truth
    if truth is Truth.FAILS and isinstance(move, Limit):
        return Obstacle.NO_LIMIT
    # what a move makes of true lines can only be wrong or undefined where it divided by what is 0 at this desk
    return Obstacle.DIVIDES_BY_ZERO if truth in (Truth.FAILS, Truth.UNDEFINED) else None
