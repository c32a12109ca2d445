"""How the parts of a formula are written in LaTeX and in presentation MathML.

A notation joins pieces that are typeset already; which pieces, signs and brackets there are is decided by
app.algebra.typesetting. Every text is escaped.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from html import escape

from app.algebra.vocabulary import GREEK

_NAMED_OPERATORS = frozenset({"ln", "log", "exp", "min", "max"})
_LATEX_SIGNS = {
    "+": " + ", "−": " - ", "-": "-", "=": " = ", "×": r" \times ", "·": r" \cdot ", "": " ", ",": ", ",
    "<": " < ", ">": " > ", "≤": r" \le ", "≥": r" \ge ", "≠": r" \ne ",
}  # fmt: skip
_LATEX_LETTERS = {letter: "\\" + name for name, letter in GREEK.items()}
_INVISIBLE_TIMES = "\u2062"


class Notation(ABC):
    """Pieces of a formula in one markup. The sign "" is a product's invisible one; "-" has nothing before it."""

    @abstractmethod
    def numeral(self, text: str) -> str: ...
    @abstractmethod
    def symbol(self, base: str, subscript: str) -> str: ...
    @abstractmethod
    def sign(self, sign: str) -> str: ...
    @abstractmethod
    def row(self, pieces: Sequence[str]) -> str: ...
    @abstractmethod
    def fraction(self, above: str, below: str) -> str: ...
    @abstractmethod
    def power(self, base: str, exponent: str) -> str: ...
    @abstractmethod
    def root(self, under: str, degree: str) -> str: ...
    @abstractmethod
    def bracketed(self, inner: str, *, tall: bool) -> str: ...
    @abstractmethod
    def name(self, name: str) -> str: ...
    @abstractmethod
    def text(self, text: str) -> str: ...


class Latex(Notation):
    """LaTeX as KaTeX and MathJax read it."""

    def numeral(self, text: str) -> str:
        return text.replace("%", r"\%").replace("‰", r"\text{‰}")

    def symbol(self, base: str, subscript: str) -> str:
        letter = self._letters(base, "mathrm" if base[0].isupper() else "mathit")
        if not subscript:
            return letter
        if subscript.isdigit() and len(subscript) == 1:
            return f"{letter}_{subscript}"
        return f"{letter}_{{{self._letters(subscript, 'mathrm') if not subscript.isdigit() else subscript}}}"

    def _letters(self, name: str, style: str) -> str:
        if len(name) == 1:
            return _LATEX_LETTERS.get(name, name)
        if name in GREEK:
            return "\\" + name
        if name[0] in _LATEX_LETTERS:
            return f"{_LATEX_LETTERS[name[0]]} {name[1:]}"
        escaped = name.replace("_", r"\_")
        return f"\\{style}{{{escaped}}}"

    def sign(self, sign: str) -> str:
        return _LATEX_SIGNS[sign]

    def row(self, pieces: Sequence[str]) -> str:
        return "".join(pieces).strip()

    def fraction(self, above: str, below: str) -> str:
        return rf"\frac{{{above}}}{{{below}}}"

    def power(self, base: str, exponent: str) -> str:
        return f"{base}^{{{exponent}}}"

    def root(self, under: str, degree: str) -> str:
        return rf"\sqrt[{degree}]{{{under}}}" if degree else rf"\sqrt{{{under}}}"

    def bracketed(self, inner: str, *, tall: bool) -> str:
        return rf"\left({inner}\right)" if tall else f"({inner})"

    def name(self, name: str) -> str:
        escaped = name.replace("_", r"\_")
        return "\\" + name if name in _NAMED_OPERATORS else rf"\operatorname{{{escaped}}}"

    def text(self, text: str) -> str:
        return r"\text{" + re.sub(r"[^\w\s.,:;()-]|_", " ", text) + "}"


class MathML(Notation):
    """Presentation MathML, without the enclosing element."""

    def numeral(self, text: str) -> str:
        return f"<mn>{escape(text)}</mn>"

    def symbol(self, base: str, subscript: str) -> str:
        name = GREEK.get(base, base)
        upright = ' mathvariant="normal"' if len(name) > 1 else ""
        letter = f"<mi{upright}>{escape(name)}</mi>"
        if not subscript:
            return letter
        kind = "mn" if subscript.isdigit() else "mi"
        return f"<msub>{letter}<{kind}>{escape(GREEK.get(subscript, subscript))}</{kind}></msub>"

    def sign(self, sign: str) -> str:
        return f"<mo>{escape(sign.replace('-', '−') or _INVISIBLE_TIMES)}</mo>"

    def row(self, pieces: Sequence[str]) -> str:
        return f"<mrow>{''.join(pieces)}</mrow>"

    def fraction(self, above: str, below: str) -> str:
        return f"<mfrac>{above}{below}</mfrac>"

    def power(self, base: str, exponent: str) -> str:
        return f"<msup>{base}{exponent}</msup>"

    def root(self, under: str, degree: str) -> str:
        return f"<mroot>{under}{degree}</mroot>" if degree else f"<msqrt>{under}</msqrt>"

    def bracketed(self, inner: str, *, tall: bool) -> str:
        stretchy = "" if tall else ' stretchy="false"'
        return f"<mrow><mo{stretchy}>(</mo>{inner}<mo{stretchy}>)</mo></mrow>"

    def name(self, name: str) -> str:
        return f"<mi>{escape(name)}</mi>"

    def text(self, text: str) -> str:
        return f"<mtext>{escape(text)}</mtext>"
