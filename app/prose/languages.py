"""The two languages of the book. Every text a reader sees exists in both."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, field_validator


class Language(StrEnum):
    """A language of the book; the value is what stands in the address (?lang=…)."""

    EN = "en"
    ZH = "zh"

    @property
    def html(self) -> str:
        """The BCP 47 tag for <html lang>."""
        return "zh-Hans" if self is Language.ZH else "en"

    @property
    def other(self) -> Language:
        """The language to switch to."""
        return Language.EN if self is Language.ZH else Language.ZH


class Bilingual(BaseModel):
    """One text in both languages; neither may be empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    en: str
    zh: str

    @field_validator("en", "zh")
    @classmethod
    def _not_empty(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("is empty")
        return value.strip()

    def __getitem__(self, language: Language) -> str:
        return self.zh if language is Language.ZH else self.en
