"""What can be wrong with a question or a problem: its texts, key and mistakes, in the variants a learner can meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from app.curriculum.library import Chapter, Library
from app.curriculum.problems import read_family
from app.prose import inline
from app.prose.figures import FormatNeeded, written
from app.prose.inline import InlineError, Surroundings, is_exact
from app.prose.languages import Bilingual, Language
from app.prose.yamlfile import ContentFaults, Fault, YamlFile, read_yaml
from app.quiz.base import BaseQuestion, Variant
from app.quiz.drawing import DrawError, Drawn
from app.quiz.kinds.choice import OptionsQuestion
from app.quiz.kinds.number import NumberVariant
from app.quiz.problems import Family, Problem
from app.quiz.questions import Question, every

MOST_VARIANTS = 60
MOST_PROBLEMS, ALL_PROBLEMS = 20, 500
"""Variants of a family that are tried; all of them by the tests and by `check --thorough`, which takes a minute."""

Place = tuple[object, ...]
Found = tuple[Place, int, str]
"""Where in the question, in which line of that text, and what is wrong."""
Around = Callable[[Language], Surroundings]


def question_faults(library: Library, chapter: Chapter, question: Question) -> Iterator[Fault]:
    """Everything wrong with one question of quiz.yaml; what is wrong in many variants is told once."""
    given = chapter.quiz_file.data["questions"]
    place = (
        "questions",
        next(i for i, each in enumerate(given) if isinstance(each, dict) and each.get("id") == question.id),
    )
    for where, offset, message in _faults(library, chapter, question):
        yield chapter.quiz_file.fault(f"{question.id}: {message}", *place, *where, offset=offset)


def _faults(library: Library, chapter: Chapter, question: Question) -> Iterator[Found]:
    yield from _unknown_mistakes(library, question)

    def around(language: Language) -> Surroundings:
        return library.surroundings(chapter, language)

    seen = _Once()
    try:
        for number, variant in enumerate(every(question, chapter.values, library.mistakes, most=MOST_VARIANTS)):
            found = _variant(variant, around, alone=number == 0)
            yield from seen.new(found, variant.drawn)
    except DrawError as error:
        yield error.place, 0, str(error)


def family_faults(library: Library, name: str, most: int = MOST_PROBLEMS) -> Iterator[Fault]:
    """Everything wrong with one problem family; what is wrong in many variants is told once."""
    path = library.shelf.paths[name]
    try:
        file = read_yaml(path)
        family = read_family(file)
    except ContentFaults as error:
        yield from error.faults
        return
    yield from _fixed(file, family)
    for index, part in enumerate(family.parts):
        for where, _, message in _unknown_mistakes(library, part):
            yield file.fault(f"{part.id}: {message}", "parts", index, *where)
    seen = _Once()
    try:
        for number, problem in enumerate(family.problems(name, library.mistakes, most=most)):
            for where, offset, message in seen.new(_problem(library, problem, alone=number == 0), problem.drawn):
                yield file.fault(message, *where, offset=offset)
    except DrawError as error:
        yield file.fault(str(error), *error.place)


def _fixed(file: YamlFile, family: Family) -> Iterator[Fault]:
    for language in Language:
        for offset, message in inline.fixed_faults(family.title[language]):
            yield file.fault(f"{language}: {message}", "title", str(language), offset=offset)


def _problem(library: Library, problem: Problem, *, alone: bool) -> Iterator[Found]:
    def around(language: Language) -> Surroundings:
        return library.plain_surroundings(language, problem.drawn.values)

    for where, text in problem.family.texts():
        yield from _text(where, text, around)
    for index, part in enumerate(problem.parts):
        for where, offset, message in _variant(part, around, alone=alone):
            yield ("parts", index, *where), offset, f"{part.question.id}: {message}"
        if alone and isinstance(part, NumberVariant):
            yield from (((*("parts", index), *where), 0, message) for where, message in _idle_follows(part))


def _idle_follows(part: NumberVariant) -> Iterator[tuple[Place, str]]:
    """Names a part is said to follow that its key does not depend on: nothing would be carried on."""
    for name in part.question.follows:
        value = part.drawn.values.get(name)
        if not is_exact(value):
            continue
        try:
            moved = part.drawn.given({name: value * 2 + 1}).number(part.question.key, "key")  # type: ignore[operator]
        except DrawError:
            continue  # out of the range of what is computed from it: it does depend
        if moved == part.key:
            yield ("key",), f"{part.question.id}: the key is not computed from {name!r}, which it follows"


class _Once:
    """What was told of one place is not told again for other numbers."""

    def __init__(self) -> None:
        self._told: set[tuple[Place, int]] = set()

    def new(self, found: Iterator[Found], drawn: Drawn) -> Iterator[Found]:
        for where, offset, message in found:
            if (where, offset) not in self._told:
                self._told.add((where, offset))
                yield where, offset, message + _numbers(drawn)


def _unknown_mistakes(library: Library, question: BaseQuestion) -> Iterator[Found]:
    for where, mistake in question.named_mistakes():
        if not library.names("mistakes", mistake):
            yield where, 0, f"unknown mistake {mistake!r}"


def _numbers(drawn: Drawn) -> str:
    """The draw in which a fault was found, as an author wants to see it."""

    def shown(name: str) -> str:
        try:
            return written(drawn.values[name])
        except FormatNeeded:
            return str(drawn.values[name])

    names = list(drawn.numbers.parameters)
    return f" (where {', '.join(f'{name} = {shown(name)}' for name in names)})" if names else ""


def _text(where: Place, text: Bilingual, around: Around) -> Iterator[Found]:
    for language in Language:
        for offset, message in inline.faults(text[language], around(language)):
            yield (*where, str(language)), offset, f"{language}: {message}"


def _variant(variant: Variant[Any], around: Around, *, alone: bool) -> Iterator[Found]:
    """What is wrong with a variant; `alone`: once, for the kinds in which nothing but texts depends on the numbers."""
    question = variant.question

    def with_numbers(language: Language) -> Surroundings:
        return variant.surroundings(around(language))

    for where, text in question.texts():
        yield from _text(where, text, with_numbers)
    if isinstance(question, OptionsQuestion):
        for language in Language:
            surroundings = with_numbers(language)
            shown = [_render(option.text[language], surroundings) for option in question.options]
            for one, other in combinations(range(len(shown)), 2):
                if shown[one] == shown[other]:
                    message = f"{language}: two options read {shown[one]!r}"
                    yield ("options", other, "text", str(language)), 0, message
    if alone or variant.numeric:
        for where, message in variant.faults():
            yield where, 0, message


def _render(text: str, surroundings: Surroundings) -> str:
    try:
        return inline.render(text, surroundings)
    except InlineError:
        return text
