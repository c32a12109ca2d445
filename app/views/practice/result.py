"""What a sitting came to: problem by problem, what went astray, and where to go from here."""

from __future__ import annotations

import streamlit as st

from app import cached, session
from app.components.paper import paper_tools
from app.quiz.papers import Paper
from app.views.answers.joining import grouped
from app.views.practice import marks, visit
from app.views.practice.visit import Held, Visit

LABELS = ("copied", "copy_by_hand")


def show(held: Held) -> None:
    """Draw the result of a paper."""
    say, sitting = session.say, held.sitting
    have, worth = marks.total(sitting)
    st.header(say("practice.result_heading"), anchor="problem")
    st.markdown(f"**{marks.told(have, worth)}**")
    for number, drawing in enumerate(sitting.problems):
        with st.container(key=f"practice-result-{number}", gap="small"):
            st.markdown(_line(held, number))
            if cached.library().shelf.family(drawing.family).parameters:
                st.button(
                    say("practice.other_numbers"), key=f"practice.again.{number}", type="tertiary",
                    on_click=visit.other_numbers, args=(drawing,),
                )  # fmt: skip
    with st.container(horizontal=True):
        st.button(say("practice.same_paper"), key="practice.same", on_click=_same, args=(held,))
        if isinstance(held.origin, Paper):
            origin = (held.origin.topics, held.origin.levels, held.origin.count)
            st.button(say("practice.new_paper"), key="practice.new", on_click=visit.go_to_new, args=origin)
        st.button(say("practice.choose_topics"), key="practice.choose", on_click=visit.go, args=(None,))
    texts = cached.library().texts.group("accounts", session.language())
    own = {"copy_link": say("practice.copy_link"), "print": say("practice.print")}
    paper_tools({**{name: texts[name] for name in LABELS}, **own})


def _line(held: Held, number: int) -> str:
    """A problem's title, its marks, and the names of the mistakes that were recognized in it."""
    say, language, sitting = session.say, session.language(), held.sitting
    book, drawing = cached.library(), sitting.problems[number]
    told = marks.told(marks.earned(sitting, number), sum(marks.of_parts(drawing)))
    if not sitting.begun(number):
        told = say("practice.not_begun")
    title = book.shelf.family(drawing.family).title[language]
    line = say("practice.result_line", number=number + 1, title=title, marks=told)
    names = [book.mistakes[name].name[language] for name in sitting.went_astray(number)]
    if names:
        line += "  \n" + say("practice.went_astray", mistakes=grouped(names, language))
    return line


def _same(held: Held) -> None:
    session.state("practice", Visit).again(held)
