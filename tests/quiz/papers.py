"""Questions written for the tests, as an author would write them."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from app.quiz.base import Variant
from app.quiz.mistakes import Mistakes
from app.quiz.questions import Question, draw

WORDS = {"en": "words", "zh": "文字"}
ADAPTER: TypeAdapter[Question] = TypeAdapter(Question)


def question(**fields: Any) -> Question:
    return ADAPTER.validate_python({"id": "q", "ask": WORDS, "hints": [WORDS], "solution": WORDS, **fields})


def drawn(seed: int = 0, *, library: Mistakes | None = None, **fields: Any) -> Variant[Any]:
    return draw(question(**fields), seed, mistakes=library or {})


def number(key: str, seed: int = 0, **fields: Any) -> Variant[Any]:
    if "exact" not in fields:
        fields.setdefault("decimals", 2)
    return draw(question(kind="number", key=key, **fields), seed)


def formula(key: str, **fields: Any) -> Variant[Any]:
    return draw(question(kind="formula", key=key, **{"symbols": ["r_d", "r_t", "t", "e", "k"], **fields}), 0)


def choice(*options: dict[str, Any], **fields: Any) -> Question:
    return question(kind="choice", options=list(options), **fields)
