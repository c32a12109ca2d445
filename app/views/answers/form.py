"""A question to be answered: the form, what is said about the answer, and what may be asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app.quiz.answers import Judgement, Verdict
from app.views.answers import telling
from app.views.answers.controls import control
from app.views.answers.desk import Desk


def show_answering(desk: Desk) -> None:
    """Draw it. Nothing is sent while a learner types; the key never leaves the server."""
    sheet = desk.sheet
    with st.form(desk.name, border=False):
        control(desk.variant.question).draw(desk)
        st.form_submit_button(
            desk.say("quiz.mark" if sheet.is_read else "quiz.check"),
            type="primary", key=f"{desk.name}.check", on_click=partial(take, desk),
        )  # fmt: skip
    if sheet.judgement is not None:
        with st.container(key=f"feedback-{desk.place}"):
            st.markdown("\n\n".join(telling.told(desk)))
            if (place := telling.pointed_at(desk)) is not None:
                st.code(place, language=None)
    _hints(desk)
    _offers(desk)
    if sheet.solved:
        st.markdown(f"**{desk.say('quiz.solution_heading')}**\n\n{desk.written(desk.variant.question.solution)}")


def take(desk: Desk) -> None:
    """Take what stands in the fields."""
    sheet, fields = desk.sheet, control(desk.variant.question)
    sheet.typed = {field: desk.typed(field) for field in fields.fields(desk)}
    answer = fields.gather(desk)
    if answer is None:
        sheet.refuse(Judgement(Verdict.UNREADABLE, message="quiz.empty"))
    elif isinstance(answer, Judgement):
        sheet.refuse(answer)
    else:
        sheet.give(answer, desk.variant, desk.language, desk.judge)
        judgement = sheet.judgement
        wrong = judgement is not None and judgement.verdict in (Verdict.WRONG, Verdict.PARTLY)
        if judgement and wrong and telling.why(desk, judgement) is None:
            sheet.hints = max(sheet.hints, 1)  # nothing better is known, so the first hint is told unasked


def _hints(desk: Desk) -> None:
    hints = desk.variant.question.hints
    for number, hint in enumerate(hints[: desk.sheet.hints], 1):
        name = desk.say("quiz.hint_number" if len(hints) > 1 else "quiz.hint", number=number, total=len(hints))
        st.markdown(f"**{name}** {desk.written(hint)}")


def _offers(desk: Desk) -> None:
    """A further hint; after an attempt the worked solution; other numbers."""
    sheet, hints = desk.sheet, len(desk.variant.question.hints)
    hint = desk.say("quiz.next_hint", number=sheet.hints + 1, total=hints) if hints > 1 else desk.say("quiz.hint")
    solution = desk.say("quiz.solution_ends" if desk.marked and not sheet.right else "quiz.solution")
    offers = [
        ("hint", hint, sheet.hints < hints and not sheet.right, partial(_take_hint, desk)),
        ("solution", solution, bool(sheet.tried) and not sheet.solved, partial(_take_solution, desk)),
        ("again", desk.say("quiz.again"), desk.renew is not None, desk.renew),
    ]
    if not any(offered for _, _, offered, _ in offers):
        return
    with st.container(horizontal=True):
        for act, label, offered, take_it in offers:
            if offered:
                st.button(label, key=f"{desk.name}.{act}", type="tertiary", on_click=take_it)


def _take_hint(desk: Desk) -> None:
    desk.sheet.hints += 1


def _take_solution(desk: Desk) -> None:
    desk.sheet.solved = True
