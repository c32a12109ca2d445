"""What a move is: an operation on lines of a sheet, as a value that can be shown, kept and sent.

A move says which lines it uses, what words describe it, and what line it makes, or why it cannot be made here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from app.algebra.evaluation import UndefinedError
from app.algebra.polynomials import TooLargeError
from app.algebra.printing import plain
from app.algebra.reading import EquationReading, read_equation
from app.algebra.tree import Equation, Expression, free_symbols
from app.derivation.moves.writing import Writer


class Kind(StrEnum):
    """The moves there are; each names the words that describe it."""

    SUBSTITUTE = "substitute"  # {source} {line} {symbol}
    EXPAND = "expand"  # {line}
    COLLECT = "collect"  # {line} {symbol}
    FACTOR = "factor"  # {line}
    MULTIPLY = "multiply"  # {line} {formula}
    DIVIDE = "divide"  # {line} {formula}
    ADD = "add"  # {line} {second}
    SUBTRACT = "subtract"  # {line} {second}
    SOLVE = "solve"  # {line} {symbol}
    SIMPLIFY = "simplify"  # {line}
    SWAP = "swap"  # {line}
    LIMIT = "limit"  # {line} {ratio}


class Need(StrEnum):
    """What has to be chosen beside the first line."""

    LINE = "line"
    SYMBOL = "symbol"
    FORMULA = "formula"


class Obstacle(StrEnum):
    """Why a move cannot be made here; each names a sentence."""

    NO_SUCH_LINE = "no_such_line"
    SAME_LINE = "same_line"  # a line put into itself
    NOTHING_TO_SUBSTITUTE = "nothing_to_substitute"  # the second line does not have the symbol
    NOTHING_TO_EXPAND = "nothing_to_expand"
    NOTHING_TO_COLLECT = "nothing_to_collect"  # at most one term on each side has the symbol
    NO_COMMON_FACTOR = "no_common_factor"
    NOTHING_TO_SIMPLIFY = "nothing_to_simplify"
    NOT_IN_LINE = "not_in_line"  # the symbol does not occur
    NOT_LINEAR = "not_linear"
    ALREADY_SOLVED = "already_solved"
    NO_POWER = "no_power"  # no power of the ratio with a whole symbol in its exponent
    NO_LIMIT = "no_limit"  # the number of rounds stands elsewhere too, or the power grows
    DIVIDES_BY_ZERO = "divides_by_zero"
    MULTIPLIES_BY_ZERO = "multiplies_by_zero"
    CHANGES_NOTHING = "changes_nothing"  # to multiply or divide by 1
    UNDEFINED = "undefined"  # a denominator would be 0 whatever the symbols are
    TOO_LARGE = "too_large"  # a line longer than anybody could read or type


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a move was not made. details fill the placeholders of its sentence."""

    key: Obstacle
    details: Mapping[str, Detail] = field(default_factory=dict)


Detail = int | str | Expression
"""The number of a line from 0, a symbol's name, or a formula."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a move may see: the lines (given ones first), whole symbols, and the names of all symbols there are."""

    lines: Sequence[Equation]
    whole: Collection[str] = frozenset()
    symbols: Collection[str] = frozenset()

    def writer(self) -> Writer:
        """Fresh bounds for one move's work."""
        return Writer(self.whole)


class ImpossibleError(Exception):
    """Carries a Refusal from within a move to its edge."""

    def __init__(self, key: Obstacle, **details: Detail) -> None:
        self.refusal = Refusal(key, details)
        super().__init__(key.value)


@dataclass(frozen=True, slots=True)
class Move(ABC):
    """An operation on the line with the number `line`, counted from 0, the given lines first."""

    kind: ClassVar[Kind]
    needs: ClassVar[tuple[Need, ...]] = ()
    line: int

    @property
    def uses(self) -> tuple[int, ...]:
        """The lines from which the result follows."""
        return (self.line,)

    @property
    def details(self) -> Mapping[str, Detail]:
        """What fills the placeholders of the words that describe the move."""
        return {name: getattr(self, name) for name in type(self).__match_args__}

    def on(self, sheet: Sheet) -> Equation | Refusal:
        """The line that the move makes."""
        missing = next((number for number in self.uses if not 0 <= number < len(sheet.lines)), None)
        if missing is not None:
            return Refusal(Obstacle.NO_SUCH_LINE, {"line": missing})
        try:
            result = self._make(sheet)
        except ImpossibleError as error:
            return error.refusal
        except (TooLargeError, RecursionError):
            return Refusal(Obstacle.TOO_LARGE)
        except UndefinedError:
            return Refusal(Obstacle.UNDEFINED)
        return result if _can_be_read(result) else Refusal(Obstacle.TOO_LARGE)

    @abstractmethod
    def _make(self, sheet: Sheet) -> Equation:
        """Errors: ImpossibleError, TooLargeError, UndefinedError."""


def has(line: Equation, name: str) -> bool:
    """Whether a symbol occurs in a line."""
    return name in free_symbols(line)


def _can_be_read(line: Equation) -> bool:
    """Whether a learner could type the line: it is no longer and no deeper, and has no longer numbers, than is read."""
    return isinstance(read_equation(plain(line), free_symbols(line)), EquationReading)
