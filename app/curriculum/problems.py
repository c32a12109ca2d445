"""The shelf of problem families: topics, and one file for each family, read when it is first asked for.

lessons/problems/topics.yaml lists the topics; lessons/problems/<topic>/<id>.yaml is a family.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.prose.languages import Bilingual
from app.prose.yamlfile import ContentFaults, Fault, YamlFile, parse, read_yaml
from app.quiz.base import Identifier
from app.quiz.problems import Family

TOPICS_FILE = "topics.yaml"


class Topic(BaseModel):
    """A topic of practice: its folder's name, what it is called, and what is practised there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Identifier
    title: Bilingual
    about: Bilingual


class Topics(BaseModel):
    """topics.yaml, in the order in which learners see it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    topics: Annotated[list[Topic], Field(min_length=1)]


@dataclass(frozen=True)
class Shelf:
    """All problem families of a book. Files are listed at once and read one by one, each once."""

    folder: Path
    topics: tuple[Topic, ...] = ()
    topics_file: YamlFile | None = None
    _families: dict[str, Family] = field(default_factory=dict, compare=False)

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        """The file of each family by its id, topic by topic, ids in alphabetical order within one."""
        return {path.stem: path for topic in self.topics for path in sorted((self.folder / topic.id).glob("*.yaml"))}

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of each topic's families."""
        return {
            topic.id: tuple(name for name, path in self.paths.items() if path.parent.name == topic.id)
            for topic in self.topics
        }

    def family(self, name: str) -> Family:
        """A family by its id. Errors: KeyError for an unknown id, ContentFaults where its file is malformed."""
        if name not in self._families:
            self._families[name] = read_family(read_yaml(self.paths[name]))
        return self._families[name]

    def topic_of(self, name: str) -> str:
        """The topic in which a family stands. Errors: KeyError."""
        return self.paths[name].parent.name

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the shelf itself: folders and files that no topic names, ids given twice."""
        if not self.folder.is_dir():
            return
        known = {topic.id for topic in self.topics}
        for path in sorted(self.folder.glob("*")):
            if path.is_dir() and path.name not in known:
                yield Fault(path, 1, f"topic {path.name!r} is not listed in {TOPICS_FILE}")
            elif path.is_file() and path.name != TOPICS_FILE:
                yield Fault(path, 1, "a problem family stands in the folder of its topic")
        for topic in self.topics:
            for path in sorted((self.folder / topic.id).glob("*.yaml")):
                if self.paths[path.stem] != path:
                    yield Fault(
                        path, 1, f"{path.stem!r} is the id of {self.paths[path.stem].parent.name}/{path.name} too"
                    )
            if not self.by_topic[topic.id] and self.topics_file:
                place = ("topics", [each.id for each in self.topics].index(topic.id))
                yield self.topics_file.fault(f"topic {topic.id!r} has no family", *place)


def read_family(file: YamlFile) -> Family:
    """The family of a file. Errors: ContentFaults with everything in its form that is wrong."""
    family = parse(Family, file)
    if misfits := [file.fault(message, *place) for place, message in family.misfits()]:
        raise ContentFaults(misfits)
    return family


def open_shelf(lessons: Path) -> tuple[Shelf, list[Fault]]:
    """The shelf under a lessons folder, empty where there is none, and what is wrong with its list of topics."""
    folder = lessons / "problems"
    if not folder.is_dir():
        return Shelf(folder), []
    try:
        file = read_yaml(folder / TOPICS_FILE)
        return Shelf(folder, tuple(parse(Topics, file).topics), file), []
    except ContentFaults as error:
        return Shelf(folder), error.faults
