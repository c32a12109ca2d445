"""Tables the core builds, as Markdown: what a lesson embeds with `:: table NAME`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from app.algebra.authoring import read_condition
from app.algebra.typesetting import latex
from app.banking.qt.channels import ChannelChange, channel_change
from app.banking.rounds import Column, exam_rounds, loan_share_rounds, loan_split_rounds, split_rounds
from app.banking.signs import SIGNS
from app.prose.figures import written
from app.prose.languages import Language
from app.prose.texts import Texts

AMOUNT = Fraction(100)
CHANNELS = ("1", "2", "3", "4", "5", "5b", "3x", "4x", "5x")
ITEMS = ("fed_total", "reserves", "on_rrp", "deposits", "bank_total", "fund_shares", "repo", "base")


def markdown(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; the first column is aligned left, the others right."""
    head = list(header)
    lines = [head, [":---", *["---:"] * (len(head) - 1)], *map(list, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def channels(texts: Texts, language: Language) -> str:
    """Net outcome of every channel for 100 of runoff, read off the ledger."""

    def cell(change: ChannelChange, item: str) -> str:
        return written(getattr(change, item), "signed") or "0"

    return markdown(
        [texts.say(f"tables.channels.{item}", language) for item in ("who", *ITEMS)],
        (
            [texts.say(f"tables.channels.c{name}", language), *(cell(channel_change(name, AMOUNT), i) for i in ITEMS)]
            for name in CHANNELS
        ),
    )


def multiplier_signs(texts: Texts, language: Language) -> str:
    """The sign of every partial derivative of m1 and m2, with its exact condition; each is proved by a test."""
    rows = []
    for sign in SIGNS:
        derivative = rf"$\partial {sign.multiplier.replace('m', 'm_')}/\partial {_symbol(sign.variable)}$"
        condition = (
            f"${latex(read_condition(sign.condition))}$"
            if sign.condition
            else texts.say("tables.signs.always", language)
        )
        rows.append([derivative, "$-$" if sign.negative else "$+$", condition])
    return markdown([texts.say(f"tables.signs.{name}", language) for name in ("derivative", "sign", "when")], rows)


def conventions(texts: Texts, language: Language) -> str:
    """100 brought in, reserves 10 %, the same 20 % of currency under four meanings: why the totals differ."""
    first, r, share = Fraction(100), Fraction(1, 10), Fraction(1, 5)
    rounds = (
        exam_rounds(first, r, 0, share),
        split_rounds(first, r, 0, 0, 0, share),
        loan_share_rounds(first, r, 0, share),
        loan_split_rounds(first, r, 0, share),
    )
    columns = (Column.DEPOSIT, Column.LOAN, Column.CASH)
    return markdown(
        [texts.say(f"tables.conventions.{name}", language) for name in ("name", "first_deposit", "ratio", *columns)],
        (
            [
                texts.say(f"tables.conventions.{each.convention}", language),
                written(each.first_deposit, "2"),
                written(each.ratio, "frac"),
                *(written(each.limit(column), "2") for column in columns),
            ]
            for each in rounds
        ),
    )


def _symbol(name: str) -> str:
    letter, _, index = name.partition("_")
    return f"{letter}_{{{index}}}" if index else letter


TABLES: dict[str, Callable[[Texts, Language], str]] = {
    "channels": channels,
    "conventions": conventions,
    "multiplier-signs": multiplier_signs,
}
