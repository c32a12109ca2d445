"""What stands over a field: the unit, the precision in plain words, the letters that may be used; names of cells."""

from __future__ import annotations

import re

from app.components.accounts.words import read_labels, read_words
from app.ledger.taccounts import Side
from app.quiz.base import BaseQuestion
from app.quiz.kinds.accounts import AccountsVariant, Cell
from app.quiz.kinds.formula import SymbolsQuestion
from app.quiz.kinds.number import NumberQuestion
from app.quiz.kinds.signs import SignsQuestion
from app.quiz.kinds.table import BLANK, TableQuestion
from app.views.answers.desk import Desk
from app.views.answers.joining import listed

_MARKUP = re.compile(r"[$\\{}*]")


def number(desk: Desk) -> str:
    """The unit a number is asked in, and how exactly."""
    question: NumberQuestion = desk.variant.question
    how = precision(desk, question.decimals, None if question.within is None else question.within.strip())
    if question.percent:
        return desk.say("quiz.rate_label", precision=how)
    unit = question.unit[desk.language] if question.unit else ""
    return desk.say("quiz.number_label" if unit else "quiz.bare_number_label", unit=unit, precision=how)


def precision(desk: Desk, decimals: int | None, within: str | None = None) -> str:
    """To how many decimals, within what tolerance, or exactly."""
    if within is not None:
        return desk.say("quiz.within", tolerance=within.replace("%", "\u00a0%"))
    if decimals is None:
        return desk.say("quiz.exactly")
    key = "decimals" if decimals > 1 else "one_decimal" if decimals else "whole"
    return desk.say(f"quiz.{key}", decimals=decimals)


def symbols(desk: Desk) -> str:
    """The letters that may be used, and for what others may stand."""
    question: SymbolsQuestion = desk.variant.question
    told = listed(question.symbols, desk.language)
    aliases = (desk.say("quiz.alias", other=other, symbol=name) for other, name in question.aliases.items())
    others = listed(aliases, desk.language)
    return desk.say("quiz.with_aliases", symbols=told, aliases=others) if others else told


def cells(desk: Desk) -> list[str]:
    """The name of each cell of a larger answer, in the order in which it is given."""
    question: BaseQuestion = desk.variant.question
    if isinstance(question, SignsQuestion):
        return [desk.written(line.of) for line in question.rows]
    if isinstance(question, TableQuestion):
        return [
            desk.say("quiz.cell", row=desk.written(line.title), column=desk.written(column))
            for line in question.rows
            for cell, column in zip(line.cells, question.columns[1:], strict=True)
            if cell.startswith(BLANK)
        ]
    if isinstance(desk.variant, AccountsVariant):
        return [
            desk.say("quiz.entry", agent=agent(desk, cell.agent), side=side(desk, cell.side), row=row(desk, cell))
            for cell in desk.variant.cells
        ]
    return []


def agent(desk: Desk, name: str) -> str:
    """Whose account it is."""
    return read_words().agents[name].name[desk.language]


def row(desk: Desk, cell: Cell) -> str:
    """The row of an account."""
    return read_words().instruments[cell.instrument][desk.language]


def side(desk: Desk, side: Side) -> str:
    """Assets, or liabilities."""
    return read_labels(desk.language)[str(side)]


def spoken(text: str) -> str:
    """A label without the marks of a formula, which a screen reader would read out."""
    return _MARKUP.sub("", text)
