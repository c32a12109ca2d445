"""A derivation with its words (derivations/<id>.yaml), proved line by line by the core."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.algebra.reading import EquationReading, Reading, Unreadable, read, read_equation
from app.algebra.tree import Equation, Symbol
from app.banking.derivations import Derivation, unproved
from app.curriculum.schema import DerivationFile
from app.prose import inline
from app.prose.languages import Bilingual, Language
from app.prose.yamlfile import ContentFaults, Fault, YamlFile

MATH = re.compile(r"\$([^$]+)\$")


@dataclass(frozen=True)
class DerivationText:
    """A derivation with the words around its lines."""

    file: DerivationFile
    derivation: Derivation
    source: YamlFile


def derivation_text(file: DerivationFile, source: YamlFile) -> DerivationText:
    """The derivation of a file, its equations read. Errors: ContentFaults, one for each that cannot be read."""
    faults: list[Fault] = []

    def equation(text: str, *place: object) -> Equation:
        reading = read_equation(text, symbols=file.symbols)
        if isinstance(reading, Unreadable):
            message = f"cannot read {text!r}: {reading.key} at character {reading.position + 1}"
            faults.append(source.fault(message, *place))
            return Equation(Symbol("unread"), Symbol("unread"))
        return reading.equation

    derivation = Derivation(
        tuple(equation(line.equation, "given", index, "equation") for index, line in enumerate(file.given)),
        tuple(equation(step.equation, "steps", index, "equation") for index, step in enumerate(file.steps)),
        equation(file.goal, "goal"),
    )
    if faults:
        raise ContentFaults(faults)
    return DerivationText(file, derivation, source)


def derivation_faults(text: DerivationText) -> Iterator[Fault]:
    """Every line that does not follow from the identities, and what is wrong with the words."""
    try:
        found = unproved(text.derivation)
    except ValueError as error:
        yield text.source.fault(str(error), "given")
        return
    for line in found:
        where = ("goal",) if line.step is None else ("steps", line.step, "equation")
        points = ", ".join(f"{name} = {value}" for name, value in line.counterexample.items())
        yield text.source.fault(f"does not follow ({line.truth}){': at ' + points if points else ''}", *where)
    if not found and text.derivation.steps[-1] != text.derivation.goal:
        yield text.source.fault("the last step must be the goal", "goal")
    for place, bilingual in _words(text.file):
        for language in Language:
            here = (*place, str(language))
            for formula in MATH.findall(bilingual[language]):
                if isinstance(reading := _read_formula(formula, text.file.symbols), Unreadable):
                    yield text.source.fault(f"{language}: cannot read ${formula}$: {reading.key}", *here)
            for offset, message in inline.fixed_faults(bilingual[language]):
                yield text.source.fault(f"{language}: {message}", *here, offset=offset)


def _words(file: DerivationFile) -> Iterator[tuple[tuple[object, ...], Bilingual]]:
    yield ("title",), file.title
    yield ("intro",), file.intro
    for index, line in enumerate(file.given):
        yield ("given", index, "why"), line.why
    for index, step in enumerate(file.steps):
        yield ("steps", index, "what"), step.what
        yield ("steps", index, "why"), step.why


def _read_formula(formula: str, symbols: list[str]) -> Reading | EquationReading | Unreadable:
    return read_equation(formula, symbols=symbols) if "=" in formula else read(formula, symbols=symbols)
