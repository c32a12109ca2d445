"""A derivation as the browser gets it: lines as MathML printed by the core, words cut at their formulas."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from app.algebra.reading import EquationReading, Unreadable, read, read_equation
from app.algebra.tree import Statement
from app.algebra.typesetting import latex, mathml
from app.curriculum.library import DerivationText
from app.curriculum.schema import DerivationFile
from app.prose.languages import Bilingual, Language
from app.prose.texts import Texts

MATH = re.compile(r"\$([^$]+)\$")


class Words(NamedTuple):
    """What is said in a derivation: its introduction, why each given line holds, what each step does and why."""

    intro: str
    given: tuple[str, ...]
    what: tuple[str, ...]
    why: tuple[str, ...]


def derivation_lines(text: DerivationText, texts: Texts, language: Language) -> dict[str, Any]:
    """Title, given identities and steps of a derivation in one language, ready to be sent."""
    file, derivation = text.file, text.derivation

    def words(sentence: str) -> list[dict[str, str]]:
        pieces = []
        for index, part in enumerate(MATH.split(sentence)):
            if part:
                pieces.append({"math": _formula(part, file.symbols)} if index % 2 else {"text": part})
        return pieces

    return {
        "title": file.title[language],
        "intro": words(file.intro[language]),
        "given": [
            {"math": mathml(equation), "why": words(line.why[language])}
            for equation, line in zip(derivation.given, file.given, strict=True)
        ],
        "steps": [
            {"math": mathml(equation), "what": words(step.what[language]), "why": words(step.why[language])}
            for equation, step in zip(derivation.steps, file.steps, strict=True)
        ],
        "labels": texts.group("derivation", language),
    }


def derivation_markdown(file: DerivationFile, language: Language) -> Words:
    """The same words for the Markdown renderer, formulas typeset by the core."""

    def words(sentence: Bilingual) -> str:
        return MATH.sub(lambda match: f"${latex(_read(match[1], file.symbols))}$", sentence[language])

    return Words(
        words(file.intro),
        tuple(words(line.why) for line in file.given),
        tuple(words(step.what) for step in file.steps),
        tuple(words(step.why) for step in file.steps),
    )


def _formula(source: str, symbols: list[str]) -> str:
    return mathml(_read(source, symbols))


def _read(source: str, symbols: list[str]) -> Statement:
    reading = read_equation(source, symbols=symbols) if "=" in source else read(source, symbols=symbols)
    if isinstance(reading, Unreadable):  # the content check refuses such a text
        raise ValueError(f"cannot read {source!r}: {reading.key}")
    return reading.equation if isinstance(reading, EquationReading) else reading.expression
