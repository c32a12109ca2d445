"""Which line does not follow: a derivation in which the core has spoiled one line.

The author gives true lines; which of them is spoiled, and how, is drawn. That it fails, and that all others follow, is
decided by the engine of the workbench.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from app.algebra.consequence import Identities, Truth
from app.algebra.tree import (
    Equation,
    Expression,
    Negative,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    free_symbols,
    substitute,
)  # fmt: skip
from app.algebra.typesetting import latex
from app.prose.languages import Bilingual
from app.quiz.base import NO_MISTAKES, BaseQuestion, Place
from app.quiz.drawing import DrawError, Drawn, Name
from app.quiz.kinds.choice import ChoiceQuestion, ChoiceVariant, Option
from app.quiz.kinds.statement import authored_statement
from app.quiz.mistakes import Mistakes


class WrongLineQuestion(BaseQuestion):
    """given: identities. lines: what follows from them, in order. says: to whoever picks a line that does follow.

    The texts may use [[wrong]], the number of the spoiled line, and in formulas [[spoiled]] and [[meant]].
    """

    kind: Literal["wrong_line"]
    given: Annotated[list[str], Field(min_length=1)]
    lines: Annotated[list[str], Field(min_length=3, max_length=7)]
    whole: list[Name] = []
    says: Bilingual

    def texts(self) -> Iterator[tuple[Place, Bilingual]]:
        """Everything a reader sees of it, and where it stands."""
        yield from super().texts()
        yield ("says",), self.says

    def variant(self, drawn: Drawn, mistakes: Mistakes = NO_MISTAKES, seed: int = 0) -> ChoiceVariant:  # noqa: ARG002
        """The lines with one of them spoiled, as a choice among them in their order. Errors: DrawError."""
        identities = self._identities()
        lines = [self._line(text, "lines", index) for index, text in enumerate(self.lines)]
        for index, line in enumerate(lines):
            if identities.follows(line).truth is not Truth.FOLLOWS:
                raise DrawError(("lines", index), f"line {index + 1} does not follow from what is given")
        wrong = drawn.chance.randrange(len(lines))
        for place in [*range(wrong, len(lines)), *range(wrong)]:
            if spoiled := _spoiled(lines[place], identities, drawn):
                return self._choice(lines, place, spoiled, drawn, seed)
        raise DrawError(("lines",), "no line can be spoiled")

    def _choice(self, lines: list[Equation], place: int, spoiled: Equation, drawn: Drawn, seed: int) -> ChoiceVariant:
        shown = [*lines[:place], spoiled, *lines[place + 1 :]]
        options = [
            Option(text=_same(f"${latex(line)}$"), right=index == place, says=None if index == place else self.says)
            for index, line in enumerate(shown)
        ]
        question = ChoiceQuestion(
            kind="choice", id=self.id, ask=self.ask, hints=self.hints, solution=self.solution, marks=self.marks,
            options=options,
        )  # fmt: skip
        values = {**drawn.values, "wrong": place + 1, "spoiled": latex(spoiled), "meant": latex(lines[place])}
        return ChoiceVariant(question, replace(drawn, values=values), seed, tuple(range(len(shown))))

    def _identities(self) -> Identities:
        try:
            return Identities.of(
                [self._line(text, "given", index) for index, text in enumerate(self.given)], self.whole
            )
        except ValueError as error:
            raise DrawError(("given",), str(error)) from error

    def _line(self, text: str, *place: object) -> Equation:
        statement = authored_statement(text, *place)
        if not isinstance(statement, Equation):
            raise DrawError(place, "an equation is needed")
        return statement


def _same(text: str) -> Bilingual:
    return Bilingual(en=text, zh=text)


def _spoiled(line: Equation, identities: Identities, drawn: Drawn) -> Equation | None:
    """The line with one small thing wrong on its right side, such that it fails at numbers that can be shown."""
    symbols = sorted(free_symbols(line.right))
    candidates = list(_slips(line.right, symbols))
    drawn.chance.shuffle(candidates)
    for candidate in candidates:
        wrong = Equation(line.left, candidate)
        found = identities.follows(wrong)
        if found.truth is Truth.FAILS and found.counterexample:
            return wrong
    return None


def _slips(tree: Expression, symbols: list[str]) -> Iterator[Expression]:
    """The formula with one term dropped, one sign turned, one factor lost or one letter taken for another."""
    match tree:
        case Sum(terms):
            for index, term in enumerate(terms):
                rest = (*terms[:index], *terms[index + 1 :])
                yield Sum(rest) if len(rest) > 1 else rest[0]
                turned = term.operand if isinstance(term, Negative) else Negative(term)
                if index:
                    yield Sum((*terms[:index], turned, *terms[index + 1 :]))
                for slip in _slips(term, symbols):
                    yield Sum((*terms[:index], slip, *terms[index + 1 :]))
        case Product(factors):
            for index, factor in enumerate(factors):
                rest = (*factors[:index], *factors[index + 1 :])
                yield Product(rest) if len(rest) > 1 else rest[0]
                for slip in _slips(factor, symbols):
                    yield Product((*factors[:index], slip, *factors[index + 1 :]))
        case Quotient(above, below):
            yield from (Quotient(slip, below) for slip in _slips(above, symbols))
            yield from (Quotient(above, slip) for slip in _slips(below, symbols))
        case Power(base, exponent):
            yield from (Power(slip, exponent) for slip in _slips(base, symbols))
        case Symbol(name):
            yield from (substitute(tree, {name: Symbol(other)}) for other in symbols if other != name)
