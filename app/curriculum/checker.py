"""The content check: every fault of every file under lessons/, with file and line, all at once.

Numbers in prose must come from the core, keys must be computable in every variant, no listed mistake may coincide with
its key, every line of a derivation must follow, and both languages must say the same things in the same places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from random import Random

from app.algebra.equality import Verdict, compare
from app.algebra.reading import EquationReading, Reading, Unreadable, read, read_equation
from app.algebra.typesetting import plain
from app.banking.derivations import unproved
from app.banking.qt.scenes import SCENES
from app.curriculum.library import LESSONS, Chapter, DerivationText, Library, read_library
from app.curriculum.pages import Kind, Part
from app.curriculum.schema import AccountsFigure
from app.curriculum.tables import TABLES
from app.prose import inline
from app.prose.inline import InlineError, Surroundings
from app.prose.languages import Bilingual, Language
from app.prose.yamlfile import ContentFaults, Fault, YamlFile
from app.quiz.judge import close_enough
from app.quiz.questions import ChoiceQuestion, FormulaQuestion, NumberQuestion, Question
from app.quiz.variants import Variant, draw

SEEDS = range(40)
HOME = {Kind.PREDICT: Part.PREDICT, Kind.QUIZ: Part.QUIZ, Kind.SOURCES: Part.SOURCES}
MATH = re.compile(r"\$([^$]+)\$")


def check(root: Path = LESSONS) -> list[Fault]:
    """Every fault of the content, ordered by file and line; an empty list for a sound book."""
    library, faults = read_library(root)
    if library is not None:
        faults.extend(_catalogue(library, root))
        for chapter in library.chapters.values():
            faults.extend(_prose(library, chapter))
            faults.extend(_lesson(library, chapter))
            for index, question in enumerate(chapter.quiz.questions):
                faults.extend(_question(library, chapter, index, question))
        for text in library.derivations.values():
            faults.extend(_derivation(text))
    return sorted(set(faults), key=lambda fault: (str(fault.path), fault.line, fault.message))


def _catalogue(library: Library, root: Path) -> Iterator[Fault]:
    for folder, entries in (("glossary", library.glossary), ("mistakes", library.mistakes)):
        for name, entry in entries.items():
            for field, text in entry:
                if isinstance(text, Bilingual):
                    for _, message in _both(text, Surroundings(link=_anywhere(library))):
                        yield Fault(root / folder, 1, f"{name}.{field}: {message}")


def _anywhere(library: Library):  # type: ignore[no-untyped-def]
    return lambda kind, target: library.address(kind, target, Language.EN)


def _both(text: Bilingual, surroundings: Surroundings) -> Iterator[tuple[Language, str]]:
    for language in Language:
        for _, message in inline.faults(text[language], surroundings):
            yield language, f"{language}: {message}"


def _prose(library: Library, chapter: Chapter) -> Iterator[Fault]:
    known = {
        Kind.FIGURE: chapter.lesson.figures,
        Kind.DERIVATION: library.derivations,
        Kind.TABLE: TABLES,
    }
    sequence = {}
    for language, blocks in chapter.pages.items():
        path = chapter.folder / f"{language}.md"
        surroundings = library.surroundings(chapter, language)
        for block in blocks:
            if block.kind is None:
                for offset, message in inline.faults(block.text, surroundings):
                    yield Fault(path, block.line + offset, message)
            elif block.kind in known and block.target not in known[block.kind]:
                yield Fault(path, block.line, f"unknown {block.kind} {block.target!r}")
        directives = [(block.part, block.kind, block.target) for block in blocks if block.kind]
        sequence[language] = directives
        for kind, part in HOME.items():
            if [block.part for block in blocks if block.kind is kind] != [part]:
                yield Fault(path, 1, f"needs `:: {kind}` exactly once, in part {part}")
    if sequence[Language.EN] != sequence[Language.ZH]:
        yield Fault(chapter.folder / "zh.md", 1, "the directives differ from those of en.md")


def _lesson(library: Library, chapter: Chapter) -> Iterator[Fault]:
    lesson, file = chapter.lesson, chapter.lesson_file
    sources = {source.id for source in lesson.sources}
    for name, fact in lesson.facts.items():
        if fact.source not in sources:
            yield file.fault(f"fact {name!r} names the unknown source {fact.source!r}", "facts", name, "source")
    texts: list[tuple[Bilingual, tuple[object, ...]]] = [
        (lesson.title, ("title",)),
        (lesson.summary, ("summary",)),
        (lesson.convention, ("convention",)),
        (lesson.predict.ask, ("predict", "ask")),
        *((text, ("predict", "options", i)) for i, text in enumerate(lesson.predict.options)),
        *((text, ("predict", "says", i)) for i, text in enumerate(lesson.predict.says)),
    ]
    for text, place in texts:
        yield from _text(library, chapter, file, text, place)
    for language in Language:
        shown = [_shown(library, chapter, option[language], language) for option in lesson.predict.options]
        if len(set(shown)) < len(shown):
            yield file.fault(f"{language}: two options of the prediction read the same", "predict", "options")
    for name, figure in lesson.figures.items():
        if isinstance(figure, AccountsFigure):
            for scene in set(figure.scenes) - set(SCENES):
                yield file.fault(f"unknown scene {scene!r}", "figures", name, "scenes")
        for field, value in figure:
            if field not in ("kind", "convention", "show", "scenes"):
                try:
                    inline.compute(str(value), chapter.values)
                except InlineError as error:
                    yield file.fault(f"{field}: {error}", "figures", name, field)


def _shown(library: Library, chapter: Chapter, text: str, language: Language) -> str:
    try:
        return library.rendered(chapter, text, language)
    except InlineError:
        return text


def _text(
    library: Library, chapter: Chapter, file: YamlFile, text: Bilingual, place: Sequence[object]
) -> Iterator[Fault]:
    for language in Language:
        for _, message in inline.faults(text[language], library.surroundings(chapter, language)):
            yield file.fault(f"{language}: {message}", *place, str(language))


def _question(library: Library, chapter: Chapter, index: int, question: Question) -> Iterator[Fault]:
    file, place = chapter.quiz_file, ("questions", index)
    named = (
        [option.mistake for option in question.options if option.mistake]
        if isinstance(question, ChoiceQuestion)
        else list(question.mistakes)
    )
    for mistake in named:
        if mistake not in library.mistakes:
            yield file.fault(f"{question.id}: unknown mistake {mistake!r}", *place)
    if isinstance(question, FormulaQuestion):
        yield from _formula(file, place, question)
    for seed in SEEDS:
        try:
            variant = draw(question, seed, chapter.values)
            found = list(_variant(library, chapter, variant))
        except (InlineError, ValueError) as error:
            found = [str(error)]
        if found:
            yield from (file.fault(f"{question.id}, variant {seed}: {message}", *place) for message in found)
            return  # the same fault in forty variants is one fault


def _variant(library: Library, chapter: Chapter, variant: Variant) -> Iterator[str]:
    question = variant.question
    texts = [question.ask, question.hint, question.solution]
    if isinstance(question, ChoiceQuestion):
        texts += [option.text for option in question.options]
        texts += [option.says for option in question.options if option.says]
    for language in Language:
        base = library.surroundings(chapter, language)
        surroundings = Surroundings({**base.values, **variant.values}, base.facts, base.citations, base.link)
        for text in texts:
            for _, message in inline.faults(text[language], surroundings):
                yield f"{language}: {message}"
        if isinstance(question, ChoiceQuestion):
            shown = [_render(option.text[language], surroundings) for option in question.options]
            if len(set(shown)) < len(shown):
                yield f"{language}: two options read the same: {shown}"
    if isinstance(question, NumberQuestion):
        key = variant.key
        assert isinstance(key, Fraction)
        if question.exact and 10**6 % key.denominator:
            yield f"the exact key {key} is not a short decimal; ask for `decimals`"
        for name, wrong in variant.wrong.items():
            if isinstance(wrong, Fraction) and close_enough(wrong, key, question):
                yield f"mistake {name!r} gives the right answer {key}"


def _render(text: str, surroundings: Surroundings) -> str:
    try:
        return inline.render(text, surroundings)
    except InlineError:
        return text


def _formula(file: YamlFile, place: tuple[object, ...], question: FormulaQuestion) -> Iterator[Fault]:
    variant = draw(question, 0)
    key = variant.key
    assert not isinstance(key, (int, Fraction))
    typed = read(plain(key), symbols=question.symbols)
    if isinstance(typed, Unreadable):
        yield file.fault(f"{question.id}: a learner could not type the key ({typed.key})", *place, "key")
        return
    chance = Random(0)  # noqa: S311 (repeatable checks)
    for name, wrong in variant.wrong.items():
        if isinstance(wrong, Fraction):
            continue
        if isinstance(read(plain(wrong), symbols=question.symbols), Unreadable):
            yield file.fault(f"{question.id}: mistake {name!r} uses a symbol the question does not declare", *place)
        elif compare(wrong, key, symbols=question.symbols, random=chance).verdict is Verdict.EQUAL:
            yield file.fault(f"{question.id}: mistake {name!r} equals the key", *place)


def _derivation(text: DerivationText) -> Iterator[Fault]:
    try:
        found = unproved(text.derivation)
    except ValueError as error:
        yield text.source.fault(str(error), "given")
        return
    for line in found:
        where = ("goal",) if line.step is None else ("steps", line.step, "equation")
        points = ", ".join(f"{name} = {value}" for name, value in line.counterexample.items())
        yield text.source.fault(f"does not follow ({line.truth}){': at ' + points if points else ''}", *where)
    if not found and text.derivation.steps[-1] != text.derivation.goal:
        yield text.source.fault("the last step must be the goal", "goal")
    words: list[tuple[tuple[object, ...], Bilingual]] = [(("intro",), text.file.intro), (("title",), text.file.title)]
    for index, line_text in enumerate(text.file.given):
        words.append((("given", index, "why"), line_text.why))
    for index, step in enumerate(text.file.steps):
        words += [(("steps", index, "what"), step.what), (("steps", index, "why"), step.why)]
    for place, bilingual in words:
        for language in Language:
            for formula in MATH.findall(bilingual[language]):
                if isinstance(reading := _read_formula(formula, text.file.symbols), Unreadable):
                    yield text.source.fault(f"{language}: cannot read ${formula}$: {reading.key}", *place)
            for _, message in inline.faults(bilingual[language], Surroundings()):
                yield text.source.fault(f"{language}: {message}", *place)


def _read_formula(formula: str, symbols: list[str]) -> Reading | EquationReading | Unreadable:
    return read_equation(formula, symbols=symbols) if "=" in formula else read(formula, symbols=symbols)


__all__ = ["ContentFaults", "check"]
