"""How words are strung together in each language: the marks between them, with a space where it has one."""

from __future__ import annotations

from collections.abc import Iterable

from app.prose.languages import Language


def listed(words: Iterable[str], language: Language) -> str:
    """a, b, c."""
    return ("、" if language is Language.ZH else ", ").join(words)


def paused(words: Iterable[str], language: Language) -> str:
    """Clauses: a, b, c."""
    return ("，" if language is Language.ZH else ", ").join(words)


def grouped(words: Iterable[str], language: Language) -> str:
    """Longer things: a; b; c."""
    return ("；" if language is Language.ZH else "; ").join(words)


def named(name: str, words: str, language: Language) -> str:
    """name: words."""
    return name + ("：" if language is Language.ZH else ": ") + words


def run_on(sentences: Iterable[str], language: Language) -> str:
    """Sentences in one paragraph."""
    return ("" if language is Language.ZH else " ").join(sentences)
