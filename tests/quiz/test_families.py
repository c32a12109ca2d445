"""Every problem family with every seed a class will use: solvable, sensibly wrong, readable in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app.curriculum.library import open_library
from app.prose.inline import render
from app.prose.languages import Language
from app.quiz.answers import Verdict
from app.quiz.kinds.choice import OptionsQuestion
from app.quiz.kinds.number import NumberVariant
from app.quiz.problems import Problem

BOOK = open_library()
SEEDS = range(500)
FAMILIES = sorted(BOOK.shelf.paths)


def problems(name: str) -> Iterator[Problem]:
    """The problem of each seed, but those with the same numbers once."""
    family = BOOK.shelf.family(name)
    seen = set()
    for seed in SEEDS:
        problem = family.problem(name, seed, BOOK.mistakes)
        numbers = tuple(problem.drawn.chosen.items())
        if numbers not in seen:
            seen.add(numbers)
            yield problem


def test_there_are_enough_of_them() -> None:
    assert len(FAMILIES) >= 120
    assert all(BOOK.shelf.by_topic[topic.id] for topic in BOOK.shelf.topics)


@pytest.mark.parametrize("name", FAMILIES)
def test_the_model_answer_is_right_and_every_mistake_is_wrong_by_its_own_name(name: str) -> None:
    for problem in problems(name):
        for language in Language:
            for index, part in enumerate(problem.parts):
                where = name, part.question.id, problem.seed, str(language)
                model = part.model_answer(language)
                read = part.read_back(model, language)
                assert read is None or read.verdict is Verdict.READ, (*where, model, read)
                judgement = problem.judge(index, model, language, {})
                assert judgement.verdict is Verdict.RIGHT, (*where, model, judgement)
                assert judgement.credit == 1
                for wrong in part.wrong_answers(language):
                    judgement = problem.judge(index, wrong.answer, language, {})
                    assert judgement.verdict in (Verdict.WRONG, Verdict.PARTLY), (*where, wrong, judgement)
                    assert judgement.credit < 1
                    assert judgement.mistakes == wrong.mistakes, (*where, wrong, judgement)
                assert not list(part.faults()) or not part.numeric, (*where, list(part.faults()))


@pytest.mark.parametrize("name", FAMILIES)
def test_every_text_can_be_shown_in_both_languages_and_options_differ(name: str) -> None:
    for problem in problems(name):
        for language in Language:
            around = BOOK.plain_surroundings(language, problem.drawn.values)
            for _, text in problem.family.texts():
                assert render(text[language], around)
            for part in problem.parts:
                for _, text in part.question.texts():
                    assert part.text(text, language, around)
                if isinstance(part.question, OptionsQuestion):
                    shown = [part.text(option.text, language, around) for option in part.question.options]
                    assert len(set(shown)) == len(shown), (name, problem.seed)


@pytest.mark.parametrize("name", FAMILIES)
def test_no_hint_gives_the_number_away(name: str) -> None:
    """A hint points to a step: the key stands in it only where the question shows that number itself."""
    family = BOOK.shelf.family(name)
    for problem in family.problems(name, BOOK.mistakes, most=30):
        for language in Language:
            around = BOOK.plain_surroundings(language, problem.drawn.values)
            statement = " ".join(render(text[language], around) for _, text in family.texts())
            for part in problem.parts:
                if isinstance(part, NumberVariant):
                    key = str(part.model_answer(language))
                    seen = statement + part.text(part.question.ask, language, around)
                    for hint in part.question.hints:
                        numbers = re.findall(r"−?[0-9][0-9,.]*%?", part.text(hint, language, around))
                        assert len(key) < 2 or key not in numbers or key in seen, (name, problem.seed, key)
