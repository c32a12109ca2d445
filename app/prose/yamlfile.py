"""YAML as authors write it: every scalar kept as text (so 0.1 stays exact), every value's line remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound=BaseModel)

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST = 40
"""No content is nested so deeply; an alias of itself would be nested without end."""

WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not a known key",
    "string_type": "must be a text (in quotes where it begins with [ or {)",
    "dict_type": "must be a list of `key: value`",
    "model_type": "must be a list of `key: value`",
    "list_type": "must be a list",
}
"""pydantic's kinds of error, as an author is told them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a content file, told to its author."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class ContentFaults(Exception):  # noqa: N818 (a list of faults, reported together)
    """All faults found in the content, together."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A parsed file: plain dicts, lists and texts, with the line of every place in it."""

    path: Path
    data: Any
    lines: dict[tuple[object, ...], int]
    literals: frozenset[tuple[object, ...]] = frozenset()

    def line(self, *place: object) -> int:
        """The line of a place such as ("questions", 2, "key"), or of the nearest place around it."""
        for length in range(len(place), -1, -1):
            if place[:length] in self.lines:
                return self.lines[place[:length]]
        return 1

    def fault(self, message: str, *place: object, offset: int = 0) -> Fault:
        """A fault at a place of this file; offset: its line within a text that is written out line by line (|)."""
        return Fault(self.path, self.line(*place) + (1 + offset if place in self.literals else 0), message)


def read_text(path: Path) -> str:
    """A content file's text. Errors: ContentFaults where it is missing or not saved as UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")  # some editors put a mark before the text
    except OSError as error:
        raise ContentFaults([Fault(path, 1, "the file is missing")]) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ContentFaults([Fault(path, line, "not UTF-8: save the file in this encoding")]) from error


def read_yaml(path: Path) -> YamlFile:
    """Read one file. Errors: ContentFaults with the line of what YAML cannot read, or of a key given twice."""
    text = read_text(path)
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentFaults([Fault(path, line, f"not YAML: {error.problem}")]) from error
    except yaml.YAMLError as error:  # a character that may not stand in a text file; it carries no mark
        found = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        raise ContentFaults([Fault(path, line, "not YAML: a character that cannot be printed")]) from error
    lines: dict[tuple[object, ...], int] = {}
    literals: set[tuple[object, ...]] = set()
    faults: list[Fault] = []

    def plain(node: yaml.Node | None, place: tuple[object, ...]) -> Any:
        if node is None:
            return {}
        lines[place] = node.start_mark.line + 1
        if len(place) > DEEPEST:
            faults.append(Fault(path, node.start_mark.line + 1, "nested too deeply, or an alias of itself"))
            return ""
        if isinstance(node, yaml.MappingNode):
            result: dict[str, Any] = {}
            for key, value in node.value:
                line = key.start_mark.line + 1
                if not isinstance(key, yaml.ScalarNode):
                    faults.append(
                        Fault(path, line, "a key must be a word; a text that begins with [ or { needs quotes")
                    )
                    continue
                if key.value in result:
                    faults.append(Fault(path, line, f"{key.value!r} is given twice"))
                result[key.value] = plain(value, (*place, key.value))
                lines[*place, key.value] = line
            return result
        if isinstance(node, yaml.SequenceNode):
            return [plain(item, (*place, index)) for index, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode) and node.style == "|":
            literals.add(place)
        return node.value

    data = plain(node, ())
    if faults:
        raise ContentFaults(faults)
    return YamlFile(path, data, lines, frozenset(literals))


def parse(model: type[Model], file: YamlFile, *place: object) -> Model:
    """The file, or the part of it at `place`, as a model. Errors: ContentFaults, one for each thing wrong."""
    data = file.data
    for step in place:
        data = data[step]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ContentFaults([_fault(file, place, data, issue) for issue in error.errors()]) from error


def _fault(file: YamlFile, place: tuple[object, ...], data: Any, issue: ErrorDetails) -> Fault:
    """One thing wrong. Its location also names alternatives of the model that are no place in the file."""
    found: list[object] = []
    for step in issue["loc"]:
        inner = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
        if step in inner:
            data = inner[step]
            found.append(step)
    if issue["type"] == "missing":
        found.append(issue["loc"][-1])
    elif issue["type"] == "union_tag_invalid":
        found.append(issue["ctx"]["discriminator"].strip("'"))
    name = ".".join(str(step + 1 if isinstance(step, int) else step) for step in (*place, *found))
    message = WORDS.get(issue["type"]) or issue["msg"].removeprefix("Value error, ")
    return file.fault(f"{name or 'file'}: {message}", *place, *found)
