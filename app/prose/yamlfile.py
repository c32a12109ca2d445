"""YAML as authors write it: every scalar kept as text (so 0.1 stays exact), every value's line remembered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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

    def line(self, *place: object) -> int:
        """The line of a place such as ("questions", 2, "key"), or of the nearest place around it."""
        for length in range(len(place), -1, -1):
            if place[:length] in self.lines:
                return self.lines[place[:length]]
        return 1

    def fault(self, message: str, *place: object) -> Fault:
        """A fault at a place of this file."""
        return Fault(self.path, self.line(*place), message)


def read_yaml(path: Path) -> YamlFile:
    """Read one file. Errors: ContentFaults with the line of what YAML cannot read, or of a key given twice."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentFaults([Fault(path, line, f"not YAML: {error.problem}")]) from error
    except OSError as error:
        raise ContentFaults([Fault(path, 1, "the file is missing")]) from error
    lines: dict[tuple[object, ...], int] = {}
    faults: list[Fault] = []

    def plain(node: yaml.Node | None, place: tuple[object, ...]) -> Any:
        if node is None:
            return {}
        lines[place] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            result: dict[str, Any] = {}
            for key, value in node.value:
                if key.value in result:
                    faults.append(Fault(path, key.start_mark.line + 1, f"{key.value!r} is given twice"))
                result[key.value] = plain(value, (*place, key.value))
                lines[*place, key.value] = key.start_mark.line + 1
            return result
        if isinstance(node, yaml.SequenceNode):
            return [plain(item, (*place, index)) for index, item in enumerate(node.value)]
        return node.value

    data = plain(node, ())
    if faults:
        raise ContentFaults(faults)
    return YamlFile(path, data, lines)


def parse(model: type[Model], file: YamlFile, *place: object) -> Model:
    """The file, or the part of it at `place`, as a model. Errors: ContentFaults, one for each thing wrong."""
    data = file.data
    for step in place:
        data = data[step]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ContentFaults(
            [
                file.fault(f"{'.'.join(map(str, issue['loc'])) or 'file'}: {issue['msg']}", *place, *issue["loc"])
                for issue in error.errors()
            ]
        ) from error
