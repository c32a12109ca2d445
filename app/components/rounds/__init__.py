"""The lending-rounds laboratory: it computes, draws and plays in the browser, without a message to the server."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.banking.browser.rounds import SETTINGS, rounds_of
from app.banking.rounds import Convention
from app.components.shared import assets
from app.exact import OutOfRange, require
from app.prose.languages import Language
from app.prose.texts import Texts, entries_of
from app.prose.yamlfile import ContentFaults, read_yaml

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

HERE = Path(__file__).resolve().parent
MARKUP = HERE / "component.html"
STYLES = (assets.STYLE, HERE / "rounds.css")
MODEL = (HERE / "formulas.js", HERE / "model.js")
SCRIPTS = (assets.SCRIPT, *MODEL, HERE / "chart.js", HERE / "panels.js", HERE / "rounds.js")
LABELS_FILE = HERE.parents[2] / "lessons" / "interface" / "rounds.yaml"

MOST_ROUNDS = 60
CURRENCY = {Convention.EXAM: "k", Convention.SPLIT: "k", Convention.LOAN_SHARE: "h", Convention.LOAN_SPLIT: "c"}
"""The ratio that tells how currency leaks under each convention."""


@cache
def _component() -> ComponentRenderer:
    """The component, registered on first use and once per process."""
    import streamlit as st

    return st.components.v2.component(
        "textbook_rounds",
        html=assets.text(MARKUP),
        css=assets.text(*STYLES),
        js=assets.text(*SCRIPTS),
    )


def rounds_figure(figure: str, settings: Mapping[str, Any], language: str, *, key: str) -> None:
    """Show the laboratory.

    figure    the figure's id, unique on the page; its settings stand in the address as <figure>.first, <figure>.r_d …
    settings  the lesson's own: see `opening`
    key       unique on the page and the same in both languages, so that a change of language keeps the settings
    Errors: OutOfRange where the core refuses the lesson's settings.
    """
    _component()(
        key=key,
        data={"figure": figure, "language": language, "settings": opening(settings), "labels": labels(language)},
    )


def opening(settings: Mapping[str, Any]) -> dict[str, Any]:
    """A lesson's settings, complete, checked by the core and as JSON numbers. Errors: OutOfRange.

    convention (exam, split, loan_share, loan_split; exam if absent), first (100), the ratios r_d, r_t, t, e, k, h, c
    (0) and n, the number of rounds (10). Numbers are exact, floats or text, "10%" too. The currency ratios that the
    lesson's convention does not use start with the digits of the one it does, so that switching the convention shows
    what the same digits mean there.
    """
    convention = Convention(settings.get("convention", Convention.EXAM))
    number = {name: _exact(settings.get(name, 0)) for name in ("r_d", "r_t", "t", "e", "k", "h", "c")}
    currency = number[CURRENCY[convention]]
    number |= {name: currency for name in CURRENCY.values() if number[name] == 0}
    number["first"] = _exact(settings.get("first", 100))
    n = _exact(settings.get("n", 10))
    require(n.denominator == 1 and 1 <= n <= MOST_ROUNDS, "round_number", least=1, most=MOST_ROUNDS, value=n)
    require(number["first"] > 0, "not_positive", name="first", value=number["first"])
    rounds_of(convention, {name: number[name] for name in SETTINGS[convention]})
    return {"convention": str(convention), "n": int(n)} | {name: float(value) for name, value in number.items()}


def _exact(value: object) -> Fraction:
    """A lesson's number. A float is taken for the decimal it is written as: 0.1 means a tenth."""
    text = str(value).strip()
    try:
        return Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError as fault:
        raise OutOfRange("not_a_number", value=value) from fault


@cache
def labels(language: str) -> dict[str, str]:
    """The figure's words in one language. Errors: ContentFaults."""
    entries, faults = entries_of(read_yaml(LABELS_FILE))
    if faults:
        raise ContentFaults(faults)
    return Texts(entries).group("rounds", Language(language))
