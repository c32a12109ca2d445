"""What can be wrong with the opening settings of a chapter's figure: expressions, scenes, and ranges of the core."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from app.banking.browser.rounds import SETTINGS, rounds_of
from app.banking.multipliers import m1
from app.banking.qt.scenes import SCENES
from app.banking.rounds import Convention
from app.curriculum.library import Chapter
from app.curriculum.schema import AccountsFigure, CurveFigure, Figure, MultiplierFigure, RoundsFigure
from app.exact import Infinite, OutOfRange, require
from app.prose import inline
from app.prose.inline import InlineError
from app.prose.yamlfile import Fault

WORDS = ("kind", "convention", "show", "scenes", "multiplier", "against")
"""Settings that are chosen from a list; every other one is an expression."""


def figure_faults(chapter: Chapter, name: str, figure: Figure) -> Iterator[Fault]:
    """Everything wrong with one figure of lesson.yaml."""
    file, place = chapter.lesson_file, ("figures", name)
    if isinstance(figure, AccountsFigure):
        for index, scene in enumerate(figure.scenes):
            if scene not in SCENES:
                yield file.fault(f"unknown scene {scene!r}", *place, "scenes", index)
    settings: dict[str, Fraction] = {}
    expressions = {field: value for field, value in figure if field not in WORDS and value is not None}
    for field, expression in expressions.items():
        try:
            value = inline.compute(str(expression), chapter.values)
        except InlineError as error:
            yield file.fault(f"{field}: {error}", *place, field)
            continue
        if inline.is_exact(value):
            settings[field] = Fraction(value)  # type: ignore[call-overload]
        else:
            yield file.fault(f"{field}: {expression!r} is not a finite number", *place, field)
    if len(settings) == len(expressions):
        try:
            _accepted_by_the_core(figure, settings)
        except OutOfRange as error:
            yield file.fault(f"the core refuses these settings: {error}", *place, error.values.get("name", ""))


def _accepted_by_the_core(figure: Figure, settings: dict[str, Fraction]) -> None:
    """Errors: OutOfRange."""
    if isinstance(figure, RoundsFigure):
        convention = Convention(figure.convention)
        rounds_of(convention, {name: settings[name] for name in SETTINGS[convention]})
        require(settings["first"] > 0, "not_positive", name="first", value=settings["first"])
        require(settings["n"].denominator == 1 and settings["n"] >= 1, "round_number", least=1, value=settings["n"])
    elif isinstance(figure, MultiplierFigure):
        multiplier = m1(*(settings[name] for name in ("r_d", "r_t", "t", "e", "k")))
        require(not isinstance(multiplier, Infinite), "no_leakage")
    elif isinstance(figure, CurveFigure):
        m1(**{"r_d": 0, "r_t": 0, "t": 0, "e": 0, "k": 0} | settings)  # what is not given is the axis, from zero on
    else:
        require(settings["amount"] > 0, "not_positive", name="amount", value=settings["amount"])
