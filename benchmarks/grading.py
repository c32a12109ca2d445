"""Reading and judging answers on one core, beside SymPy, and what hostile input costs.

    python -m benchmarks.grading

Each answer is read, typeset, and compared with the key; a wrong one is also compared with the listed mistakes, and
round numbers that show the difference are found. SymPy is given the same pairs as expressions: its own reading of
text is left out.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median, quantiles

from app.algebra.authoring import read_authored, read_authored_equation, read_condition
from app.algebra.equality import Verdict, compare, witness
from app.algebra.reading import Reading, Unreadable, read, read_statement
from app.algebra.statements import compare_statements
from app.algebra.sympy_edge import to_sympy
from app.algebra.tree import Expression
from app.algebra.typesetting import latex

ROUNDS = 400
FIVE = ("r_d", "r_t", "t", "e", "k")
KEY = read_authored("(1 + k)/(r_d + r_t*t + e + k)")
MISTAKES = tuple(
    map(
        read_authored,
        (
            "1/(r_d + r_t*t + e + k)",
            "(1 + k)/(r_d + r_t + e + k)",
            "(r_d + r_t*t + e + k)/(1 + k)",
            "(1 + k)/(r_d + r_t*t + e)",
            "(1 + k + t)/(r_d + r_t*t + e + k)",
        ),
    )
)
RIGHT = (
    "(k+1)/(k+e+t*r_t+r_d)",
    "m1 = (1+k)/(rd + rt·t + e + k)",
    "（1＋k）÷（r_d＋r_t×t＋e＋k）",
    r"\frac{1+k}{r_{\mathrm{d}}+r_t t+e+k}",
    "1/(r_d+r_t*t+e+k) + k/(r_d+r_t*t+e+k)",
    "(2+2k)/(2r_d+2r_t t+2e+2k)",
    "-(1+k)/(-r_d-r_t*t-e-k)",
    "(1+k)(r_d+r_t*t+e+k)^(-1)",
)
WRONG = (
    "1/(rd+rt*t+e+k)",
    "(1+k)/(r_d+r_t+e+k)",
    "(r_d+r_t t+e+k)/(1+k)",
    "(1+k)/(r_d+r_t*t+e)",
    "(1+k)/(r_d*t+r_t+e+k)",
    "1+k/(r_d+r_t*t+e+k)",
    "(1+2k)/(r_d+r_t*t+e+k)",
    "1/r_d + 1/r_t + 1/e + 1/k",
)
ROOTS = (
    ("(F/P)^(1/n) - 1", "F^(1/n)/P^(1/n) - 1"),
    ("P(1+i)^n", "P*(1+i)^n"),
    (r"\sqrt{F/P} - 1", "(F/P)^(1/2) - 1"),
    ("(F/P - 1)/n", "(F/P)^(1/n) - 1"),
)
STATEMENTS = (
    ("V = PY/M", "M*V = P*Y"),
    ("M = VPY", "M*V = P*Y"),
    ("r_t(1+k) < r_d + e + k", "r_d + e + k > r_t*(1 + k)"),
    ("(r_d+e+k)/(r_t(1+k)) > 1", "r_d + e + k > r_t*(1 + k)"),
    ("r_d + e + k > r_t", "r_d + e + k > r_t*(1 + k)"),
)
HOSTILE = {
    "9^9^9^9": "9^9^9^9",
    "k^(9^9)": "k^(9^9)",
    "((k^9999)^9999)^9999": "((k^9999)^9999)^9999",
    "10^4 brackets": "(" * 10_000 + "k" + ")" * 10_000,
    "(10^7)!": "(10^7)!",
    "factorial(10000000)": "factorial(10000000)",
    "3 MB of one letter": "k" * 3_000_000,
    "3 MB of one digit": "9" * 3_000_000,
    "299 letters": "k" * 299,
    "80 square roots": "+".join(["k^0.5"] * 80),
    "a tower of powers": "k^e^t^k^e^t^k^e^t",
}

Work = Callable[[], object]


def judged(typed: str) -> Verdict | None:
    """What a page does with an answer to the five-symbol question."""
    reading = read(typed, FIVE, left=("m1",))
    if isinstance(reading, Unreadable):
        return None
    tree = reading.expression
    latex(tree)
    verdict = compare(tree, KEY, show=False).verdict
    if verdict is Verdict.DIFFERENT:
        if any(compare(tree, mistake, show=False).verdict is Verdict.EQUAL for mistake in MISTAKES):
            return verdict
        witness(tree, KEY, FIVE)
    return verdict


def root_judged(typed: str, key: Expression) -> Verdict:
    """A formula with roots or powers."""
    reading = read(typed, ("F", "P", "i", "n"))
    assert isinstance(reading, Reading)
    latex(reading.expression)
    return compare(reading.expression, key).verdict


def statement_judged(typed: str, key: str) -> Verdict | None:
    """An equation or an inequality."""
    reading = read_statement(typed, ("M", "V", "P", "Y", *FIVE))
    if isinstance(reading, Unreadable):
        return None
    latex(reading.statement)
    meant = read_condition(key) if ">" in key else read_authored_equation(key)
    return compare_statements(reading.statement, meant).verdict


def microseconds(works: Sequence[Work], rounds: int = ROUNDS, before: Work | None = None) -> list[float]:
    """Each piece of work again and again, in turn."""
    times = []
    for _ in range(rounds):
        for work in works:
            if before:
                before()
            start = time.perf_counter()
            work()
            times.append((time.perf_counter() - start) * 1e6)
    return times


def row(what: str, times: Sequence[float]) -> None:
    """A line of the table."""
    print(
        f"| {what} | {median(times):,.0f} | {quantiles(times, n=100)[98]:,.0f} | {len(times) / sum(times) * 1e6:,.0f} |"
    )


def answers() -> None:
    """How fast answers are judged, here and by SymPy."""
    assert {judged(typed) for typed in RIGHT} == {Verdict.EQUAL}
    assert {judged(typed) for typed in WRONG} == {Verdict.DIFFERENT}
    print("| one answer | median, µs | 99th percentile, µs | a second |\n|---|---:|---:|---:|")
    row("five symbols, right: read and judged", microseconds([partial(judged, typed) for typed in RIGHT]))
    row("five symbols, wrong: read and judged", microseconds([partial(judged, typed) for typed in WRONG]))
    roots = [partial(root_judged, typed, read_authored(key)) for typed, key in ROOTS]
    row("roots and powers: read and judged", microseconds(roots, ROUNDS // 4))
    claims = [partial(statement_judged, typed, key) for typed, key in STATEMENTS]
    row("equations and inequalities: read and judged", microseconds(claims, ROUNDS // 4))


def beside_sympy() -> None:
    """The same pairs as trees and as SymPy expressions, whose cache is emptied: every answer is a new one."""
    import sympy
    from sympy.core.cache import clear_cache

    symbols = {name: sympy.Symbol(name, positive=True) for name in FIVE}
    readings = [read(typed, FIVE, left=("m1",)) for typed in (*RIGHT, *WRONG)]
    trees = [reading.expression for reading in readings if isinstance(reading, Reading)]
    key, typed = to_sympy(KEY, symbols), [to_sympy(tree, symbols) for tree in trees]
    row("the 16 pairs, compared only", microseconds([partial(compare, tree, KEY, show=False) for tree in trees]))
    simplified = [lambda a=a: sympy.simplify(a - key) == 0 for a in typed]
    row("the 16 pairs, sympy.simplify(a - b) == 0", microseconds(simplified, 5, clear_cache))
    row("the 16 pairs, a.equals(b) of SymPy", microseconds([partial(a.equals, key) for a in typed], 5, clear_cache))


def hostile() -> None:
    """What hostile answers cost, the worst of: judged as a formula, as an inequality, as an equation."""
    print("\n| hostile answer | milliseconds, worst of 5 | peak memory, KB |\n|---|---:|---:|")
    for what, text in HOSTILE.items():
        works: list[Work] = [
            partial(judged, text),
            partial(statement_judged, f"{text} > k", "r_d + e + k > r_t*(1 + k)"),
            partial(statement_judged, f"{text} = k", "k*(1 + e) = r_d*t"),
        ]
        worst = max(microseconds(works, 5)) / 1e3
        tracemalloc.start()
        for work in works:
            work()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"| {what} | {worst:,.1f} | {peak / 1024:,.0f} |")


if __name__ == "__main__":
    answers()
    beside_sympy()
    hostile()
