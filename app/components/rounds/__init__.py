"""The lending-rounds laboratory: one component that computes, draws and plays in the browser, without server messages."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from app.banking.browser import SETTINGS, rounds_of
from app.banking.rounds import Convention
from app.components.shared import assets
from app.exact import OutOfRange, require

HERE = Path(__file__).resolve().parent
SCRIPTS = (assets.SCRIPT, *(HERE / name for name in ("formulas.js", "model.js", "chart.js", "panels.js", "rounds.js")))
MOST_ROUNDS = 60

_component = st.components.v2.component(
    "money_textbook.rounds",
    html=assets.text(HERE / "component.html"),
    css=assets.text(assets.STYLE, HERE / "rounds.css"),
    js=assets.text(*SCRIPTS),
)


def rounds_figure(figure: str, settings: Mapping[str, Any], language: str, *, key: str) -> None:
    """Mount the laboratory.

    `figure` names the settings in the address (`<figure>.first=100&…`) and is unique on the page. `settings` are the
    lesson's own: convention (exam, split, loan_share, loan_split), first, r_d, r_t, t, e, k, h, c (exact numbers or
    text such as "10%"; h and c are k where the lesson is silent) and n, the number of rounds. Errors: OutOfRange where
    the core refuses them.
    """
    _component(
        key=key,
        data={"figure": figure, "language": language, "settings": plain(settings), "labels": labels(language)},
    )


def plain(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The lesson's settings complete, checked by the core, and as JSON numbers. Errors: OutOfRange."""
    convention = Convention(settings.get("convention", Convention.EXAM))
    number = {name: _exact(settings.get(name, 0)) for name in ("r_d", "r_t", "t", "e", "k")}
    number |= {name: _exact(settings.get(name, number["k"])) for name in ("h", "c")}
    number["first"] = _exact(settings.get("first", 100))
    n = _exact(settings.get("n", 10))
    require(n.denominator == 1 and 1 <= n <= MOST_ROUNDS, "round_number", least=1, most=MOST_ROUNDS, value=n)
    require(number["first"] > 0, "not_positive", name="first", value=number["first"])
    rounds_of(convention, {name: number[name] for name in SETTINGS[convention]})
    return {"convention": str(convention), "n": int(n)} | {name: float(value) for name, value in number.items()}


def _exact(value: object) -> Fraction:
    if isinstance(value, str) and value.strip().endswith("%"):
        return Fraction(value.strip()[:-1]) / 100
    if isinstance(value, float):
        return Fraction(str(value))  # YAML's 0.1 means a tenth
    try:
        return Fraction(value)  # type: ignore[arg-type]
    except (TypeError, ValueError) as fault:
        raise OutOfRange("not_a_number", value=value) from fault


@cache
def labels(language: str) -> dict[str, str]:
    """The figure's words in one language."""
    import yaml

    path = HERE.parents[2] / "lessons" / "interface" / "rounds.yaml"
    words = yaml.safe_load(path.read_text(encoding="utf-8"))["rounds"]
    return {name: texts[language] for name, texts in words.items()}
