"""Charts as Vega-Lite specifications, built with Altair and moved in the browser: no Streamlit, nothing comes back.

A specification is a plain dict that depends on the content and the language only, so it is built once and cached.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from app.algebra.authoring import read_condition
from app.algebra.printing import plain
from app.algebra.tree import Expression, Number
from app.banking.browser.curves import expressions, renamed
from app.banking.signs import RATIOS, SIGNS
from app.exact import require

MULTIPLIERS = {"m1": "m₁", "m2": "m₂"}
COLOR = "#2f7bb0"  # the dark theme's accent; on either paper it stands out by 4 to 1
POINTS = 200
SLACK = "1e-9"  # ratios are set as decimals and held in binary; a step of the sliders moves a condition by 5e-5
TOPS: Mapping[float, tuple[float, ...]] = {
    1.5: (0, 0.5, 1, 1.5),
    3: (0, 1, 2, 3),
    6: (0, 1, 2, 3, 4, 5, 6),
    12: (0, 3, 6, 9, 12),
    24: (0, 6, 12, 18, 24),
}
"""Where the vertical axis may end, and what stands on it: few steps, so that it rests while a slider moves."""


@dataclass(frozen=True, slots=True)
class Range:
    """A ratio's axis ends at `end` and its slider at `most`, both in `unit`s; percent: the unit is a hundredth."""

    end: float
    most: float
    step: float
    percent: bool = True

    @property
    def unit(self) -> int:
        """How many of the slider's units make one."""
        return 100 if self.percent else 1


RANGES = {
    "r_d": Range(end=50, most=50, step=0.5),
    "r_t": Range(end=60, most=60, step=0.5),
    "t": Range(end=4, most=4, step=0.05, percent=False),
    "e": Range(end=60, most=60, step=0.5),
    "k": Range(end=200, most=100, step=1),
}


def check_opening(against: str, settings: Mapping[str, Any]) -> None:
    """Errors: OutOfRange where a setting lies off its slider, or the marked point off the axis."""
    for name in RATIOS:
        if settings[name] is not None:
            limits = RANGES[name]
            most = limits.end if name == against else limits.most
            require(0 <= settings[name] * limits.unit <= most, "off_the_slider", name=name, value=settings[name])


def curve(
    multiplier: str, against: str, settings: Mapping[str, Any], words: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, Any]:
    """A multiplier against one ratio from zero, the other ratios on sliders; its title tells the sign of the slope.

    multiplier: m1 or m2. settings: an exact number for each of RATIOS; for `against`, None or a point to mark. words:
    the interface texts below "curve". names: what each ratio is called. Errors: OutOfRange as in `check_opening`.
    """
    import altair as alt  # costs half a second, and only a page with a curve needs it

    check_opening(against, settings)
    core, x_range = expressions(), RANGES[against]
    end = x_range.end / x_range.unit

    def at(formula: str, x: str) -> str:
        return f"({renamed(core[formula], {against: x})})"

    def admissible(x: str) -> str:
        return f"{at('reserves', x)} <= {at('deposits', x)} + {SLACK} && {at('leakage', x)} > {SLACK}"

    def parameter(name: str) -> Iterable[Any]:
        limits, label = RANGES[name], words["ratio"].format(ratio=name, name=names[name])
        slider = alt.binding_range(min=0, max=limits.most, step=limits.step, name=label)
        value = float(f"{float(settings[name] * limits.unit):.6g}")
        if not limits.percent:
            return [alt.param(name=name, value=value, bind=slider)]
        return [
            alt.param(name=f"{name}_percent", value=value, bind=slider),
            alt.param(name=name, expr=f"{name}_percent / {limits.unit}"),
        ]

    ends = f"max({at(multiplier, '0')}, {at(multiplier, str(end))})"  # the slope keeps its sign, so the top is an end
    top = _first((f"{ends} <= {limit}", str(limit)) for limit in TOPS)
    one = (1,) if against == "k" else ()  # both multipliers tend to one as the public takes all money as currency
    ticks = _first((f"top <= {limit}", json.dumps(sorted({*values, *one}))) for limit, values in TOPS.items())
    params = [slider for name in RATIOS if name != against for slider in parameter(name)]
    params.append(alt.param(name="top", expr=top))

    horizontal = alt.X(
        "x:Q",
        title=words["ratio"].format(ratio=against, name=names[against]),
        scale=alt.Scale(domain=[0, end], nice=False),
        axis=alt.Axis(format="%" if x_range.percent else "~g", grid=False, tickCount=5, aria=False),
    )
    vertical = alt.Y(
        "y:Q",
        title=MULTIPLIERS[multiplier],
        scale=alt.Scale(domainMin=0, domainMax=alt.expr("top"), nice=False),
        axis=alt.Axis(
            values=alt.expr(ticks),
            format="~g",
            labelFlush=False,
            labelOverlap=False,
            titleAngle=0,
            titleAlign="left",
            titleBaseline="bottom",
            titleX=-58,  # left of the labels, however wide, so that nothing shifts as the top moves
            titleY=-12,
            aria=False,
        ),
    )
    line = (
        alt.Chart(alt.sequence(0, end * (1 + 0.5 / POINTS), end / POINTS, as_="x"))
        .transform_filter(admissible("datum.x"))
        .transform_calculate(y=at(multiplier, "datum.x"))
        .mark_line(clip=True, strokeWidth=3, color=COLOR, tooltip=False, aria=False)
        .encode(x=horizontal, y=vertical)
    )
    layers = [line]
    if one:
        rule = alt.Chart(alt.sequence(1, 2, as_="y")).mark_rule(strokeDash=[5, 4], aria=False).encode(y="y:Q")
        layers.insert(0, rule)
    if settings[against] is not None:
        rises = f"{at(multiplier, '0')} < {at(multiplier, str(end))}"
        layers += _marked(
            float(settings[against]), end, multiplier, at(multiplier, "datum.x"), admissible("datum.x"), rises
        )
    headline, reason = _title(
        multiplier, against, words, admissible("0"), admissible(str(end)), at("leakage", str(end))
    )
    # Vega leaves a title's spoken label as it was at first, but renews a mark's: so an unseen mark says the title.
    spoken = _filled(words["spoken"], headline=f"({headline})", reasons=f"join({reason}, {_quoted(words['pause'])})")
    speaker = alt.Chart(alt.sequence(0, 1, as_="speaker")).mark_text(
        text="", tooltip=False, description=alt.expr(spoken)
    )
    chart = (
        alt.layer(*layers, speaker)
        .add_params(*params)
        .properties(
            height=420,
            autosize={"type": "fit", "contains": "padding", "resize": True},  # the title has two lines or three
            description=_said(words["description"], multiplier, against),
            title=alt.Title("", offset=18, subtitlePadding=6, fontSize=18, subtitleFontSize=15, limit=0, aria=False),
        )
    )
    spec: dict[str, Any] = chart.to_dict(validate=False)
    spec["title"] |= {
        "text": {"expr": headline},
        "subtitle": {"expr": reason},
    }  # Altair's schema knows no such subtitle
    return spec


def _marked(x: float, end: float, multiplier: str, y: str, drawn: str, rises: str) -> list[Any]:
    """A dot on the curve and the multiplier's value on the side that the curve leaves free."""
    import altair as alt

    point = (
        alt.Chart(alt.sequence(x, x + end, 2 * end, as_="x"))  # one row
        .transform_filter(drawn)
        .transform_calculate(y=y, label=f"{_quoted(MULTIPLIERS[multiplier] + ' = ')} + format(datum.y, '.2f')")
        .encode(x="x:Q", y="y:Q")
    )
    left = x < end / 2
    if_rising, if_falling = (16, -14) if left else (-14, 16)
    dot = point.mark_point(filled=True, size=90, color=COLOR, opacity=1, clip=True, tooltip=False, aria=False)
    text = point.mark_text(
        align="left" if left else "right",
        dx=10 if left else -10,
        dy=alt.expr(f"{rises} ? {if_rising} : {if_falling}"),
        fontSize=15,
        clip=True,
        tooltip=False,
        aria=False,
    )
    return [dot, text.encode(text="label:N")]


def _title(
    multiplier: str, against: str, words: Mapping[str, str], at_start: str, at_end: str, leaks: str
) -> tuple[str, str]:
    """Vega expressions of the title and of its further lines: the sign of the slope here, and what decides it."""
    sign = next(sign for sign in SIGNS if (sign.multiplier, sign.variable) == (multiplier, against))
    falls, flat, rises = (_quoted(_said(words[name], multiplier, against)) for name in ("falls", "flat", "rises"))
    if sign.condition:
        condition = read_condition(sign.condition)
        sides = expressions()["conditions"][multiplier][against]
        left, right = f"({sides['left']})", f"({sides['right']})"
        same = f"abs({left} - {right}) < {SLACK}"
        less = falls if sign.negative == (condition.relation == "<") else rises
        more = rises if less == falls else falls
        headline = f"{same} ? {flat} : {left} < {right} ? {less} : {more}"
        comparison = (
            f"{same} ? {_chain(condition.left, '', '=', right, condition.right)} : "
            f"{left} < {right} ? {_chain(condition.left, left, '<', right, condition.right)} : "
            f"{_chain(condition.left, left, '>', right, condition.right)}"
        )
        reason = _filled(words["because"], comparison=f"({comparison})")
    else:
        headline, reason = falls if sign.negative else rises, _quoted(words["always"])
    partly = f"(({at_start}) == ({at_end}) ? [{reason}] : [{reason}, {_quoted(words['partly'])}])"
    unseen = f"!({at_start}) && !({at_end})"
    dry = f"{leaks} <= {SLACK}"
    nothing = [
        _quoted(words[name]) for name in ("nothing_leaks", "reserves_above_deposits", "raise_one", "lower_reserves")
    ]
    return (
        f"{unseen} ? ({dry} ? {nothing[0]} : {nothing[1]}) : ({headline})",
        f"({unseen} ? ({dry} ? [{nothing[2]}] : [{nothing[3]}]) : {partly})",
    )


def _chain(left: Expression, value: str, relation: str, other: str, right: Expression) -> str:
    """Text such as "r_d + e + k = 0.32 > 0.06 = r_t(1 + k)"; without `value` one number stands for both sides."""
    number = f"format({value}, '.5~f') + {_quoted(f' {relation} ')} + " if value else ""
    shown = f"{_quoted(_typed(left) + ' = ')} + {number}format({other}, '.5~f')"
    return shown if isinstance(right, Number) else f"{shown} + {_quoted(' = ' + _typed(right))}"


def _typed(tree: Expression) -> str:
    """A side of a condition for a line of plain text: r_d + r_t·t + e, r_t(1 + k)."""
    return plain(tree).replace("*(", "(").replace("*", "·")


def _said(text: str, multiplier: str, ratio: str) -> str:
    return text.format(multiplier=MULTIPLIERS[multiplier], ratio=ratio)


def _filled(text: str, **values: str) -> str:
    """A Vega expression for a text whose {placeholders} are Vega expressions."""
    pieces = []
    for literal, name, _, _ in Formatter().parse(text):
        pieces += [_quoted(literal)] if literal else []
        pieces += [values[name]] if name is not None else []
    return " + ".join(pieces)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _first(cases: Iterable[tuple[str, str]]) -> str:
    """A Vega expression: the value of the first case that holds, the last one's where none does."""
    *earlier, (_, last) = cases
    return "".join(f"{condition} ? {value} : " for condition, value in earlier) + last
