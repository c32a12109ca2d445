"""A derivation with its words (derivations/<id>.yaml), proved line by line by the core."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.algebra.consequence import Identities, Truth
from app.algebra.reading import EquationReading, Reading, Unreadable, read, read_equation
from app.algebra.tree import Equation, Symbol
from app.curriculum.schema import DerivationFile
from app.derivation.derivation import Derivation, unproved
from app.derivation.desk import Desk
from app.derivation.grounds import Grounds
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
    mistakes: Mapping[str, tuple[Equation, ...]]

    def desk(self) -> Desk:
        """An empty sheet on which it is done."""
        return Desk.of(self.derivation, self.mistakes)


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
        tuple(index for index, step in enumerate(file.steps) if step.milestone),
        file.reach,
        frozenset(file.whole),
    )
    mistakes = {
        name: tuple(equation(text, "mistakes", name, index) for index, text in enumerate(wrong))
        for name, wrong in file.mistakes.items()
    }
    if faults:
        raise ContentFaults(faults)
    return DerivationText(file, derivation, source, mistakes)


def derivation_faults(text: DerivationText) -> Iterator[Fault]:
    """Every line that does not follow or skips the way, mistakes that are none, and what is wrong with the words."""
    derivation, fault = text.derivation, text.source.fault
    try:
        found = unproved(derivation)
        identities = derivation.identities()
    except ValueError as error:
        yield fault(str(error), "given")
        return
    for line in found:
        where = ("goal",) if line.step is None else ("steps", line.step, "equation")
        points = ", ".join(f"{name} = {value}" for name, value in line.counterexample.items())
        yield fault(f"does not follow ({line.truth}){': at ' + points if points else ''}", *where)
    if not found:
        yield from _way(text, identities)
    for name, wrong in text.mistakes.items():
        for index, equation in enumerate(wrong):
            if identities.follows(equation).truth is not Truth.FAILS:
                yield fault(f"mistake {name!r}: this line is true", "mistakes", name, index)
    for place, bilingual in _words(text.file):
        for language in Language:
            here = (*place, str(language))
            for formula in MATH.findall(bilingual[language]):
                if isinstance(reading := _read_formula(formula, text.file.symbols), Unreadable):
                    yield text.source.fault(f"{language}: cannot read ${formula}$: {reading.key}", *here)
            for offset, message in inline.fixed_faults(bilingual[language]):
                yield text.source.fault(f"{language}: {message}", *here, offset=offset)


def _way(text: DerivationText, identities: Identities) -> Iterator[Fault]:
    """Whether each step is a short one from the lines before it, and the last one is the goal."""
    derivation = text.derivation
    if derivation.steps[-1] != derivation.goal:
        yield text.source.fault("the last step must be the goal", "goal")
    lines = derivation.given
    for index, step in enumerate(derivation.steps):
        uses = Grounds(identities, lines, derivation.whole).fewest(step, derivation.reach)
        if not uses:
            what = "says nothing" if uses == () else f"needs more than {derivation.reach} of the lines before it"
            yield text.source.fault(f"this step {what}", "steps", index, "equation")
        lines = (*lines, step)


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
