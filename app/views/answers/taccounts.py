"""T-accounts to fill in: a box for each agent, in the book's order, assets left and liabilities right."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from app.components.accounts.words import read_words
from app.ledger.taccounts import Side
from app.quiz.answers import Answer
from app.quiz.kinds.accounts import AccountsVariant
from app.views.answers import labels
from app.views.answers.desk import Desk

LONGEST_CELL = 60


def draw(desk: Desk) -> None:
    """One field for each row of each account; blank is no change."""
    variant: AccountsVariant = desk.variant
    st.caption(desk.say("quiz.accounts_label"))
    for agent in agents(variant):
        name = labels.agent(desk, agent)
        with st.container(border=True, key=f"account-{agent}-{desk.place}", gap="small"):
            st.markdown(f"**{name}**")
            for side, column in zip(Side, st.columns(2, gap="small"), strict=True):
                heading = labels.side(desk, side)
                column.caption(heading)
                for number, cell in enumerate(variant.cells):
                    if cell.agent == agent and cell.side is side:
                        # what is in _…_ is heard and not seen: the box and its halves show it
                        label = f"{labels.row(desk, cell)} _({name}, {heading})_"
                        key = desk.key(f"cell-{number}")
                        column.text_input(label, key=key, max_chars=LONGEST_CELL, autocomplete="off")


def agents(variant: AccountsVariant) -> list[str]:
    """Whose accounts there are, in the order of the book: central bank, Treasury, banks, funds, dealers, public."""
    own = {cell.agent for cell in variant.cells}
    return [agent for agent in read_words().agents if agent in own]


def fields(desk: Desk) -> Iterator[str]:
    """The names of its fields."""
    yield from (f"cell-{number}" for number in range(len(desk.variant.cells)))


def filled_in(desk: Desk) -> Answer | None:
    """What stands in them; None where nothing does."""
    texts = tuple((desk.typed(field) or "").strip() for field in fields(desk))
    return texts if any(texts) else None
