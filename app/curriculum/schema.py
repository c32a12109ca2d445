"""What the YAML files under lessons/ may say. Unknown keys are refused, so a misspelt one is found at once."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

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

    en: str
    zh: str
    source: Identifier


class Source(_Part):
    """A reference; `short` is how the text cites it."""

    id: Identifier
    short: Bilingual
    text: Bilingual
    url: str | None = None


class Predict(_Part):
    """The question a chapter opens with; `says` answers each option after the learner has committed."""

    ask: Bilingual
    options: Annotated[list[Bilingual], Field(min_length=2, max_length=6)]
    right: Annotated[int, Field(ge=1)]
    says: list[Bilingual]

    @model_validator(mode="after")
    def _complete(self) -> Predict:
        if len(self.says) != len(self.options):
            raise ValueError("`says` needs one text for each option")
        if self.right > len(self.options):
            raise ValueError("`right` names an option that does not exist")
        return self


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


Figure = Annotated[RoundsFigure | AccountsFigure | MultiplierFigure, Field(discriminator="kind")]


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
    """A derived line: what was done to get it, and why."""

    equation: str
    what: Bilingual
    why: Bilingual


class DerivationFile(_Part):
    """derivations/<id>.yaml: proved line by line by the content check."""

    id: Identifier
    title: Bilingual
    intro: Bilingual
    symbols: list[Name]
    given: Annotated[list[Line], Field(min_length=1)]
    goal: str
    steps: Annotated[list[Step], Field(min_length=1)]
