"""Filling in: which lines of a derivation are blank in this draw, and what was written into them."""

from __future__ import annotations

from dataclasses import dataclass, field

from app import cached
from app.algebra.reading import Unreadable, read_equation
from app.algebra.tree import Equation
from app.derivation.desk import Verdict
from app.derivation.filling import blanks, laid_out
from app.derivation.grounds import same_line
from app.views.workbench.said import Said, in_form

DRAWS = 20
"""How many draws are looked at for other lines than before."""


@dataclass
class Blanks:
    """A draw of blank lines, by the numbers of their steps. shown: those that the learner gave up on."""

    name: str
    seed: int = 0
    written: dict[int, Equation] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)
    said: Said | None = None

    @property
    def steps(self) -> tuple[int, ...]:
        """The steps that are left blank: about half of them."""
        return blanks(cached.desk(self.name).derivation, self.seed)

    @property
    def next(self) -> int | None:
        """The next blank to be filled in."""
        done = self.written.keys() | self.shown
        return next((step for step in self.steps if step not in done), None)

    def fill_in(self, typed: str) -> None:
        """Read a line for the next blank, and let the core decide whether it belongs there."""
        step = self.next
        if step is None:
            return
        reading = read_equation(typed, symbols=cached.library().derivations[self.name].file.symbols)
        if isinstance(reading, Unreadable):
            self.said = Said(typed, reading)
            return
        desk, line = laid_out(cached.desk(self.name), step), reading.equation
        derivation, finding = desk.derivation, desk.examine(line)
        wanted = derivation.steps[step]
        is_true = finding.verdict in (Verdict.DERIVED, Verdict.TOO_FAR)
        says_it = is_true and same_line(line, wanted, derivation.whole)
        rewrites = any(same_line(wanted, each.equation, derivation.whole) for each in desk.lines)
        other_form = says_it and rewrites and not in_form(line, wanted)  # a rewriting has to be the one that is asked
        stands = len(desk.equations) if says_it and not other_form else None
        if stands is not None:
            self.written[step] = line
        self.said = Said(typed, line, finding, stands, other_form)

    def show_next(self) -> None:
        """Write the next blank line down."""
        if self.next is not None:
            self.shown.add(self.next)
            self.said = None

    def others(self) -> Blanks:
        """Another draw."""
        seeds = range(self.seed + 1, self.seed + DRAWS)
        seed = next((seed for seed in seeds if Blanks(self.name, seed).steps != self.steps), seeds[0])
        return Blanks(self.name, seed)
