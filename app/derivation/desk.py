"""The desk at which a derivation is done: the lines on it, and what is said of the next one.

A line that is true but skips the way is not on the sheet yet. The derivation is complete when its goal stands there and
every milestone was passed, in whatever writing. A desk is a value: each move gives a new one, so that undo is the one
before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from app.algebra.consequence import Consequence, Identities, Truth
from app.algebra.equality import Witness
from app.algebra.tree import Equation, Expression, Number, Symbol, walk
from app.derivation.derivation import Derivation
from app.derivation.grounds import Grounds, arrangement, in_order, same_line
from app.derivation.moves import Move


class Verdict(StrEnum):
    """What becomes of a line. Only DERIVED puts it on the sheet."""

    DERIVED = "derived"
    TOO_FAR = "too_far"  # true, but not from the few lines that one step may put together
    KNOWN = "known"  # it stands there already
    OTHER = "other"  # true, but not the line that is asked for where a blank is filled (app.derivation.filling)
    EMPTY = "empty"  # it holds whatever the symbols are, and says nothing
    FAILS = "fails"
    UNDEFINED = "undefined"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Line:
    """A derived line, the lines it came from (numbers from 0, the given ones first), and how it came to stand there.

    given_away: a hint wrote it. move: the core made it by this one; None where it was typed.
    """

    equation: Equation
    uses: tuple[int, ...]
    given_away: bool = False
    move: Move | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said of a line. uses: as in Line. mistake: the one that leads to it, by name. witness: where it fails."""

    verdict: Verdict
    uses: tuple[int, ...] = ()
    mistake: str | None = None
    witness: Witness | None = None

    @property
    def counterexample(self) -> Mapping[str, Fraction]:
        """Values that satisfy the identities but not the line."""
        return self.witness.values if self.witness else {}


@dataclass(frozen=True, slots=True)
class Desk:
    """A derivation in work. mistakes: wrong lines that have a name."""

    derivation: Derivation
    identities: Identities
    mistakes: Mapping[str, tuple[Equation, ...]]
    lines: tuple[Line, ...] = ()

    @staticmethod
    def of(derivation: Derivation, mistakes: Mapping[str, tuple[Equation, ...]] | None = None) -> Desk:
        """An empty sheet. Errors: UnsolvableError where the identities cannot be solved one after another."""
        return Desk(derivation, derivation.identities(), mistakes or {})

    @property
    def equations(self) -> tuple[Equation, ...]:
        """All lines on the sheet, the given ones first."""
        return (*self.derivation.given, *(line.equation for line in self.lines))

    def examine(self, line: Equation) -> Finding:
        """What is to be said of a line; nothing is written down."""
        written = arrangement(line)
        for index, known in enumerate(self.equations):
            if known == line or arrangement(known) == written:
                return Finding(Verdict.KNOWN, (index,))
        return self._judged(line)

    def _judged(self, line: Equation) -> Finding:
        """What is to be said of a line that does not stand on the sheet yet."""
        consequence = self._consequence(line)
        match consequence.truth:
            case Truth.FAILS:
                return Finding(Verdict.FAILS, mistake=self._mistake(line), witness=consequence.witness)
            case Truth.UNDEFINED:
                return Finding(Verdict.UNDEFINED)
            case Truth.UNDECIDED:
                return Finding(Verdict.UNDECIDED)
        uses = Grounds(self.identities, self.equations, self.derivation.whole).fewest(line, self.derivation.reach)
        if uses is None:
            return Finding(Verdict.TOO_FAR)
        return Finding(Verdict.DERIVED, uses) if uses else Finding(Verdict.EMPTY)

    def write(self, line: Equation) -> tuple[Desk, Finding]:
        """Put a line on the sheet if it is derived."""
        finding = self.examine(line)
        if finding.verdict is not Verdict.DERIVED:
            return self, finding
        return self._with(Line(line, finding.uses)), finding

    def carry_out(self, line: Equation, uses: tuple[int, ...], move: Move | None = None) -> tuple[Desk, Finding]:
        """Put down what a chosen move made of the lines `uses`; the core checks its own work too.

        A line that another arrangement of stands there already is put down all the same: that is what was asked for.
        """
        if line in self.equations:
            return self, Finding(Verdict.KNOWN, (self.equations.index(line),))
        finding = self._judged(line)
        if finding.verdict not in (Verdict.DERIVED, Verdict.TOO_FAR):
            return self, finding
        return self._with(Line(line, uses, move=move)), Finding(Verdict.DERIVED, uses)

    def with_lines(self, lines: Iterable[Line]) -> Desk:
        """The same desk with these lines on the sheet."""
        return replace(self, lines=tuple(lines))

    def undo(self) -> Desk:
        """The desk without its last line."""
        return self.with_lines(self.lines[:-1])

    def passed(self) -> tuple[bool, ...]:
        """For each milestone, whether a derived line says it in some writing."""
        return tuple(self._stands(self.derivation.steps[index]) for index in self.derivation.milestones)

    @property
    def is_complete(self) -> bool:
        """Whether the goal stands on the sheet, written as short as it is meant, and all milestones were passed."""
        return self.has_goal and all(self.passed())

    @property
    def has_goal(self) -> bool:
        """Whether the goal stands there: its left side alone, and what it is in no longer a writing than asked."""
        goal = self.derivation.goal
        longest = _length(goal.right)
        return any(
            in_order(side) == in_order(goal.left) and _length(other) <= longest and self._says(line, goal)
            for line in self.lines
            for side, other in (
                (line.equation.left, line.equation.right),
                (line.equation.right, line.equation.left),
            )
        )

    def next_step(self) -> int | None:
        """The first reference step that is not on the sheet in any writing and is within reach; None at the end.

        A step whose own way is blocked (it needs one before it) gives way to the first of those.
        """
        if self.is_complete:
            return None
        grounds = Grounds(self.identities, self.equations, self.derivation.whole)
        missing = [
            index
            for index, step in enumerate(self.derivation.steps)
            if not (self.has_goal if step == self.derivation.goal else self._stands(step))
        ]
        within = (index for index in missing if grounds.fewest(self.derivation.steps[index], self.derivation.reach))
        return next(within, missing[0] if missing else None)

    def give_away(self) -> Desk:
        """The strongest hint: the next step is written down for the learner."""
        index = self.next_step()
        if index is None:
            return self
        step = self.derivation.steps[index]
        uses = Grounds(self.identities, self.equations, self.derivation.whole).fewest(step, self.derivation.reach)
        return self._with(Line(step, uses or (), given_away=True))

    def _stands(self, wanted: Equation) -> bool:
        return any(self._says(line, wanted) for line in self.lines)

    def _says(self, line: Line, wanted: Equation) -> bool:
        return line.equation == wanted or same_line(line.equation, wanted, self.derivation.whole)

    def _consequence(self, line: Equation) -> Consequence:
        """The truth of a line, shown false at values that an economy could have, where there are such."""
        found = self.identities.follows(line, admissible=self._is_sensible)
        return found if found.truth is not Truth.FAILS or found.witness else self.identities.follows(line)

    def _is_sensible(self, values: Mapping[str, Fraction]) -> bool:
        """Whether all values are above zero, and the ratios that may be chosen below one."""
        chosen = self.identities.free.difference(self.derivation.whole)
        ratios = (values[name] for name in chosen if name[0].islower())
        return min(values.values(), default=1) > 0 and max(ratios, default=Fraction(0)) < 1

    def _mistake(self, line: Equation) -> str | None:
        """The named mistake whose wrong line this is, in some writing."""
        return next(
            (
                name
                for name, wrong in self.mistakes.items()
                if any(each == line or same_line(each, line, self.derivation.whole) for each in wrong)
            ),
            None,
        )

    def _with(self, line: Line) -> Desk:
        return self.with_lines((*self.lines, line))


def _length(tree: Expression) -> int:
    """How many letters and numbers a formula is written with."""
    return sum(isinstance(node, (Symbol, Number)) for node in walk(tree))
