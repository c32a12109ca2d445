"""Numerals as people write them: 1,000 · 0,125 · 1.234,5 · 2½ · .5 — read exactly, or not at all."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from app.algebra.characters import DIGIT_SPACE, VULGAR
from app.algebra.faults import MAX_DIGITS, Fault, refuse

NUMERAL = rf"(?:[0-9]+(?:[.,{DIGIT_SPACE}][0-9]+)*\.?|\.[0-9]+)[{VULGAR}]?|[{VULGAR}]"
"""What a numeral may look like in folded text; `value` decides whether it is one."""

_VULGAR = {sign: Fraction(unicodedata.numeric(sign)).limit_denominator(10) for sign in VULGAR}
_COMMA_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(\.[0-9]*)?")
_DOT_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})")
_SPACE_THOUSANDS = re.compile(rf"[1-9][0-9]{{0,2}}(?:{DIGIT_SPACE}[0-9]{{3}})+([.,][0-9]+)?")


def value(text: str, start: int) -> tuple[Fraction, str]:
    """The exact number a numeral stands for, and its plain spelling (no separators, decimal point).

    A comma before exactly three digits separates thousands, unless no group of thousands could stand before it (0,125
    and 1234,567); every other single comma is a decimal comma. `start` is the place of the numeral in the folded text.
    Errors: Refused.
    """
    digits = text.rstrip(VULGAR)
    end = start + len(text)
    if len(digits) > MAX_DIGITS and sum(map(str.isdigit, digits)) > MAX_DIGITS:
        refuse(Fault.NUMBER_TOO_LONG, start, end, limit=str(MAX_DIGITS))
    if digits.isdigit():
        plain = digits
    elif digits:
        plain = _plain(digits)
        if not plain:
            refuse(Fault.MALFORMED_NUMBER, start, end)
    else:
        return _VULGAR[text], text
    number = _exact(plain)
    if len(digits) == len(text):
        return number, plain
    if number.denominator != 1:
        refuse(Fault.MALFORMED_NUMBER, start, end)
    return number + _VULGAR[text[-1]], plain + text[-1]


def _plain(digits: str) -> str:
    """The numeral with a decimal point at most, or "" where its separators make no sense."""
    if "," not in digits and DIGIT_SPACE not in digits and digits.count(".") == 1:
        return digits
    if _COMMA_THOUSANDS.fullmatch(digits):
        return digits.replace(",", "")
    if _SPACE_THOUSANDS.fullmatch(digits):
        return digits.replace(DIGIT_SPACE, "").replace(",", ".")
    if _DOT_THOUSANDS.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if digits.count(",") == 1 and "." not in digits and DIGIT_SPACE not in digits:
        return digits.replace(",", ".")
    return ""


def _exact(plain: str) -> Fraction:
    whole, _, decimals = plain.partition(".")
    if not decimals:
        return Fraction(int(whole))
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def spelled(number: Fraction) -> str:
    """A non-negative number in digits where it ends, as p/q where it does not."""
    rest, places = number.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    if not places:
        return str(number.numerator)
    digits = str(number.numerator * 10**places // number.denominator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"
