"""What a learner has under way on the practice page in this visit, and where the address leads."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from app import cached, session
from app.quiz.papers import PAPERS, SEEDS, Drawing, Paper, Sitting

Origin = Paper | Drawing

TRIES = 20
"""How many seeds are looked at for other numbers."""

MOST_HELD = 4
"""Older papers are let go, so that a long visit does not grow without end."""


@dataclass
class Held:
    """A sitting under way. turn: tells its widgets from those of another sitting of the same paper."""

    origin: Origin
    sitting: Sitting
    turn: int


@dataclass
class Visit:
    """The last few sittings, by the paper or the single problem they are on, the latest last."""

    sittings: dict[Origin, Held] = field(default_factory=dict)
    turns: int = 0

    def held(self, origin: Origin | None, draw: Callable[[Origin], tuple[Drawing, ...]]) -> Held | None:
        """The sitting on this paper or problem, begun on first use."""
        if origin is None:
            return None
        held = self.sittings.pop(origin, None) or self._begin(origin, draw(origin))
        self.sittings[origin] = held
        while len(self.sittings) > MOST_HELD:
            del self.sittings[next(iter(self.sittings))]
        return held

    def again(self, held: Held) -> None:
        """Begin the same paper afresh."""
        self.sittings[held.origin] = self._begin(held.origin, held.sitting.problems)

    def under_way(self) -> Held | None:
        """The latest paper of this visit."""
        papers = [held for origin, held in self.sittings.items() if isinstance(origin, Paper) and held.sitting.problems]
        return papers[-1] if papers else None

    def _begin(self, origin: Origin, problems: tuple[Drawing, ...]) -> Held:
        self.turns += 1
        return Held(origin, Sitting(problems), self.turns)


def drawn(origin: Origin) -> tuple[Drawing, ...]:
    """The problems of a paper, or the one problem itself."""
    shelf = cached.library().shelf
    if isinstance(origin, Drawing):
        return (origin,)
    return origin.problems(shelf.by_topic, lambda name: shelf.family(name).level)


def go(origin: Origin | None) -> None:
    """Lead the address there; to the choice of topics where there is nothing."""
    st.query_params.from_dict({session.PARAMETER: str(session.language()), **(origin.address() if origin else {})})


def go_to_new(topics: tuple[str, ...], levels: tuple[str, ...], count: int) -> None:
    """Lead the address to a paper nobody has seen."""
    go(Paper(random.SystemRandom().randrange(PAPERS), count, topics, levels))


def other_numbers(drawing: Drawing) -> None:
    """Lead the address to the same problem with numbers that differ."""
    before = cached.problem(drawing.family, drawing.seed).drawn.values
    seeds = [(drawing.seed + step) % SEEDS for step in range(1, TRIES)]
    seed = next((seed for seed in seeds if cached.problem(drawing.family, seed).drawn.values != before), seeds[0])
    go(Drawing(drawing.family, seed))
