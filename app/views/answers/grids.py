"""Tables with blanks, and sign tables."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from app.quiz.answers import Answer
from app.quiz.kinds.signs import Sign, SignsQuestion
from app.quiz.kinds.table import TableVariant
from app.views.answers import labels
from app.views.answers.desk import Desk

LONGEST_CELL = 60
LONGEST_CONDITION = 300


def table(desk: Desk) -> None:
    """Given numbers and fields in rows. Where a narrow screen stacks them, every cell shows its column's name."""
    variant: TableVariant = desk.variant
    question = variant.question
    st.caption(desk.say("quiz.table_label", precision=labels.precision(desk, question.decimals)))
    columns = [desk.written(column) for column in question.columns]
    widths = [1.3] + [1.0] * (len(columns) - 1)
    blank = 0
    with st.container(key=f"table-{desk.place}", gap="small"):
        with st.container(key=f"table-head-{desk.place}"):
            for side, name in zip(st.columns(widths, gap="small"), columns, strict=True):
                side.markdown(name)
        for row, cells in zip(question.rows, variant.cells, strict=True):
            title = desk.written(row.title)
            sides = st.columns(widths, gap="small", vertical_alignment="center")
            sides[0].markdown(title)
            for side, column, (value, is_blank) in zip(sides[1:], columns[1:], cells, strict=True):
                if is_blank:
                    label = labels.spoken(f"{column} _({title})_")
                    side.text_input(label, key=desk.key(f"cell-{blank}"), max_chars=LONGEST_CELL, autocomplete="off")
                    blank += 1
                else:
                    side.markdown(f"_{column}_ {question.shown(value)}")


def blanks(desk: Desk) -> Iterator[str]:
    """The names of a table's fields."""
    yield from (f"cell-{number}" for number in range(len(desk.variant.blanks)))


def filled_in(desk: Desk) -> Answer | None:
    """What stands in them; None where nothing does."""
    texts = tuple((desk.typed(field) or "").strip() for field in blanks(desk))
    return texts if any(texts) else None


def signs(desk: Desk) -> None:
    """For each row a sign to choose, and a field for the condition that `depends` needs."""
    question: SignsQuestion = desk.variant.question
    names = {sign: desk.say(f"quiz.signs.{sign.name.lower()}") for sign in Sign}
    st.caption(desk.say("quiz.signs_label", symbols=labels.symbols(desk)))
    for number, row in enumerate(question.rows):
        title = desk.written(row.of)
        with st.container(key=f"signs-{number}-{desk.place}", gap="small"):
            st.markdown(title)
            left, right = st.columns([1, 1], gap="small", vertical_alignment="center")
            left.segmented_control(
                labels.spoken(title),
                options=[str(sign) for sign in Sign],
                format_func=lambda sign: names[Sign(sign)],
                key=desk.key(f"sign-{number}"),
                label_visibility="collapsed",
            )
            right.text_input(
                desk.say("quiz.condition_label", row=labels.spoken(title)),
                key=desk.key(f"condition-{number}"),
                placeholder=desk.say("quiz.positive_when"),
                label_visibility="collapsed",
                max_chars=LONGEST_CONDITION,
                autocomplete="off",
            )


def sign_fields(desk: Desk) -> Iterator[str]:
    """The names of a sign table's fields."""
    for number in range(len(desk.variant.question.rows)):
        yield f"sign-{number}"
        yield f"condition-{number}"


def signs_given(desk: Desk) -> Answer | None:
    """Sign and condition of each row; None where no sign was chosen at all."""
    rows = tuple(
        (desk.typed(f"sign-{number}") or "", (desk.typed(f"condition-{number}") or "").strip())
        for number in range(len(desk.variant.question.rows))
    )
    return rows if any(sign for sign, _ in rows) else None
