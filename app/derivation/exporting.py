"""A sheet as LaTeX and as Markdown, finished or not: its lines, numbered, each with where it comes from.

Words are given by the caller in the reader's language: `goal`, `given`, `typed` ("from {lines}"), `given_away`, and for
lines that a move made the words of its kind ("collect": "from {lines}: take out {symbol}"); without these the words for
typed lines serve, and what is missing altogether is left out. `separator` stands between the numbers of lines.
Placeholders: {lines}, and those of the move.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.algebra.tree import Equation, Symbol
from app.algebra.typesetting import latex
from app.derivation.desk import Desk, Line
from app.derivation.moves.values import Detail

Words = Mapping[str, str]
Escape = Callable[[str], str]

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
}  # fmt: skip
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+!|$~&-])")
_BREAKS = re.compile(r"\s+")


def as_latex(desk: Desk, words: Words, title: str = "") -> str:
    """The sheet for a LaTeX document with amsmath, one aligned line for each."""
    rows = []
    for number, (equation, reason) in enumerate(_lines(desk, words, latex_escaped), 1):
        text = rf" && \text{{{reason}}}" if reason else ""
        rows.append(rf"  {_aligned(equation)}{text} \tag{{{number}}}")
    head = [rf"\subsection*{{{latex_escaped(title)}}}"] if title else []
    if "goal" in words:
        head.append(rf"{latex_escaped(words['goal'])} ${latex(desk.derivation.goal)}$")
    return "\n".join([*head, r"\begin{align*}", " \\\\\n".join(rows), r"\end{align*}", ""])


def as_markdown(desk: Desk, words: Words, title: str = "") -> str:
    """The sheet as a numbered list, formulas between dollar signs."""
    head = [f"# {markdown_escaped(title)}", ""] if title else []
    if "goal" in words:
        head += [f"{markdown_escaped(words['goal'])} ${latex(desk.derivation.goal)}$", ""]
    items = [
        f"{number}. ${latex(equation)}$" + (f" — {reason}" if reason else "")
        for number, (equation, reason) in enumerate(_lines(desk, words, markdown_escaped), 1)
    ]
    return "\n".join([*head, *items, ""])


def latex_escaped(text: str) -> str:
    """Text in which nothing is a command, on one line."""
    return "".join(_LATEX.get(character, character) for character in _BREAKS.sub(" ", text))


def markdown_escaped(text: str) -> str:
    """Text in which nothing is markup, on one line."""
    return _MARKDOWN.sub(r"\\\1", _BREAKS.sub(" ", text))


def _lines(desk: Desk, words: Words, escape: Escape) -> list[tuple[Equation, str]]:
    given = [(equation, escape(words.get("given", ""))) for equation in desk.derivation.given]
    return given + [(line.equation, _reason(line, words, escape)) for line in desk.lines]


def _reason(line: Line, words: Words, escape: Escape) -> str:
    separator = escape(words.get("separator", ", "))
    details: dict[str, str] = {"lines": separator.join(f"({number + 1})" for number in line.uses)}
    key = "given_away" if line.given_away and "given_away" in words else "typed"
    if line.move is not None and line.move.kind in words:
        key = line.move.kind
        details |= {name: _shown(detail) for name, detail in line.move.details.items()}
    pieces = _PLACEHOLDER.split(words.get(key, ""))
    return "".join(details.get(piece, "") if index % 2 else escape(piece) for index, piece in enumerate(pieces))


def _shown(detail: Detail) -> str:
    """The number of a line, or a formula."""
    if isinstance(detail, int):
        return f"({detail + 1})"
    return f"${latex(Symbol(detail) if isinstance(detail, str) else detail)}$"


def _aligned(equation: Equation) -> str:
    return f"{latex(equation.left)} &= {latex(equation.right)}"
