"""Whether two equations, or two inequalities, are the same statement about positive symbols.

An equation stands for the points at which it holds, so it may be rearranged, scaled and turned over; an inequality may
be scaled by what is positive. Two statements are the same where the differences of their sides are one polynomial, but
for factors that are zero nowhere; they differ where one holds and the other fails at some positive point. What is
neither proved nor refuted is left undecided.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from app.algebra import numeric
from app.algebra.consequence import Identities, Truth, identities
from app.algebra.definite import Definite, gap
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
from app.algebra.polynomials import NoPolynomialError, Ring, TooLargeError
from app.algebra.positivity import points_about, positive_points
from app.algebra.sampling import PRIMES, SYSTEM_RANDOM, Draw
from app.algebra.tree import Condition, Equation, Expression, Power, Relation, free_symbols, walk

FEW, MANY = 8, 150
"""Points that are looked at before a proof is tried, and after it has failed."""
MOST_NODES = 12_000
"""Nodes evaluated at points; large statements are looked at in fewer places."""
LEAST = 5

Claim = Equation | Condition
_KIND = {
    Relation.EQUAL: "equation", Relation.UNEQUAL: "inequation", Relation.LESS: "strict", Relation.GREATER: "strict",
    Relation.AT_MOST: "not strict", Relation.AT_LEAST: "not strict",
}  # fmt: skip


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
    EQUAL is said where both are defined; UNDEFINED where a denominator of one is zero whatever the symbols are.
    """
    first, second = _condition(a), _condition(b)
    verdict, found = _Pair(first, second, tuple(symbols), tuple(assume), frozenset(whole), random).compare()
    return Comparison(verdict, found if show else None)


def _condition(claim: Claim) -> Condition:
    return Condition(claim.left, Relation.EQUAL, claim.right) if isinstance(claim, Equation) else claim


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements, and what is known of their symbols."""

    a: Condition
    b: Condition
    symbols: tuple[str, ...]
    assume: tuple[Condition, ...]
    whole: frozenset[str]
    random: Random

    def compare(self) -> tuple[Verdict, Witness | None]:
        if _KIND[self.a.relation] != _KIND[self.b.relation]:
            return Verdict.DIFFERENT, self._disagreement(FEW)[1]
        verdict = self._proportional()
        if verdict is None:
            differ, found = self._disagreement(FEW)
            if differ:
                return Verdict.DIFFERENT, found
            verdict = self._proved() or self._numeric()
        if verdict is Verdict.DIFFERENT:
            return verdict, self._disagreement(FEW)[1]
        if verdict is None:
            differ, found = self._disagreement(MANY)
            return (Verdict.DIFFERENT, found) if differ else (Verdict.UNDECIDED, None)
        return verdict, None

    @property
    def ordered(self) -> bool:
        return _KIND[self.a.relation] in ("strict", "not strict")

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
                return None
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
        if not self.ordered:
            return Verdict.EQUAL
        return self._direction(gaps)

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
        for point in positive_points(self._names(), self.random, whole=self._counts(), draws=FEW):
            values = [_exact(tree, point) for tree in gaps]
            if None not in values and values[0] and values[1]:
                return Verdict.EQUAL if (values[0] > 0) is (values[1] > 0) else Verdict.DIFFERENT
        return None

    def _proved(self) -> Verdict | None:
        """What the two gaps, expanded and without what they share, say."""
        ring = Ring((self.a, self.b, *self.assume))
        try:
            definite = Definite(ring, self.assume)
            (above, below), (top, bottom) = (ring.reduced(ring.fraction(gap(side))) for side in (self.a, self.b))
            shared = ring.common(above, top)
            if not self.ordered:
                if not all(definite.sign(p) for p in (ring.without(above, top), ring.without(top, above))):
                    return None
                # equations that no positive point meets say nothing, and are not the same for that
                return Verdict.DIFFERENT if definite.sign(shared) else Verdict.EQUAL
            beside = ring.common(below, bottom)
            pairs = ((above, shared), (top, shared), (below, beside), (bottom, beside))
            signs = [definite.sign(ring.over(p, q)) for p, q in pairs]
        except NoPolynomialError:
            return None
        except TooLargeError:
            return self._followed()
        if not all(signs):
            return None
        return Verdict.EQUAL if signs.count(-1) % 2 == 0 else Verdict.DIFFERENT

    def _followed(self) -> Verdict | None:
        """Whether each of two equations follows from the other, at random points of the solutions of each."""
        if self.ordered:
            return None
        first, second = Equation(self.a.left, self.a.right), Equation(self.b.left, self.b.right)
        truths = []
        for given, equation in ((first, second), (second, first)):
            system = identities([given], self.whole)
            if isinstance(system, Identities):
                truths.append(system.follows(equation, random=self.random).truth)
        if Truth.FAILS in truths:
            return Verdict.DIFFERENT
        return Verdict.EQUAL if truths == [Truth.FOLLOWS, Truth.FOLLOWS] else None

    def _numeric(self) -> Verdict | None:
        """The same for equations with roots, to sixty digits."""
        ring = Ring((self.a, self.b))
        if self.ordered or ring.only_symbols:
            return None
        first, second = Equation(self.a.left, self.a.right), Equation(self.b.left, self.b.right)
        findings = {
            numeric.consequence(given, equation, self.random, self.whole)
            for given, equation in ((first, second), (second, first))
        }
        if Finding.DIFFER in findings:
            return Verdict.DIFFERENT
        return Verdict.EQUAL if findings == {Finding.AGREE} else None

    def _disagreement(self, draws: int) -> tuple[bool, Witness | None]:
        """Whether the statements were seen to disagree at a positive point, and the point if it can be shown."""
        for point in self._points(draws):
            truths = [_truth(side, point) for side in (self.a, self.b)]
            if None in truths or truths[0] is truths[1]:
                continue
            left, right = (_exact(side, point) for side in (self.a.left, self.a.right))
            if left is None or right is None:
                return True, None
            shown = free_symbols(self.a) | free_symbols(self.b)
            return True, Witness({name: point[name] for name in self._names() if name in shown}, left, right)
        return False, None

    def _points(self, draws: int) -> Iterator[dict[str, Fraction]]:
        nodes = sum(1 for side in (self.a, self.b) for _ in walk(side))
        draws = max(min(draws, MOST_NODES // nodes), LEAST)
        names, whole = self._names(), self._counts()
        kinds = {_KIND[self.a.relation], _KIND[self.b.relation]}
        beside = kinds not in ({"equation"}, {"inequation"})
        if beside:
            yield from positive_points(names, self.random, self.assume, whole=whole, draws=draws)
        for boundary in (self.b, self.a):
            yield from points_about(
                boundary, names, self.random, self.assume, whole=whole, draws=draws, beside=beside
            )

    def _names(self) -> tuple[str, ...]:
        used = frozenset[str]().union(*(free_symbols(condition) for condition in (self.a, self.b, *self.assume)))
        return tuple(dict.fromkeys((*(name for name in self.symbols if name in used), *sorted(used))))

    def _counts(self) -> frozenset[str]:
        """Symbols that are shown as whole numbers: those that are, and those in exponents."""
        exponents = (node.exponent for side in (self.a, self.b) for node in walk(side) if isinstance(node, Power))
        return self.whole.union(*map(free_symbols, exponents))


def _exact(tree: Expression, point: Mapping[str, Fraction]) -> Fraction | None:
    try:
        value = evaluate(tree, point, max_bits=WITNESS_BITS)
    except EvaluationError:
        return None
    return value if isinstance(value, Fraction) else None


def _truth(condition: Condition, point: Mapping[str, Fraction]) -> bool | None:
    left, right = _exact(condition.left, point), _exact(condition.right, point)
    if left is None or right is None:
        return numeric.truth(condition, point)
    return RELATIONS[condition.relation](left, right)
