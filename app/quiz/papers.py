"""Papers: which problem families a learner meets, with which numbers, and what the sitting has earned.

A paper is named by its address: topics, levels, number of problems and a seed give the same paper on every machine, as
long as the shelf holds the same families. Problems are numbered from 0.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from app.quiz.sheets import Sheet

SEEDS = 500
"""Variants are drawn with the seeds below; the test suite goes through every one of them."""

PAPERS = 1_000_000
"""Seeds of papers are the numbers below: short enough to be read out."""

COUNTS = (3, 5, 10)
USUAL = 5
MOST = 20
"""An address may ask for any number of problems up to this."""

LEVELS = ("1", "2", "3")


@dataclass(frozen=True, slots=True)
class Drawing:
    """One problem of a paper: a family and the seed of its numbers."""

    family: str
    seed: int

    def address(self) -> dict[str, str]:
        """The parameters that stand for it, alone."""
        return {"problem": self.family, "seed": str(self.seed)}


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper is drawn from. No topics or levels: all of them."""

    seed: int
    count: int = USUAL
    topics: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def address(self) -> dict[str, str]:
        """The parameters that stand for it."""
        lists = {"topics": self.topics, "levels": self.levels}
        chosen = {name: ",".join(names) for name, names in lists.items() if names}
        return {**chosen, "count": str(self.count), "seed": str(self.seed)}

    def problems(self, shelf: Mapping[str, Sequence[str]], level: Callable[[str], str]) -> tuple[Drawing, ...]:
        """Draw it from the families of each topic; `level` tells that of a family and is asked only where needed.

        Topics take turns, in an order of the paper's own; no family comes twice while others remain. Fewer than `count`
        problems, or none, where no family has a level that is asked for.
        """
        chance = random.Random(f"paper:{self.seed}")  # noqa: S311 (a paper that can be drawn again)
        topics = [topic for topic in shelf if not self.topics or topic in self.topics]
        chance.shuffle(topics)
        piles = [chance.sample(list(shelf[topic]), len(shelf[topic])) for topic in topics]
        families: list[str] = []
        while any(piles) and len(families) < self.count:
            for pile in piles:
                fitting = self._next(pile, level)
                if fitting is not None and len(families) < self.count:
                    families.append(fitting)
        drawn = [Drawing(name, chance.randrange(SEEDS)) for name in families]
        while drawn and len(drawn) < self.count:  # all families are used up: they return with other numbers
            before = drawn[-len(families)]
            drawn.append(Drawing(before.family, (before.seed + 1) % SEEDS))
        return tuple(drawn)

    def _next(self, pile: list[str], level: Callable[[str], str]) -> str | None:
        while pile:
            name = pile.pop()
            if not self.levels or level(name) in self.levels:
                return name
        return None


@dataclass(frozen=True, slots=True)
class Request:
    """What an address asks for: a paper, a single problem, or neither. doubtful: whether some of it is unknown."""

    paper: Paper | None = None
    single: Drawing | None = None
    topics: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    count: int = USUAL
    doubtful: bool = False


def request(address: Mapping[str, str], topics: Collection[str], families: Collection[str]) -> Request:
    """Read an address (topics, levels, count, seed; or problem, seed). What it does not name rightly is left out."""
    seed = _number(address.get("seed"), PAPERS)
    if "problem" in address:
        if address["problem"] not in families:
            return Request(doubtful=True)
        return Request(single=Drawing(address["problem"], seed or 0), doubtful="seed" in address and seed is None)
    count = _number(address.get("count"), MOST + 1)
    asked = {"topics": (address.get("topics", ""), topics), "levels": (address.get("levels", ""), LEVELS)}
    doubtful = any(set(filter(None, text.split(","))) - set(known) for text, known in asked.values())
    doubtful = doubtful or ("count" in address and not count) or ("seed" in address and seed is None)
    chosen, levels = (_listed(text, known) for text, known in asked.values())
    paper = None if seed is None else Paper(seed, count or USUAL, chosen, levels)
    return Request(paper, None, chosen, levels, count or USUAL, doubtful)


def _number(text: str | None, below: int) -> int | None:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > len(str(below)):
        return None
    return int(text) if int(text) < below else None


def _listed(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The known names of a list, in the order of the known; all of them are the same as none."""
    asked = set(text.split(","))
    found = tuple(name for name in known if name in asked)
    return () if len(found) == len(known) else found


@dataclass
class Sitting:
    """A learner's work on a paper. at: the problem in front of them; past the last one, the result."""

    problems: tuple[Drawing, ...]
    sheets: dict[tuple[int, int], Sheet] = field(default_factory=dict)
    at: int = 0

    def sheet(self, problem: int, part: int) -> Sheet:
        """The work on a part of a problem, both numbered from 0."""
        return self.sheets.setdefault((problem, part), Sheet())

    def earned(self, problem: int, marks: Sequence[int]) -> Fraction:
        """What was earned on a problem whose parts are worth `marks`."""
        return sum((worth * self.sheet(problem, part).credit for part, worth in enumerate(marks)), Fraction(0))

    def begun(self, problem: int) -> bool:
        """Whether an answer to it has counted."""
        return any(sheet.tried for (number, _), sheet in self.sheets.items() if number == problem)

    def went_astray(self, problem: int) -> tuple[str, ...]:
        """The mistakes recognized in it, each once."""
        found = [name for (number, _), sheet in self.sheets.items() if number == problem for name in sheet.went_astray]
        return tuple(dict.fromkeys(found))
