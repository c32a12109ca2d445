"""A claim about a sign, and what becomes of it: proved, refuted by numbers, or undecided.

"m2 rises with t where C holds" asserts that ∂m2/∂t > 0 at all admitted values that meet C. Whether C is also needed is
a second question: the sign may hold elsewhere too. Numbers refute and exemplify, and are exact; what is said to follow
is proved (app.banking.claims.inequalities).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from random import Random

from app.algebra.definite import coefficients_sign, gap
from app.algebra.expansion import NoPolynomialError
from app.algebra.polynomials import Polynomial, TooLargeError
from app.algebra.tree import Relation
from app.banking.claims.conditions import Conditions
from app.banking.claims.inequalities import Certificate, Facts, Known
from app.banking.claims.points import PUBLISHED, USUAL, Point, beside
from app.banking.claims.quantities import QUANTITIES
from app.banking.claims.slopes import Slope, slope, taken_apart
from app.banking.claims.trials import Tried, always_tried, slope_at

_KINDS = {
    Relation.LESS: ">", Relation.GREATER: ">", Relation.AT_MOST: ">=", Relation.AT_LEAST: ">=",
    Relation.EQUAL: "=", Relation.UNEQUAL: "!=",
}  # fmt: skip
MOST_NODES, LEAST = 40_000, 60
"""Nodes of the conditions that are evaluated at all points; points that are looked at however long they are."""


class Direction(IntEnum):
    """The sign that is claimed of the derivative."""

    RISES = 1
    FALLS = -1
    STAYS = 0


class Outcome(StrEnum):
    """EXACT: proved, and nowhere else. SUFFICIENT: proved, but the sign holds elsewhere too. PROVED: whether elsewhere
    too is open. TOO_WIDE: the sign holds nowhere else, but not everywhere here. WRONG: not everywhere here. EMPTY: no
    admitted values meet the condition. UNDECIDED: neither proved nor refuted."""

    EXACT = "exact"
    SUFFICIENT = "sufficient"
    PROVED = "proved"
    TOO_WIDE = "too_wide"
    WRONG = "wrong"
    EMPTY = "empty"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Claim:
    """∂of/∂by has this sign wherever the conditions hold. of: a name of QUANTITIES."""

    of: str
    by: str
    direction: Direction
    conditions: Conditions = field(default_factory=Conditions)


@dataclass(frozen=True, slots=True)
class Example:
    """Admitted values, the quantity and its derivative there; `moved`: the variable a little higher, and then."""

    point: Point
    value: Fraction
    slope: Fraction
    moved: tuple[Fraction, Fraction] | None


@dataclass(frozen=True, slots=True)
class Step:
    """Why one of the things that decide the sign is as the claim needs it, where the conditions hold."""

    goal: Polynomial
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class Finding:
    """example: refutes a claim, or shows the sign where the condition fails. steps: the proof from the conditions."""

    outcome: Outcome
    slope: Slope
    example: Example | None = None
    steps: tuple[Step, ...] = ()


@lru_cache(maxsize=1024)
def find(claim: Claim) -> Finding:
    """What becomes of a claim. Errors: KeyError, ValueError for an unknown quantity or symbol."""
    return _Case(claim).finding()


class _Case:
    """A claim with all that its points and proofs are computed from."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.quantity = QUANTITIES[claim.of]
        self.slope = slope(self.quantity, claim.by)
        self.conditions = self._understood()

    def finding(self) -> Finding:
        inside, outside, met = self._examples()
        if inside is not None:
            needed = outside is None and self._needed()
            return Finding(Outcome.TOO_WIDE if needed else Outcome.WRONG, self.slope, inside)
        facts = self._under()
        if not met and facts is not None and facts.impossible():
            return Finding(Outcome.EMPTY, self.slope)
        steps = None if facts is None else self._steps(facts)
        if steps is None:
            return Finding(Outcome.UNDECIDED, self.slope)
        if outside is not None:
            return Finding(Outcome.SUFFICIENT, self.slope, outside, steps)
        return Finding(Outcome.EXACT if self._needed() else Outcome.PROVED, self.slope, steps=steps)

    def _understood(self) -> tuple[tuple[str, Polynomial], ...] | None:
        """The conditions as polynomials > 0, ≥ 0, = 0 or ≠ 0; None where they are none, or too large."""
        try:
            self.slope = slope(self.quantity, self.claim.by, self.claim.conditions.all)
            if not self.slope.ring.only_symbols:
                raise NoPolynomialError
            return tuple(self._simplified())
        except (NoPolynomialError, TooLargeError):
            self.slope = slope(self.quantity, self.claim.by)
            return None

    def _simplified(self) -> Iterator[tuple[str, Polynomial]]:
        ring, facts = self.slope.ring, self.slope.facts
        for condition in self.claim.conditions.all:
            fraction = ring.fraction(gap(condition))
            if facts.positive(fraction[1]) is None:
                yield "!=", fraction[1]  # where it is 0 the condition has no value
            above, below = ring.reduced(fraction)
            if not coefficients_sign(below):
                above = ring.times(above, below)  # of the same sign, whatever that of the denominator
            elif coefficients_sign(below) < 0:
                above = ring.minus(above)
            kind = _KINDS[condition.relation]
            if not above:
                yield kind, above
                continue
            sign, factors = taken_apart(ring, above)
            kept, apart = list[Polynomial](), list[Polynomial]()
            for factor in factors:
                if facts.positive(factor) is not None:
                    continue
                (apart if kind == ">" and facts.positive(factor, strict=False) is not None else kept).append(factor)
            yield from ((">", factor) for factor in apart)
            product = ring.constant(sign)
            for factor in kept:
                product = ring.times(product, factor)
            if kept or sign < 0 or kind != ">" or not apart:
                yield kind, product

    def _under(self) -> Facts | None:
        """All that is known where the conditions hold."""
        if self.conditions is None:
            return None
        facts, ring = self.slope.facts, self.slope.ring
        known = list[Known]()
        for kind, p in self.conditions:
            if not p:
                if kind in (">", "!="):
                    known.append(Known(ring.constant(-1)))  # 0 > 0
            elif kind == "!=":
                known += [Known(side, strict=True) for side in (p, ring.minus(p))
                          if facts.positive(side, strict=False) is not None][:1]  # fmt: skip
            else:
                known.append(Known(p, strict=kind == ">"))
                if kind == "=":
                    known.append(Known(ring.minus(p)))
        return facts.with_(*known)

    def _steps(self, facts: Facts) -> tuple[Step, ...] | None:
        """That the conditions give the sign."""
        direction = self.claim.direction
        if direction is Direction.STAYS:
            vanishing = self.slope.vanishing
            return () if vanishing is not None and facts.zero(vanishing) else None
        required = self.slope.required(direction)
        if required is None:
            return None
        steps = list[Step]()
        for goal in required:
            certificate = facts.positive(goal)
            if certificate is None:
                return None
            steps.append(Step(goal, certificate))
        return tuple(steps)

    def _needed(self) -> bool:
        """That the sign holds nowhere but where the conditions do."""
        if self.conditions is None:
            return False
        ring, facts, direction = self.slope.ring, self.slope.facts, self.claim.direction
        if direction is Direction.STAYS:
            vanishing = self.slope.vanishing
            if vanishing is None:
                return False
            facts = facts.with_(Known(vanishing), Known(ring.minus(vanishing)))
        else:
            required = self.slope.required(direction)
            if required is None:
                return False
            facts = facts.with_(*(Known(goal, strict=True) for goal in required))
        return all(_follows(facts, kind, p) for kind, p in self.conditions)

    def _examples(self) -> tuple[Example | None, Example | None, bool]:
        """Where the condition holds and the sign does not; where the sign holds and the condition does not; whether
        the condition was met anywhere."""
        inside, outside, met = list[Tried](), list[Tried](), False
        conditions, direction = self.claim.conditions, self.claim.direction
        for point, rises in islice(self._tried(), max(MOST_NODES // (conditions.nodes or 1), LEAST)):
            held = conditions.hold(point)
            if held is None:
                continue
            met = met or held
            if held is not ((rises > 0) - (rises < 0) == direction):
                (inside if held else outside).append((point, rises))
        return self._plainest(inside), self._plainest(outside), met

    def _tried(self) -> Iterator[Tried]:
        """Points beside the boundaries of the condition, then those that every claim is tried at."""
        ring, chance = self.slope.ring, Random(7)  # noqa: S311 (the same claim is told the same numbers)
        boundaries = [p for _, p in self.conditions or () if any(map(any, p))]
        for point in beside(self.quantity, ring, boundaries, chance):
            yield point, slope_at(self.slope, point)
        yield from always_tried(self.claim.of, self.claim.by)

    def _plainest(self, tried: Sequence[Tried]) -> Example | None:
        """The most telling: the opposite sign rather than none, few zeros, short numbers, published or usual ones."""
        if not tried:
            return None

        def rank(each: Tried) -> tuple[int, ...]:
            point, rises = each
            values = point.values()
            far = sum(max(value.denominator, value.numerator) > 100 for value in values)
            unlike = sum(min(abs(value / USUAL[name] - 1), Fraction(5)) for name, value in point.items())
            digits = sum(len(str(value.numerator)) + len(str(value.denominator)) for value in values)
            zeros = sum(not value for value in values)
            return int(not rises), far, zeros, int(point not in PUBLISHED), round(2 * unlike), digits

        point, rises = min(tried, key=rank)
        return Example(point, self.quantity.value(point), rises, self._moved(point))

    def _moved(self, point: Point) -> tuple[Fraction, Fraction] | None:
        """The variable a step higher, where that is admitted, and the quantity then."""
        before = point[self.claim.by]
        for step in (Fraction(1), Fraction(1, 10), Fraction(1, 20), Fraction(1, 100)):
            if step == 1 and before < 1 and self.claim.by not in "tsMBXPYm":
                continue
            after = {**point, self.claim.by: before + step}
            if self.quantity.admits(after) and self.claim.conditions.hold(after) is self.claim.conditions.hold(point):
                return before + step, self.quantity.value(after)
        return None


def _follows(facts: Facts, kind: str, p: Polynomial) -> bool:
    """Whether p > 0, ≥ 0, = 0 or ≠ 0 is proved."""
    if not p:
        return kind in (">=", "=")
    if kind == "=":
        return facts.zero(p)
    if kind == "!=":
        return any(facts.positive(side) is not None for side in (p, facts.ring.minus(p)))
    return facts.positive(p, strict=kind == ">") is not None
