"""A question as its author writes it in quiz.yaml (schema), before any numbers are drawn."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.prose.languages import Bilingual

Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(_Part):
    """One option of a choice. A wrong one says why: by a mistake of the library, or in words of its own."""

    text: Bilingual
    right: bool = False
    mistake: str | None = None
    says: Bilingual | None = None


class _Question(_Part):
    id: Identifier
    parameters: dict[Name, Annotated[list[str], Field(min_length=1)]] = {}
    let: dict[Name, str] = {}
    where: list[str] = []
    ask: Bilingual
    hint: Bilingual
    solution: Bilingual


class ChoiceQuestion(_Question):
    """One right option out of three to six."""

    kind: Literal["choice"]
    options: Annotated[list[Option], Field(min_length=3, max_length=6)]

    @model_validator(mode="after")
    def _one_right(self) -> ChoiceQuestion:
        if sum(option.right for option in self.options) != 1:
            raise ValueError("exactly one option must be right")
        for number, option in enumerate(self.options, 1):
            if not option.right and option.mistake is None and option.says is None:
                raise ValueError(f"option {number} is wrong and says neither `mistake` nor `says`")
        return self


class NumberQuestion(_Question):
    """A number, asked exactly or to so many decimals; a rate is answered with % or as a decimal."""

    kind: Literal["number"]
    key: str
    unit: Bilingual | None = None
    percent: bool = False
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    exact: bool = False
    mistakes: dict[str, str] = {}

    @model_validator(mode="after")
    def _precision_told(self) -> NumberQuestion:
        if self.exact == (self.decimals is not None):
            raise ValueError("say either `exact: true` or `decimals: N`")
        if self.percent and self.unit:
            raise ValueError("a rate (`percent: true`) has no `unit`")
        return self


class FormulaQuestion(_Question):
    """A formula in declared symbols; aliases are other letters the question allows."""

    kind: Literal["formula"]
    symbols: Annotated[list[Name], Field(min_length=1)]
    aliases: dict[Name, Name] = {}
    left: list[str] = []
    key: str
    mistakes: dict[str, str] = {}

    @model_validator(mode="after")
    def _aliases_of_symbols(self) -> FormulaQuestion:
        if unknown := set(self.aliases.values()) - set(self.symbols):
            raise ValueError(f"an alias stands for {', '.join(sorted(unknown))}, which is not among the symbols")
        return self


Question = Annotated[ChoiceQuestion | NumberQuestion | FormulaQuestion, Field(discriminator="kind")]


class Quiz(_Part):
    """quiz.yaml: the check-yourself quiz of a chapter."""

    questions: Annotated[list[Question], Field(min_length=6)]
