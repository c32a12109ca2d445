"""Hostile input is refused quietly: no exception, no text of one, no evaluation, bounded work and bounded results."""

import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.algebra.authoring import read_authored, read_authored_equation, read_condition
from app.algebra.equality import Verdict, compare
from app.algebra.faults import MAX_TOKENS, Fault
from app.algebra.forms import KEYS, Form, form_fault
from app.algebra.reading import Reading, StatementReading, Unreadable, read, read_equation, read_statement
from app.algebra.statements import compare_statements
from app.algebra.tree import Equation, walk
from app.algebra.typesetting import latex, mathml, plain

FIVE = ("r_d", "r_t", "t", "e", "k")
KEY = read_authored("(1 + k)/(r_d + r_t*t + e + k)")

REFUSED = [
    "__import__('os').system('rm -rf /')",
    "eval('1+1')",
    'exec("import os")',
    "open('/etc/passwd').read()",
    "().__class__.__bases__[0].__subclasses__()",
    "k.__class__",
    "lambda: 0",
    "lambda k: k",
    "[k for k in (1,2)]",
    "{k: 1}",
    "k if k else e",
    "k; import os",
    "import os",
    "print(k)",
    "globals()",
    "getattr(k, 'x')",
    "k := 3",
    "f'{k}'",
    "'k'",
    '"k"',
    "`ls`",
    "$(ls)",
    "${jndi:ldap://x}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "k' OR '1'='1",
    "1; DROP TABLE answers;--",
    "../../etc/passwd",
    "%s%s%n",
    "\x00",
    "k\x00+1",
    "k\x1b[31m",
    "\ud800",
    "k\udfff",
    "\ue000d",
    "k\ue000d",
    "\u202ek+1",
    "к+1",  # Cyrillic
    "е",
    "𝟏𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎",
    "٣+k",
    "①+k",
    "Ⅻ",
    "k̂",
    "k🙂",
    "∞",
    "NaN",
    "inf",
    "1e999999999",
    "9^9^9^9",
    "9**9**9**9**9",
    "k^(9^9)",
    "((((9^9999)^9999)^9999)^9999",
    "(10^7)!",
    "factorial(10000000)",
    "Sum(k, (k, 1, 10**9))",
    "Symbol('x', positive=True)",
    "integrate(k)",
    "\\input{/etc/passwd}",
    "\\write18{ls}",
    "\\def\\x{\\x}\\x",
    "\\href{javascript:alert(1)}{k}",
    "(" * 10_000 + "k" + ")" * 10_000,
    "(" * 200 + "k" + ")" * 200,
    "-" * 400 + "k",
    "1/" * 200 + "k",
    "2^" * 200 + "k",
    "k" * 3_000_000,
    "9" * 3_000_000,
    "½" * 400,
    "²" * 400,
    "r_{" * 150,
    "\\frac" * 90,
    "_" * 500,
    " " * 500,
    "=" * 500,
    "," * 500,
    "1," * 240,
    "10000000!",
    "10000000!!!!",
    "√" * 300 + "2",
    "\\sqrt{" * 80 + "k" + "}" * 80,
    "\\sqrt[" * 80 + "k",
    "sqrt(" * 90 + "k" + ")" * 90,
    "根号" * 200 + "k",
    "{" * 5_000,
    "[(" * 100 + "k",
    ")" * 400,
    "k^(" * 90 + "k" + ")" * 90,
    "k^" * 249 + "k",
    "2**" * 160 + "2",
    "k²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹⁰",
    "9" * 31,
    "0." + "0" * 60 + "1",
    "k" + "\u0301" * 400,
    "\u202e" * 300 + "k",
    "\u2066k\u2069+\u200f1!",
    "\ufffe\uffff",
    "\U0010ffff+k",
    "k\r\n\r\nSet-Cookie: a=b",
    "👩‍👩‍👧‍👦/k",
    "k＜script＞",
    "१+k",  # Devanagari
    "𝟎𝐱𝟏𝟎",
    "0x10",
    "0b11",
    "1_000",
    "k if True else __import__('os')",
    "yield k",
    "async def f(): pass",
    "raise SystemExit",
    "exit()",
    'f"{().__class__}"',
    "{0.__class__}",
    "%(k)s",
    "#{k}",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x")',
    "&lt;k&gt;",
    "<!--k-->",
    "]]>k",
    "\\include{k}",
    "\\loop\\iftrue\\repeat",
    "\\csname k\\endcsname",
    "\\expandafter\\k",
    "\\text{\\input{k}}",
    "^^5c input k",
    "$$\\immediate\\write18{ls}$$",
    "\\unicode{x41}",
]
"""More than a hundred; a name not declared, a sign that means nothing here, or too much of anything."""

READ = [
    "{{7*7}}",
    "((k^9999)^9999)^9999",
    "k^9999*e^9999",
    "+".join(["1/k^99"] * 40),
    "k" * 299,
    "2^9999",
    "1/(2^61-1)",
    "(((k^0.5)^0.5)^0.5)^0.5",
    "+".join(["k^0.5"] * 80),
    "k^e^t^k^e^t^k^e^t",
    "(2^9999)^(1/9999)",
    "((9^9999)^0.0001)^0.5",
    "0.1^9999^0.5*k^0.5",
    "√(2^9999)^e",
    "(k-k)^(k-k)",
    "1/(1/(1/(1/(k-k))))",
    "0^-1",
    "0^0.5",
    "(-1)^0.5",
    "(((1+k+e+t+r_d)^60)^60)^60/(1+k)",
]
"""Allowed, and heavy if taken literally."""


EQUATION = read_authored_equation("k*(1 + e) = r_d*t")
INEQUALITY = read_condition("r_d + e + k > r_t*(1 + k)")
SENTENCES = yaml.safe_load(
    (Path(__file__).resolve().parents[2] / "lessons/interface/reading.yaml").read_text(encoding="utf-8")
)["reading"]
PYTHON = ("Error", "Exception", "Traceback", "object at", "<class", "NoneType", "module")


def told(problem: Unreadable) -> str:
    """What the learner is shown, in both languages: short, and never in Python's words."""
    sentences = " ".join(sentence.format(**problem.details) for sentence in SENTENCES[problem.key].values())
    assert len(sentences) < 1_000
    return sentences


@pytest.mark.parametrize("typed", REFUSED, ids=range(len(REFUSED)))
def test_refused_politely(typed: str) -> None:
    for problem in (read(typed, FIVE), read_equation(typed, FIVE), read_statement(typed, FIVE)):
        assert isinstance(problem, Unreadable), problem
        assert isinstance(problem.key, Fault)
        sentences = told(problem).replace(problem.details["typed"], "")
        assert not any(word in sentences for word in PYTHON if word not in typed)


@pytest.mark.parametrize("typed", READ, ids=range(len(READ)))
def test_heavy_formulas_are_decided_without_being_expanded(typed: str) -> None:
    reading = read(typed, FIVE)
    assert isinstance(reading, Reading), reading
    tree = reading.expression
    assert sum(1 for _ in walk(tree)) <= 2 * MAX_TOKENS
    assert max(len(shown) for shown in (latex(tree), plain(tree))) < 5_000
    assert compare(tree, KEY).verdict in Verdict
    for form in Form:
        assert form_fault(tree, form) in (None, *KEYS)
    for relation in ("=", "<", "≥"):
        statement = read_statement(f"{typed} {relation} k", FIVE)
        assert isinstance(statement, StatementReading)
        against = EQUATION if isinstance(statement.statement, Equation) else INEQUALITY
        assert compare_statements(statement.statement, against).verdict in Verdict


MOST_CALLS = 250_000
"""Of functions, while one answer is read and judged: a typical one takes some hundreds."""


def calls(work: Callable[[], object]) -> int:
    """How many functions are called while work is done."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def judged(typed: str) -> None:
    reading = read(typed, FIVE)
    if isinstance(reading, Reading):
        compare(reading.expression, KEY)
        for form in Form:
            form_fault(reading.expression, form)
    for statement in (typed, *(f"{typed} {sign} k" for sign in ">=" if len(typed) < 1_000)):
        found = read_statement(statement, FIVE)
        if isinstance(found, StatementReading):
            compare_statements(found.statement, INEQUALITY, show=False)
            compare_statements(found.statement, EQUATION)


@pytest.mark.parametrize("typed", [*REFUSED, *READ], ids=range(len(REFUSED) + len(READ)))
def test_work_is_bounded(typed: str) -> None:
    """Counted in calls, never by the clock, so that a busy machine changes nothing."""
    assert calls(lambda: judged(typed)) < MOST_CALLS


def test_memory_is_bounded() -> None:
    tracemalloc.start()
    for typed in [*REFUSED, *READ]:
        judged(typed)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


ALPHABET = "kketr_dDM1290.,%()[]{}+-*/^= \\½²ᵈₜ（）＋×÷，。⁻fracsin!'\"\u00a0\u200b\ue000现"


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(alphabet=ALPHABET, max_size=40), st.text(max_size=30)))
def test_any_text_is_read_or_refused_with_a_place_inside_it(typed: str) -> None:
    for result in (read(typed, FIVE, left=("m1",)), read_equation(typed, FIVE), read_statement(typed, FIVE)):
        if isinstance(result, Unreadable):
            told(result)
            assert 0 <= result.position <= len(typed)
            assert 0 <= result.position + result.length <= len(typed)
            assert "typed" in result.details
        elif isinstance(result, Reading):
            compare(result.expression, KEY)
            mathml(result.expression)
