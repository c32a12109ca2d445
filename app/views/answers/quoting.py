"""What was typed and what was read, as they are shown back."""

from __future__ import annotations

import re
from fractions import Fraction

from app.prose.figures import FormatNeeded, written
from app.prose.inline import WORD_JOINER

MARKDOWN = re.compile(r"[\\`*_{}\[\]<>()#+!|~$&-]")
AUTOMATIC = re.compile(r"[:.@/]")  # emoji, icons and addresses are made of these, escaped or not
BEFORE, AFTER, WIDEST = 40, 20, 20


def literal(typed: str) -> str:
    """What a learner typed, so that Markdown shows it and does nothing else with it."""
    escaped = MARKDOWN.sub(lambda match: "\\" + match.group(), typed)
    return AUTOMATIC.sub(lambda match: f"{WORD_JOINER}{match.group()}{WORD_JOINER}", escaped)


def caret(answer: str, position: int, length: int) -> str:
    """The answer as typed, and below it a caret under the place that could not be read."""
    start = max(0, position - BEFORE)
    shown = "".join(ch if ch.isprintable() else " " for ch in answer[start : position + max(length, 1) + AFTER])
    wide = sum(2 if ord(ch) > 0x2E7F else 1 for ch in shown[: position - start])
    return f"{shown}\n{' ' * wide}{'^' * max(1, min(length, WIDEST))}"


def reading(read_as: str | Fraction, *, percent: bool = False) -> str:
    """What was read: a number, with its percentage where a rate is asked; or LaTeX, typeset."""
    if isinstance(read_as, str):
        return f"${read_as}$"
    number = _number(read_as)
    if not percent:
        return number
    try:
        return f"{number} = {written(read_as, 'percent')}"
    except FormatNeeded:
        return f"{number} ≈ {written(read_as, 'percent 2')}"


def share(part: Fraction) -> str:
    """A share of the marks, or marks themselves: exact where they are short, else a fraction."""
    try:
        return written(part, "" if part.denominator in (1, 2, 4, 5, 10) else "2")
    except FormatNeeded:
        return written(part, "frac")


def _number(value: Fraction) -> str:
    try:
        return written(value)
    except FormatNeeded:
        return f"${written(value, 'frac', math=True)}$"
