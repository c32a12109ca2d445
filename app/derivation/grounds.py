"""What a line follows from: all the identities, or only a few of the lines that already stand on the sheet.

A true line may still be out of reach: a derivation is a chain of short steps, and a step puts together at most `reach`
lines. That is what keeps the goal, which is itself a consequence of the identities, from being written down at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from random import Random

from app.algebra.consequence import Identities, Truth, identities
from app.algebra.evaluation import UndecidableError, UndefinedError
from app.algebra.sampling import PRIMES, SYSTEM_RANDOM, Draw, random_points
from app.algebra.systems import Obstacle, Unsolvable
from app.algebra.tree import Equation, Expression, Negative, Power, Product, Quotient, Sum, free_symbols
from app.derivation.gradients import Gradient, gradient, spanning

REACH = 3
"""A line of a textbook's derivation rarely uses more: two substitutions into a third line."""
MOST_CHOICES = 200
"""Choices of lines that are tried; of those whose gradients span a line's, the first mostly does."""
MOST_MORE = 30


def follows_alone(line: Equation, others: Sequence[Equation], whole: Collection[str] = frozenset()) -> bool:
    """Whether `line` holds wherever the few `others` do: no matter what else is given."""
    for order in _orders(others):  # which line is solved for what depends on it
        system = identities(order, whole)
        if not isinstance(system, Unsolvable):
            return system.follows(line).truth is Truth.FOLLOWS
        if system.obstacle is not Obstacle.CIRCULAR:
            return False
    return False


def _orders(lines: Sequence[Equation]) -> Iterator[tuple[Equation, ...]]:
    """The lines beginning with each, forwards and backwards: all orders of up to three."""
    for way in (tuple(lines), tuple(reversed(lines))):
        yield from ((*way[start:], *way[:start]) for start in range(max(len(way), 1)))


def same_line(one: Equation, other: Equation, whole: Collection[str] = frozenset()) -> bool:
    """Whether two lines are rewritings of each other: each follows from the other alone."""
    return follows_alone(one, (other,), whole) and follows_alone(other, (one,), whole)


def arrangement(line: Equation) -> frozenset[Expression]:
    """The same for lines that differ in the order of sides, terms and factors only."""
    return frozenset((in_order(line.left), in_order(line.right)))


def in_order(tree: Expression) -> Expression:
    """The same for formulas that differ in the order of terms and factors only."""
    match tree:
        case Sum(parts):
            return Sum(tuple(sorted(map(in_order, parts), key=repr)))
        case Product(parts):
            return Product(tuple(sorted(map(in_order, parts), key=repr)))
        case Quotient(above, below):
            return Quotient(in_order(above), in_order(below))
        case Negative(operand):
            return Negative(in_order(operand))
        case Power(base, exponent):
            return Power(in_order(base), in_order(exponent))
        case _:
            return tree


@dataclass(frozen=True, slots=True)
class Grounds:
    """The lines of a sheet: the given identities first, then what was derived from them, in order."""

    given: Identities
    lines: tuple[Equation, ...]
    whole: Collection[str] = frozenset()

    def fewest(self, line: Equation, reach: int = REACH, random: Random = SYSTEM_RANDOM) -> tuple[int, ...] | None:
        """The fewest lines from which `line` follows by itself, by their numbers from 0; None beyond `reach`.

        () where it holds whatever the symbols are. Later lines are preferred to earlier ones: they are what the
        learner has just worked for.
        """
        if follows_alone(line, (), self.whole):
            return ()
        tried = list[tuple[int, ...]]()
        for chosen in chain(self._promising(line, reach, random), islice(self._one_more(tried, reach), MOST_MORE)):
            tried.append(chosen)
            if chosen and follows_alone(line, [self.lines[index] for index in chosen], self.whole):
                return tuple(sorted(chosen))
        return None

    def _promising(self, line: Equation, reach: int, random: Random) -> Iterator[tuple[int, ...]]:
        """Choices of lines whose gradients span that of `line` at a point of all solutions, small choices first."""
        seen = self._gradients(line, random)
        if seen is None:
            return
        target, gradients, prime = seen
        if not target:
            yield ()
            return
        newest_first = list(reversed(range(len(self.lines))))
        rows = [gradients[index] for index in newest_first]
        for size in range(1, reach + 1):
            found = islice(spanning(rows, target, prime, size), MOST_CHOICES)
            for places in sorted(sorted(each) for each in found if len(each) == size):
                yield tuple(newest_first[place] for place in places)

    def _one_more(self, tried: Sequence[tuple[int, ...]], reach: int) -> Iterator[tuple[int, ...]]:
        """What was tried in vain with one more line, which leaves no trace in a gradient if it was multiplied by 0."""
        for chosen in tuple(tried):
            if len(chosen) < reach:
                yield from ((*chosen, index) for index in reversed(range(len(self.lines))) if index not in chosen)

    def _gradients(self, line: Equation, random: Random) -> tuple[Gradient, list[Gradient], int] | None:
        for point in random_points(random, len(PRIMES)):
            try:
                for entry in self.given.order:
                    point[entry.unknown] = entry.modulo(point, self.whole)
                values = _Everything(point)
                target = gradient(line, values, point.prime, self.whole)
                return target, [gradient(each, values, point.prime, self.whole) for each in self.lines], point.prime
            except UndefinedError:
                continue
            except UndecidableError:
                return None
        return None


class _Everything(dict[str, int]):
    """A point that draws a symbol when it is first asked for."""

    def __init__(self, point: Draw) -> None:
        super().__init__(point)
        self._point = point

    def __missing__(self, name: str) -> int:
        self[name] = value = self._point[name]
        return value


def symbols_of(lines: Sequence[Equation]) -> frozenset[str]:
    """Every symbol of some lines."""
    return frozenset(name for line in lines for name in free_symbols(line))
