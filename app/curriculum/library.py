"""Reading the whole book, once: every file under lessons/, with every fault of form in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from app.curriculum.book import Chapter, Library
from app.curriculum.derivation import DerivationText, derivation_text
from app.curriculum.pages import Block, read_page
from app.curriculum.problems import open_shelf
from app.curriculum.schema import Catalogue, DerivationFile, Lesson, Term
from app.prose.inline import computed_numbers, misses
from app.prose.languages import Bilingual, Language
from app.prose.texts import Texts, entries_of
from app.prose.yamlfile import ContentFaults, Fault, YamlFile, parse, read_yaml
from app.quiz.mistakes import Mistake
from app.quiz.questions import Question, Quiz

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
FOLDER = re.compile(r"[0-9]{2}-")

Entry = TypeVar("Entry", bound=BaseModel)
Found = TypeVar("Found")


def open_library(root: Path = LESSONS) -> Library:
    """The book, ready to be shown. Errors: ContentFaults with everything that is malformed."""
    library, faults = read_library(root)
    if library is None or faults:
        raise ContentFaults(faults)
    return library


def read_library(root: Path = LESSONS) -> tuple[Library | None, list[Fault]]:
    """Read everything, collecting every fault of form (content faults are the checker's). None where nothing opens."""
    reader = _Reader(root)
    return reader.library(), reader.faults


def open_mistakes(root: Path = LESSONS) -> dict[str, Mistake]:
    """The library of mistakes alone. Errors: ContentFaults."""
    reader = _Reader(root)
    return _sound(reader, reader.entries(Mistake, "mistakes"))


def open_texts(root: Path = LESSONS) -> Texts:
    """The interface texts alone. Errors: ContentFaults."""
    reader = _Reader(root)
    return _sound(reader, reader.texts())


def _sound(reader: _Reader, found: Found) -> Found:
    if reader.faults:
        raise ContentFaults(reader.faults)
    return found


class _Reader:
    """One pass over the files; what is wrong is collected, and reading goes on."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.files: dict[str, YamlFile] = {}
        self.known: set[str] = set()

    def library(self) -> Library | None:
        texts = self.texts()
        glossary, mistakes = self.entries(Term, "glossary"), self.entries(Mistake, "mistakes")
        derivations, chapters = self._derivations(), self._chapters()
        catalogue = self._catalogue(chapters)
        shelf, found = open_shelf(self.root)
        self.faults += found
        if catalogue is None:
            return None
        known = frozenset(self.known)
        return Library(catalogue, chapters, derivations, glossary, mistakes, texts, self.files, known, shelf)

    def _yaml(self, path: Path) -> YamlFile | None:
        try:
            file = read_yaml(path)
        except ContentFaults as error:
            self.faults.extend(error.faults)
            return None
        if isinstance(file.data, dict):
            return file
        self.faults.append(file.fault("must be a list of `key: value`"))
        return None

    def _model(self, model: type[Entry], file: YamlFile | None, *place: object) -> Entry | None:
        try:
            return parse(model, file, *place) if file else None
        except ContentFaults as error:
            self.faults.extend(error.faults)
            return None

    def _folder(self, group: str) -> Iterator[YamlFile]:
        """The files of a folder that can be read; where one cannot, the group may hold any name."""
        paths = sorted((self.root / group).glob("*.yaml"))
        if not paths:
            self.faults.append(Fault(self.root / group, 1, "the folder is missing or holds no .yaml file"))
        for path in paths:
            file = self._yaml(path)
            if file:
                yield file
            else:
                self.known.add(f"{group}.*")

    def texts(self) -> Texts:
        """The interface texts of all files."""
        texts: dict[str, Bilingual] = {}
        for file in self._folder("interface"):
            entries, found = entries_of(file)
            self.faults += found
            self.faults += [file.fault(f"{key} is given twice", *key.split(".")) for key in entries if key in texts]
            texts |= entries
        return Texts(texts)

    def entries(self, model: type[Entry], group: str) -> dict[str, Entry]:
        """The entries of a folder by name, each a model; where each stands is kept in `files`."""
        entries: dict[str, Entry] = {}
        for file in self._folder(group):
            for name in file.data:
                if f"{group}.{name}" in self.known:
                    self.faults.append(file.fault(f"{name!r} is defined twice", name))
                self.known.add(f"{group}.{name}")
                entry = self._model(model, file, name)
                if entry:
                    entries[name], self.files[f"{group}.{name}"] = entry, file
        return entries

    def _derivations(self) -> dict[str, DerivationText]:
        derivations: dict[str, DerivationText] = {}
        for source in self._folder("derivations"):
            name = source.data.get("id", "*")
            if "id" in source.data and f"derivations.{name}" in self.known:
                self.faults.append(source.fault(f"derivation {name!r} is defined twice", "id"))
            self.known.add(f"derivations.{name}")
            file = self._model(DerivationFile, source)
            try:
                if file:
                    derivations[name] = derivation_text(file, source)
            except ContentFaults as error:
                self.faults.extend(error.faults)
        return derivations

    def _chapters(self) -> dict[str, Chapter]:
        chapters: dict[str, Chapter] = {}
        for folder in sorted(path for path in self.root.iterdir() if path.is_dir()):
            if not FOLDER.match(folder.name):
                if (folder / "lesson.yaml").exists():
                    message = "the folder of a chapter begins with two digits, as in 06-who-moves-it"
                    self.faults.append(Fault(folder, 1, message))
                continue
            chapter = self._chapter(folder)
            if chapter is None:
                continue
            for other in chapters.values():
                if other.lesson.number == chapter.lesson.number:
                    message = f"number {chapter.lesson.number} is used by {other.folder.name} too"
                    self.faults.append(chapter.lesson_file.fault(message, "number"))
            chapters[chapter.slug] = chapter
        return chapters

    def _chapter(self, folder: Path) -> Chapter | None:
        """A chapter whose lesson.yaml can be read; questions that cannot be are left out."""
        file, quiz_file = self._yaml(folder / "lesson.yaml"), self._yaml(folder / "quiz.yaml")
        slug = file.data.get("slug", "*") if file else "*"
        if file and "slug" in file.data and f"chapters.{slug}" in self.known:
            self.faults.append(file.fault(f"slug {slug!r} is used twice", "slug"))
        self.known.add(f"chapters.{slug}")
        lesson, quiz = self._model(Lesson, file), self._model(Quiz, quiz_file)
        pages: dict[Language, tuple[Block, ...]] = {}
        for language in Language:
            pages[language], found = read_page(folder / f"{language}.md")
            self.faults += found
        if lesson is None or file is None:
            self.known.add("chapters.*")  # the slug itself may be what is wrong
            return None
        values, wrong = computed_numbers(lesson.numbers)
        self.faults += [
            file.fault(message, "numbers", name)
            for name, message in wrong.items()
            if not misses(message, wrong.keys() - {name})
        ]
        quiz_file = quiz_file or YamlFile(folder / "quiz.yaml", {}, {})
        quiz = quiz or Quiz.model_construct(questions=list(_readable(quiz_file.data.get("questions"))))
        self.faults += _repeated(quiz_file, quiz)
        return Chapter(folder, lesson, quiz, pages, values, file, quiz_file, frozenset(wrong))

    def _catalogue(self, chapters: dict[str, Chapter]) -> Catalogue | None:
        """The catalogue, with the chapters that there are."""
        file = self._yaml(self.root / "catalogue.yaml")
        catalogue = self._model(Catalogue, file)
        if file is None or catalogue is None:
            return None
        self.files["catalogue"] = file
        listed: list[str] = []
        parts = []
        for index, part in enumerate(catalogue.parts):
            for position, slug in enumerate(part.chapters):
                place = ("parts", index, "chapters", position)
                if not self.known & {f"chapters.{slug}", "chapters.*"}:
                    self.faults.append(file.fault(f"chapter {slug!r} has no folder with that slug", *place))
                elif slug in listed:
                    self.faults.append(file.fault(f"chapter {slug!r} is listed twice", *place))
                listed.append(slug)
            parts.append(part.model_copy(update={"chapters": [slug for slug in part.chapters if slug in chapters]}))
        for slug in chapters.keys() - set(listed):
            message = f"chapter {slug!r} is not listed in catalogue.yaml"
            self.faults.append(chapters[slug].lesson_file.fault(message, "slug"))
        return catalogue.model_copy(update={"parts": parts})


def _readable(questions: Any) -> Iterator[Question]:
    adapter: TypeAdapter[Question] = TypeAdapter(Question)
    for question in questions if isinstance(questions, list) else ():
        try:
            yield adapter.validate_python(question)
        except ValidationError:
            continue  # told already, with the whole file


def _repeated(file: YamlFile, quiz: Quiz) -> Iterator[Fault]:
    ids = [question.id for question in quiz.questions]
    for index, name in enumerate(ids):
        if name in ids[:index]:
            yield file.fault(f"question id {name!r} is used twice", "questions", index, "id")


__all__ = [
    "LESSONS",
    "Chapter",
    "DerivationText",
    "Library",
    "open_library",
    "open_mistakes",
    "open_texts",
    "read_library",
]
