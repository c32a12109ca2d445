"""Reading a number as learners write it: 1,000 · ２５ % · 2.5亿元 · 3 billion · 1/3 · 100*0.9."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from app.algebra.evaluation import EvaluationError, evaluate
from app.algebra.reading import Unreadable, read
from app.exact import Infinite

SCALES: dict[str, int] = {
    "万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4,
    "trillion": 10**12, "tn": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "mn": 10**6, "mln": 10**6,
    "thousand": 10**3,
}  # fmt: skip
CURRENCIES = ("人民币", "美元", "元", "圆", "usd", "us$", "rmb", "cny", "yuan", "dollars", "dollar", "¥", "￥", "$")
PERIODS = (
    "个百分点", "年", "个月", "月", "天", "轮", "倍",
    "years", "year", "months", "month", "days", "day", "rounds", "round", "times",
)  # fmt: skip
_SCALE = re.compile("(" + "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True)) + r")\s*$", re.IGNORECASE)
_WORD = re.compile("(" + "|".join(sorted(map(re.escape, CURRENCIES + PERIODS), key=len, reverse=True)) + r")\s*$", re.I)
_PREFIX = re.compile(r"^\s*(?:约|≈|=|＝|" + "|".join(map(re.escape, CURRENCIES)) + r")\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from an answer, and the scale word (万, billion …) it carried, 1 where none."""

    value: Fraction
    scale: int
    percent: bool


def read_amount(text: str, unit_scale: int = 1) -> Amount | Unreadable:
    """The exact number in a learner's answer.

    `unit_scale` is what the question's own unit stands for: where it counts in 亿 (10^8), "3", "3亿" and "0.3 bn" are
    all 3. A scale word in the answer is taken relative to it.
    Errors: Unreadable, with the position of what cannot be read.
    """
    start = 0
    if prefix := _PREFIX.match(text):
        start = prefix.end()
    body = text[start:]
    scale = 1
    named = False
    while match := _WORD.search(body) or _SCALE.search(body):
        word = match.group(1)
        factor = SCALES.get(word) or SCALES.get(word.lower())
        if factor:
            scale *= factor
            named = True
        body = body[: match.start()]
    result = read(body, symbols=())
    if isinstance(result, Unreadable):
        return Unreadable(result.key, result.position + start, result.length, result.details)
    try:
        value = evaluate(result.expression, {})
    except EvaluationError:
        return Unreadable("no_value", start, max(len(body), 1), {"typed": body[:24]})
    if isinstance(value, Infinite) or not isinstance(value, (int, Fraction)):
        return Unreadable("no_value", start, max(len(body), 1), {"typed": body[:24]})
    number = Fraction(value)
    if named:
        number = number * scale / unit_scale
    return Amount(number, scale, "%" in body or "％" in body)
