"""The library of named mistakes: what a learner thought, what is right in it, and where it stops."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.algebra.tree import Expression, Number, Quotient, substitute
from app.prose.languages import Bilingual
from app.quiz.drawing import DrawError, Drawn, Name, computed, formula

ANSWER = "answer"


class Transformation(BaseModel):
    """How a mistake arises from the right answer.

    answer: an expression in `answer` and the names of the question ("1/answer", "answer - first"). inputs: the key
    computed with other inputs ({k: 0}); in a formula perhaps only in its numerator or its denominator.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    answer: str | None = None
    inputs: dict[Name, str] = {}
    side: Literal["numerator", "denominator"] | None = Field(None, alias="in")

    @model_validator(mode="after")
    def _one_way(self) -> Transformation:
        if (self.answer is None) == (not self.inputs):
            raise ValueError("say either `answer` or `inputs`")
        if self.side and not self.inputs:
            raise ValueError("`in` says in which part of a formula `inputs` are other ones")
        return self

    def of_formula(self, key: Expression) -> Expression:
        """The formula that the mistake makes of `key`. Errors: DrawError."""
        if self.answer is not None:
            return substitute(formula(self.answer, "transform", "answer"), {ANSWER: key})
        changes = {name: formula(text, "transform", name) for name, text in self.inputs.items()}
        if self.side is None:
            return substitute(key, changes)
        above, below = (key.numerator, key.denominator) if isinstance(key, Quotient) else (key, Number(Fraction(1)))
        if self.side == "numerator":
            return Quotient(substitute(above, changes), below)
        return Quotient(above, substitute(below, changes))

    def of_draw(self, drawn: Drawn) -> Drawn:
        """The draw with the mistake's inputs in place of its own. Errors: DrawError."""
        if self.side:
            raise DrawError(("transform", "in"), f"a number has no {self.side}: write what the mistake gives")
        own = {name: text for name, text in self.inputs.items() if name in drawn.values}
        return drawn.given({name: computed(text, drawn.values, ("transform", name)) for name, text in own.items()})

    def of_number(self, answer: object, drawn: Drawn) -> object:
        """The number that the mistake makes of an answer. Errors: DrawError."""
        if self.answer is None:
            return answer
        return computed(self.answer, {**drawn.values, ANSWER: answer}, ("transform", "answer"))


class Mistake(BaseModel):
    """A mistake by name. `says` hints toward the step that fails and never gives the answer away."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Bilingual
    says: Bilingual
    transform: Transformation | None = None


Mistakes = Mapping[str, Mistake]
