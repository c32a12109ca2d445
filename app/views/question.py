"""One question of a check-yourself quiz. Each is a fragment: an answer reruns this question and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from app import cached, session
from app.quiz.answers import Answer, Judgement
from app.quiz.base import Variant
from app.quiz.sheets import Sheet
from app.views.answers.desk import Desk
from app.views.answers.form import show_answering

TRIES = 20
"""How many seeds are looked at for other numbers than those before."""


@dataclass
class Tally:
    """Questions of a chapter answered right so far, by id."""

    right: set[str] = field(default_factory=set)


@st.fragment
def show_question(slug: str, identifier: str, number: int) -> None:
    """Draw a question of a chapter, with its answering."""
    language = session.language()
    sheet = session.state(f"{slug}.{identifier}.sheet", Sheet)
    variant = cached.variant(slug, identifier, sheet.seed)
    desk = Desk(
        name=f"{slug}.{identifier}.{sheet.seed}",
        place=f"{slug}-{identifier}",
        variant=variant,
        sheet=sheet,
        language=language,
        written=partial(cached.question_text, slug, identifier, sheet.seed, language=language),
        judge=lambda answer: _mark(slug, variant, answer),
        praise=lambda: _tally(slug),
        renew=partial(_next_variant, slug, identifier) if variant.question.parameters else None,
    )
    with st.container(border=True, key=f"question-{slug}-{identifier}"):
        st.markdown(f"**{desk.say('quiz.question', number=number)}** {desk.written(variant.question.ask)}")
        show_answering(desk)


def _mark(slug: str, variant: Variant[Any], answer: Answer) -> Judgement:
    judgement = variant.judge(answer, session.language())
    if judgement.credit == 1:
        session.state(f"{slug}.tally", Tally).right.add(variant.question.id)
    return judgement


def _tally(slug: str) -> str:
    done, total = len(session.state(f"{slug}.tally", Tally).right), len(cached.library().chapters[slug].quiz.questions)
    return cached.library().texts.say("quiz.tally", session.language(), done=done, total=total)


def _next_variant(slug: str, identifier: str) -> None:
    """A fresh variant whose numbers differ from the one before."""
    sheet = session.state(f"{slug}.{identifier}.sheet", Sheet)
    before = cached.variant(slug, identifier, sheet.seed).values
    seeds = range(sheet.seed + 1, sheet.seed + 1 + TRIES)
    seed = next((seed for seed in seeds if cached.variant(slug, identifier, seed).values != before), seeds[0])
    st.session_state[f"{slug}.{identifier}.sheet"] = Sheet(seed)
