"""What a line costs at the desk, and what a move does, over all derivations of the book.

    python -m benchmarks.derivations

Every reference line is examined when those before it stand on the sheet, the goal on each of these sheets, and every
named wrong line on the empty one. A long sheet has forty lines, combinations of the derivation's own; a line that
takes all identities together is examined there. Moves: everything that is offered for each line and for pairs of
lines of the finished sheet.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from itertools import combinations
from random import Random
from statistics import median, quantiles

from app.algebra.tree import Equation, Number, Product, Sum
from app.curriculum.library import open_library
from app.derivation.desk import Desk, Line, Verdict
from app.derivation.grounds import symbols_of
from app.derivation.moves import Move
from app.derivation.moving import apply, possible, sheet_of
from app.derivation.sharing import Mode, Sitting, Unopened, deeds, opened, resumed, shared

ROUNDS = 5
LONG = 40
_WHAT = {
    Verdict.DERIVED: "a true line, derived",
    Verdict.TOO_FAR: "a true line, too far",
    Verdict.FAILS: "a false line, and numbers that show it",
    Verdict.KNOWN: "a line that stands there",
}


class Times:
    """Milliseconds by what was done."""

    def __init__(self) -> None:
        self._found: dict[str, list[float]] = {}

    @contextmanager
    def of(self, what: str) -> Iterator[None]:
        """Note how long the block takes."""
        start = time.perf_counter()
        yield
        self.add(what, time.perf_counter() - start)

    def add(self, what: str, seconds: float) -> None:
        """Note a time."""
        self._found.setdefault(what, []).append(seconds * 1e3)

    def table(self) -> None:
        """The lines of the table."""
        print("| at the desk | times | median, ms | 99th percentile, ms | worst, ms |\n|---|---:|---:|---:|---:|")
        for what, times in self._found.items():
            high = quantiles(times, n=100)[98] if len(times) > 1 else times[0]
            print(f"| {what} | {len(times):,} | {median(times):.1f} | {high:.1f} | {max(times):.1f} |")


def examined(desk: Desk, line: Equation, times: Times, where: str = "") -> None:
    """Examine a line, under the name of its verdict."""
    start = time.perf_counter()
    verdict = desk.examine(line).verdict
    times.add(_WHAT.get(verdict, f"a line that is {verdict}") + where, time.perf_counter() - start)


def worked_through(empty: Desk, times: Times) -> Desk:
    """All reference lines, the goal before each, hints; gives the finished sheet."""
    desk = empty
    for step in empty.derivation.steps:
        examined(desk, step, times)
        examined(desk, empty.derivation.goal, times)
        with times.of("the next step, for a hint"):
            desk.next_step()
        desk, _ = desk.write(step)
    for wrong in empty.mistakes.values():
        for line in wrong:
            examined(empty, line, times)
    return desk


def long_sheet(desk: Desk, times: Times) -> None:
    """Forty lines, and what the desk says then."""
    derivation, random = desk.derivation, Random(1)
    own = (*derivation.given, *derivation.steps[:-1])
    lines = [Line(step, ()) for step in derivation.steps[:-1]]
    while len(lines) < LONG:
        one, other = random.sample(own, 2)
        number = Number(Fraction(random.randint(2, 9)))
        sides = zip((one.left, one.right), (other.left, other.right), strict=True)
        left, right = (Sum((first, Product((number, second)))) for first, second in sides)
        lines.append(Line(Equation(left, right), ()))
    desk = desk.with_lines(lines)
    everything = Equation(
        Product(tuple(each.left for each in derivation.given)), Product(tuple(each.right for each in derivation.given))
    )
    for line in (derivation.goal, everything):
        examined(desk, line, times, ", forty lines on the sheet")


def moves(desk: Desk, times: Times) -> None:
    """What is offered for lines and pairs of lines, and what it costs to make it."""
    count = len(desk.equations)
    made = list[Move]()
    for selection in [*((index,) for index in range(count)), *combinations(range(count), 2)]:
        with times.of(f"what is offered for {'a line' if len(selection) == 1 else 'two lines'}"):
            offers = possible(desk, selection)
        made += [move for offer in offers for move, _ in offer.choices]
    sheet = sheet_of(desk)
    for move in Random(1).sample(made, min(len(made), 200)):
        with times.of("a move, its line only"):
            move.on(sheet)
        with times.of("a move, made and examined"):
            apply(desk, move)


def reopened(name: str, empty: Desk, desk: Desk, times: Times) -> None:
    """A shared sitting, every line of it examined again."""
    text = shared(Sitting(name, Mode.DO, deeds(desk)))
    assert isinstance(text, str)
    with times.of("a whole derivation opened from its address"):
        sitting = opened(text, symbols_of((*empty.derivation.given, *empty.derivation.steps)))
        assert not isinstance(sitting, Unopened)
        assert isinstance(resumed(sitting, empty), Desk)


def main() -> None:
    """The table."""
    times = Times()
    derivations = open_library().derivations
    for _ in range(ROUNDS):
        for name, text in derivations.items():
            desk = worked_through(text.desk(), times)
            long_sheet(desk, times)
            reopened(name, text.desk(), desk, times)
    for text in derivations.values():
        moves(text.desk().with_lines(Line(step, ()) for step in text.derivation.steps), times)
    print(f"{len(derivations)} derivations\n")
    times.table()


if __name__ == "__main__":
    main()
