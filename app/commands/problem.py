"""`problem`: a family with the numbers of a seed, as an author wants to see it."""

from __future__ import annotations

import json
import sys
from typing import Any

from app.curriculum.library import Library, read_library
from app.prose.inline import InlineError
from app.prose.languages import Bilingual, Language
from app.prose.yamlfile import ContentFaults
from app.quiz.base import Variant
from app.quiz.kinds.accounts import AccountsVariant
from app.quiz.kinds.choice import OptionsQuestion
from app.quiz.kinds.order import OrderQuestion
from app.quiz.problems import Problem

NOT_FOUND = 2


def run(name: str, seed: int, language: str | None, *, as_json: bool) -> int:
    """Print statement, keys, mistakes and worked solutions. Exit status: 0, or 2 where the family cannot be shown."""
    try:
        book, faults = read_library()  # what is wrong elsewhere in the book is no hindrance
        if book is None:
            raise ContentFaults(faults)
        if name not in book.shelf.paths:
            print(f"no family {name!r}; see lessons/problems/", file=sys.stderr)
            return NOT_FOUND
        problem = book.shelf.family(name).problem(name, seed, book.mistakes)
        languages = [Language(language)] if language else list(Language)
        shown = {str(each): described(book, name, problem, each) for each in languages}
    except ContentFaults as error:
        print(error, file=sys.stderr)
        return NOT_FOUND
    except InlineError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return NOT_FOUND
    if as_json:
        print(json.dumps({"id": name, "seed": seed, **shown}, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(_page(each) for each in shown.values()))
    return 0


def described(book: Library, name: str, problem: Problem, language: Language) -> dict[str, Any]:
    """A problem in one language: what a learner sees, and what the server keeps."""
    around = book.plain_surroundings(language, problem.drawn.values)

    def text(bilingual: Bilingual | None) -> str | None:
        return problem.parts[0].text(bilingual, language, around) if bilingual else None

    family = problem.family
    return {
        "title": family.title[language],
        "topic": book.shelf.topic_of(name),
        "rows": family.rows,
        "statement": text(family.state),
        "note": text(family.note),
        "source": text(family.source),
        "parts": [_part(book, part, language) for part in problem.parts],
    }


def _part(book: Library, part: Variant[Any], language: Language) -> dict[str, Any]:
    question, around = part.question, book.plain_surroundings(language, part.drawn.values)

    def text(bilingual: Bilingual) -> str:
        return part.text(bilingual, language, around)

    shown: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "marks": question.marks,
        "ask": text(question.ask),
    }
    if isinstance(question, OptionsQuestion):
        shown["options"] = [text(option.text) for option in question.options]
        shown["replies"] = [text(option.says) if option.says else None for option in question.options]
    if isinstance(question, OrderQuestion):
        shown["items"] = [text(item) for item in question.items]
    if isinstance(part, AccountsVariant):
        shown["cells"] = [f"{cell.agent} {cell.side} {cell.instrument}" for cell in part.cells]
    return shown | {
        "key": part.model_answer(language),
        "mistakes": [
            {
                "id": wrong.mistakes[0],
                "answer": wrong.answer,
                "says": book.mistakes[wrong.mistakes[0]].says[language] if wrong.mistakes[0] in book.mistakes else None,
            }
            for wrong in part.wrong_answers(language)
        ],
        "hints": [text(hint) for hint in question.hints],
        "solution": text(question.solution),
    }


def _page(shown: dict[str, Any]) -> str:
    lines = [f"# {shown['title']}   [{shown['topic']}; {', '.join(shown['rows'])}]"]
    lines += [shown["statement"]] if shown["statement"] else []
    lines += [f"  {name.upper():10}{shown[name]}" for name in ("note", "source") if shown[name]]
    for part in shown["parts"]:
        lines.append(f"## ({part['id']}) {part['kind']}, {part['marks']}\n{part['ask']}")
        for name in ("options", "replies", "items", "cells"):
            lines += [f"  {name} {index}: {each}" for index, each in enumerate(part.get(name, ())) if each]
        lines.append(f"  KEY       {part['key']}")
        lines += [f"  MISTAKE   {each['answer']}   {each['id']}: {each['says']}" for each in part["mistakes"]]
        lines += [f"  HINT      {each}" for each in part["hints"]]
        lines.append(f"  SOLUTION\n{part['solution']}")
    return "\n".join(lines)
