"""What an answer is given with: a control for each kind of question, and how its fields make an answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import streamlit as st

from app.quiz.answers import Answer, Judgement, Verdict
from app.quiz.base import BaseQuestion
from app.quiz.kinds.accounts import AccountsQuestion
from app.quiz.kinds.choice import ChoiceQuestion
from app.quiz.kinds.formula import FormulaQuestion
from app.quiz.kinds.number import NumberQuestion
from app.quiz.kinds.order import OrderQuestion
from app.quiz.kinds.several import SeveralQuestion
from app.quiz.kinds.signs import SignsQuestion
from app.quiz.kinds.statement import StatementQuestion
from app.quiz.kinds.table import TableQuestion
from app.views.answers import grids, labels, taccounts
from app.views.answers.desk import Desk

LONGEST_FORMULA = 500
LONGEST_NUMBER = 100
ONE_FIELD = "answer"

BETWEEN = re.compile(r"[\s,.;:、，。；：>→\u2013\u2014-]+")


@dataclass(frozen=True, slots=True)
class Control:
    """draw: puts the fields on the page. fields: their names. gather: the answer in them, what is amiss, or None."""

    draw: Callable[[Desk], None]
    fields: Callable[[Desk], Iterator[str]]
    gather: Callable[[Desk], Answer | Judgement | None]


def control(question: BaseQuestion) -> Control:
    """The control for a question."""
    return _CONTROLS[type(question)]


def _one(desk: Desk) -> Iterator[str]:  # noqa: ARG001
    yield ONE_FIELD


def _text(desk: Desk) -> str | None:
    return (desk.typed(ONE_FIELD) or "").strip() or None


def _choice(desk: Desk) -> None:
    options = desk.variant.question.options
    st.radio(
        desk.say("quiz.options"),
        options=desk.variant.order,
        format_func=lambda index: desk.written(options[index].text),
        index=None,
        key=desk.key(ONE_FIELD),
        label_visibility="collapsed",
    )


def _chosen(desk: Desk) -> int | None:
    chosen: int | None = desk.typed(ONE_FIELD)
    return chosen


def _several(desk: Desk) -> None:
    st.caption(desk.say("quiz.several_label"))
    with st.container(gap="small"):
        for place, index in enumerate(desk.variant.order):  # keys go by place: the order of the file stays here
            st.checkbox(desk.written(desk.variant.question.options[index].text), key=desk.key(f"option-{place}"))


def _boxes(desk: Desk) -> Iterator[str]:
    yield from (f"option-{place}" for place in range(len(desk.variant.order)))


def _ticked(desk: Desk) -> tuple[int, ...] | None:
    ticked = (index for place, index in enumerate(desk.variant.order) if desk.typed(f"option-{place}"))
    return tuple(sorted(ticked)) or None


def _order(desk: Desk) -> None:
    items = desk.variant.question.items
    st.markdown(
        "\n".join(f"{number}. {desk.written(items[index])}" for number, index in enumerate(desk.variant.order, 1))
    )
    label = desk.say("quiz.order_label", last=len(items))
    st.text_input(label, key=desk.key(ONE_FIELD), max_chars=LONGEST_NUMBER, autocomplete="off")


def _lined_up(desk: Desk) -> Answer | Judgement | None:
    """The items by the numbers they are shown with, whatever stands between these."""
    typed = _text(desk)
    if typed is None:
        return None
    numbers = [unicodedata.digit(sign, 0) for sign in BETWEEN.sub("", typed)]
    order = desk.variant.order
    if len(set(numbers)) < len(numbers) or not set(numbers) <= set(range(1, len(order) + 1)):
        return Judgement(Verdict.UNREADABLE, message="order_numbers", values={"last": len(order)})
    return tuple(order[number - 1] for number in numbers)


def _number(desk: Desk) -> None:
    st.text_input(labels.number(desk), key=desk.key(ONE_FIELD), max_chars=LONGEST_NUMBER, autocomplete="off")


def _formula(desk: Desk) -> None:
    label = desk.say("quiz.formula_label", symbols=labels.symbols(desk))
    st.text_input(label, key=desk.key(ONE_FIELD), max_chars=LONGEST_FORMULA, autocomplete="off")


def _statement(desk: Desk) -> None:
    label = desk.say("quiz.statement_label", symbols=labels.symbols(desk))
    st.text_input(label, key=desk.key(ONE_FIELD), max_chars=LONGEST_FORMULA, autocomplete="off")


_CONTROLS: dict[type[Any], Control] = {
    ChoiceQuestion: Control(_choice, _one, _chosen),
    SeveralQuestion: Control(_several, _boxes, _ticked),
    OrderQuestion: Control(_order, _one, _lined_up),
    NumberQuestion: Control(_number, _one, _text),
    FormulaQuestion: Control(_formula, _one, _text),
    StatementQuestion: Control(_statement, _one, _text),
    SignsQuestion: Control(grids.signs, grids.sign_fields, grids.signs_given),
    TableQuestion: Control(grids.table, grids.blanks, grids.filled_in),
    AccountsQuestion: Control(taccounts.draw, taccounts.fields, taccounts.filled_in),
}
