"""Proofs that an inequality between polynomials follows from others, with every step to be seen.

Where a + b + … = 0 for sums of products of what is known to be ≥ 0, and one of them is known to be > 0, what is assumed
contradicts itself. To prove h > 0, add -h ≥ 0 to what is known and find such a sum (Handelman 1988): it says that
q·h = a + b + …, with q, a, b … not negative. Not found is not refuted: the products that are tried are few.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import combinations_with_replacement

from app.algebra.expansion import Ring
from app.algebra.polynomials import Polynomial, TooLargeError
from app.banking.claims.combinations import GivenUpError, vanishing

MOST_VECTORS, MOST_TERMS = 320, 40


@dataclass(frozen=True, slots=True)
class Known:
    """A polynomial that is ≥ 0, or > 0."""

    polynomial: Polynomial
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Summand:
    """number · the product of polynomials that are not negative; strict: it is positive."""

    number: int
    factors: tuple[Polynomial, ...]
    strict: bool


@dataclass(frozen=True, slots=True)
class Certificate:
    """multiplier · (what was to be proved positive) = the sum of `summands`; empty where what is assumed cannot be."""

    multiplier: tuple[Summand, ...]
    summands: tuple[Summand, ...]


class Facts:
    """What is known of the symbols of a ring."""

    def __init__(self, ring: Ring, known: Iterable[Known]) -> None:
        self.ring = ring
        self.known = [each for each in known if any(map(any, each.polynomial)) or min(each.polynomial.values()) < 0]

    def positive(self, goal: Polynomial, *, strict: bool = True) -> Certificate | None:
        """A proof of goal > 0, or of goal ≥ 0; None where none was found."""
        assumed = Known(self.ring.minus(goal), strict=not strict)
        return self._contradiction(assumed)

    def impossible(self) -> bool:
        """Whether what is known is proved to contradict itself."""
        return self._contradiction(None) is not None

    def zero(self, goal: Polynomial) -> bool:
        """Whether goal = 0 is proved."""
        sides = (goal, self.ring.minus(goal))
        return not goal or all(self.positive(side, strict=False) is not None for side in sides)

    def with_(self, *known: Known) -> Facts:
        """The same and more."""
        return Facts(self.ring, (*self.known, *known))

    def _contradiction(self, assumed: Known | None) -> Certificate | None:
        known = [*self.known, *([assumed] if assumed else [])]
        if any(len(each.polynomial) > MOST_TERMS for each in known):
            return None
        for most in (1, 2, 3):
            try:
                products = list(self._products(known, most, assumed))
                if len(products) > MOST_VECTORS:
                    return None
                vectors = [product for _, product, _ in products]
                found = vanishing(vectors, [strict for _, _, strict in products])
            except (GivenUpError, TooLargeError):
                return None
            if found is not None:
                return self._certificate(products, found, assumed)
        return None

    def _products(
        self, known: Sequence[Known], most: int, assumed: Known | None
    ) -> Iterator[tuple[tuple[Known, ...], Polynomial, bool]]:
        """Products of up to `most` of what is known; three only where two of them are single symbols."""
        yield (), self.ring.one, True
        simple = [len(each.polynomial) == 1 for each in known]
        for count in range(1, most + 1):
            for chosen in combinations_with_replacement(range(len(known)), count):
                factors = tuple(known[index] for index in chosen)
                if count == 3 and sum(simple[index] for index in chosen) < 2:
                    continue
                if assumed is not None and assumed in factors and sum(not simple[index] for index in chosen) > 1:
                    continue  # what the goal is multiplied by stays a product of symbols
                product = reduce(self.ring.times, (factor.polynomial for factor in factors))
                yield factors, product, all(factor.strict for factor in factors)

    def _certificate(
        self,
        products: Sequence[tuple[tuple[Known, ...], Polynomial, bool]],
        found: dict[int, Fraction],
        assumed: Known | None,
    ) -> Certificate:
        scale = math.lcm(*(number.denominator for number in found.values()))
        numbers = {index: int(number * scale) for index, number in found.items()}
        shared = math.gcd(*numbers.values())
        sides: tuple[list[Summand], list[Summand]] = ([], [])
        for index, number in numbers.items():
            factors, _, strict = products[index]
            beside = assumed is not None and assumed in factors
            rest = tuple(factor.polynomial for factor in factors if factor is not assumed)
            sides[not beside].append(Summand(number // shared, rest, strict))
        return Certificate(tuple(sides[0]), tuple(sides[1]))
