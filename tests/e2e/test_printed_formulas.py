"""The multiplier laboratory's printed formulas, evaluated by the browser, against the core's exact values."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from playwright.sync_api import Page

from app.banking import multipliers
from app.banking.balance import Economy, economy
from app.banking.derivatives import partial
from app.components.multiplier import HERE
from app.exact import OutOfRange

RATIOS = ("r_d", "r_t", "t", "e", "k")
STOCKS = ("D", "T", "C", "E", "R", "required", "M1", "M2")
FORMULAS = (HERE / "formulas.js").read_text(encoding="utf-8")
# CORE is the lesson's; evaluating it as a module of its own is what the component does after joining its files.
EVALUATE = """async ([script, points]) => {
  const source = new Blob([script + "\\nexport { CORE };"], { type: "text/javascript" });
  const { CORE } = await import(URL.createObjectURL(source));
  return points.map((point) => Object.fromEntries(Object.entries(CORE).map(([name, of]) => [name, of(point)])));
}"""


def admissible_points(count: int) -> list[dict[str, float]]:
    """Random points of the core's range: small and large, some ratios zero, and edges where reserves equal deposits."""
    draw = random.Random("multiplier laboratory")
    points: list[dict[str, float]] = [
        {"B": 100.0, "r_d": 1.0, "r_t": 0.0, "t": 0.0, "e": 0.0, "k": 0.0},
        {"B": 100.0, "r_d": 0.5, "r_t": 0.25, "t": 2.0, "e": 2.0, "k": 0.0},
        {"B": 100.0, "r_d": 0.0, "r_t": 0.0, "t": 4.0, "e": 0.0, "k": 0.015625},
        {"B": 0.0, "r_d": 0.1, "r_t": 0.05, "t": 1.0, "e": 0.02, "k": 0.2},
    ]
    while len(points) < count:
        point = {
            "B": draw.choice([100.0, draw.uniform(1, 1e6)]),
            "r_d": draw.choice([0.0, draw.random(), draw.random() / 5]),
            "r_t": draw.choice([0.0, draw.random(), draw.random() / 5]),
            "t": draw.choice([0.0, draw.uniform(0, 4), draw.uniform(0, 40)]),
            "e": draw.choice([0.0, draw.random() / 5, draw.uniform(0, 2)]),
            "k": draw.choice([0.0, draw.random(), draw.uniform(0, 10)]),
        }
        exact = exactly(point)
        try:
            built = economy(**exact)
        except OutOfRange:
            continue
        if isinstance(built, Economy) and multipliers.leakage(**ratios(exact)) > Fraction(1, 10**4):
            points.append(point)
    return points


def exactly(point: dict[str, float]) -> dict[str, Fraction]:
    """The very numbers the browser holds, as Fractions."""
    return {name: Fraction(value) for name, value in point.items()}


def ratios(exact: dict[str, Fraction]) -> dict[str, Fraction]:
    return {name: exact[name] for name in RATIOS}


def core_values(exact: dict[str, Fraction]) -> dict[str, Fraction]:
    """What the core says at a point, under the names of formulas.js."""
    built = economy(**exact)
    assert isinstance(built, Economy)
    values: dict[str, Fraction] = {stock: Fraction(getattr(built, stock)) for stock in STOCKS}
    values["leakage"] = multipliers.leakage(**ratios(exact))
    for name in ("m1", "m2"):
        formula = getattr(multipliers, name)
        values[name] = formula(**ratios(exact))
        for ratio in RATIOS:
            values[f"d{name}_d{ratio}"] = partial(formula, ratio)(**ratios(exact))
    return values


def scale(name: str, exact: dict[str, Fraction]) -> Fraction:
    """A millionth of the terms that a derivative's numerator adds and takes away: what is left where they cancel."""
    if not name.startswith("d"):
        return Fraction(0)
    parts = 1 + exact["e"] + exact["k"] + exact["r_d"] + exact["r_t"] * (1 + exact["t"] + exact["k"]) + exact["t"]
    return parts / multipliers.leakage(**ratios(exact)) ** 2 * Fraction(1, 10**6)


def test_the_browser_computes_what_the_core_computes(page: Page) -> None:
    points = admissible_points(240)
    found = page.evaluate(EVALUATE, [FORMULAS, points])
    assert len(found) == 240
    for point, values in zip(points, found, strict=True):
        exact = exactly(point)
        expected = core_values(exact)
        assert set(values) == set(expected), "every printed formula is compared"
        for name, value in expected.items():
            allowed = Fraction(1, 10**9) * max(abs(value), scale(name, exact))
            assert abs(Fraction(values[name]) - value) <= allowed, (name, point, values[name], float(value))


@pytest.mark.parametrize("name", ["D", "m1", "m2", "M1", "M2"])
def test_where_nothing_leaks_the_browser_says_infinity(page: Page, name: str) -> None:
    nothing = dict.fromkeys(RATIOS, 0) | {"B": 100}
    [values] = page.evaluate(EVALUATE.replace("of(point)", "String(of(point))"), [FORMULAS, [nothing]])
    assert values[name] == "Infinity"
