"""Which spellings stand for which declared symbol, and how a run of letters divides into symbols.

A declared r_d is also rd; M1 is also M_1; another capitalisation is understood where only one declared symbol could be
meant. The longest spelling wins: `rt` is r_t where r_t is declared and r·t where only r and t are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache


def _greek_name(letter: str) -> str:
    name = unicodedata.name(letter).rpartition(" ")[2].replace("LAMDA", "LAMBDA")
    return name.title() if letter.isupper() else name.lower()


GREEK = {_greek_name(letter): letter for letter in "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ"}
"""LaTeX's and English names of the Greek letters."""

_BASE_AND_DIGITS = re.compile(r"([^\W\d_]+)([0-9]+)")

Piece = tuple[str, int, int]
"""A symbol's name, and where in the word its spelling starts and ends."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What a learner may write in one question.

    names: the declared symbols. exact: spelling -> symbol. loose: spelling in small letters -> symbol.
    functions: names that may be called. longest: length of the longest spelling.
    """

    names: tuple[str, ...]
    exact: dict[str, str]
    loose: dict[str, str]
    functions: frozenset[str]
    longest: int

    def find(self, spelling: str) -> str | None:
        """The symbol that a whole spelling stands for."""
        return self.exact.get(spelling) or self.loose.get(spelling.lower())

    def split(self, word: str) -> tuple[Piece, ...] | None:
        """The word as symbols written side by side, or None where letters are left over."""
        if name := self.exact.get(word):
            return ((name, 0, len(word)),)
        return self._split(word, self.exact.get) or self._split(word, self.find)

    def _split(self, word: str, find: Callable[[str], str | None]) -> tuple[Piece, ...] | None:
        end = len(word)
        follows: list[Piece | None] = [None] * (end + 1)  # the longest piece at each place whose rest divides too
        divides = [False] * end + [True]
        for start in range(end - 1, -1, -1):
            for stop in range(min(end, start + self.longest), start, -1):
                if divides[stop] and (name := find(word[start:stop])):
                    follows[start], divides[start] = (name, start, stop), True
                    break
        pieces, at = [], 0
        while at < end:
            piece = follows[at]
            if piece is None:
                return None
            pieces.append(piece)
            at = piece[2]
        return tuple(pieces)

    def understood(self, word: str) -> int:
        """How many of the word's first characters can be read as symbols."""
        reached = {0}
        for start in range(len(word)):
            if start in reached:
                for stop in range(start + 1, min(len(word), start + self.longest) + 1):
                    if self.find(word[start:stop]):
                        reached.add(stop)
        return max(reached)


@lru_cache(maxsize=512)
def vocabulary(
    symbols: tuple[str, ...],
    aliases: tuple[tuple[str, str], ...] = (),
    reserved: tuple[str, ...] = (),
    functions: frozenset[str] = frozenset(),
) -> Vocabulary:
    """The vocabulary of a question.

    aliases: (spelling, symbol) pairs. reserved: names with another meaning in the question (its left side), which are
    therefore nobody's other capitalisation.
    """
    exact = {name: name for name in symbols}
    other = {name: "" for name in reserved if name not in exact}
    for spelling, name in aliases:
        exact.setdefault(spelling, name)
    for declared, name in [*exact.items(), *other.items()]:
        for spelling in _spellings(declared):
            (exact if name else other).setdefault(spelling, name)
    candidates: dict[str, set[str]] = {}
    for spelling, name in [*exact.items(), *other.items()]:
        candidates.setdefault(spelling.lower(), set()).add(name)
    loose = {spelling: name for spelling, (name, *more) in candidates.items() if name and not more}
    return Vocabulary(symbols, exact, loose, functions, max(map(len, exact), default=0))


def known(symbols: Iterable[str], aliases: Iterable[tuple[str, str]] = (), reserved: Iterable[str] = (),
          functions: Iterable[str] = ()) -> Vocabulary:  # fmt: skip
    """`vocabulary` for any iterables."""
    return vocabulary(tuple(symbols), tuple(aliases), tuple(reserved), frozenset(functions))


def _spellings(name: str) -> Iterator[str]:
    base, mark, subscript = name.partition("_")
    if mark:
        yield base + subscript
    elif match := _BASE_AND_DIGITS.fullmatch(name):
        yield f"{match[1]}_{match[2]}"
    elif len(name) == 2 and name.isalpha():
        yield f"{name[0]}_{name[1]}"
    if base in GREEK:
        yield GREEK[base] + mark + subscript
        yield GREEK[base] + subscript
