"""The lending rounds of the core, printed as JavaScript for the figure that a learner moves in the browser.

Nothing is written by hand there: each convention of `app.banking.rounds` is called with SymPy symbols and its ratio,
its columns of round n, their sums over rounds 1..n and their limits are printed. The file is committed, and a test
compares it with what is printed now; another evaluates the functions in a real browser against exact Fractions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import reduce
from operator import add, mul, sub
from typing import Any

from app.banking.rounds import (
    Column,
    Convention,
    LendingRounds,
    exam_rounds,
    loan_share_rounds,
    loan_split_rounds,
    split_rounds,
)
from app.exact import Quantity

SETTINGS: Mapping[Convention, tuple[str, ...]] = {
    Convention.EXAM: ("first", "r_d", "r_t", "t", "e", "k"),
    Convention.SPLIT: ("first", "r_d", "r_t", "t", "e", "k"),
    Convention.LOAN_SHARE: ("first", "r_d", "e", "h"),
    Convention.LOAN_SPLIT: ("first", "r_d", "e", "c"),
}
"""What a convention depends on, in the order in which the controls stand. r_d is r where one ratio covers all."""

_BUILD: Mapping[Convention, Callable[[Mapping[str, Quantity]], LendingRounds]] = {
    Convention.EXAM: lambda s: exam_rounds(s["first"], s["r_d"], s["e"], s["k"], s["r_t"], s["t"]),
    Convention.SPLIT: lambda s: split_rounds(s["first"], s["r_d"], s["r_t"], s["t"], s["e"], s["k"]),
    Convention.LOAN_SHARE: lambda s: loan_share_rounds(s["first"], s["r_d"], s["e"], s["h"]),
    Convention.LOAN_SPLIT: lambda s: loan_split_rounds(s["first"], s["r_d"], s["e"], s["c"]),
}

Term = str | int | tuple[Any, ...]
"""A formula as it is typeset: a setting's name, a whole number, or (operator, term, …) with + − * /."""

_RESERVES = ("*", "r_t", "t")
LIMITS: Mapping[Convention, Term] = {
    Convention.EXAM: ("/", "first", ("+", "r_d", _RESERVES, "e", "k")),
    Convention.SPLIT: ("/", "first", ("+", "r_d", _RESERVES, "e", "k")),
    Convention.LOAN_SHARE: ("/", "first", ("+", "r_d", "e", ("*", "h", ("-", 1, "r_d", "e")))),
    Convention.LOAN_SPLIT: ("/", ("*", "first", ("+", 1, "c")), ("+", "c", "r_d", "e")),
}
"""The limit of demand deposits in the order a textbook prints it; `rounds_formulas` proves each equal to the core's."""


_HEADER = """\
// GENERATED FILE: printed from app/banking/rounds.py by app/banking/browser/rounds.py. Do not edit; print it again with
//     python -m app formulas
// Settings: first (amount), r_d, r_t, t, e, k, h, c (ratios as fractions of one), n (round). See rounds.py for the
// conventions. q = 1 (nothing leaks) grows by the same amount each round and has no limit.

const unbounded = (start) => (start === 0 ? 0 : Infinity);
"""


def rounds_of(convention: Convention, settings: Mapping[str, Quantity]) -> LendingRounds:
    """The core's rounds under a convention, from named settings (SETTINGS tells which). Errors: OutOfRange."""
    return _BUILD[convention](settings)


def value_of(term: Term, settings: Mapping[str, Quantity]) -> Quantity:
    """What a typeset formula amounts to, for Fractions or symbols."""
    if isinstance(term, str):
        return settings[term]
    if isinstance(term, int):
        return term
    operator, *terms = term
    values = [value_of(inner, settings) for inner in terms]
    if operator == "/":
        return values[0] / values[1]
    return reduce({"+": add, "-": sub, "*": mul}[operator], values)


def rounds_formulas() -> str:
    """The text of components/rounds/formulas.js. Errors: AssertionError if a typeset limit is not the core's limit."""
    conventions = "\n".join(_convention(convention) for convention in Convention)
    return f"{_HEADER}\nexport const FORMULAS = {{\n{conventions}\n}};\n"


def _convention(convention: Convention) -> str:
    import sympy  # here and below: costs a second, and no page needs it

    names = SETTINGS[convention]
    symbols = {name: sympy.Symbol(name, nonnegative=True) for name in names}
    rounds = rounds_of(convention, symbols)
    difference = sympy.simplify(rounds.limit(Column.DEPOSIT) - value_of(LIMITS[convention], symbols))
    assert difference == 0, f"{convention}: the typeset limit differs from the core's by {difference}"
    arguments = "({ " + ", ".join(names) + " })"
    columns = ",\n".join(_column(rounds, column, names) for column in Column)
    return (
        f"  {convention}: {{\n"
        f"    settings: {json.dumps(names)},\n"
        f"    typeset: {json.dumps(LIMITS[convention])},\n"
        f"    ratio: {arguments} => {_js(rounds.ratio)},\n"
        f"    columns: {{\n{columns},\n    }},\n"
        f"  }},"
    )


def _column(rounds: LendingRounds, column: Column, names: tuple[str, ...]) -> str:
    """One column's share of a deposit, amount in round n, sum over rounds 1..n, and limit."""
    import sympy

    n, power = sympy.Symbol("n", integer=True, positive=True), sympy.Symbol("power")
    # The power is taken out before the rest is brought to one fraction, so that its denominator is the sum of the
    # leakages (and loses no digits when they are small) rather than one minus nearly one.
    total = sympy.factor(sympy.cancel(_expression(rounds.cumulative(column, n)).subs(rounds.ratio**n, power)))
    limit = sympy.factor(sympy.cancel(_expression(rounds.limit(column))))
    start = _js(rounds.flow(column, 1))
    ratio = _js(rounds.ratio)
    settings = "{ " + ", ".join(names) + " }"
    return (
        f"      {column}: {{\n"
        f"        share: ({settings}) => {_js(rounds.coefficient(column))},\n"
        f"        flow: ({settings}, n) => {_js(rounds.flow(column, n))},\n"
        f"        cumulative: ({settings}, n) => {{\n"
        f"          const q = {ratio};\n"
        f"          if (q === 1) return n * ({start});\n"
        f"          const power = Math.pow(q, n);\n"
        f"          return {_js(total)};\n"
        f"        }},\n"
        f"        limit: ({settings}) =>\n"
        f"          {ratio} === 1\n"
        f"            ? unbounded({start})\n"
        f"            : {_js(limit)},\n"
        f"      }}"
    )


def _expression(quantity: Quantity) -> Quantity:
    """The quantity as a SymPy expression, also where the core gives a plain number."""
    import sympy

    return sympy.Integer(0) + quantity


def _js(quantity: Quantity) -> str:
    import sympy

    return str(sympy.jscode(_expression(quantity)))
