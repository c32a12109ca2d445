"""A paper under way: one problem at a time, and at the end what the sitting came to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from app import cached, session
from app.prose.languages import Language
from app.quiz.answers import Answer, Judgement
from app.quiz.kinds.number import NumberQuestion
from app.quiz.papers import Paper
from app.quiz.problems import Problem
from app.views.answers.desk import Desk
from app.views.answers.form import show_answering
from app.views.answers.joining import listed, run_on
from app.views.answers.quoting import share
from app.views.practice import marks, result, visit
from app.views.practice.visit import Held

LETTERS = "abcdefgh"
PARAGRAPH = "\n\n"


def show(held: Held, *, doubtful: bool) -> None:
    """Draw the problem the learner is at, or the result, and the way to the others."""
    say, sitting = session.say, held.sitting
    if doubtful:
        st.info(say("practice.doubtful_address"))
    if not sitting.problems:
        st.markdown(say("practice.none_fits"))
        st.button(say("practice.choose_topics"), key="practice.choose", on_click=visit.go, args=(None,))
    elif not isinstance(held.origin, Paper):
        _problem(held)
        _alone(held)
    else:
        if sitting.at < len(sitting.problems):
            _problem(held)
        else:
            result.show(held)
        _turn_page(held)
        _places(held)


def _problem(held: Held) -> None:
    say, language, book = session.say, session.language(), cached.library()
    drawing = held.sitting.problems[held.sitting.at]
    problem = cached.problem(drawing.family, drawing.seed)
    family, topic = problem.family, book.shelf.topic_of(drawing.family)
    title = next(each.title[language] for each in book.shelf.topics if each.id == topic)
    about = [title, say(f"practice.level.{family.level}"), *_standing(held)]
    with st.container(key="practice-head"):
        st.caption(" · ".join(about))
        st.header(family.title[language], anchor="problem")
    written = partial(cached.problem_text, drawing.family, drawing.seed, language=language)
    if family.state:
        st.markdown(written(family.state))
    for text in (family.note, family.source):
        if text:
            st.caption(written(text))
    for part in range(len(family.parts)):
        _part(held, problem, part)


def _part(held: Held, problem: Problem, part: int) -> None:
    say, language, sitting = session.say, session.language(), held.sitting
    drawing, variant = sitting.problems[sitting.at], problem.parts[part]
    question, sheet = variant.question, sitting.sheet(sitting.at, part)
    place = f"practice-{held.turn}-{sitting.at}-{part}"
    desk = Desk(
        name=place.replace("-", "."),
        place=place,
        variant=variant,
        sheet=sheet,
        language=language,
        written=partial(cached.problem_text, drawing.family, drawing.seed, language=language),
        judge=partial(_judge, held, problem, part, language),
        praise=lambda: marks.told(sheet.credit * question.marks, question.marks),
        source=listed(_sources(problem, part), language),
        marked=True,
    )
    letter = f"**({LETTERS[part]})** " if len(problem.parts) > 1 else ""
    ask = desk.written(question.ask)
    worth = say("practice.one_mark" if question.marks == 1 else "practice.marks", marks=question.marks)
    if sheet.tried:
        worth = marks.told(sheet.credit * question.marks, question.marks)
    worth = say("practice.in_brackets", marks=worth)
    with st.container(border=True, key=f"question-{place}"):
        worth = f":small[:gray[{worth}]]".replace(" ", "\u00a0")  # not to be broken
        st.markdown(letter + (ask + PARAGRAPH + worth if PARAGRAPH in ask else run_on((ask, worth), language)))
        show_answering(desk)


def _sources(problem: Problem, part: int) -> Iterator[str]:
    """The letters of the parts from whose answers this one may be carried on."""
    question = problem.parts[part].question
    follows = question.follows.values() if isinstance(question, NumberQuestion) else ()
    return (f"({letter})" for letter, each in zip(LETTERS, problem.parts, strict=False) if each.question.id in follows)


def _judge(held: Held, problem: Problem, part: int, language: Language, answer: Answer) -> Judgement:
    """Mark an answer; the learner's own last ones to earlier parts may carry it."""
    earlier = {}
    for number, variant in enumerate(problem.parts[:part]):
        own = held.sitting.sheet(held.sitting.at, number).counted
        if own is not None:
            earlier[variant.question.id] = own
    return problem.judge(part, answer, language, earlier)


def _standing(held: Held) -> Iterator[str]:
    """Where in the paper, and the marks so far; nothing where a problem is practised by itself."""
    if isinstance(held.origin, Paper):
        yield session.say("practice.standing", at=held.sitting.at + 1, problems=len(held.sitting.problems))
        yield session.say("practice.so_far", marks=marks.told(*marks.total(held.sitting)))


def _turn_page(held: Held) -> None:
    say, sitting = session.say, held.sitting
    last = sitting.at == len(sitting.problems) - 1
    with st.container(horizontal=True, horizontal_alignment="distribute", key="practice-turn"):
        if sitting.at > 0:
            st.button(say("practice.previous"), key="practice.previous", on_click=_move, args=(held, sitting.at - 1))
        if sitting.at < len(sitting.problems):
            label = say("practice.to_result" if last else "practice.next")
            st.button(label, key="practice.next", on_click=_move, args=(held, sitting.at + 1))


def _places(held: Held) -> None:
    """All problems with their marks, to choose from."""
    say, sitting = session.say, held.sitting
    key = f"practice.{held.turn}.places"
    st.session_state[key] = sitting.at

    def label(number: int) -> str:
        if number == len(sitting.problems):
            return say("practice.result")
        if not sitting.begun(number):
            return str(number + 1)
        worth = sum(marks.of_parts(sitting.problems[number]))
        return say("practice.place", number=number + 1, earned=share(marks.earned(sitting, number)), marks=worth)

    st.segmented_control(
        say("practice.places"), options=range(len(sitting.problems) + 1), format_func=label, key=key, required=True,
        on_change=lambda: _move(held, st.session_state[key]),
    )  # fmt: skip


def _move(held: Held, to: int) -> None:
    held.sitting.at = to


def _alone(held: Held) -> None:
    """What may follow a problem that was practised by itself."""
    say, single = session.say, held.sitting.problems[0]
    with st.container(horizontal=True, key="practice-turn"):
        if cached.library().shelf.family(single.family).parameters:
            st.button(say("practice.other_numbers"), key="practice.other", on_click=visit.other_numbers, args=(single,))
        st.button(say("practice.choose_topics"), key="practice.choose", on_click=visit.go, args=(None,))
