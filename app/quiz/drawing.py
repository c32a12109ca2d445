"""Drawing numbers: parameters from a seed, what is computed from them, and the same with other inputs.

The same names and seed give the same numbers on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import prod
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.algebra.authoring import AuthoringError, read_authored, read_condition
from app.algebra.evaluation import holds
from app.algebra.roots import roots_as_powers
from app.algebra.tree import Expression
from app.banking.functions import FUNCTIONS
from app.prose.inline import InlineError, compute, is_exact

DRAWS = 200
NO_CONSTANTS: Mapping[str, object] = {}

Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]


class DrawError(InlineError):
    """What cannot be drawn or computed, for the author, and the place of it, such as ("let", "total")."""

    def __init__(self, place: tuple[object, ...], message: object) -> None:
        self.place = place
        super().__init__(str(message))


class Numbers(BaseModel):
    """What an author writes to have numbers drawn: lists to choose from, names computed in order, conditions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parameters: dict[Name, Annotated[list[str], Field(min_length=1)]] = {}
    let: dict[Name, str] = {}
    where: list[str] = []

    @property
    def combinations(self) -> int:
        """How many there are before the conditions."""
        return prod(map(len, self.parameters.values()))

    def draw(self, name: str, seed: int, constants: Mapping[str, object] = NO_CONSTANTS) -> Drawn:
        """The numbers of a seed; `name` keeps two questions with the same seed apart.

        Errors: DrawError where an expression cannot be computed or no draw meets the conditions.
        """
        chance = random.Random(f"{name}:{seed}")  # noqa: S311 (reproducible papers, not secrets)
        for _ in range(DRAWS):
            chosen = {name: chance.choice(choices) for name, choices in self.parameters.items()}
            drawn = Drawn(self, chosen, constants, self._values(chosen, constants), chance)
            if drawn.allowed():
                return drawn
        for drawn in self._all(constants):  # the conditions are met too rarely to be hit by chance
            return drawn
        raise DrawError(("where",), f"no draw meets its conditions {self.where}")

    def every(self, name: str, constants: Mapping[str, object] = NO_CONSTANTS, *, most: int) -> Iterator[Drawn]:
        """Each draw a learner can meet, once; where there are more than `most`, those of the seeds below `most`.

        Errors: as `draw`.
        """
        if self.combinations > most:
            yield from (self.draw(name, seed, constants) for seed in range(most))
            return
        found = False
        for drawn in self._all(constants):
            found = True
            yield drawn
        if not found:
            raise DrawError(("where",), f"no draw meets its conditions {self.where}")

    def _all(self, constants: Mapping[str, object]) -> Iterator[Drawn]:
        for number, combination in enumerate(product(*self.parameters.values())):
            chosen = dict(zip(self.parameters, combination, strict=True))
            chance = random.Random(number)  # noqa: S311 (the order of options only)
            drawn = Drawn(self, chosen, constants, self._values(chosen, constants), chance)
            if drawn.allowed():
                yield drawn

    def _values(
        self, chosen: Mapping[str, str], constants: Mapping[str, object], given: Mapping[str, object] = NO_CONSTANTS
    ) -> Mapping[str, object]:
        """Every name's value; what is `given` stands, whatever its expression says."""
        values = dict(constants)
        for place, named in (("parameters", chosen), ("let", self.let)):
            for name, expression in named.items():
                values[name] = given[name] if name in given else computed(expression, values, (place, name))
        return values


@dataclass(frozen=True, slots=True)
class Drawn:
    """Numbers drawn for one variant. chance: where further choices (the order of options) come from."""

    numbers: Numbers
    chosen: Mapping[str, str]
    constants: Mapping[str, object]
    values: Mapping[str, object]
    chance: random.Random = field(compare=False)

    def allowed(self) -> bool:
        """Whether the author's conditions are met. Errors: DrawError."""
        return all(met(text, self.values, ("where", index)) for index, text in enumerate(self.numbers.where))

    def given(self, inputs: Mapping[str, object]) -> Drawn:
        """The same draw, computed with some of its names standing for other values. Errors: DrawError."""
        values = self.numbers._values(self.chosen, self.constants, inputs)
        return Drawn(self.numbers, self.chosen, self.constants, values, self.chance)

    def number(self, expression: str, *place: object) -> Fraction:
        """The exact finite value of an author's expression. Errors: DrawError."""
        value = computed(expression, self.values, place)
        if not is_exact(value):
            raise DrawError(place, f"{_last(place)}{expression!r} is not a finite number")
        return Fraction(value)  # type: ignore[call-overload, no-any-return]


def computed(expression: str, values: Mapping[str, object], place: tuple[object, ...]) -> object:
    """The value of an author's expression. Errors: DrawError, with the place it stands in."""
    try:
        return compute(expression, values)
    except InlineError as error:
        raise DrawError(place, f"{_last(place)}{error}") from error


def met(condition: str, values: Mapping[str, object], place: tuple[object, ...] = ()) -> bool:
    """Whether an author's condition holds. Errors: DrawError."""
    try:
        return holds(read_condition(condition), values, FUNCTIONS)
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise DrawError(place, f"condition {condition!r}: {error}") from error


def formula(text: str, *place: object) -> Expression:
    """The tree of a formula an author wrote. Errors: DrawError."""
    try:
        return roots_as_powers(read_authored(text))
    except AuthoringError as error:
        raise DrawError(place, f"{_last(place)}{error}") from error


def _last(place: tuple[object, ...]) -> str:
    return f"{place[-1]}: " if place and isinstance(place[-1], str) else ""
