"""One question in front of one learner: what its control, its feedback and its offers are drawn from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from app import cached
from app.prose.languages import Bilingual, Language
from app.quiz.answers import Answer, Judgement
from app.quiz.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Desk:
    """A question with its numbers and the learner's work on it.

    name: the stem of its widgets' keys, which reach the browser. place: the stem of its boxes' keys. variant: of any
    kind; its control knows which. written: a text of the question with its numbers. judge: marking. praise: what is
    said beside a right answer. renew: takes other numbers, where there are any. source: the part whose answer this one
    may be judged from, such as (a). marked: whether marks are kept, which the worked solution ends.
    """

    name: str
    place: str
    variant: Any
    sheet: Sheet
    language: Language
    written: Callable[[Bilingual], str]
    judge: Callable[[Answer], Judgement]
    praise: Callable[[], str]
    renew: Callable[[], None] | None = None
    source: str = ""
    marked: bool = False

    def say(self, key: str, /, **values: object) -> str:
        """A text of the interface in the learner's language."""
        return cached.library().texts.say(key, self.language, **values)

    def key(self, field: str) -> str:
        """The key of a field. What was sent in before stands in it again when the question is drawn anew."""
        key = f"{self.name}.{field}"
        if key not in st.session_state and self.sheet.typed.get(field) is not None:
            st.session_state[key] = self.sheet.typed[field]
        return key

    def typed(self, field: str) -> Any:
        """What stands in a field."""
        return st.session_state.get(f"{self.name}.{field}")
