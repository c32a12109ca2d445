"""Points at which formulas are compared: random ones that decide, and round ones that can be shown to a reader."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from random import Random, SystemRandom

SYSTEM_RANDOM = SystemRandom()


def is_prime(number: int) -> bool:
    """Miller and Rabin's test, certain for numbers below 3·10^24 (Sorenson and Webster 2015)."""
    bases = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)
    if number < 2 or any(number % base == 0 for base in bases):
        return number in bases
    twos = ((number - 1) & -(number - 1)).bit_length() - 1
    for base in bases:
        power = pow(base, (number - 1) >> twos, number)
        if power != 1 and all(pow(power, 2**step, number) != number - 1 for step in range(twos)):
            return False
    return True


def _random_prime(bits: int = 62) -> int:
    while True:
        candidate = SYSTEM_RANDOM.getrandbits(bits) | (1 << (bits - 1)) | 1
        if is_prime(candidate):
            return candidate


PRIMES = (2**61 - 1, _random_prime(), _random_prime(), _random_prime())
"""Draws use one prime after the other. All but the first are chosen when the process starts, so that nobody can type a
constant that vanishes modulo all of them: 2^61 - 1 is not 0."""

RATIOS = (*(Fraction(1, n) for n in (10, 5, 20, 4, 2, 8)), Fraction(3, 10), Fraction(2, 5), Fraction(2))
STOCKS = tuple(Fraction(n) for n in (100, 500, 200, 1000, 50, 400, 300))
SQUARES = tuple(Fraction(a, b) ** 2 for a, b in ((1, 2), (1, 5), (2, 1), (1, 10), (3, 1), (3, 5), (3, 10), (4, 5)))
COUNTS = tuple(Fraction(n) for n in (2, 3, 4, 5, 1))
USUAL: Mapping[str, Fraction] = {
    "r_d": Fraction(1, 10), "r_t": Fraction(1, 20), "t": Fraction(1, 2), "e": Fraction(1, 50), "k": Fraction(1, 5),
    "r": Fraction(1, 10), "c": Fraction(1, 4), "s": Fraction(3, 10), "h": Fraction(1, 8), "n": Fraction(3),
    "B": Fraction(1000), "D": Fraction(500), "M": Fraction(2000), "V": Fraction(4), "P": Fraction(2),
}  # fmt: skip
"""The numbers this book's examples mostly use, tried first. No two are equal within a formula's letters."""


class Draw(dict[str, int]):
    """A random point modulo a prime: each symbol gets its value when it is first asked for."""

    def __init__(self, prime: int, random: Random) -> None:
        super().__init__()
        self._random = random
        self.prime = prime

    def __missing__(self, name: str) -> int:
        self[name] = value = 1 + self._random.randrange(self.prime - 2)
        return value

    def at(self, name: str, value: int) -> Draw:
        """The same point moved to another value of one symbol."""
        self[name] = value
        return self


def random_points(random: Random, attempts: int) -> Iterator[Draw]:
    """Fresh random points."""
    for attempt in range(attempts):
        yield Draw(PRIMES[attempt % len(PRIMES)], random)


def round_points(
    names: Collection[str], random: Random, whole: Collection[str] = (), attempts: int = 40
) -> Iterator[dict[str, Fraction]]:
    """Points with round positive coordinates, ratios for small letters and amounts for capitals.

    The first is always the same; the others vary, so that a difference which one point hides shows at the next.
    """
    ordered = sorted(names)
    lists = [COUNTS if name in whole else STOCKS if name[:1].isupper() else RATIOS for name in ordered]
    yield {
        name: USUAL.get(name, values[index % len(values)])
        for index, (name, values) in enumerate(zip(ordered, lists, strict=True))
    }
    for _ in range(attempts - 1):
        yield {name: random.choice(values) for name, values in zip(ordered, lists, strict=True)}


def square_points(
    names: Collection[str], random: Random, whole: Collection[str] = (), attempts: int = 20
) -> Iterator[dict[str, Fraction]]:
    """Points whose coordinates have exact square roots, but for whole numbers."""
    for _ in range(attempts):
        yield {name: random.choice(COUNTS if name in whole else SQUARES) for name in sorted(names)}
