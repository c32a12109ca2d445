"""`python -m app check` names file and line of every content fault, all at once, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import Book

from app.__main__ import main
from app.curriculum.checker import check

LESSON, QUIZ, EN, ZH = (f"01-first/{name}" for name in ("lesson.yaml", "quiz.yaml", "en.md", "zh.md"))
GLOSSARY, MISTAKES, LINE = "glossary/terms.yaml", "mistakes/known.yaml", "derivations/line.yaml"


def only(book: Book, file: str, line: int, message: str) -> None:
    """Exactly one fault is told: no silence, and no second fault that follows from the first."""
    found = book.faults()
    assert len(found) == 1, found
    assert found[0].startswith(f"{book.root.name}/{file}:{line}: "), found
    assert message in found[0], found


def test_the_book_itself_is_sound() -> None:
    assert check() == []


def test_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "The content is sound.\n"


def test_the_small_book_is_sound(small: Book) -> None:
    assert small.faults() == []


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--lessons", str(tmp_path / "none")]) == 2
    assert "no such folder" in capsys.readouterr().out


# One thing broken: (file, what stood there, what stands there now, the fault). The fault is told at that line.
BROKEN = {
    # prose
    "typed number in prose": (EN, "A customer brings [[first]] yuan", "A customer brings 100 yuan", "typed number '100'"),
    "typed number in a heading": (EN, "## Worked", "## Worked 9", "typed number '9'"),
    "typed number in a list": (EN, "2. Read the total.", "2. Read the 5 totals.", "typed number '5'"),
    "typed number in a table": (EN, "| [[loan]] |", "| 90 |", "typed number '90'"),
    "typed number in a formula": (EN, "[[first]] \\times (1", "100 \\times (1", "typed number '100' in a formula"),
    "typed full-width number": (ZH, "客户存入[[first]]元", "客户存入１００元", "typed number '１００'"),
    "unknown name": (EN, "[[first]] yuan of", "[[frist]] yuan of", "frist"),
    "expression that does not compute": (EN, "[[r|percent]]", "[[m1(r)|percent]]", "cannot be computed"),
    "number that needs a format": (EN, "| [[loan]] |", "| [[loan/7]] |", "write a format"),
    "unknown format": (EN, "[[r|percent]]", "[[r|per cent]]", "unknown format 'per cent'"),
    "unclosed form": (EN, "| [[loan]] |", "| [[loan] |", "cannot be read"),
    "unknown fact": (EN, "[[fact:zero_date]]", "[[fact:zero]]", "unknown fact 'zero'"),
    "unknown source": (EN, "[@fed]", "[@fad]", "unknown source 'fad'"),
    "unknown term": (ZH, "(term:base)", "(term:bass)", "unknown term 'bass'"),
    "unknown chapter": (EN, "A customer", "[Next](chapter:second), a customer", "unknown chapter 'second'"),
    "lone dollar": (EN, "Read the total.", "Read the $ total.", "a $ without its partner"),
    # directives
    "unknown directive": (EN, ":: table conventions", ":: tables conventions", "unknown directive"),
    "directive without target": (EN, ":: figure rounds", ":: figure", "must name exactly what it shows"),
    "directive with two targets": (EN, ":: figure rounds", ":: figure rounds lab", "must name exactly what it shows"),
    "directive with a target it cannot have": (EN, ":: quiz", ":: quiz two", "must name exactly what it shows"),
    "full-width directive": (ZH, ":: figure rounds", "：： figure rounds", "begins with ::"),
    "indented directive": (EN, ":: figure rounds", "  :: figure rounds", "begins with ::"),
    "unknown figure": (EN, ":: figure rounds", ":: figure round", "unknown figure 'round'"),
    "unknown derivation": (EN, ":: derivation line", ":: derivation lines", "unknown derivation 'lines'"),
    "unknown table": (EN, ":: table conventions", ":: table convention", "unknown table 'convention'"),
    "unknown part": (EN, ":: part numbers", ":: part number", "unknown part 'number'"),
    "part without a heading": (EN, "## Worked\n", "Worked\n", "part numbers must open with a `## Heading`"),
    # lesson.yaml
    "number that does not compute": (LESSON, "loan: first*(1 - r)", "loan: first*(1 - rr)", "rr"),
    "slug that is no address": (LESSON, "slug: first", "slug: The First", "slug: String should match pattern"),
    "missing translation": (LESSON, "{en: The first chapter, zh: 第一章}", "{en: The first chapter}", "title.zh: is missing"),
    "empty translation": (LESSON, "zh: 第一章}", 'zh: ""}', "title.zh: is empty"),
    "form in a title": (LESSON, "en: The first chapter", 'en: "Chapter [[r]]"', "would be shown as it stands"),
    "unknown key": (LESSON, "convention: {en: \"One", "conventions: {en: \"One", "conventions: is not a known key"),
    "typed number in the summary": (LESSON, "What [[first]] yuan", "What 100 yuan", "en: typed number '100'"),
    "fact without its source": (LESSON, "source: fed}", "source: fad}", "names the unknown source 'fad'"),
    "two options that read the same": (LESSON, '{en: "[[total]]"', '{en: "[[first*(1 - r)]]"', "en: two options read '90'"),
    "prediction without its right option": (LESSON, "right: 2", "right: 3", "predict.right: names an option that does not exist"),
    "address that is a script": (LESSON, "url: https://example.org/fed", "url: javascript:alert", "url: String should"),
    "unknown scene": (LESSON, "channel-1, channel-2", "channel-1, channel-9", "unknown scene 'channel-9'"),
    "figure of an unknown kind": (LESSON, "kind: rounds,", "kind: round,", "does not match any of the expected tags"),
    "figure with an unknown setting": (LESSON, "r_d: r, n: 10", "rd: r, n: 10", "figures.rounds.rd: is not a known key"),
    "figure that does not compute": (LESSON, "first: first, r_d", "first: frist, r_d", "first: 'frist'"),
    "figure out of range": (LESSON, "r_d: r, n: 10", "r_d: 150%, n: 10", "the core refuses"),
    "figure with more rounds than it shows": (LESSON, "n: 10}", "n: 1000}", "cannot open so"),
    "figure off its slider": (LESSON, "against: k, r_d: r,", "against: k, r_d: 60%,", "cannot open so"),
    "figure without leakage": (LESSON, "r_d: 10%, r_t: 0, t: 0, e: 0, k: 20%", "r_d: 0, r_t: 0, t: 0, e: 0, k: 0", "refuses"),
    "accounts of nothing": (LESSON, "amount: 100", "amount: 0", "the core refuses"),
    # quiz.yaml
    "unknown mistake": (QUIZ, "      one_round: round_loan", "      one_rund: round_loan", "unknown mistake 'one_rund'"),
    "unknown mistake of an option": (QUIZ, "mistake: one_round", "mistake: one_rund", "unknown mistake 'one_rund'"),
    "mistake equal to the key": (QUIZ, "round_loan(1, a, q, 0, 0)", "a/q", "gives the right answer 1000"),
    "mistake equal to the key in one variant": (
        QUIZ, "round_loan(1, a, q, 0, 0)", "a*10", "gives the right answer 1000 (where a = 100, q = 0.1)",
    ),
    "formula mistake equal to the key": (QUIZ, "currency_left_out: 1/(r_d + k)", "currency_left_out: 1/(r_d + k) + k/(r_d + k)", "equals the key"),
    "formula mistake with a foreign symbol": (QUIZ, "currency_left_out: 1/(r_d + k)", "currency_left_out: 1/(r_d + t)", "does not declare"),
    "formula key with a foreign symbol": (QUIZ, "key: (1 + k)/(r_d + k)", "key: (1 + k)/(r_d + t)", "could not type the key"),
    "two options of a choice the same": (QUIZ, 'en: "[[3*a]]"', 'en: "[[a + a]]"', "two options read '200'"),
    "typed number in a question": (QUIZ, 'en: "[[a]] at', 'en: "100 at', "en: typed number '100'"),
    "typed number in a solution": (QUIZ, "- Then [[answer]].", "- Then 1000.", "en: typed number '1000'"),
    "key that does not compute": (QUIZ, "answer: \"limit_deposits(a, q", "answer: \"limit_deposit(a, q", "limit_deposit"),
    "key that is infinite": (QUIZ, "key: loan", "key: 1/(r - r)", "is not a finite number"),
    "exact key without a short decimal": (QUIZ, "key: loan", "key: loan/7", "ask for `decimals`"),
    "conditions nobody meets": (QUIZ, 'where: ["a > 0"]', 'where: ["a > 200"]', "no draw meets its conditions"),
    "precision left open": (QUIZ, "decimals: 2\n", "exact: false\n", "say either `exact: true` or `decimals: N`"),
    "question id twice": (QUIZ, "- id: again", "- id: exactly", "question id 'exactly' is used twice"),
    "kind of question unknown": (QUIZ, "kind: choice", "kind: choise", "does not match any of the expected tags"),
    "no parameters to draw from": (QUIZ, "q: [10%, 20%]", "q: []", "parameters.q"),
    # shared files
    "typed number in the glossary": (GLOSSARY, "en: Currency and", "en: 2 things, currency and", "en: typed number '2'"),
    "unknown term in the glossary": (GLOSSARY, "[准备金](term:reserves)", "[准备金](term:reserve)", "zh: unknown term 'reserve'"),
    "glossary entry incomplete": (GLOSSARY, "zh: 基础货币}", 'zh: ""}', "base.term.zh: is empty"),
    "link in a mistake": (MISTAKES, "The first round is right.", "The [base](term:base) is right.", "as it stands"),
    "typed number in a mistake": (MISTAKES, "漏了现金", "漏了1项", "zh: typed number '1'"),
    "mistake without words": (MISTAKES, "name: {en: one round only, zh: 只算一轮}", "title: x", "one_round.title: is not a known key"),
    "typed number on the title page": ("catalogue.yaml", "en: One chapter.", "en: 5 chapters.", "en: typed number '5'"),
    "chapter without a folder": ("catalogue.yaml", "[first]", "[first, second]", "chapter 'second' has no folder"),
    "chapter listed twice": ("catalogue.yaml", "[first]", "[first, first]", "listed twice"),
    "interface text incomplete": ("interface/words.yaml", "zh: 下一章", "de: 下一章", "chapter.next: needs en and zh"),
    "placeholders differ": ("interface/words.yaml", "第{number}章", "第{n}章", "{placeholders} of en and zh differ"),
    # derivations
    "step that does not follow": (LINE, 'equation: "B = r*D"', 'equation: "B = 2*r*D"', "does not follow"),
    "goal that does not follow": (LINE, 'goal: "D = B/r"', 'goal: "D = B*r"', "does not follow"),
    "goal that is not reached": (LINE, 'goal: "D = B/r"', 'goal: "R = B"', "the last step must be the goal"),
    "step that cannot be read": (LINE, 'equation: "B = r*D"', 'equation: "B = r*X"', "cannot read 'B = r*X'"),
    "formula in words that cannot be read": (LINE, 'en: "The ratio $r$."', 'en: "The ratio $x$."', "cannot read $x$"),
    "typed number in a derivation": (LINE, "en: Divide.", "en: Divide by 10.", "typed number '10'"),
    # words of the player
    "scene without words": ("scenes.yaml", "  channel-1:", "  channel-one:", "scene 'channel-1': no words"),
    "sentence with an unknown placeholder": ("scenes.yaml", "it lets {amount} of", "it lets {amonut} of", "amonut"),
}  # fmt: skip

# Rightly told twice: the key that is unknown leaves another one out; a line of prose takes the place of a directive.
TWICE = {"unknown key", "mistake without words", "sentence with an unknown placeholder"}

FURTHER_UP = {"precision left open": 9, "scene without words": 1, "sentence with an unknown placeholder": 2}
"""Told at the key around the place, so many lines above it."""


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_thing_is_told_with_its_file_and_line(small: Book, name: str) -> None:
    file, old, new, message = BROKEN[name]
    line = small.edit(file, old, new)
    line -= FURTHER_UP.get(name, 0)
    found = small.faults()
    told = [fault for fault in found if fault.startswith(f"lessons/{file}:{line}: ") and message in fault]
    assert len(told) == 1, found
    assert len(found) == (2 if name in TWICE else 1), found
