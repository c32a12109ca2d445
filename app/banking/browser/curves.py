"""The multipliers and the sign conditions of their slopes, printed as Vega expressions for charts that compute.

A Vega expression is JavaScript without `Math.`: pow(x, 2). Ratios stand under their own names; a chart that varies one
of them puts its own name in its place with `renamed`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from app.banking.signs import RATIOS, SIGNS

FILE = Path(__file__).with_name("curves.json")
_NAME = re.compile(r"[A-Za-z_]\w*")


@cache
def expressions() -> dict[str, Any]:
    """What `curves_formulas` printed: multipliers, leakage, reserves, deposits, and the sides of every condition."""
    printed: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return printed


def renamed(expression: str, names: Mapping[str, str]) -> str:
    """The expression with whole names replaced: renamed("k + 1", {"k": "datum.k"}) is "datum.k + 1"."""
    return _NAME.sub(lambda match: names.get(match[0], match[0]), expression)


def curves_formulas() -> str:
    """The text of curves.json."""
    import sympy  # costs a second, and no page needs it

    from app.algebra.authoring import read_condition
    from app.algebra.sympy_edge import to_sympy
    from app.banking import multipliers

    symbols = {name: sympy.Symbol(name, nonnegative=True) for name in RATIOS}

    def sides(text: str) -> dict[str, str]:
        condition = read_condition(text)
        return {side: vega(to_sympy(getattr(condition, side), symbols)) for side in ("left", "right")}

    conditions = {name: {s.variable: sides(s.condition) for s in SIGNS if s.multiplier == name and s.condition}
                  for name in ("m1", "m2")}  # fmt: skip
    # Reserves below deposits is what decides the sign of ∂m2/∂k, so the two sides of that condition are these stocks.
    stocks = conditions["m2"]["k"]
    printed = {
        "printed": "from app/banking/multipliers.py and signs.py by browser/curves.py: python -m app formulas",
        **{name: vega(getattr(multipliers, name)(**symbols)) for name in ("m1", "m2", "leakage")},
        "reserves": stocks["left"],
        "deposits": stocks["right"],
        "conditions": conditions,
    }
    return json.dumps(printed, indent=2) + "\n"


def vega(expression: Any) -> str:
    """A SymPy expression as a Vega expression."""
    import sympy

    return str(sympy.jscode(expression)).replace("Math.", "")
