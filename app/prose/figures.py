"""How an exact number is written for a reader: in prose, inside a formula, with a sign, as a percentage."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from app.banking.powers import PowerForm
from app.exact import Infinite

EXACT_PLACES = 6
"""Without a format, a decimal is shown only where it ends within so many places; otherwise the author says how."""

GROUP_FROM = 10_000
"""1000 is read at a glance; from five digits on, thousands are separated."""


class FormatNeeded(ValueError):  # noqa: N818 (says what the author must do)
    """A number that cannot be written as asked: the author must choose a (or another) format."""


def written(value: object, form: str = "", *, math: bool = False) -> str:
    """A number as a reader sees it.

    value: Fraction, int, INFINITE, PowerForm, or a text, which is returned as it is.
    form: "" exact decimal · "N" rounded half up to N places · "frac" a/b · "percent" or "percent N" · "signed" or
    "signed N" with an explicit + or −. math: whether it stands inside $…$.
    Errors: FormatNeeded where the decimal does not end, or the form is unknown.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Infinite):
        return r"\infty" if math else "∞"
    if isinstance(value, PowerForm):
        return str(value)
    if not isinstance(value, (int, Fraction)):
        raise FormatNeeded(f"{value!r} is not a number that can be shown")
    number = Fraction(value)
    name, _, places = form.partition(" ")
    if name.isdigit():
        name, places = "", name
    if places and not places.isdigit():
        raise FormatNeeded(f"unknown format {form!r}")
    match name:
        case "":
            return _decimal(number, places, math=math)
        case "frac":
            return _fraction(number, math=math)
        case "percent":
            return _decimal(number * 100, places, math=math) + (r"\%" if math else "%")
        case "signed":
            text = _decimal(abs(number), places, math=math)
            return ("+" if number > 0 else _minus(math=math) if number < 0 else "") + text
    raise FormatNeeded(f"unknown format {form!r}")


def _minus(*, math: bool) -> str:
    return "-" if math else "−"


def _decimal(number: Fraction, places: str, *, math: bool) -> str:
    if places:
        digits = int(places)
    else:
        digits = next((d for d in range(EXACT_PLACES + 1) if 10**d % number.denominator == 0), -1)
        if digits < 0:
            raise FormatNeeded(f"{number} has no short decimal; write a format, as in [[…|2]] or [[…|frac]]")
    with localcontext() as context:
        context.prec = max(28, len(str(number.numerator)) + digits + 5)
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        text = str(abs(exact).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP))
    whole, dot, rest = text.partition(".")
    if int(whole) >= GROUP_FROM:
        whole = f"{int(whole):,}".replace(",", "{,}" if math else ",")
    sign = _minus(math=math) if number < 0 and text.strip("0.") else ""
    return sign + whole + dot + rest


def _fraction(number: Fraction, *, math: bool) -> str:
    sign = _minus(math=math) if number < 0 else ""
    top, bottom = abs(number.numerator), number.denominator
    if bottom == 1:
        return sign + _decimal(Fraction(top), "0", math=math)
    return sign + (rf"\frac{{{top}}}{{{bottom}}}" if math else f"{top}/{bottom}")
