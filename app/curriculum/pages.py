"""A chapter's prose file: seven parts, each a run of Markdown and directives.

A directive stands alone on its line: `:: figure rounds`. Parts are opened by `:: part KEY`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.prose.yamlfile import ContentFaults, Fault, read_text


class Part(StrEnum):
    """The seven parts every chapter has, in this order."""

    PREDICT = "predict"
    EXPLORE = "explore"
    DERIVE = "derive"
    NUMBERS = "numbers"
    ERRORS = "errors"
    QUIZ = "quiz"
    SOURCES = "sources"


class Kind(StrEnum):
    """What a directive puts on the page."""

    PREDICT = "predict"
    FIGURE = "figure"
    DERIVATION = "derivation"
    TABLE = "table"
    QUIZ = "quiz"
    SOURCES = "sources"


NEARLY = re.compile(r"\s+::|\s*[:：]{2}")
HAS_TARGET = {Kind.FIGURE, Kind.DERIVATION, Kind.TABLE}


@dataclass(frozen=True, slots=True)
class Block:
    """A run of Markdown (kind None) or a directive with its target, and where it stands."""

    part: Part
    line: int
    text: str = ""
    kind: Kind | None = None
    target: str = ""


def read_page(path: Path) -> tuple[tuple[Block, ...], list[Fault]]:
    """The blocks of a prose file in order, and every structural fault in it."""
    faults: list[Fault] = []
    try:
        lines = read_text(path).splitlines()
    except ContentFaults as error:
        return (), error.faults
    blocks = tuple(_blocks(path, lines, faults))
    parts = list(dict.fromkeys(block.part for block in blocks))
    if parts != list(Part) and not any("part" in fault.message for fault in faults):
        wanted = ", ".join(Part)
        faults.append(
            Fault(path, 1, f"the parts must be, each once and in this order: {wanted}; found {', '.join(parts)}")
        )
    for part in parts:
        first = next(block for block in blocks if block.part is part)
        if not first.text.startswith("## "):
            faults.append(Fault(path, first.line, f"part {part} must open with a `## Heading`"))
    return blocks, faults


def _blocks(path: Path, lines: list[str], faults: list[Fault]) -> Iterator[Block]:
    part: Part | None = None
    opened: set[Part] = set()
    text: list[str] = []
    start = 1

    def prose() -> Iterator[Block]:
        body = "\n".join(text)
        if body.strip() and part is not None:
            lead = len(body) - len(body.lstrip("\n"))
            yield Block(part, start + lead, body.strip("\n"))
        elif body.strip():
            faults.append(Fault(path, start, "text before the first `:: part`"))

    for number, line in enumerate(lines, 1):
        if not line.startswith("::"):
            if NEARLY.match(line):
                faults.append(Fault(path, number, "a directive begins with :: (not ：：) at the start of its line"))
            if not text:
                start = number
            text.append(line)
            continue
        yield from prose()
        text = []
        words = line[2:].split()
        name, target = [*words, "", ""][:2]
        if name == "part":
            if target not in set(Part):
                faults.append(Fault(path, number, f"unknown part {target!r}"))
                continue
            part = Part(target)
            if part in opened:
                faults.append(Fault(path, number, f"part {target!r} is opened twice"))
            opened.add(part)
        elif name not in set(Kind) or part is None:
            faults.append(Fault(path, number, f"unknown directive {line!r}" if part else "a directive before any part"))
        elif (Kind(name) in HAS_TARGET) != bool(target) or len(words) > 2:
            faults.append(Fault(path, number, f"{line!r} must name exactly what it shows"))
        else:
            yield Block(part, number, kind=Kind(name), target=target)
    yield from prose()
