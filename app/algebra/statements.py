"""Whether two equations, or two inequalities, are the same statement about positive symbols.

An equation stands for the points at which it holds, so it may be rearranged, scaled and turned over; an inequality may
be scaled by what is positive. Two statements are the same where that is proved (app.algebra.proofs); they differ where
one holds and the other fails at some positive point. What is neither proved nor refuted is left undecided.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from random import Random

from app.algebra import numeric
from app.algebra.consequence import Identities, Truth, identities
from app.algebra.definite import gap
from app.algebra.equality import WITNESS_BITS, Comparison, Verdict, Witness, compare
from app.algebra.evaluation import (
    RELATIONS,
    EvaluationError,
    UndecidableError,
    UndefinedError,
    evaluate,
    evaluate_modulo,
)
from app.algebra.numeric import Finding
from app.algebra.polynomials import TooLargeError
from app.algebra.positivity import observed_signs, points_about, positive_points
from app.algebra.proofs import Proof, prove
from app.algebra.sampling import PRIMES, SYSTEM_RANDOM, Draw
from app.algebra.tree import Condition, Equation, Expression, Relation, exponents, free_symbols, walk

FEW, MANY, LEAST = 8, 150, 5
"""Points that are looked at before a proof is tried, after it has failed, and however large the statements are."""
PATIENCE = 40
"""How many points may be passed over because a statement has no meaning there."""
MOST_NODES = 12_000
"""Nodes evaluated at the points of one kind."""

Claim = Equation | Condition
_KIND = {
    Relation.EQUAL: "equation", Relation.UNEQUAL: "inequation", Relation.LESS: "strict", Relation.GREATER: "strict",
    Relation.AT_MOST: "not strict", Relation.AT_LEAST: "not strict",
}  # fmt: skip
_PROVED = {Proof.SAME: Verdict.EQUAL, Proof.OPPOSITE: Verdict.DIFFERENT, Proof.EMPTY: Verdict.DIFFERENT}


def compare_statements(
    a: Claim,
    b: Claim,
    *,
    symbols: Iterable[str] = (),
    assume: Sequence[Condition] = (),
    whole: Collection[str] = frozenset(),
    random: Random = SYSTEM_RANDOM,
    show: bool = True,
) -> Comparison:
    """Compare two statements.

    symbols: the order in which a witness names the symbols, all of them positive numbers. assume: conditions under
    which alone the statements need to agree. whole: symbols that are whole numbers and may stand in exponents.
    show=False leaves the witness out. A witness has values at which exactly one of the two statements holds, and what
    the two sides of `a` come to there.
    EQUAL is said where both are defined; UNDEFINED where a denominator of one is zero whatever the symbols are. An
    equation and an inequality differ, and so do a strict inequality and one that is not.
    """
    pair = _Pair(_condition(a), _condition(b), tuple(assume), frozenset(whole), random)
    verdict = pair.verdict()
    return Comparison(verdict, pair.witness(symbols) if show and verdict is Verdict.DIFFERENT else None)


def _condition(claim: Claim) -> Condition:
    return Condition(claim.left, Relation.EQUAL, claim.right) if isinstance(claim, Equation) else claim


class _Pair:
    """Two statements, what is known of their symbols, and where they were seen to disagree."""

    def __init__(
        self, a: Condition, b: Condition, assume: tuple[Condition, ...], whole: frozenset[str], random: Random
    ) -> None:
        self.a = a
        self.b = b
        self.assume = assume
        self.whole = whole
        self.random = random
        self.ordered = _KIND[a.relation] in ("strict", "not strict")
        self.boundaries: list[Condition | Equation] = [b, a]
        self.disagreement: Mapping[str, Fraction] | None = None
        self.names = sorted(frozenset[str]().union(*map(free_symbols, (a, b, *assume))))
        # shown as whole numbers: those that are, and those in exponents
        self.counts = whole.union(*(free_symbols(exponent) for side in (a, b) for exponent in exponents(side)))
        self.work = numeric.Work()  # for all points
        self.nodes = sum(1 for side in (a, b) for _ in walk(side))

    def verdict(self) -> Verdict:
        if _KIND[self.a.relation] != _KIND[self.b.relation]:
            return Verdict.DIFFERENT
        if verdict := self._proportional():
            return verdict
        if self._disagree(FEW):
            return Verdict.DIFFERENT
        if verdict := self._proved():
            return verdict
        return Verdict.DIFFERENT if self._disagree(MANY) else Verdict.UNDECIDED

    def witness(self, symbols: Iterable[str]) -> Witness | None:
        """Values at which the statements disagree; None where none were found that are exact."""
        if not (self.disagreement or self._disagree(FEW)):
            return None
        assert self.disagreement is not None
        left, right = (_exact(side, self.disagreement) for side in (self.a.left, self.a.right))
        shown = free_symbols(self.a) | free_symbols(self.b)
        names = [name for name in dict.fromkeys((*symbols, *self.names)) if name in shown]
        if left is None or right is None:
            return None
        return Witness({name: self.disagreement[name] for name in names}, left, right)

    def _proportional(self) -> Verdict | None:
        """What the ratio of the two gaps, modulo primes, says: the same statement if it is one number."""
        gaps = gap(self.a), gap(self.b)
        defined, trivial = 0, [True, True]
        for prime in PRIMES:
            try:
                (p, q), (r, s) = (self._modulo(gaps, prime) for _ in range(2))
            except UndefinedError:
                continue
            except UndecidableError:
                return Verdict.EQUAL if self.a == self.b else None
            defined += 1
            trivial = [trivial[0] and not (p or r), trivial[1] and not (q or s)]
            if (p * s - q * r) % prime:
                return None
            if defined == 2:
                break
        if not defined:
            return Verdict.UNDEFINED
        if any(trivial):
            return self._side_by_side() if all(trivial) else Verdict.DIFFERENT
        return self._direction(gaps) if self.ordered else Verdict.EQUAL

    def _modulo(self, trees: Iterable[Expression], prime: int) -> list[int]:
        point = Draw(prime, self.random)
        return [evaluate_modulo(tree, point, prime, self.whole) for tree in trees]

    def _side_by_side(self) -> Verdict:
        """Two statements that say nothing, such as 1 = 1, are the same only where their sides are."""
        for left, right in ((self.b.left, self.b.right), (self.b.right, self.b.left)):
            pairs = ((self.a.left, left), (self.a.right, right))
            if all(compare(*pair, whole=self.whole, show=False).verdict is Verdict.EQUAL for pair in pairs):
                return Verdict.EQUAL
        return Verdict.DIFFERENT

    def _direction(self, gaps: tuple[Expression, Expression]) -> Verdict | None:
        """Whether proportional gaps have the same sign; None where no point tells."""
        for point in positive_points(self.names, self.random, whole=self.counts, draws=FEW):
            first, second = (_exact(tree, point) for tree in gaps)
            if first and second:
                return Verdict.EQUAL if (first > 0) is (second > 0) else Verdict.DIFFERENT
        return None

    def _proved(self) -> Verdict | None:
        try:
            proof = prove(self.a, self.b, self.assume)
        except TooLargeError:
            return self._followed()
        if isinstance(proof, Proof):
            return _PROVED[proof]
        self.boundaries[:0] = proof.suspects
        if not self.ordered and any(map(self._changes_sign, proof.suspects)):
            return Verdict.DIFFERENT
        return self._numeric()

    def _changes_sign(self, suspect: Equation) -> bool:
        """Whether a factor that only one of two equations has is zero somewhere: the equation holds there too."""
        signs = observed_signs(lambda point: _exact(suspect.left, point), self.names, self.assume, MANY, self.random)
        return {"+", "-"} <= signs

    def _followed(self) -> Verdict | None:
        """Whether each of two equations follows from the other, at random points of the solutions of each."""
        if self.ordered:
            return None
        truths = []
        for given, equation in self._both_ways():
            system = identities([given], self.whole)
            if isinstance(system, Identities):
                truths.append(system.follows(equation, random=self.random).truth)
        return Verdict.EQUAL if truths == [Truth.FOLLOWS, Truth.FOLLOWS] else None

    def _numeric(self) -> Verdict | None:
        """The same for equations with roots, to sixty digits."""
        if self.ordered or not self._has_powers():
            return None
        findings = {numeric.consequence(*way, self.random, self.whole) for way in self._both_ways()}
        if Finding.DIFFER in findings:
            return Verdict.DIFFERENT
        return Verdict.EQUAL if findings == {Finding.AGREE} else None

    def _has_powers(self) -> bool:
        return any(numeric.is_irrational(exponent) for side in (self.a, self.b) for exponent in exponents(side))

    def _both_ways(self) -> tuple[tuple[Equation, Equation], ...]:
        first, second = (Equation(side.left, side.right) for side in (self.a, self.b))
        return (first, second), (second, first)

    def _disagree(self, draws: int) -> bool:
        """Whether the statements are seen to disagree at a positive point."""
        undefined = 0
        for point in self._points(max(min(draws, MOST_NODES // self.nodes), LEAST)):
            truths = [_truth(side, point, self.work) for side in (self.a, self.b)]
            if None in truths:
                undefined += 1
                if undefined > PATIENCE:
                    break
            elif truths[0] is not truths[1]:
                self.disagreement = point
                return True
        return False

    def _points(self, draws: int) -> Iterator[dict[str, Fraction]]:
        beside = self.ordered or _KIND[self.a.relation] != _KIND[self.b.relation]
        if beside:
            yield from positive_points(self.names, self.random, self.assume, whole=self.counts, draws=draws)
        for boundary in self.boundaries:
            yield from points_about(
                boundary, self.names, self.random, self.assume, whole=self.counts, draws=draws, beside=beside
            )


def _exact(tree: Expression, point: Mapping[str, Fraction]) -> Fraction | None:
    try:
        value = evaluate(tree, point, max_bits=WITNESS_BITS)
    except EvaluationError:
        return None
    return value if isinstance(value, Fraction) else None


def _truth(condition: Condition, point: Mapping[str, Fraction], work: numeric.Work) -> bool | None:
    left, right = _exact(condition.left, point), _exact(condition.right, point)
    if left is None or right is None:
        return numeric.truth(condition, point, work)
    return RELATIONS[condition.relation](left, right)
