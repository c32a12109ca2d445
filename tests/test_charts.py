"""The curves: what their expressions compute is the core's, and what their titles say is the sign of its derivative."""

from __future__ import annotations

import ast
import json
import operator
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from app import cached, charts
from app.banking import multipliers
from app.banking.browser.curves import expressions, renamed
from app.banking.derivatives import partial
from app.banking.signs import RATIOS, SIGNS
from app.curriculum.schema import CurveFigure
from app.exact import Infinite, OutOfRange
from app.prose.languages import Language

PAIRS = [(sign.multiplier, sign.variable) for sign in SIGNS]
BOOK = cached.library()
WORDS = BOOK.texts.group("curve", Language.EN)
NAMES = BOOK.texts.group("multiplier", Language.EN)
OPENING = {"r_d": Fraction(1, 10), "r_t": Fraction(1, 20), "t": Fraction(2), "e": Fraction(1, 50), "k": Fraction(1, 5)}
OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Lt: operator.lt, ast.Gt: operator.gt, ast.LtE: operator.le, ast.Eq: operator.eq,
}  # fmt: skip


# ---- a small exact evaluator of Vega expressions: what Python writes alike is left to Python's own parser ----


def pythonic(text: str) -> str:
    """JavaScript's && ! and ?: in Python's words, outside quoted strings. A ?: ends where its brackets do."""
    pieces = re.split(r'("(?:[^"\\]|\\.)*")', text)
    strings = pieces[1::2]
    joined = "".join(piece if i % 2 == 0 else f"\x00{i // 2}\x00" for i, piece in enumerate(pieces))
    joined = joined.replace("&&", " and ").replace("!(", " not (")

    def inside(text: str) -> str:
        depth, start, out, i = 0, 0, "", 0
        while i < len(text):  # brackets first, from the outside in
            if text[i] in "([":
                if depth == 0:
                    out, start = out + text[start : i + 1], i + 1
                depth += 1
            elif text[i] in ")]":
                depth -= 1
                if depth == 0:
                    out, start = out + ternary(text[start:i]) + text[i], i + 1
            i += 1
        return out + text[start:]

    def ternary(text: str) -> str:
        flat = [(i, c) for i, c in enumerate(text) if c in "?:" and outside(text, i)]
        if not flat or flat[0][1] != "?":
            return inside(text)
        question = flat[0][0]
        level = 0
        for i, c in flat:
            level += 1 if c == "?" else -1
            if level == 0:
                yes, no = ternary(text[question + 1 : i]), ternary(text[i + 1 :])
                return f"(({yes}) if ({inside(text[:question])}) else ({no}))"
        raise ValueError(text)

    def outside(text: str, position: int) -> bool:
        before = text[:position]
        return before.count("(") + before.count("[") == before.count(")") + before.count("]")

    converted = ternary(joined)
    return re.sub("\x00(\\d+)\x00", lambda match: strings[int(match[1])], converted).strip()


@cache
def parsed(text: str) -> ast.expr:
    return ast.parse(pythonic(text), mode="eval").body


def value(text: str, names: Mapping[str, Any]) -> Any:
    """A Vega expression evaluated exactly: decimals are Fractions."""
    return walk(parsed(text), names)


def walk(node: ast.expr, names: Mapping[str, Any]) -> Any:
    match node:
        case ast.Constant(value=constant):
            return constant if isinstance(constant, str) else Fraction(str(constant))
        case ast.Name(id=name):
            return names[name]
        case ast.Attribute(value=ast.Name(id="datum"), attr=name):
            return names[f"datum.{name}"]
        case ast.List(elts=items):
            return [walk(item, names) for item in items]
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return not walk(inner, names)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -walk(inner, names)
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(walk(part, names) for part in parts)
        case ast.IfExp(test=test, body=body, orelse=otherwise):
            return walk(body if walk(test, names) else otherwise, names)
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATORS[type(op)](walk(left, names), walk(right, names))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return OPERATORS[type(op)](walk(left, names), walk(right, names))
        case ast.Call(func=ast.Name(id=name), args=args):
            call: Any = {"abs": abs, "max": max, "format": shown}[name]
            return call(*(walk(arg, names) for arg in args))
    raise AssertionError(ast.dump(node))


def shown(number: Fraction, style: str) -> str:
    assert style == ".5~f"
    return f"{float(number):.5f}".rstrip("0").rstrip(".")


# ---- what a learner can set, and the specification ----


def slider(name: str) -> st.SearchStrategy[Fraction]:
    """The positions of a ratio's slider, exactly, with its ends and zero often among them."""
    limits = charts.RANGES[name]
    steps = round(limits.most / limits.step)
    return st.integers(0, steps).map(lambda n: n * Fraction(str(limits.step)) / limits.unit)


SETTINGS = st.fixed_dictionaries({name: slider(name) for name in RATIOS})


@cache
def spec_of(multiplier: str, against: str) -> dict[str, Any]:
    return charts.curve(multiplier, against, OPENING, WORDS, NAMES)


def line_of(spec: dict[str, Any]) -> dict[str, Any]:
    return next(layer for layer in spec["layer"] if layer["mark"]["type"] == "line")


def accepted(multiplier: str, settings: Mapping[str, Fraction]) -> Fraction | None:
    """The core's value, or None where it refuses the settings or nothing leaks."""
    try:
        result = getattr(multipliers, multiplier)(**settings)
    except OutOfRange:
        return None
    return None if isinstance(result, Infinite) else result


@pytest.mark.parametrize("name", ["m1", "m2"])
@given(settings=SETTINGS)
def test_the_printed_multipliers_are_the_cores(name, settings):
    exact = accepted(name, settings)
    assume(exact is not None)
    assert value(expressions()[name], settings) == exact


def test_names_are_replaced_whole():
    assert renamed("(k + 1)/(e + k + r_t*t)", {"t": "datum.x"}) == "(k + 1)/(e + k + r_t*datum.x)"


@pytest.mark.parametrize(("multiplier", "against"), PAIRS)
@given(settings=SETTINGS)
def test_the_curve_is_drawn_where_the_core_has_a_value_and_nowhere_else(multiplier, against, settings):
    keep, calculate = line_of(spec_of(multiplier, against))["transform"]
    names = settings | {"datum.x": settings[against]}
    names.pop(against)
    exact = accepted(multiplier, settings)
    assert value(keep["filter"], names) == (exact is not None)
    if exact is not None:
        assert value(calculate["calculate"], names) == exact


@pytest.mark.parametrize(("multiplier", "against"), PAIRS)
@given(settings=SETTINGS)
def test_the_title_tells_the_sign_of_the_cores_derivative(multiplier, against, settings):
    assume(accepted(multiplier, settings) is not None)
    slope = partial(getattr(multipliers, multiplier), against)(**settings)
    title = spec_of(multiplier, against)["title"]
    others = {name: x for name, x in settings.items() if name != against}
    said = value(title["text"]["expr"], others)
    word = "rises" if slope > 0 else "falls" if slope < 0 else "stays the same"
    assert word in said
    reason, *rest = value(title["subtitle"]["expr"], others)
    assert rest in ([], [WORDS["partly"]])
    numbers = [Fraction(x) for x in re.findall(r"(?<== )[0-9.]+", reason)]
    condition = expressions()["conditions"][multiplier].get(against)
    if condition:
        sides = [value(condition[side], others) for side in ("left", "right")]
        assert numbers[0] in sides, "the numbers are exact"
        assert (" < " in reason, " > " in reason) == (sides[0] < sides[1], sides[0] > sides[1])
    else:
        assert reason == WORDS["always"]


@pytest.mark.parametrize(("multiplier", "against"), PAIRS)
@given(settings=SETTINGS)
def test_the_axis_reaches_the_highest_point(multiplier, against, settings):
    settings = settings | {against: Fraction(0)}
    exact = accepted(multiplier, settings)
    assume(exact is not None)
    top = next(param["expr"] for param in spec_of(multiplier, against)["params"] if param["name"] == "top")
    reached = value(top, settings)
    assert reached >= exact or reached == max(charts.TOPS)


def test_the_flat_case_is_told_with_one_number_for_both_sides():
    at_one = {"r_d": Fraction(18, 100), "r_t": Fraction(1, 5), "t": Fraction(4), "e": Fraction(2, 100)}
    title = spec_of("m1", "k")["title"]
    assert value(title["text"]["expr"], at_one) == "m₁ stays the same as k grows"
    assert value(title["subtitle"]["expr"], at_one) == ["because r_d + r_t·t + e = 1"]
    usual = {"r_d": Fraction(1, 10), "r_t": Fraction(1, 20), "e": Fraction(2, 100), "k": Fraction(1, 5)}
    title = spec_of("m2", "t")["title"]
    assert value(title["subtitle"]["expr"], usual) == ["because r_d + e + k = 0.32 > 0.06 = r_t(1 + k)"]


def test_an_empty_picture_says_why():
    title = spec_of("m1", "k")["title"]
    over = {"r_d": Fraction(1, 2), "r_t": Fraction(0), "t": Fraction(0), "e": Fraction(3, 5)}
    assert value(title["text"]["expr"], over) == WORDS["reserves_above_deposits"]
    assert value(title["subtitle"]["expr"], over) == [WORDS["lower_reserves"]]
    dry = dict.fromkeys(("r_d", "r_t", "e", "k"), Fraction(0))
    title = spec_of("m2", "t")["title"]
    assert value(title["text"]["expr"], dry) == WORDS["nothing_leaks"]
    assert value(title["subtitle"]["expr"], dry) == [WORDS["raise_one"]]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("multiplier", "against"), PAIRS)
def test_every_other_ratio_has_a_slider_in_the_pages_language(multiplier, against, language):
    names = BOOK.texts.group("multiplier", language)
    spec = charts.curve(multiplier, against, OPENING, BOOK.texts.group("curve", language), names)
    json.dumps(spec)
    bound = {param["name"].removesuffix("_percent"): param for param in spec["params"] if "bind" in param}
    assert list(bound) == [name for name in RATIOS if name != against]
    for name, param in bound.items():
        assert names[name] in param["bind"]["name"]
        assert param["value"] == float(OPENING[name] * charts.RANGES[name].unit)
    assert "selection" not in json.dumps(spec)
    assert spec["description"]


def test_a_setting_off_its_slider_is_refused():
    with pytest.raises(OutOfRange, match="off_the_slider"):
        charts.curve("m1", "k", OPENING | {"r_d": Fraction(3, 5)}, WORDS, NAMES)
    charts.check_opening("k", OPENING | {"k": None})


def test_a_curve_needs_every_ratio_but_its_own():
    CurveFigure(kind="curve", multiplier="m1", against="k", r_d="0", r_t="0", t="0", e="0")
    with pytest.raises(ValidationError, match="needs t, k"):
        CurveFigure(kind="curve", multiplier="m1", against="e", r_d="0", r_t="0")


def test_the_books_curves_are_built_once():
    curves = [
        (chapter.slug, name)
        for chapter in BOOK.ordered
        for name, figure in chapter.lesson.figures.items()
        if isinstance(figure, CurveFigure)
    ]
    assert len(curves) >= 2
    for slug, name in curves:
        for language in Language:
            assert cached.curve_spec(slug, name, language) is cached.curve_spec(slug, name, language)


def test_a_page_without_a_curve_does_not_load_altair():
    script = "import sys, app.views.chapter, app.charts; sys.exit('altair' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
