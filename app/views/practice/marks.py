"""Marks of a sitting: what is worth how much, and what was earned."""

from __future__ import annotations

from fractions import Fraction

from app import cached, session
from app.quiz.papers import Drawing, Sitting
from app.views.answers.quoting import share


def of_parts(drawing: Drawing) -> list[int]:
    """What the parts of a problem are worth."""
    return [part.marks for part in cached.library().shelf.family(drawing.family).parts]


def earned(sitting: Sitting, number: int) -> Fraction:
    """What was earned on a problem."""
    return sitting.earned(number, of_parts(sitting.problems[number]))


def told(have: Fraction, worth: int) -> str:
    """Marks earned, out of how many."""
    return session.say("practice.one_of_one" if worth == 1 else "practice.earned", earned=share(have), marks=worth)


def total(sitting: Sitting) -> tuple[Fraction, int]:
    """Earned so far in the whole sitting, and what there is to earn."""
    have = sum((earned(sitting, number) for number in range(len(sitting.problems))), Fraction(0))
    return have, sum(sum(of_parts(drawing)) for drawing in sitting.problems)
