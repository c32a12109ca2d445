"""A derivative against what decides its sign, or the quantity itself against the variable, as Vega-Lite specifications.

What moves moves in the browser: sliders set the other symbols, and every expression in the picture is printed from the
core's formula. Nothing a learner typed gets here, but for the numbers of an example that the core found.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.algebra.definite import coefficients_sign
from app.algebra.tree import Condition, Expression, Product, Quotient, free_symbols, substitute
from app.banking.browser.trees import X, compared, vega
from app.banking.claims import shown
from app.banking.claims.points import USUAL, Point
from app.banking.claims.quantities import QUANTITIES, ZERO, Quantity
from app.banking.claims.slopes import Slope, slope
from app.charts import COLOR, POINTS, RANGES, Range

LIMITS: Mapping[str, Range] = {
    **RANGES,
    **{name: Range(end=100, most=60, step=0.5) for name in ("r_d", "r_t", "r", "e")},
    "c": RANGES["k"], "s": RANGES["t"],
    "M": Range(end=40, most=60, step=0.5, percent=False), "B": Range(end=20, most=20, step=0.5, percent=False),
    "X": Range(end=5, most=5, step=0.1, percent=False), "P": Range(end=4, most=4, step=0.1, percent=False),
    "Y": Range(end=200, most=200, step=5, percent=False), "m": Range(end=8, most=8, step=0.1, percent=False),
}  # fmt: skip
SUM_END = 3.0
"""Where the axis of a sum of ratios ends."""
_PREFERRED = ("r_t", "r", "t", "c", "M", "r_d", "e", "k")


@dataclass(frozen=True, slots=True)
class Axis:
    """What is drawn to the right. symbol: what runs along it; stands_for: the sum it is, if it is one."""

    symbol: str
    end: float
    stands_for: tuple[str, ...] = ()

    @property
    def percent(self) -> bool:
        """Whether its numbers are shares."""
        return not self.stands_for and LIMITS[self.symbol].percent

    def put(self, tree: Expression) -> Expression:
        """A formula of the symbols as one of what runs along the axis: the first of a sum stands for all of it."""
        return substitute(tree, dict.fromkeys(self.stands_for[1:], ZERO)) if self.stands_for else tree

    def at(self, point: Point, quantity: Quantity) -> Fraction:
        """Where on the axis a point lies: r_d + r_t·t + e, the reserves, or the symbol's own value."""
        if not self.stands_for:
            return point[self.symbol]
        return quantity.reserves(point)


def switch_axis(found: Slope) -> Axis | None:
    """What the sign of a derivative is best seen against; None where nothing decides it."""
    quantity = found.quantity
    if found.by in quantity.across:
        return Axis(quantity.across[found.by][0], SUM_END, quantity.across[found.by])
    if not found.deciding:
        return None
    names = free_symbols(shown.polynomial(found.ring, found.deciding[-1]))
    symbol = next(name for name in _PREFERRED if name in names)
    return Axis(symbol, LIMITS[symbol].end / LIMITS[symbol].unit)


def _admitted(quantity: Quantity, axis: Axis) -> str:
    """Where the core has a value."""
    return " && ".join(
        compared(Condition(axis.put(each.left), each.relation, axis.put(each.right)), axis.symbol)
        for each in quantity.conditions
        if not axis.stands_for or not free_symbols(each) <= set(axis.stands_for)
    )


def chart(
    of: str, by: str, view: str, point: Point | None, words: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, Any]:
    """The picture of ∂of/∂by ("slope") or of the quantity itself ("level").

    point: an example to mark, whose other values the sliders open at. words: the interface texts below
    "prover.picture"; names: what each symbol is called. Errors: ValueError for "slope" where nothing decides the sign.
    """
    quantity, found = QUANTITIES[of], slope(QUANTITIES[of], by)
    axis = switch_axis(found) if view == "slope" else Axis(by, LIMITS[by].end / LIMITS[by].unit)
    if axis is None:
        raise ValueError(f"{of} by {by}: nothing decides the sign")
    if view == "slope":
        numerator = shown.polynomial(found.ring, found.numerator)
        below = quantity.formula.denominator
        drawn: Expression = Quotient(axis.put(numerator), axis.put(Product((below, below))))
    else:
        drawn = quantity.formula
    return _Picture(found, axis, view, drawn, point, words, names).spec()


@dataclass(frozen=True, slots=True)
class _Picture:
    found: Slope
    axis: Axis
    view: str
    drawn: Expression
    point: Point | None
    words: Mapping[str, str]
    names: Mapping[str, str]

    def spec(self) -> dict[str, Any]:
        """The specification."""
        axis, of_text = self.axis, self.names[f"notation.{self.found.quantity.name}"]
        y = vega(self.drawn, axis.symbol)
        admitted = _admitted(self.found.quantity, axis)
        headline = self.words[f"{self.view}_title"].format(of=of_text, by=self.found.by, axis=self._axis_name())
        layers = [
            self._rule("y", "0") if self.view == "slope" else None,
            {
                "data": {"sequence": {"start": 0, "stop": axis.end * (1 + 0.5 / POINTS), "step": axis.end / POINTS,
                                      "as": "x"}},
                "transform": [{"filter": admitted}, {"calculate": y, "as": "y"}],
                "mark": {"type": "line", "clip": True, "strokeWidth": 3, "color": COLOR, "tooltip": False,
                         "aria": False},
                "encoding": {"x": self._horizontal(), "y": self._vertical()},
            },
            *(self._switch() if self.view == "slope" else ()),
            *(self._marked(y) if self.point is not None else ()),
            {   # Vega renews what a mark says, not what a title says: so an unseen mark speaks
                "data": {"sequence": {"start": 0, "stop": 1, "as": "speaker"}},
                "mark": {"type": "text", "text": "", "tooltip": False, "description": {"expr": self._spoken(headline)}},
            },
        ]  # fmt: skip
        return {
            "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
            "height": 380,
            "autosize": {"type": "fit", "contains": "padding", "resize": True},
            "description": self.words["description"].format(headline=headline),
            "params": [*self._sliders(), {"name": "top", "expr": self._top()}],
            "title": {
                "text": headline, "subtitle": {"expr": self._reason()}, "offset": 18, "subtitlePadding": 6,
                "fontSize": 17, "subtitleFontSize": 15, "limit": 0, "aria": False, "anchor": "start",
            },
            "layer": [layer for layer in layers if layer],
        }  # fmt: skip

    def _axis_name(self) -> str:
        return self.words["reserves"] if self.axis.stands_for else self.axis.symbol

    def _horizontal(self) -> dict[str, Any]:
        axis = self.axis
        title = self.words["reserves_axis"] if axis.stands_for else self._named(axis.symbol)
        return {
            "field": "x", "type": "quantitative", "title": title, "scale": {"domain": [0, axis.end], "nice": False},
            "axis": {"format": "%" if axis.percent else ".4~f", "grid": False, "tickCount": 5, "aria": False},
        }  # fmt: skip

    def _vertical(self) -> dict[str, Any]:
        low = "0"
        if self.view == "slope":
            only = 0 if len(self.found.deciding) > self.found.bounded else self.found.sign
            low = {0: "-top", 1: "-0.12 * top", -1: "-top"}[only]
        high = "0.12 * top" if low == "-top" and len(self.found.deciding) == self.found.bounded else "top"
        return {
            "field": "y", "type": "quantitative", "title": None,
            "scale": {"domainMin": {"expr": low}, "domainMax": {"expr": high}, "nice": False, "zero": False},
            "axis": {"format": ".4~f", "grid": False, "tickCount": 5, "aria": False},
        }  # fmt: skip

    def _named(self, symbol: str) -> str:
        return self.words["symbol"].format(symbol=symbol, name=self.names[symbol])

    def _sliders(self) -> Iterator[dict[str, Any]]:
        used = free_symbols(self.drawn) | {
            name for each in self.found.quantity.conditions for side in (each.left, each.right)
            for name in free_symbols(self.axis.put(side))
        }  # fmt: skip
        for name in self.found.quantity.symbols:
            if name == self.axis.symbol or name in self.axis.stands_for or name not in used:
                continue
            limits, value = LIMITS[name], float((self.point or USUAL)[name] * LIMITS[name].unit)
            bind = {"input": "range", "min": 0, "max": max(limits.most, value), "step": limits.step,
                    "name": self._named(name)}  # fmt: skip
            if name in self.found.quantity.positive:
                bind["min"] = limits.step
            if limits.percent:
                yield {"name": f"{name}_percent", "value": value, "bind": bind}
                yield {"name": name, "expr": f"{name}_percent / {limits.unit}"}
            else:
                yield {"name": name, "value": value, "bind": bind}

    def _top(self) -> str:
        """A height that shows what is to be seen; what runs off to infinity is cut."""
        looked_at = [f"{self.axis.end * part:g}" for part in (0.1, 0.5, 0.6)]
        if self.view == "slope":
            halfway = (
                [f"({self._turn()}) / 2"] if self._right() else [f"{self.axis.end * part:g}" for part in (0.15, 0.3)]
            )
            looked_at = [*halfway, f"{self.axis.end * 0.6:g}"]
        if self.point is not None:
            looked_at.append(repr(float(self._place())))
        heights = ", ".join(f"abs({vega(self.drawn, self.axis.symbol).replace(X, f'({x})')})" for x in looked_at)
        finite = f"max({heights}, 0.001)"
        return f"1.25 * (isFinite({finite}) ? min({finite}, 1000) : 1000)"

    def _turn(self) -> str:
        """Where on the axis the derivative is zero, or where it is nearest to it."""
        ring, deciding = self.found.ring, self.found.deciding[-1]
        place = next(n for n, kind in enumerate(ring.generators) if kind[0][0] == self.axis.symbol)
        gone = {n for n, kind in enumerate(ring.generators) if kind[0][0] in self.axis.stands_for[1:]}
        kept = {m: number for m, number in deciding.items() if not any(m[n] for n in gone)}
        rest = {m: number for m, number in kept.items() if not m[place]}
        lead = {(*m[:place], 0, *m[place + 1 :]): number for m, number in kept.items() if m[place]}
        if not rest:
            return "0"
        return f"-{vega(shown.polynomial(ring, rest))} / {vega(shown.polynomial(ring, lead))}"

    def _right(self) -> int:
        """The sign of the derivative to the right of where it is zero; 0 where it has one sign only."""
        if len(self.found.deciding) == self.found.bounded:
            return 0
        ring, deciding = self.found.ring, self.found.deciding[-1]
        place = next(n for n, kind in enumerate(ring.generators) if kind[0][0] == self.axis.symbol)
        return self.found.sign * coefficients_sign({m: number for m, number in deciding.items() if m[place]})

    def _rule(self, channel: str, at: str) -> dict[str, Any]:
        return {
            "data": {"sequence": {"start": 0, "stop": 1, "as": "one"}},
            "transform": [{"calculate": at, "as": channel}],
            "mark": {"type": "rule", "strokeDash": [5, 4], "aria": False, "tooltip": False, "clip": True},
            "encoding": {channel: {"field": channel, "type": "quantitative"}},
        }

    def _switch(self) -> Iterator[dict[str, Any]]:
        """A rule where the sign changes, a ring on the axis, and what holds above and below."""
        yield self._rule("x", self._turn())
        yield self._one(self._turn(), "0", {"type": "point", "shape": "circle", "size": 110, "strokeWidth": 2,
                                            "color": COLOR, "opacity": 1, "filled": False})  # fmt: skip
        right = self._right()
        for sign, key in ((1, "above"), (-1, "below")):
            if not right:
                continue
            at_left = right == sign  # the quarter that the curve leaves free
            text = self.words[key].format(of=self.names[f"notation.{self.found.quantity.name}"], by=self.found.by)
            mark = {"type": "text", "align": "left" if at_left else "right", "fontSize": 14, "dx": 6 if at_left else -6}
            x = "0" if at_left else str(self.axis.end)
            yield self._one(x, f"{0.88 * sign} * top", mark, json.dumps(text, ensure_ascii=False))

    def _marked(self, y: str) -> Iterator[dict[str, Any]]:
        place = repr(float(self._place()))
        at = y.replace(X, place)
        yield self._one(place, at, {"type": "point", "shape": "diamond", "size": 150, "filled": True, "color": COLOR,
                                    "opacity": 1})  # fmt: skip
        left = float(self._place()) < self.axis.end / 2
        mark = {"type": "text", "align": "left" if left else "right", "dx": 12 if left else -12, "dy": -14,
                "fontSize": 14}  # fmt: skip
        yield self._one(place, at, mark, json.dumps(self.words["example"], ensure_ascii=False))

    def _place(self) -> Fraction:
        assert self.point is not None
        return self.axis.at(self.point, self.found.quantity)

    def _one(self, x: str, y: str, mark: dict[str, Any], text: str = "") -> dict[str, Any]:
        """A single mark."""
        calculated = [{"calculate": x, "as": "x"}, {"calculate": y, "as": "y"}]
        encoding: dict[str, Any] = {name: {"field": name, "type": "quantitative"} for name in ("x", "y")}
        if text:
            calculated.append({"calculate": text, "as": "label"})
            encoding["text"] = {"field": "label"}
        return {
            "data": {"sequence": {"start": 0, "stop": 1, "as": "one"}},
            "transform": calculated,
            "mark": {"tooltip": False, "aria": False, **mark},
            "encoding": encoding,
        }

    def _reason(self) -> str:
        """A Vega expression: where the sign changes with the sliders as they are."""
        if self.view == "level":
            return json.dumps(self.words["level_note"], ensure_ascii=False)
        key = "turns" if self._right() else "touches"
        before, _, after = self.words[key].format(axis=self._axis_name(), at="\0").partition("\0")
        number = f"format({self._turn()}, '{'.3~p' if self.axis.percent else '.3~f'}')"
        quoted = [json.dumps(text, ensure_ascii=False) for text in (before, after)]
        return f"{quoted[0]} + {number} + {quoted[1]}"

    def _spoken(self, headline: str) -> str:
        before, after = self.words["spoken"].format(headline=headline, reason="\0").split("\0")
        quoted = [json.dumps(text, ensure_ascii=False) for text in (before, after)]
        return f"{quoted[0]} + ({self._reason()}) + {quoted[1]}"
