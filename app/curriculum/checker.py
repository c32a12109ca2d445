"""The content check: every fault of every file under lessons/, with file and line, all at once.

Numbers in prose must come from the core, keys must be computable in every variant, no listed mistake may coincide with
its key, every line of a derivation must follow, and both languages must say the same things in the same places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from app.curriculum.derivation import derivation_faults
from app.curriculum.figures import figure_faults
from app.curriculum.library import LESSONS, Chapter, Library, read_library
from app.curriculum.pages import Block, Kind, Part
from app.curriculum.quiz import ALL_PROBLEMS, MOST_PROBLEMS, family_faults, question_faults
from app.curriculum.tables import TABLES
from app.prose import inline
from app.prose.inline import InlineError, Surroundings
from app.prose.languages import Bilingual, Language
from app.prose.yamlfile import ContentFaults, Fault, YamlFile

HOME = {Kind.PREDICT: Part.PREDICT, Kind.QUIZ: Part.QUIZ, Kind.SOURCES: Part.SOURCES}


def check(root: Path = LESSONS, *, thorough: bool = False) -> list[Fault]:
    """Every fault of the content, ordered by file and line; an empty list for a sound book.

    thorough: try up to 500 variants of every problem family, not the first few.
    """
    library, faults = read_library(root)
    if library is not None:
        faults.extend(_catalogue(library))
        faults.extend(_glossary(library))
        faults.extend(_mistakes(library))
        malformed = {fault.path for fault in faults}
        for chapter in library.chapters.values():
            found = [*_prose(library, chapter, malformed), *_lesson(library, chapter), *_parts(library, chapter)]
            faults.extend(fault for fault in found if not inline.misses(fault.message, chapter.uncomputed))
        for text in library.derivations.values():
            faults.extend(derivation_faults(text))
            faults.extend(
                text.source.fault(f"unknown mistake {name!r}", "mistakes", name)
                for name in text.mistakes
                if not library.names("mistakes", name)
            )
        faults.extend(_topics(library))
        for name in library.shelf.paths:
            faults.extend(family_faults(library, name, ALL_PROBLEMS if thorough else MOST_PROBLEMS))
    return sorted(set(faults), key=lambda fault: (str(fault.path), fault.line, fault.message))


def _parts(library: Library, chapter: Chapter) -> Iterator[Fault]:
    for name, figure in chapter.lesson.figures.items():
        yield from figure_faults(chapter, name, figure)
    for question in chapter.quiz.questions:
        yield from question_faults(library, chapter, question)


def _fixed(file: YamlFile, text: Bilingual, *place: object) -> Iterator[Fault]:
    for language in Language:
        for offset, message in inline.fixed_faults(text[language]):
            yield file.fault(f"{language}: {message}", *place, str(language), offset=offset)


def _linked(
    file: YamlFile, text: Bilingual, surroundings: Callable[[Language], Surroundings], *place: object
) -> Iterator[Fault]:
    for language in Language:
        for offset, message in inline.faults(text[language], surroundings(language)):
            yield file.fault(f"{language}: {message}", *place, str(language), offset=offset)


def _catalogue(library: Library) -> Iterator[Fault]:
    file, catalogue = library.files["catalogue"], library.catalogue
    for name in ("title", "subtitle", "intro"):
        yield from _fixed(file, getattr(catalogue, name), name)
    for index, part in enumerate(catalogue.parts):
        yield from _fixed(file, part.title, "parts", index, "title")


def _glossary(library: Library) -> Iterator[Fault]:
    def surroundings(language: Language) -> Surroundings:
        return Surroundings(link=lambda kind, target: library.address(kind, target, language))

    for name, term in library.glossary.items():
        file = library.files[f"glossary.{name}"]
        yield from _fixed(file, term.term, name, "term")
        yield from _linked(file, term.definition, surroundings, name, "definition")


def _mistakes(library: Library) -> Iterator[Fault]:
    for name, mistake in library.mistakes.items():
        file = library.files[f"mistakes.{name}"]
        yield from _fixed(file, mistake.name, name, "name")
        yield from _fixed(file, mistake.says, name, "says")


def _topics(library: Library) -> Iterator[Fault]:
    shelf = library.shelf
    yield from shelf.faults()
    for index, topic in enumerate(shelf.topics):
        assert shelf.topics_file is not None
        yield from _fixed(shelf.topics_file, topic.title, "topics", index, "title")
        yield from _fixed(shelf.topics_file, topic.about, "topics", index, "about")


def _prose(library: Library, chapter: Chapter, malformed: set[Path]) -> Iterator[Fault]:
    """What is wrong with the pages; where a directive is malformed or unknown, others are not missed because of it."""
    unknown = False
    for language, blocks in chapter.pages.items():
        path = chapter.folder / f"{language}.md"
        surroundings = library.surroundings(chapter, language)
        for block in blocks:
            if block.kind is None:
                for offset, message in inline.faults(block.text, surroundings):
                    yield Fault(path, block.line + offset, message)
            elif not _shows_something(library, chapter, block):
                unknown = True
                yield Fault(path, block.line, f"unknown {block.kind} {block.target!r}")
        for kind, part in HOME.items():
            found = [block for block in blocks if block.kind is kind]
            if path not in malformed and [block.part for block in found] != [part]:
                unknown = True
                line = next((block.line for block in found if block.part is not part), found[-1].line if found else 1)
                yield Fault(path, line, f"needs `:: {kind}` exactly once, in part {part}")
    if not unknown and not malformed & {chapter.folder / f"{language}.md" for language in Language}:
        yield from _same_directives(chapter)


def _shows_something(library: Library, chapter: Chapter, block: Block) -> bool:
    match block.kind:
        case Kind.FIGURE:
            return block.target in chapter.lesson.figures
        case Kind.DERIVATION:
            return library.names("derivations", block.target)
        case Kind.TABLE:
            return block.target in TABLES
    return True


def _same_directives(chapter: Chapter) -> Iterator[Fault]:
    """The first place at which the Chinese page shows something else than the English one."""

    def shown(language: Language) -> list[Block]:
        return [block for block in chapter.pages[language] if block.kind]

    def what(block: Block | None) -> tuple[object, ...]:
        return (block.part, block.kind, block.target) if block else ()

    english, chinese = shown(Language.EN), shown(Language.ZH)
    for index in range(max(len(english), len(chinese))):
        en, zh = (blocks[index] if index < len(blocks) else None for blocks in (english, chinese))
        if what(en) != what(zh):
            path = chapter.folder / ("zh.md" if zh else "en.md")
            other = "en.md" if zh else "zh.md"
            yield Fault(
                path, (zh or en or english[0]).line, f"the directives differ from those of {other} from here on"
            )
            return


def _lesson(library: Library, chapter: Chapter) -> Iterator[Fault]:
    lesson, file = chapter.lesson, chapter.lesson_file
    sources = {source.id for source in lesson.sources}
    for index, source in enumerate(lesson.sources):
        if [other.id for other in lesson.sources[:index]].count(source.id):
            yield file.fault(f"source {source.id!r} is given twice", "sources", index, "id")
    for name, fact in lesson.facts.items():
        if fact.source not in sources:
            yield file.fault(f"fact {name!r} names the unknown source {fact.source!r}", "facts", name, "source")
    yield from _fixed(file, lesson.title, "title")
    texts: list[tuple[Bilingual, tuple[object, ...]]] = [
        (lesson.summary, ("summary",)),
        (lesson.convention, ("convention",)),
        (lesson.predict.ask, ("predict", "ask")),
        *((text, ("predict", "options", i)) for i, text in enumerate(lesson.predict.options)),
        *((text, ("predict", "says", i)) for i, text in enumerate(lesson.predict.says)),
    ]
    for text, place in texts:
        yield from _linked(file, text, lambda language: library.surroundings(chapter, language), *place)
    for language in Language:
        shown = [_shown(library, chapter, option[language], language) for option in lesson.predict.options]
        for index, option in enumerate(shown):
            if option in shown[:index]:
                yield file.fault(f"{language}: two options read {option!r}", "predict", "options", index)


def _shown(library: Library, chapter: Chapter, text: str, language: Language) -> str:
    try:
        return library.rendered(chapter, text, language)
    except InlineError:
        return text


__all__ = ["ContentFaults", "check"]
