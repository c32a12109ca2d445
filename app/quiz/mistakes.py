"""The library of named mistakes: what a learner thought, what is right in it, and where it stops."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from app.prose.languages import Bilingual


class Mistake(BaseModel):
    """A mistake by name. `says` hints toward the step that fails and never gives the answer away."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Bilingual
    says: Bilingual
