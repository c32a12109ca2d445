"""The book in memory: its chapters, and everything that chapters share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.curriculum.derivation import DerivationText
from app.curriculum.pages import Block
from app.curriculum.problems import Shelf
from app.curriculum.schema import Catalogue, Lesson, Term
from app.prose.inline import Surroundings, render
from app.prose.languages import Bilingual, Language
from app.prose.texts import Texts
from app.prose.yamlfile import YamlFile
from app.quiz.mistakes import Mistake
from app.quiz.questions import Question, Quiz


@dataclass(frozen=True)
class Chapter:
    """One chapter.

    values: its computed numbers. pages: its prose as written, by language. uncomputed: numbers that have no value.
    """

    folder: Path
    lesson: Lesson
    quiz: Quiz
    pages: Mapping[Language, tuple[Block, ...]]
    values: Mapping[str, object]
    lesson_file: YamlFile
    quiz_file: YamlFile
    uncomputed: frozenset[str] = frozenset()

    @property
    def slug(self) -> str:
        """The page's address, the same in both languages."""
        return self.lesson.slug

    def question(self, identifier: str) -> Question:
        """A question of the quiz by its id. Errors: StopIteration for an unknown id."""
        return next(question for question in self.quiz.questions if question.id == identifier)


@dataclass(frozen=True)
class Library:
    """Everything under lessons/.

    files: where an entry stands ("glossary.base", "mistakes.<id>", "catalogue"). known: every name that is given to
    something, also where its entry cannot be read, and "mistakes.*" where a whole file cannot: the check tells such a
    fault once, not again wherever the name is used.
    """

    catalogue: Catalogue
    chapters: Mapping[str, Chapter]
    derivations: Mapping[str, DerivationText]
    glossary: Mapping[str, Term]
    mistakes: Mapping[str, Mistake]
    texts: Texts
    files: Mapping[str, YamlFile]
    known: frozenset[str]
    shelf: Shelf

    @cached_property
    def ordered(self) -> tuple[Chapter, ...]:
        """The chapters in the order of the catalogue."""
        return tuple(self.chapters[slug] for part in self.catalogue.parts for slug in part.chapters)

    def address(self, kind: str, target: str, language: Language) -> str | None:
        """Where a link of lesson text leads, relative to any page; None for an unknown target."""
        if kind == "term" and self.names("glossary", target):
            return f"glossary?lang={language}#{target}"
        if kind == "chapter" and self.names("chapters", target):
            return f"{target}?lang={language}"
        return None

    def names(self, group: str, name: str) -> bool:
        """Whether something of a group (glossary, mistakes, derivations, chapters) has this name."""
        return f"{group}.{name}" in self.known or f"{group}.*" in self.known

    def surroundings(self, chapter: Chapter, language: Language) -> Surroundings:
        """What the inline forms in a chapter's texts refer to."""
        lesson = chapter.lesson
        return Surroundings(
            values=chapter.values,
            facts={name: fact.zh if language is Language.ZH else fact.en for name, fact in lesson.facts.items()},
            citations={source.id: _citation(source.short, source.url, language) for source in lesson.sources},
            link=lambda kind, target: self.address(kind, target, language),
        )

    def plain_surroundings(self, language: Language, values: Mapping[str, object]) -> Surroundings:
        """What the inline forms of a text outside the chapters refer to: numbers, the glossary, chapters."""
        return Surroundings(values, link=lambda kind, target: self.address(kind, target, language))

    def rendered(self, chapter: Chapter, text: Bilingual | str, language: Language) -> str:
        """A text of a chapter with its inline forms replaced."""
        source = text if isinstance(text, str) else text[language]
        return render(source, self.surroundings(chapter, language))


def _citation(short: Bilingual, url: str | None, language: Language) -> str:
    words = short[language]
    brackets = ("（", "）") if language is Language.ZH else ("(", ")")
    return f"{brackets[0]}[{words}]({url}){brackets[1]}" if url else f"{brackets[0]}{words}{brackets[1]}"
