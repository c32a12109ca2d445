"""Folding of Unicode: what learners type in two scripts, copy from a page or get from an input method.

Full-width letters, digits and signs, Chinese brackets, the many dashes, dots and crosses, typeset letters and spaces
become plain characters; superscripts become powers *before* anything is folded (x² is a square, never x2), subscripts
become `_{…}`. Each folded character remembers where in the original text it came from.
"""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass

RAISED = "\ue000"
"""Stands before letters that were typed as superscripts (rᵈ): the vocabulary decides whether they are a subscript."""

DIGIT_SPACE = "\u00a0"
"""A space that typesetting puts between groups of three digits; other spaces never join digits."""

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\ufe0e\ufe0f"
_SIGNS = {
    "*": "×✕✖⨯·⋅•∙・‧∗＊·",
    "/": "÷∕⁄／➗",
    "-": "−–—‐‑‒﹣－➖",
    "+": "﹢＋➕",
    "(": "（﹙❨⟮",
    ")": "）﹚❩⟯",
    "[": "【〔〖［",
    "]": "】〕〗］",
    "{": "｛",
    "}": "｝",
    "=": "＝﹦",
    "%": "％﹪٪",
    ",": "，﹐",
    ".": "．",
    "~": "～",
    "μ": "µ",
    "ε": "ϵ",
    "φ": "ϕ",
    "θ": "ϑ",
    DIGIT_SPACE: "\u2007\u2009\u202f",
    " ": "\t\n\r\v\f\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u200a\u205f",
}
_SUPERSCRIPTS = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        "0123456789+-()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        strict=True,
    )
)
_LETTERS = string.ascii_letters
_SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789aehijklmnoprstuvx", strict=True))


def _plain_characters() -> dict[str, str]:
    table = {typed: plain for plain, many in _SIGNS.items() for typed in many}
    table |= dict.fromkeys(_INVISIBLE, "")
    table |= {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F) if chr(code + 0xFEE0) not in table}
    # letters typeset as mathematics (𝑟, 𝐌, ℎ) when copied from a page or a PDF
    for code in (*range(0x1D400, 0x1D800), 0x210E):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and folded != chr(code):
            table[chr(code)] = folded
    return table


_PLAIN = _plain_characters()


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text; origins[i] is the position in the original of its character i, with one more for the end."""

    text: str
    origins: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """(position, length) in the original text of the folded characters from start up to end."""
        if start >= len(self.text):
            return self.origins[-1], 0
        position = self.origins[start]
        return position, max(self.origins[max(end - 1, start)] + 1 - position, 1)


def fold(text: str) -> Folded:
    """The text in plain characters. Characters without a visible form become U+FFFD, private ones (our marks) too."""
    if text.isascii() and text.isprintable():
        return Folded(text, range(len(text) + 1))
    out: list[str] = []
    origins: list[int] = []
    at, end = 0, len(text)
    while at < end:
        start = at
        character = text[at]
        if character in _SUPERSCRIPTS:
            raised, at = _run(text, at, _SUPERSCRIPTS)
            letters = len(raised) - len(raised.lstrip(_LETTERS))
            if letters and raised[letters : letters + 1] not in ("+", "-"):  # rᵈ, and rᵈ² up to its square
                raised, at = raised[:letters], start + letters
                piece = RAISED + raised
            else:
                piece = f"^({raised})"
        elif character in _SUBSCRIPTS:
            lowered, at = _run(text, at, _SUBSCRIPTS)
            piece = f"_{{{lowered}}}"
        else:
            piece = _PLAIN.get(character, character)
            if not piece.isprintable() and piece != DIGIT_SPACE:
                piece = "\ufffd"
            at += 1
        out.append(piece)
        # the characters of a run stand one for one between what was put around it
        last = at - 1
        lead = 2 if len(piece) > at - start + 1 else 1 if len(piece) > at - start else 0
        origins.extend(min(max(start, start + i - lead), last) for i in range(len(piece)))
    origins.append(end)
    return Folded("".join(out), tuple(origins))


def _run(text: str, at: int, table: dict[str, str]) -> tuple[str, int]:
    """The characters from `at` on that stand in the table, translated, and where they end."""
    start = at
    while at < len(text) and text[at] in table:
        at += 1
    return "".join(table[character] for character in text[start:at]), at


def shown(character: str) -> str:
    """A character as an error message can show it: itself, or U+202E where it has no visible form."""
    if not character:
        return ""
    return character if character.isprintable() and not character.isspace() else f"U+{ord(character):04X}"
