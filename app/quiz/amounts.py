"""Reading a number as learners write it: 1,000 · ２５ % · 2.5亿元 · 3亿5000万 · US$3 billion · 1/3 · 100*0.9."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.algebra.characters import VULGAR
from app.algebra.evaluation import EvaluationError, evaluate
from app.algebra.faults import MAX_LENGTH, Fault
from app.algebra.reading import Unreadable, read
from app.algebra.tree import free_symbols
from app.exact import is_number

SCALES: dict[str, int] = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8,
    "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3,
    "trillion": 10**12, "tn": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "mn": 10**6, "mln": 10**6,
    "thousand": 10**3,
}  # fmt: skip
CURRENCIES = (
    "人民币", "美元", "元", "圆", "块钱", "块", "us dollars", "us dollar", "dollars", "dollar", "yuan",
    "usd", "us$", "rmb", "cny", "¥", "￥", "$",
)  # fmt: skip
PERIODS = (
    "个月", "年", "月", "天", "轮", "倍", "次", "years", "year", "months", "month", "days", "day", "rounds", "round",
    "times",
)  # fmt: skip
PERCENT = ("个百分点", "百分点", "percentage points", "percentage point", "percent", "per cent", "pct")
ABOUT = ("大约", "约为", "约", "等于", "approximately", "approx.", "approx", "about", "≈", "~", "=")

UNIT_WORDS = 2
"""元人民币: nobody means more than two, before the number or after it."""

MOST_BITS = 2_000
"""A longer number is an accident or an attack; it is told that it is too large."""

NO_VALUE = "no_value"
NOT_WHOLE = "exponent_not_whole"
UNKNOWN_WORD = "unknown_word"
KEYS = (*Fault, NO_VALUE, NOT_WHOLE, UNKNOWN_WORD)
"""Every key that an Unreadable amount can carry; each names a text under `reading`."""

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width signs, letters and digits to narrow ones: one for one, so that every character keeps its place."""


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


_FLAGS = re.IGNORECASE
_PREFIX = re.compile(
    rf"\s*(?:{_any(ABOUT)}\s*){{0,2}}(?P<sign>[-+\u2212\u2013\u2014]|负)?\s*(?:{_any(CURRENCIES)}\s*){{0,2}}(?P<of>百分之|第)?",
    _FLAGS,
)
_ENDING = " \t\n\r\u00a0.。;；"
_UNIT_WORD = re.compile(rf"{_any((*CURRENCIES, *PERIODS))}$", _FLAGS)
_PERCENT_WORD = re.compile(rf"{_any(PERCENT)}$", _FLAGS)
_CURRENCY_BEFORE_SCALE = re.compile(rf"{_any(CURRENCIES)}(?=\s*{_any(SCALES)}$)", _FLAGS)
_COUNTED = re.compile(rf"\s*([0-9][0-9,.]*)\s*({_any(SCALES)})", _FLAGS)
_DIGIT = re.compile(rf"[\d{VULGAR}]")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from an answer; scale: the largest scale word (万, billion …) it carried, 1 where none."""

    value: Fraction
    scale: int
    percent: bool


def read_amount(text: str, unit_scale: int = 1, unit: str = "") -> Amount | Unreadable:
    """The exact number in a learner's answer.

    `unit_scale` is what the question's own unit stands for: where it counts in 亿 (10^8), "3", "3亿" and "0.3 bn" are
    all 3. A scale word belongs to the number before it, so 3+2亿 is 3 + 2·10^8. `unit` is the unit in words, which may
    follow the number as the question writes it.
    Errors: Unreadable (KEYS), with the position of what cannot be read.
    """
    if len(text) > MAX_LENGTH:  # before any work that grows with the text
        return Unreadable(Fault.TOO_LONG, MAX_LENGTH, len(text) - MAX_LENGTH, {"limit": str(MAX_LENGTH), "typed": ""})
    narrow = text.translate(_NARROW)
    result = _read(narrow, unit_scale)
    if isinstance(result, Unreadable) and unit:
        answer, own = narrow.rstrip(_ENDING).lower(), unit.strip().lower()
        if answer.endswith(own):
            again = _read(narrow[: len(answer) - len(own)], unit_scale)
            if isinstance(again, Amount) and 1 in (again.scale, unit_scale):  # 亿 before a unit of 亿 is one too many
                return again
    return _as_typed(result, text) if isinstance(result, Unreadable) else result


def _read(answer: str, unit_scale: int) -> Amount | Unreadable:
    """Words before and after the number give way to blanks, so that every position stays what it was."""
    body = answer.rstrip(_ENDING)
    for _ in range(UNIT_WORDS):
        body = _UNIT_WORD.sub("", body).rstrip()
    body = _PERCENT_WORD.sub("%", body)
    prefix = _PREFIX.match(body)
    assert prefix is not None  # it may be empty
    lead = " " * prefix.end()
    if sign := prefix["sign"]:
        at = prefix.start("sign")
        lead = lead[:at] + ("-" if sign == "负" else sign) + lead[at + 1 :]
    body = lead + body[prefix.end() :]
    if prefix["of"] == "百分之":
        body = f"{lead[:-1]}({body[len(lead) :]})%"
    body = _CURRENCY_BEFORE_SCALE.sub(lambda match: " " * len(match.group()), body)
    if not body.strip():
        return Unreadable(Fault.EMPTY, 0, len(answer), {})
    if not _DIGIT.search(body):
        return Unreadable(UNKNOWN_WORD, len(body) - len(body.lstrip()), len(body.strip()), {"name": body.strip()[:24]})
    return _compound(body, unit_scale) or _expression(body, unit_scale)


def _expression(body: str, unit_scale: int) -> Amount | Unreadable:
    """A number or a calculation with numbers, in which scale words multiply what stands before them."""
    reading = read(body, symbols=SCALES)
    if isinstance(reading, Unreadable):
        if reading.key in (Fault.UNKNOWN_SYMBOL, Fault.UNKNOWN_FUNCTION):
            return Unreadable(UNKNOWN_WORD, reading.position, reading.length, {"name": reading.details["name"]})
        return reading
    place = len(body) - len(body.lstrip()), len(body.strip())
    try:
        value = evaluate(reading.expression, {word: Fraction(scale, unit_scale) for word, scale in SCALES.items()})
    except EvaluationError as error:
        return Unreadable(NOT_WHOLE if error.key == "fractional_exponent" else NO_VALUE, *place, {})
    if not is_number(value) or max(value.numerator.bit_length(), value.denominator.bit_length()) > MOST_BITS:
        return Unreadable(NO_VALUE, *place, {})
    words = free_symbols(reading.expression)
    return Amount(Fraction(value), max((SCALES[word] for word in words), default=1), "%" in body or "‰" in body)


def _compound(body: str, unit_scale: int) -> Amount | None:
    """3亿5000万, 1 billion 500 million: counts that stand side by side, each scale smaller than the one before."""
    match = re.match(r"\s*(-?)", body.replace("−", "-"))
    assert match is not None
    at, total, scales = match.end(), Fraction(0), list[int]()
    while part := _COUNTED.match(body, at):
        scale = SCALES[part[2].lower()]
        amount = _expression(part[1], 1)
        if isinstance(amount, Unreadable) or (scales and scale >= scales[-1]):
            return None
        scales.append(scale)
        total, at = total + amount.value * scale, part.end()
    if len(scales) < 2 or body[at:].strip():
        return None
    return Amount((-total if match[1] else total) / unit_scale, scales[0], percent=False)


def _as_typed(problem: Unreadable, text: str) -> Unreadable:
    """The same, with the characters it is about as the learner wrote them, and no place outside the text."""
    position = min(problem.position, len(text))
    length = min(problem.length, len(text) - position)
    typed = text[position : position + length]
    shown = typed if len(typed) <= 24 else typed[:23] + "…"
    return Unreadable(problem.key, position, length, {**problem.details, "typed": shown})
