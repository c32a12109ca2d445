"""A derivation with some lines left blank, and whether what is typed fills a blank."""

from __future__ import annotations

from random import Random

from app.algebra.tree import Equation
from app.derivation.derivation import Derivation
from app.derivation.desk import Desk, Finding, Line, Verdict
from app.derivation.grounds import Grounds, same_line


def blanks(derivation: Derivation, seed: int, share: float = 0.5) -> tuple[int, ...]:
    """The steps, by number from 0, to be left blank: about that share of them, always the same for a seed.

    Never the first, and the last, which is the goal, only where there is no other; at least one is a milestone where
    one of these is.
    """
    random = Random(seed)  # noqa: S311 (a choice of lines, no secret)
    last = len(derivation.steps) - 1
    open_to_choice = list(range(1, last)) or list(range(1, last + 1))
    if not open_to_choice:
        return ()
    milestones = [index for index in derivation.milestones if index in open_to_choice]
    if not milestones and last in derivation.milestones and last > 0:
        milestones = [last]
    first = random.choice(milestones or open_to_choice)
    others = [index for index in open_to_choice if index != first]
    count = min(max(round(share * len(derivation.steps)) - 1, 0), len(others))
    return tuple(sorted((first, *random.sample(others, count))))


def laid_out(desk: Desk, steps: int) -> Desk:
    """An empty sheet with the first so many reference steps written on it."""
    derivation = desk.derivation
    lines = list[Line]()
    for index in range(steps):
        grounds = Grounds(desk.identities, (*derivation.given, *derivation.steps[:index]), derivation.whole)
        uses = grounds.fewest(derivation.steps[index], derivation.reach)
        lines.append(Line(derivation.steps[index], uses or ()))
    return desk.with_lines(lines)


def accepts(desk: Desk, reference: Equation, typed: Equation) -> Finding:
    """Whether a typed line is the reference line in some writing, with the lines before it on the desk.

    DERIVED where it is, with the lines that the reference uses; OTHER where it is true but says something else.
    """
    derivation = desk.derivation
    if typed == reference or same_line(typed, reference, derivation.whole):
        grounds = Grounds(desk.identities, desk.equations, derivation.whole)
        return Finding(Verdict.DERIVED, grounds.fewest(reference, derivation.reach) or ())
    finding = desk.examine(typed)
    if finding.verdict in (Verdict.DERIVED, Verdict.TOO_FAR):
        return Finding(Verdict.OTHER, finding.uses)
    return finding
