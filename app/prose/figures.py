"""How an exact number is written for a reader: in prose, inside a formula, with a sign, as a percentage."""

from __future__ import annotations

import re
from fractions import Fraction

from app.banking.powers import PowerForm
from app.exact import Infinite

EXACT_PLACES = 6
"""Without a format, a decimal is shown only where it ends within so many places; otherwise the author says how."""

MOST_PLACES = 12
"""More decimals than this are a slip of the author's, and no reader follows them."""

MOST_DIGITS = 60
"""Longer whole numbers are no figure to be read: the author shows a power instead."""

GROUP_FROM = 1_000
"""From here on thousands are separated, as the figures in the browser do."""

_FORM = re.compile(r"(?P<places>[0-9]+)|frac|(?P<name>percent|signed)(?: +(?P<after>[0-9]+))?|")
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class FormatNeeded(ValueError):  # noqa: N818 (says what the author must do)
    """A number that cannot be written as asked: the author must choose a (or another) format."""


def written(value: object, form: str = "", *, math: bool = False) -> str:
    """A number as a reader sees it.

    value: Fraction, int, INFINITE, PowerForm, or a text, which is returned as it is.
    form: "" exact decimal · "N" rounded half up to N places · "frac" a/b · "percent" or "percent N" · "signed" or
    "signed N" with an explicit + or −, none where what is shown is zero. math: whether it stands inside $…$.
    Errors: FormatNeeded where the decimal does not end, the number is too long to be read, or the form is unknown.
    """
    parsed = _FORM.fullmatch(form)
    places = parsed and (parsed["places"] or parsed["after"])
    if not parsed or (places and int(places) > MOST_PLACES):
        raise FormatNeeded(f"unknown format {form!r}")
    if isinstance(value, str):
        return value
    if isinstance(value, Infinite):
        return r"\infty" if math else "∞"
    if isinstance(value, PowerForm):
        if not form:
            return _scientific(value, math=math)
        value = Fraction(value.digits(MOST_DIGITS))
    if not isinstance(value, (int, Fraction)):
        raise FormatNeeded(f"{value!r} is not a number that can be shown")
    number = Fraction(value)
    if abs(number) >= 10**MOST_DIGITS:
        raise FormatNeeded(f"a number of more than {MOST_DIGITS} digits")
    if form == "frac":
        return _fraction(number, math=math)
    if parsed["name"] == "percent":
        return _decimal(number * 100, places, math=math) + (r"\%" if math else "%")
    if parsed["name"] == "signed":
        text = _decimal(number, places, math=math)
        return text if number <= 0 or not text.strip("0.") else "+" + text
    return _decimal(number, places, math=math)


def _minus(*, math: bool) -> str:
    return "-" if math else "−"


def _decimal(number: Fraction, places: str | None, *, math: bool) -> str:
    if places:
        digits = int(places)
    else:
        digits = next((d for d in range(EXACT_PLACES + 1) if 10**d % number.denominator == 0), -1)
        if digits < 0:
            raise FormatNeeded(f"{_brief(number)} has no short decimal; write a format, as in [[…|2]] or [[…|frac]]")
    above, below = abs(number.numerator), number.denominator
    scaled = (2 * above * 10**digits + below) // (2 * below)  # half up, without a rounded quotient in between
    whole, rest = divmod(scaled, 10**digits)
    sign = _minus(math=math) if number < 0 and scaled else ""
    text = sign + _grouped(whole, math=math)
    return f"{text}.{rest:0{digits}}" if digits else text


def _grouped(whole: int, *, math: bool) -> str:
    return f"{whole:,}".replace(",", "{,}" if math else ",") if whole >= GROUP_FROM else str(whole)


def _fraction(number: Fraction, *, math: bool) -> str:
    sign = _minus(math=math) if number < 0 else ""
    top, bottom = abs(number.numerator), number.denominator
    if bottom == 1:
        return sign + _decimal(Fraction(top), "0", math=math)
    if bottom >= 10**MOST_DIGITS:
        raise FormatNeeded(f"a fraction of more than {MOST_DIGITS} digits")
    return sign + (rf"\frac{{{top}}}{{{bottom}}}" if math else f"{top}/{bottom}")


def _brief(number: Fraction) -> str:
    return str(number) if number.denominator < 10**12 else "the number"


def rounded(number: Fraction) -> str:
    """LaTeX of a number that cannot be written exactly: six decimals, or three digits and a power of ten."""
    size = abs(number)
    if Fraction(1, 10 ** (EXACT_PLACES - 2)) <= size < 10**MOST_PLACES or not number:
        return _decimal(number, str(EXACT_PLACES), math=True)
    exponent = len(str(size.numerator)) - len(str(size.denominator))
    exponent -= size < Fraction(10) ** exponent
    return rf"{_decimal(number / Fraction(10) ** exponent, '2', math=True)} \times 10^{{{exponent}}}"


def _scientific(value: PowerForm, *, math: bool) -> str:
    """Twelve significant digits, with a power of ten where they do not tell the size."""
    mantissa, _, exponent = str(value).lower().partition("e")
    whole, dot, rest = mantissa.removeprefix("-").partition(".")
    mantissa = (_minus(math=math) if mantissa.startswith("-") else "") + _grouped(int(whole), math=math) + dot + rest
    if not exponent:
        return mantissa
    power = str(int(exponent))
    return rf"{mantissa} \times 10^{{{power}}}" if math else f"{mantissa} × 10{power.translate(_SUPERSCRIPTS)}"
