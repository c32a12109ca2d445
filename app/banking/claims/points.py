"""Admitted values at which a claim is tried: round ones first, then on and beside the boundaries of conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from random import Random

from app.algebra.expansion import Ring
from app.algebra.polynomials import Polynomial
from app.banking.claims.quantities import Quantity

Point = Mapping[str, Fraction]

DRAWS, BESIDE = 300, 40
_SHARES = tuple(Fraction(n, 20) for n in (2, 1, 4, 5, 6, 10, 0, 3, 8, 12, 16, 20))
_RATIOS = tuple(Fraction(n, 20) for n in (4, 2, 6, 10, 20, 0, 1, 5, 40, 80))
_MULTIPLES = (*map(Fraction, (1, 2, 4, 0, 3, 8)), Fraction(1, 2), Fraction(1, 10))
_AMOUNTS = tuple(map(Fraction, (10, 20, 2, 5, 1, 40, 100, 8, 0)))
ROUND: Mapping[str, Sequence[Fraction]] = {
    **dict.fromkeys(("r_d", "r_t", "r", "e"), _SHARES), **dict.fromkeys("kc", _RATIOS),
    **dict.fromkeys("ts", _MULTIPLES), **dict.fromkeys("MBXPYm", _AMOUNTS),
}  # fmt: skip
USUAL: Mapping[str, Fraction] = {
    "r_d": Fraction(1, 10), "r_t": Fraction(1, 20), "t": Fraction(2), "e": Fraction(1, 50), "k": Fraction(1, 5),
    "c": Fraction(1, 5), "s": Fraction(1), "r": Fraction(1, 10), "M": Fraction(20), "B": Fraction(10),
    "X": Fraction(1), "P": Fraction(2), "Y": Fraction(100), "m": Fraction(4),
}  # fmt: skip
"""The numbers this book's examples mostly use."""
PUBLISHED: Sequence[Point] = (
    {"r_d": Fraction(1, 5), "r_t": Fraction(1, 5), "t": Fraction(4), "e": Fraction(1, 20), "k": Fraction(1, 10)},
    {"r_d": Fraction(1, 20), "r_t": Fraction(1, 2), "t": Fraction(1), "e": Fraction(0), "k": Fraction(1, 10)},
    {"c": Fraction(1, 5), "t": Fraction(1), "s": Fraction(2), "r": Fraction(1, 10), "e": Fraction(1, 20)},
)
"""Counterexamples of the catalogue of sources (CL-02, CL-06, CL-10)."""
_FACTORS = tuple(Fraction(n, 100) for n in (100, 90, 110, 50, 200))


def usual(quantity: Quantity, random: Random) -> Iterator[dict[str, Fraction]]:
    """Admitted points: the book's own numbers, round ones, numbers of other sizes."""
    return _admitted(quantity, _drawn(quantity.symbols, random))


def beside(
    quantity: Quantity, ring: Ring, boundaries: Iterable[Polynomial], random: Random
) -> Iterator[dict[str, Fraction]]:
    """Admitted points at which one of the polynomials is zero, and others to both sides of them."""
    return _admitted(quantity, _near(quantity.symbols, ring, boundaries, random))


def _admitted(quantity: Quantity, points: Iterable[dict[str, Fraction]]) -> Iterator[dict[str, Fraction]]:
    seen = set[tuple[Fraction, ...]]()
    for point in points:
        key = tuple(point[name] for name in quantity.symbols)
        if key not in seen and quantity.admits(point):
            seen.add(key)
            yield point


def _drawn(names: Sequence[str], random: Random) -> Iterator[dict[str, Fraction]]:
    yield {name: USUAL[name] for name in names}
    for point in PUBLISHED:
        if set(names) <= set(point):
            yield {name: point[name] for name in names}
    for _ in range(DRAWS):
        yield _any(names, random)
    for _ in range(BESIDE):  # for conditions such as k > 100 or r_t < 0.1%
        yield {name: value * random.choice(_SIZES) for name, value in _any(names, random).items()}


def _near(
    names: Sequence[str], ring: Ring, boundaries: Iterable[Polynomial], random: Random
) -> Iterator[dict[str, Fraction]]:
    for boundary in boundaries:
        for _ in range(BESIDE):
            base = _any(names, random)
            places = list(range(len(names)))
            random.shuffle(places)
            for place in places:
                solved = _solved(ring, boundary, place, base)
                if solved is not None and solved >= 0:
                    for factor in _FACTORS:
                        yield {**base, names[place]: solved * factor}
                    break


_SIZES = (*map(Fraction, (1, 1, 10, 1000)), Fraction(1, 10), Fraction(1, 100), Fraction(1, 10_000))


def _any(names: Sequence[str], random: Random) -> dict[str, Fraction]:
    """Round values, the more usual ones more often."""
    return {name: ROUND[name][min(random.randrange(len(ROUND[name])), random.randrange(len(ROUND[name])))]
            if random.random() < 0.6 else random.choice(ROUND[name]) for name in names}  # fmt: skip


def _solved(ring: Ring, p: Polynomial, place: int, point: Point) -> Fraction | None:
    """The value of one symbol at which p = 0, the others being given; None where p is not linear in it."""
    values = [point.get(str(kind[0][0])) for kind in ring.generators]
    parts = [Fraction(0), Fraction(0)]
    for monomial, coefficient in p.items():
        if monomial[place] > 1:
            return None
        term = Fraction(coefficient)
        for other, exponent in enumerate(monomial):
            if other != place and exponent:
                value = values[other]
                if value is None:
                    return None
                term *= value**exponent
        parts[monomial[place]] += term
    return -parts[0] / parts[1] if parts[1] else None
