"""What can be wrong with a question of a quiz: its texts, key and mistakes, in every variant a learner can meet."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from random import Random

from app.algebra.equality import Verdict, compare
from app.algebra.reading import Unreadable, read
from app.algebra.typesetting import plain
from app.curriculum.library import Chapter, Library
from app.prose import inline
from app.prose.figures import FormatNeeded, written
from app.prose.inline import InlineError, Surroundings
from app.prose.languages import Bilingual, Language
from app.prose.yamlfile import Fault
from app.quiz.judge import close_enough
from app.quiz.questions import ChoiceQuestion, FormulaQuestion, NumberQuestion, Question
from app.quiz.variants import DrawError, Variant, every

MOST_VARIANTS = 60

Place = tuple[object, ...]
Found = tuple[Place, int, str]
"""Where in the question, in which line of that text, and what is wrong."""


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
    for where, mistake in _named_mistakes(question):
        if not library.names("mistakes", mistake):
            yield where, 0, f"unknown mistake {mistake!r}"
    told: set[tuple[Place, int]] = set()
    try:
        for number, variant in enumerate(every(question, chapter.values, most=MOST_VARIANTS)):
            if number == 0 and isinstance(question, FormulaQuestion):
                yield from _formula(question, variant)
            for where, offset, message in _variant(library, chapter, variant):
                if (where, offset) not in told:
                    told.add((where, offset))
                    yield where, offset, message + _numbers(variant)
    except DrawError as error:
        yield error.place, 0, str(error).removeprefix(f"{question.id}: ")


def _named_mistakes(question: Question) -> Iterator[tuple[Place, str]]:
    if isinstance(question, ChoiceQuestion):
        for index, option in enumerate(question.options):
            if option.mistake:
                yield ("options", index, "mistake"), option.mistake
    else:
        for mistake in question.mistakes:
            yield ("mistakes", mistake), mistake


def _numbers(variant: Variant) -> str:
    """The draw in which a fault was found, as an author wants to see it."""

    def shown(name: str) -> str:
        try:
            return written(variant.values[name])
        except FormatNeeded:
            return str(variant.values[name])

    return "".join(
        f"{', ' if index else ' (where '}{name} = {shown(name)}"
        for index, name in enumerate(variant.question.parameters)
    ) + (")" if variant.question.parameters else "")


def _texts(question: Question) -> Iterator[tuple[Place, Bilingual]]:
    for name in ("ask", "hint", "solution"):
        yield (name,), getattr(question, name)
    if isinstance(question, ChoiceQuestion):
        for index, option in enumerate(question.options):
            yield ("options", index, "text"), option.text
            if option.says:
                yield ("options", index, "says"), option.says


def _variant(library: Library, chapter: Chapter, variant: Variant) -> Iterator[Found]:
    question = variant.question
    for language in Language:
        base = library.surroundings(chapter, language)
        surroundings = Surroundings({**base.values, **variant.values}, base.facts, base.citations, base.link)
        for where, text in _texts(question):
            for offset, message in inline.faults(text[language], surroundings):
                yield (*where, str(language)), offset, f"{language}: {message}"
        if isinstance(question, ChoiceQuestion):
            shown = [_render(option.text[language], surroundings) for option in question.options]
            for index, text_shown in enumerate(shown):
                if text_shown in shown[:index]:
                    yield ("options", index, "text", str(language)), 0, f"{language}: two options read {text_shown!r}"
    if isinstance(question, NumberQuestion):
        yield from _number(question, variant)


def _number(question: NumberQuestion, variant: Variant) -> Iterator[Found]:
    key = variant.key
    assert isinstance(key, Fraction)
    if question.exact and 10**6 % key.denominator:
        yield ("key",), 0, f"the exact key {key} is not a short decimal; ask for `decimals`"
    wrong = {name: value for name, value in variant.wrong.items() if isinstance(value, Fraction)}
    for name, value in wrong.items():
        if close_enough(value, key, question):
            yield ("mistakes", name), 0, f"mistake {name!r} gives the right answer {key}"
    for (first, one), (second, other) in combinations(wrong.items(), 2):
        if close_enough(one, other, question):
            yield ("mistakes", second), 0, f"mistakes {first!r} and {second!r} give the same answer {one}"


def _render(text: str, surroundings: Surroundings) -> str:
    try:
        return inline.render(text, surroundings)
    except InlineError:
        return text


def _formula(question: FormulaQuestion, variant: Variant) -> Iterator[Found]:
    """The key and the mistakes can be typed in the declared symbols, and no two of them are the same."""
    chance = Random(0)  # noqa: S311 (repeatable checks)
    key = variant.key
    assert not isinstance(key, (int, Fraction))
    known = {"the key": key}
    if isinstance(typed := read(plain(key), symbols=question.symbols), Unreadable):
        yield ("key",), 0, f"a learner could not type the key ({typed.key})"
        return
    for name, wrong in variant.wrong.items():
        assert not isinstance(wrong, Fraction)
        if isinstance(read(plain(wrong), symbols=question.symbols), Unreadable):
            yield ("mistakes", name), 0, f"mistake {name!r} uses a symbol the question does not declare"
            continue
        for other, formula in known.items():
            if compare(wrong, formula, show=False, random=chance).verdict is Verdict.EQUAL:
                yield ("mistakes", name), 0, f"mistake {name!r} equals {other}"
        known[f"mistake {name!r}"] = wrong
