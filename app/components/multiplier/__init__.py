"""The multiplier laboratory: ratios move, and a base of 100, the money it supports and every sign move with them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from app.algebra.authoring import read_authored, read_condition
from app.algebra.typesetting import mathml
from app.banking.browser.multipliers import RATIOS
from app.banking.signs import SIGNS
from app.components.shared.assets import MATHML, SCRIPT, STYLE, text

HERE = Path(__file__).parent
FORMULAS = {"m1": "(1 + k)/(r_d + r_t*t + e + k)", "m2": "(1 + k + t)/(r_d + r_t*t + e + k)"}

_component = st.components.v2.component(
    "textbook_multiplier",
    html=text(HERE / "component.html"),
    css=text(STYLE, HERE / "component.css"),
    js=text(SCRIPT, MATHML, HERE / "formulas.js", HERE / "component.js"),
)


def multiplier_figure(figure: str, settings: Mapping[str, Any], labels: Mapping[str, str], *, key: str) -> None:
    """Mount the laboratory. `figure` names the settings in the address and is unique on the page."""
    show = settings["show"]
    _component(
        key=key,
        data={
            "figure": figure,
            "show": show,
            "settings": {name: settings[name] for name in RATIOS},
            "labels": dict(labels),
            "formulas": typeset_formulas(),
            "conditions": sign_conditions(show),
        },
    )


@cache
def typeset_formulas() -> dict[str, str]:
    """MathML of the ratios and of both multipliers."""
    names = {name: mathml(read_authored(name)) for name in RATIOS}
    named = {f"{name}_name": mathml(read_authored(name)) for name in FORMULAS}
    return names | named | {name: mathml(read_authored(source)) for name, source in FORMULAS.items()}


@cache
def sign_conditions(multiplier: str) -> dict[str, dict[str, Any]]:
    """For each ratio whose sign is conditional: the condition as MathML, and the sign it decides."""
    return {
        sign.variable: {
            "ratio": sign.variable,
            "negative": sign.negative,
            "math": mathml(read_condition(sign.condition)),
        }
        for sign in SIGNS
        if sign.multiplier == multiplier and sign.condition
    }
