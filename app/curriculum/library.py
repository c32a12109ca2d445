"""The whole book in memory, read once: chapters, quizzes, derivations, glossary, mistakes and interface texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from app.algebra.reading import Unreadable, read_equation
from app.algebra.tree import Equation
from app.banking.derivations import Derivation
from app.curriculum.pages import Block, read_page
from app.curriculum.schema import Catalogue, DerivationFile, Lesson, Term
from app.prose.inline import Surroundings, computed_numbers, render
from app.prose.languages import Bilingual, Language
from app.prose.texts import Texts, entries_of
from app.prose.yamlfile import ContentFaults, Fault, YamlFile, parse, read_yaml
from app.quiz.mistakes import Mistake
from app.quiz.questions import Question, Quiz

LESSONS = Path(__file__).resolve().parents[2] / "lessons"

Entry = TypeVar("Entry", bound=BaseModel)


@dataclass(frozen=True)
class Chapter:
    """One chapter. `values` are its computed numbers; `pages` its prose as written, by language."""

    folder: Path
    lesson: Lesson
    quiz: Quiz
    pages: Mapping[Language, tuple[Block, ...]]
    values: Mapping[str, object]
    lesson_file: YamlFile
    quiz_file: YamlFile

    @property
    def slug(self) -> str:
        """The page's address, the same in both languages."""
        return self.lesson.slug

    def question(self, identifier: str) -> Question:
        """A question of the quiz by its id. Errors: StopIteration for an unknown id."""
        return next(question for question in self.quiz.questions if question.id == identifier)


@dataclass(frozen=True)
class DerivationText:
    """A derivation with the words around its lines."""

    file: DerivationFile
    derivation: Derivation
    source: YamlFile


@dataclass(frozen=True)
class Library:
    """Everything under lessons/. `faults` is empty for a book that may be opened."""

    catalogue: Catalogue
    chapters: Mapping[str, Chapter]
    derivations: Mapping[str, DerivationText]
    glossary: Mapping[str, Term]
    mistakes: Mapping[str, Mistake]
    texts: Texts
    files: Mapping[str, YamlFile] = field(default_factory=dict)

    @cached_property
    def ordered(self) -> tuple[Chapter, ...]:
        """The chapters in the order of the catalogue."""
        return tuple(self.chapters[slug] for part in self.catalogue.parts for slug in part.chapters)

    def address(self, kind: str, target: str, language: Language) -> str | None:
        """Where a link of lesson text leads, relative to any page; None for an unknown target."""
        if kind == "term" and target in self.glossary:
            return f"glossary?lang={language}#{target}"
        if kind == "chapter" and target in self.chapters:
            return f"{target}?lang={language}"
        return None

    def surroundings(self, chapter: Chapter, language: Language) -> Surroundings:
        """What the inline forms in a chapter's texts refer to."""
        lesson = chapter.lesson
        return Surroundings(
            values=chapter.values,
            facts={name: fact.zh if language is Language.ZH else fact.en for name, fact in lesson.facts.items()},
            citations={source.id: _citation(source.short, source.url, language) for source in lesson.sources},
            link=lambda kind, target: self.address(kind, target, language),
        )

    def rendered(self, chapter: Chapter, text: Bilingual | str, language: Language) -> str:
        """A text of a chapter with its inline forms replaced."""
        source = text if isinstance(text, str) else text[language]
        return render(source, self.surroundings(chapter, language))


def _citation(short: Bilingual, url: str | None, language: Language) -> str:
    words = short[language]
    brackets = ("（", "）") if language is Language.ZH else ("(", ")")
    return f"{brackets[0]}[{words}]({url}){brackets[1]}" if url else f"{brackets[0]}{words}{brackets[1]}"


def read_library(root: Path = LESSONS) -> tuple[Library | None, list[Fault]]:
    """Read everything, collecting every fault of form (content faults are the checker's). None where nothing opens."""
    faults: list[Fault] = []

    def tried(model: type[Entry], path: Path) -> tuple[Entry, YamlFile] | None:
        try:
            file = read_yaml(path)
            return parse(model, file), file
        except ContentFaults as error:
            faults.extend(error.faults)
            return None

    catalogue = tried(Catalogue, root / "catalogue.yaml")
    texts: dict[str, Bilingual] = {}
    for file in _files(sorted((root / "interface").glob("*.yaml")), faults):
        entries, found = entries_of(file)
        faults.extend(found)
        faults.extend(file.fault(f"{key} is given twice") for key in entries.keys() & texts.keys())
        texts |= entries
    glossary = _entries(Term, sorted((root / "glossary").glob("*.yaml")), faults)
    mistakes = _entries(Mistake, sorted((root / "mistakes").glob("*.yaml")), faults)
    derivations: dict[str, DerivationText] = {}
    for path in sorted((root / "derivations").glob("*.yaml")):
        if (read := tried(DerivationFile, path)) is not None:
            try:
                derivations[read[0].id] = DerivationText(read[0], _derivation(read[0]), read[1])
            except ValueError as error:
                faults.append(read[1].fault(str(error)))
    chapters: dict[str, Chapter] = {}
    for folder in sorted(path for path in root.iterdir() if path.is_dir() and path.name[:2].isdigit()):
        lesson, quiz = tried(Lesson, folder / "lesson.yaml"), tried(Quiz, folder / "quiz.yaml")
        pages: dict[Language, tuple[Block, ...]] = {}
        for language in Language:
            pages[language], found = read_page(folder / f"{language}.md")
            faults.extend(found)
        if lesson is None or quiz is None:
            continue
        values, wrong = computed_numbers(lesson[0].numbers)
        faults.extend(lesson[1].fault(message, "numbers", name) for name, message in wrong.items())
        if lesson[0].slug in chapters:
            faults.append(lesson[1].fault(f"slug {lesson[0].slug!r} is used twice", "slug"))
        chapters[lesson[0].slug] = Chapter(folder, lesson[0], quiz[0], pages, values, lesson[1], quiz[1])
    if catalogue is None:
        return None, faults
    faults.extend(_catalogue_faults(catalogue[0], catalogue[1], chapters))
    known = Catalogue.model_construct(
        **{
            **dict(catalogue[0]),
            "parts": [
                part.model_copy(update={"chapters": [slug for slug in part.chapters if slug in chapters]})
                for part in catalogue[0].parts
            ],
        }
    )
    return Library(known, chapters, derivations, glossary, mistakes, Texts(texts)), faults


def open_library(root: Path = LESSONS) -> Library:
    """The book, ready to be shown. Errors: ContentFaults with everything that is malformed."""
    library, faults = read_library(root)
    if library is None or faults:
        raise ContentFaults(faults)
    return library


def _files(paths: Iterable[Path], faults: list[Fault]) -> Iterator[YamlFile]:
    for path in paths:
        try:
            yield read_yaml(path)
        except ContentFaults as error:
            faults.extend(error.faults)


def _entries(model: type[Entry], paths: Iterable[Path], faults: list[Fault]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for file in _files(paths, faults):
        for identifier in file.data:
            if identifier in entries:
                faults.append(file.fault(f"{identifier!r} is defined twice", identifier))
            try:
                entries[identifier] = parse(model, file, identifier)
            except ContentFaults as error:
                faults.extend(error.faults)
    return entries


def _catalogue_faults(catalogue: Catalogue, file: YamlFile, chapters: Mapping[str, Chapter]) -> Iterator[Fault]:
    listed = [slug for part in catalogue.parts for slug in part.chapters]
    for index, part in enumerate(catalogue.parts):
        for position, slug in enumerate(part.chapters):
            if slug not in chapters:
                yield file.fault(f"chapter {slug!r} has no folder with that slug", "parts", index, "chapters", position)
            elif listed.count(slug) > 1:
                yield file.fault(f"chapter {slug!r} is listed twice", "parts", index, "chapters", position)
    for slug in chapters.keys() - set(listed):
        yield chapters[slug].lesson_file.fault(f"chapter {slug!r} is not listed in catalogue.yaml", "slug")


def _derivation(file: DerivationFile) -> Derivation:
    def equation(text: str) -> Equation:
        reading = read_equation(text, symbols=file.symbols)
        if isinstance(reading, Unreadable):
            raise ValueError(f"cannot read {text!r}: {reading.key} at {reading.position}")
        return reading.equation

    return Derivation(
        tuple(equation(line.equation) for line in file.given),
        tuple(equation(step.equation) for step in file.steps),
        equation(file.goal),
    )
