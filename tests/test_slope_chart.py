"""The prover's pictures: what the browser computes is the core's, and the switch is where the derivative is zero."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app import cached
from app.algebra.evaluation import evaluate
from app.banking.claims import shown
from app.banking.claims.points import USUAL
from app.banking.claims.quantities import QUANTITIES
from app.prose.languages import Language
from app.slope_chart import LIMITS, switch_axis
from tests.test_charts import value

PAIRS = [(of, by) for of, quantity in QUANTITIES.items() for by in quantity.symbols]
SWITCHED = [(of, by) for of, by in PAIRS if switch_axis(cached.slope(of, by))]


def spec_of(of: str, by: str, view: str, point: Any = None, language: Language = Language.EN) -> dict[str, Any]:
    return cached.slope_chart(of, by, view, point, language)


def line_of(spec: dict[str, Any]) -> dict[str, Any]:
    return next(layer for layer in spec["layer"] if layer["mark"]["type"] == "line")


def calculated(spec: dict[str, Any], kind: str) -> Iterator[dict[str, str]]:
    for layer in spec["layer"]:
        if layer["mark"]["type"] == kind:
            yield {each["as"]: each["calculate"] for each in layer["transform"] if "calculate" in each}


def settings(data: st.DataObject, of: str) -> dict[str, Fraction]:
    return {
        name: data.draw(st.integers(0, 20), label=name) * Fraction(round(LIMITS[name].most * 10), 200)
        / LIMITS[name].unit
        for name in QUANTITIES[of].symbols
    }  # fmt: skip


def slope_at(of: str, by: str, point: dict[str, Fraction]) -> Fraction:
    found = cached.slope(of, by)
    above = evaluate(shown.polynomial(found.ring, found.numerator), point)
    return above / evaluate(found.quantity.formula.denominator, point) ** 2


@pytest.mark.parametrize(("of", "by"), PAIRS)
@given(data=st.data())
def test_the_quantity_is_drawn_where_the_core_has_a_value_and_is_the_cores(of: str, by: str, data: Any) -> None:
    point = settings(data, of)
    keep, calculate = line_of(spec_of(of, by, "level"))["transform"]
    names: dict[str, Any] = {**point, "datum.x": point[by]}
    if QUANTITIES[of].admits(point):
        assert value(keep["filter"], names)
        assert value(calculate["calculate"], names) == QUANTITIES[of].value(point)
    elif all(point[name] for name in QUANTITIES[of].positive):
        assert not value(keep["filter"], names)


@pytest.mark.parametrize(("of", "by"), SWITCHED)
@given(data=st.data())
def test_the_derivative_is_the_cores_and_zero_at_the_switch(of: str, by: str, data: Any) -> None:
    point = settings(data, of)
    quantity, axis = QUANTITIES[of], switch_axis(cached.slope(of, by))
    assume(quantity.admits(point))
    spec = spec_of(of, by, "slope")
    keep, calculate = line_of(spec)["transform"]
    place = axis.at(point, quantity)
    shown_names = {param["name"] for param in spec["params"]}
    names: dict[str, Any] = {name: each for name, each in point.items() if name in shown_names}
    assert value(keep["filter"], {**names, "datum.x": place})
    assert value(calculate["calculate"], {**names, "datum.x": place}) == slope_at(of, by, point)
    turn = value(next(calculated(spec, "point"))["x"], names)
    if turn >= 0 and value(keep["filter"], {**names, "datum.x": turn}):
        assert value(calculate["calculate"], {**names, "datum.x": turn}) == 0


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("of", "by"), PAIRS)
def test_every_picture_has_sliders_words_and_its_example(of: str, by: str, language: Language) -> None:
    point = tuple((name, USUAL[name]) for name in QUANTITIES[of].symbols)
    for view in ("slope", "level") if (of, by) in SWITCHED else ("level",):
        spec = spec_of(of, by, view, point, language)
        assert spec is spec_of(of, by, view, point, language), "built once"
        text = json.dumps(spec, ensure_ascii=False)
        assert "{" not in spec["title"]["text"] + spec["description"]
        assert cached.library().texts.say("prover.picture.example", language) in text
        for param in spec["params"]:
            if "bind" in param:
                name = param["name"].removesuffix("_percent")
                assert param["value"] == float(USUAL[name] * LIMITS[name].unit)
                assert param["bind"]["min"] <= param["value"] <= param["bind"]["max"]
                assert cached.library().texts.say(f"prover.names.{name}", language) in param["bind"]["name"]
        if view == "slope":
            *_, marked = calculated(spec, "point")
            names = {name: each for name, each in point if f'"name": "{name}"' in text}
            assert float(value(marked["y"], names)) == pytest.approx(float(slope_at(of, by, dict(point))))


def test_m1_by_k_switches_on_the_sum_of_the_reserves() -> None:
    spec = spec_of("m1", "k", "slope")
    assert value(next(calculated(spec, "point"))["x"], {}) == 1
    bound = [param["name"] for param in spec["params"] if "bind" in param]
    assert bound == ["t", "k_percent"], "the sum stands for r_d, r_t and e"
    t = {"t": Fraction(3, 2)}
    assert value(next(calculated(spec_of("m2", "k", "slope"), "point"))["x"], t) == Fraction(5, 2)


def test_a_derivative_of_one_sign_has_no_switch_to_draw() -> None:
    assert ("m1", "e") not in SWITCHED
    with pytest.raises(ValueError, match="nothing decides"):
        spec_of("m1", "e", "slope")
