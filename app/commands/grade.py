"""`grade`: an answer marked against a key, as a learner's answer would be."""

from __future__ import annotations

import argparse
import sys
from functools import cache
from pathlib import Path
from typing import Any

from app.algebra.authoring import read_authored
from app.algebra.tree import free_symbols, symbols_in_order
from app.curriculum.library import open_mistakes, open_texts
from app.prose.figures import FormatNeeded, written
from app.prose.languages import Bilingual, Language
from app.prose.yamlfile import ContentFaults
from app.quiz.amounts import Amount, read_amount
from app.quiz.answers import Judgement, Verdict
from app.quiz.base import BaseQuestion, Variant
from app.quiz.kinds.formula import FormulaQuestion
from app.quiz.kinds.number import NumberQuestion
from app.quiz.kinds.statement import StatementQuestion, authored_statement
from app.quiz.mistakes import ANSWER, Mistakes
from app.quiz.questions import draw

STATUS = {Verdict.RIGHT: 0, Verdict.WRONG: 1, Verdict.UNREADABLE: 2, Verdict.UNDECIDED: 3}
USAGE = 2
NO_WORDS = Bilingual(en="-", zh="-")
USUAL_LEFT = ("m", "m1", "m2", "K", "M", "M1", "M2", "M1/B", "M2/B", "M/B", "D/B", "D")


def run(options: argparse.Namespace) -> int:
    """Mark one answer, or one on each line of a file. Exit status: see `python -m app grade --help`."""
    language = Language(options.lang)
    try:
        _library()
    except ContentFaults as error:
        print(error, file=sys.stderr)
        return USAGE
    if options.file is not None:
        return _file(options.file, options, language)
    if options.answer is None or options.key is None:
        print("an answer and --key are needed, or --file", file=sys.stderr)
        return USAGE
    try:
        variant = _question(options.key, options)
    except ValueError as error:
        print(f"the key cannot be read: {error}", file=sys.stderr)
        return USAGE
    judgement = variant.judge(options.answer, language)
    for line in _told(judgement, language):
        print(line)
    return STATUS[judgement.verdict]


def _file(path: Path, options: argparse.Namespace, language: Language) -> int:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return USAGE
    status = 0
    for number, line in enumerate(lines, 1):
        answer, tab, key = line.partition("\t")
        try:
            if not tab:
                raise ValueError("a line is an answer, a tab and a key")
            judgement = _question(key, options).judge(answer, language)
        except ValueError as error:
            print(f"unmarked\t{error}")
            print(f"{path}:{number}: {error}", file=sys.stderr)
            status = USAGE
            continue
        print("\t".join([judgement.verdict, *_details(judgement)]))
    return status


def _question(key: str, options: argparse.Namespace) -> Variant[Any]:
    """The question of which `key` is the key. Errors: AuthoringError, DrawError, ValueError."""
    fields: dict[str, Any] = {
        "id": ANSWER, "ask": NO_WORDS, "hints": [NO_WORDS], "solution": NO_WORDS, "key": key,
    }  # fmt: skip
    symbols = [name.strip() for name in options.symbols.split(",") if name.strip()]
    aliases = dict(pair.split("=", 1) for pair in options.aliases.replace(" ", "").split(",") if "=" in pair)
    library = _library()
    question: BaseQuestion
    if any(sign in key for sign in "=<>≤≥≠"):
        statement = authored_statement(key, "key")
        names = symbols or list(symbols_in_order(statement))
        question = StatementQuestion(kind="statement", symbols=names, aliases=aliases, **fields)
        return draw(question, 0)
    counted = read_amount(key, unit=options.unit)
    if isinstance(counted, Amount) and counted.scale != 1:  # 3.5亿: a number with its scale in words
        key = fields["key"] = str(counted.value)
    tree = read_authored(key)
    names = symbols or list(symbols_in_order(tree))
    if not free_symbols(tree):
        question = NumberQuestion(
            kind="number",
            percent="%" in key,
            exact=options.decimals is None and options.within is None,
            decimals=options.decimals,
            within=options.within,
            unit=Bilingual(en=options.unit, zh=options.unit) if options.unit and "%" not in key else None,
            mistakes=_applicable(library, frozenset()),
            **fields,
        )
    else:
        left = options.left.split(",") if options.left else [side for side in USUAL_LEFT if side not in names]
        question = FormulaQuestion(
            kind="formula", symbols=names, aliases=aliases, left=left, form=options.form,
            mistakes=_applicable(library, frozenset(names)), **fields,
        )  # fmt: skip
    return draw(question, 0, mistakes=library)


@cache
def _library() -> Mistakes:
    return open_mistakes()


def _applicable(library: Mistakes, symbols: frozenset[str]) -> dict[str, str]:
    """The mistakes that can be computed from a key in these symbols alone."""
    found = {}
    for name, mistake in library.items():
        transform = mistake.transform
        if transform is None:
            continue
        texts = [transform.answer] if transform.answer is not None else list(transform.inputs.values())
        used = frozenset[str]().union(*(free_symbols(read_authored(text)) for text in texts)) - {ANSWER}
        if used <= symbols and (transform.answer is not None or transform.inputs.keys() <= symbols):
            found[name] = ""
    return found


def _told(judgement: Judgement, language: Language) -> list[str]:
    texts = open_texts()
    lines = []
    if judgement.read_as is not None:
        lines.append(f"read as  {_reading(judgement)}")
    lines.append(f"verdict  {judgement.verdict}")
    for name in judgement.mistakes:
        mistake = _library()[name]
        lines.append(f"mistake  {name}: {mistake.name[language]}. {mistake.says[language]}")
    if judgement.message is not None and judgement.witness is None:
        key = judgement.message if "." in judgement.message else f"quiz.{judgement.message}"
        lines.append(f"because  {texts.say(key, language, **judgement.values)}")
    if judgement.position is not None:
        position, length = judgement.position
        lines.append(f"place    character {position + 1}" + (f" to {position + length}" if length > 1 else ""))
    if judgement.witness is not None:
        point = ", ".join(f"{name} = {value}" for name, value in judgement.witness.values.items())
        lines.append(f"try      {point}: {judgement.witness.left} against {judgement.witness.right}")
    return lines


def _details(judgement: Judgement) -> list[str]:
    """What stands after the verdict on a line: the reading, then the mistakes or the reason."""
    reading = _reading(judgement) if judgement.read_as is not None else ""
    return [reading, "+".join(judgement.mistakes) or judgement.message or ""]


def _reading(judgement: Judgement) -> str:
    read_as = judgement.read_as
    if isinstance(read_as, str) or read_as is None:
        return read_as or ""
    try:
        return written(read_as)
    except FormatNeeded:
        return written(read_as, "frac")
