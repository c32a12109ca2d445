"""What the YAML files under lessons/ may say. Unknown keys are refused, so a misspelt one is found at once."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from app.derivation.grounds import REACH
from app.prose.languages import Bilingual

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CataloguePart(_Part):
    """A part of the book: a title and its chapters in order."""

    title: Bilingual
    chapters: list[Slug]


class Catalogue(_Part):
    """catalogue.yaml: the book's title page and the order of its chapters."""

    title: Bilingual
    subtitle: Bilingual
    intro: Bilingual
    parts: list[CataloguePart]


class Term(_Part):
    """A glossary entry: the one definition of a term."""

    term: Bilingual
    symbol: str | None = None
    definition: Bilingual


class Fact(_Part):
    """A figure or date that is quoted, not computed. `source` is a source of the same chapter."""

    en: Annotated[str, Field(min_length=1)]
    zh: Annotated[str, Field(min_length=1)]
    source: Identifier


class Source(_Part):
    """A reference; `short` is how the text cites it."""

    id: Identifier
    short: Bilingual
    text: Bilingual
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None


class Predict(_Part):
    """The question a chapter opens with; `says` answers each option after the learner has committed."""

    ask: Bilingual
    options: Annotated[list[Bilingual], Field(min_length=2, max_length=6)]
    right: Annotated[int, Field(ge=1)]
    says: list[Bilingual]

    @field_validator("right")
    @classmethod
    def _an_option(cls, right: int, info: ValidationInfo) -> int:
        if right > len(info.data.get("options", range(right))):
            raise ValueError("names an option that does not exist")
        return right

    @field_validator("says")
    @classmethod
    def _one_each(cls, says: list[Bilingual], info: ValidationInfo) -> list[Bilingual]:
        if len(says) != len(info.data.get("options", says)):
            raise ValueError("needs one text for each option")
        return says


class RoundsFigure(_Part):
    """The lending-rounds laboratory with its opening settings (expressions)."""

    kind: Literal["rounds"]
    convention: Literal["exam", "split", "loan_share", "loan_split"]
    first: str
    r_d: str = "0"
    r_t: str = "0"
    t: str = "0"
    e: str = "0"
    k: str = "0"
    h: str = "0"
    c: str = "0"
    n: str = "10"


class AccountsFigure(_Part):
    """The T-account player with its scenes."""

    kind: Literal["accounts"]
    scenes: Annotated[list[str], Field(min_length=1)]
    amount: str


class MultiplierFigure(_Part):
    """The multiplier laboratory: a base of 100 split up as the ratios move."""

    kind: Literal["multiplier"]
    show: Literal["m1", "m2"]
    r_d: str
    r_t: str
    t: str
    e: str
    k: str


class CurveFigure(_Part):
    """A multiplier against one ratio, the others on sliders. `against` itself may be left out, or marks a point."""

    kind: Literal["curve"]
    multiplier: Literal["m1", "m2"]
    against: Literal["r_d", "r_t", "t", "e", "k"]
    r_d: str | None = None
    r_t: str | None = None
    t: str | None = None
    e: str | None = None
    k: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> CurveFigure:
        missing = [
            name for name in ("r_d", "r_t", "t", "e", "k") if name != self.against and getattr(self, name) is None
        ]
        if missing:
            raise ValueError(f"a curve against {self.against} needs {', '.join(missing)}")
        return self


Figure = Annotated[RoundsFigure | AccountsFigure | MultiplierFigure | CurveFigure, Field(discriminator="kind")]


class Lesson(_Part):
    """lesson.yaml: everything of a chapter that is not prose or quiz."""

    number: Annotated[int, Field(ge=1)]
    slug: Slug
    title: Bilingual
    summary: Bilingual
    convention: Bilingual
    numbers: dict[Name, str] = {}
    facts: dict[Name, Fact] = {}
    predict: Predict
    figures: dict[Identifier, Figure] = {}
    sources: Annotated[list[Source], Field(min_length=1)]


class Line(_Part):
    """A given identity of a derivation and why it holds."""

    equation: str
    why: Bilingual


class Step(_Part):
    """A derived line: what was done to get it, and why. milestone: whoever derives it must pass it in some writing."""

    equation: str
    what: Bilingual
    why: Bilingual
    milestone: bool = False


class DerivationFile(_Part):
    """derivations/<id>.yaml: proved line by line by the content check.

    whole: symbols that are whole numbers and may stand in exponents. reach: how many lines a step may put together.
    mistakes: wrong lines by the name of the mistake that leads to them.
    """

    id: Identifier
    title: Bilingual
    intro: Bilingual
    symbols: list[Name]
    whole: list[Name] = []
    reach: Annotated[int, Field(ge=1, le=4)] = REACH
    given: Annotated[list[Line], Field(min_length=1)]
    goal: str
    steps: Annotated[list[Step], Field(min_length=1)]
    mistakes: dict[str, list[str]] = {}
