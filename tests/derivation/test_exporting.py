"""Sheets as LaTeX and Markdown."""

from __future__ import annotations

import re

import pytest

from app.derivation.desk import Desk
from app.derivation.exporting import as_latex, as_markdown, latex_escaped, markdown_escaped
from app.derivation.moves import Collect, Divide, Substitute
from app.derivation.moving import apply
from tests.derivation.book import NAMES, STEPS, desk, line, small

ENGLISH = {
    "goal": "Goal:",
    "given": "given",
    "typed": "from {lines}",
    "given_away": "shown, from {lines}",
    "collect": "take {symbol} out of {line}",
    "divide": "divide {line} by {formula}",
}
CHINESE = {
    "goal": "目标：",
    "given": "已知",
    "typed": "由{lines}得",
    "collect": "从{line}中提出{symbol}",
    "separator": "、",
}


def worked() -> Desk:
    sheet = small()
    sheet, _ = sheet.write(line(STEPS[0]))
    sheet, _ = apply(sheet, Collect(6, "D"))
    sheet, _ = apply(sheet, Divide(7, line("r_d + e = 1").left))
    sheet, _ = apply(sheet, Substitute(5, 0, "C"))
    return sheet.give_away()


def test_latex_gives_each_line_its_number_and_reason() -> None:
    written = as_latex(worked(), ENGLISH, "M1 & its multiplier: 100 %")
    assert written.startswith("\\subsection*{M1 \\& its multiplier: 100 \\%}\nGoal: $\\frac{\\mathrm{M1}}{B}")
    assert r"  C &= k D && \text{given} \tag{1} \\" in written
    assert r"  R &= r_{d} D + r_{t} t D + e D && \text{from (2), (3), (4)} \tag{7} \\" in written
    assert r"  R &= (r_{d} + r_{t} t + e) D && \text{take $D$ out of (7)} \tag{8} \\" in written
    assert r"\text{divide (8) by $r_{d} + e$} \tag{9}" in written
    assert r"  \mathrm{M1} &= k D + D && \text{from (1), (6)} \tag{10} \\" in written
    assert "shown, from" in written.splitlines()[-2]
    assert written.count("\\begin{align*}") == written.count("\\end{align*}") == 1
    assert not written.splitlines()[-2].endswith("\\\\")


def test_markdown_numbers_the_lines_as_they_are_referred_to() -> None:
    written = as_markdown(worked(), CHINESE, "推导 *M1*")
    assert written.startswith("# 推导 \\*M1\\*\n\n目标： $")
    assert "\n1. $C = k D$ — 已知\n" in written
    assert "\n7. $R = r_{d} D + r_{t} t D + e D$ — 由(2)、(3)、(4)得\n" in written
    assert "\n8. $R = (r_{d} + r_{t} t + e) D$ — 从(7)中提出$D$\n" in written


def test_without_words_only_the_lines_are_left() -> None:
    assert "&&" not in as_latex(worked(), {})
    assert "—" not in as_markdown(worked(), {})
    assert as_markdown(small(), {}).splitlines()[0] == "1. $C = k D$"


def test_text_cannot_become_markup() -> None:
    nasty = "\\input{x} $a$ & # % _ ^ ~ {b}\n\n<script>`*|[l](u)!"
    escaped = latex_escaped(nasty)
    assert "\n" not in escaped
    assert not re.search(r"(?<!\\)[$&#%_]", escaped)
    assert "\\input" not in escaped
    marked = markdown_escaped(nasty)
    assert "\n" not in marked
    assert not re.search(r"(?<!\\)[<>`*|\[\]!$#]", marked)


@pytest.mark.parametrize("name", NAMES)
def test_every_derivation_can_be_exported(name: str) -> None:
    sheet = desk(name)
    while not sheet.is_complete:
        sheet = sheet.give_away()
    for title in ("", "Title"):
        written = as_latex(sheet, ENGLISH, title)
        assert written.count("{") == written.count("}")
        assert written.count("\\tag{") == len(sheet.equations)
        items = re.findall(r"^\d+\. ", as_markdown(sheet, ENGLISH, title), re.MULTILINE)
        assert len(items) == len(sheet.equations)
