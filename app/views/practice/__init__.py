"""The practice page: choose topics, get a paper drawn, work through it problem by problem."""

from __future__ import annotations

import streamlit as st

from app import cached, session
from app.components.paper import arrive
from app.quiz.papers import request
from app.views.practice import choosing, paper, visit
from app.views.practice.visit import Visit

ANCHOR = "problem"


def show() -> None:
    """Draw the page. What is chosen and answered reruns its one fragment only."""
    language = session.language()
    st.title(cached.library().texts.say("practice.title", language), anchor=False)
    _work()


@st.fragment
def _work() -> None:
    book = cached.library()
    mine = session.state("practice", Visit)
    asked = request(st.query_params.to_dict(), book.shelf.by_topic, book.shelf.paths)
    held = mine.held(asked.single or asked.paper, visit.drawn)
    arrive("choosing" if held is None else f"{held.turn}.{held.sitting.at}", ANCHOR)
    if held is None:
        choosing.show(asked, mine)
    else:
        paper.show(held, doubtful=asked.doubtful)
