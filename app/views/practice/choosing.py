"""Choosing what to practise: topics, how hard, how many problems."""

from __future__ import annotations

import streamlit as st

from app import cached, session
from app.quiz.papers import COUNTS, LEVELS, USUAL, Request
from app.views.practice import visit
from app.views.practice.visit import Visit

FORM = "practice.choose"


def show(asked: Request, mine: Visit) -> None:
    """Draw the choice, as the address has it; and the way back to a paper under way."""
    say, language, book = session.say, session.language(), cached.library()
    st.markdown(say("practice.intro"))
    topics = [topic for topic in book.shelf.topics if book.shelf.by_topic[topic.id]]
    if not topics:
        st.markdown(say("practice.nothing_yet"))
        return
    if asked.doubtful:
        st.info(say("practice.unknown_address"))
    if (held := mine.under_way()) is not None:
        problems = len(held.sitting.problems)
        label = say("practice.go_on", at=min(held.sitting.at + 1, problems), total=problems)
        st.button(label, key="practice.go-on", on_click=visit.go, args=(held.origin,))
    with st.form(FORM, border=False):
        st.markdown(f"**{say('practice.topics')}**  \n{say('practice.topics_note')}")
        with st.container(key="practice-topics", gap="small"):
            for topic in topics:
                count = len(book.shelf.by_topic[topic.id])
                name = say("practice.topic", title=topic.title[language], count=count)
                st.checkbox(
                    f"{name}  \n{topic.about[language]}",
                    value=topic.id in asked.topics,
                    key=f"{FORM}.{topic.id}",
                )
        left, right = st.columns(2)
        left.segmented_control(
            say("practice.count"), options=COUNTS, default=asked.count if asked.count in COUNTS else USUAL,
            key=f"{FORM}.count", required=True,
        )  # fmt: skip
        right.pills(
            say("practice.levels"), options=LEVELS, default=asked.levels, selection_mode="multi",
            format_func=lambda level: say(f"practice.level.{level}"), key=f"{FORM}.levels",
        )  # fmt: skip
        st.form_submit_button(say("practice.start"), type="primary", key=f"{FORM}.start", on_click=_start)


def _start() -> None:
    chosen = st.session_state
    topics = tuple(topic.id for topic in cached.library().shelf.topics if chosen.get(f"{FORM}.{topic.id}"))
    levels = tuple(level for level in LEVELS if level in (chosen.get(f"{FORM}.levels") or ()))
    visit.go_to_new(topics, () if len(levels) == len(LEVELS) else levels, chosen.get(f"{FORM}.count") or USUAL)
