"""The sentences of the T-account player, from lessons/scenes.yaml and lessons/interface/accounts.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from app.prose.languages import Bilingual, Language
from app.prose.yamlfile import ContentFaults, Fault, YamlFile, parse, read_yaml

LESSONS: Final = Path(__file__).resolve().parents[3] / "lessons"
SCENES_FILE: Final = LESSONS / "scenes.yaml"
LABELS_FILE: Final = LESSONS / "interface" / "accounts.yaml"

PLACEHOLDERS: Final = frozenset({"amount", "runoff", "reinvested"})
_PLACEHOLDER: Final = re.compile(r"\{(\w*)\}")


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AgentWords(_Words):
    """The name over an agent's account, and the short one by which a claim names its holder."""

    name: Bilingual
    short: Bilingual


class StepWords(_Words):
    """What a step is called and what happens in it; a scene may replace either."""

    title: Bilingual | None = None
    caption: Bilingual | None = None


class SceneWords(_Words):
    """What a scene is called, what is about to happen, and what it came to."""

    title: Bilingual
    opening: Bilingual
    summary: Bilingual
    steps: dict[str, StepWords] = {}


class Words(_Words):
    """The whole of scenes.yaml."""

    party: Bilingual
    agents: dict[str, AgentWords]
    instruments: dict[str, Bilingual]
    steps: dict[str, StepWords]
    scenes: dict[str, SceneWords]

    def step(self, scene_id: str, step_id: str) -> StepWords:
        """Title and caption of a step as this scene tells it: the scene's own words, else those of the step."""
        own = self.scenes[scene_id].steps.get(step_id, StepWords())
        common = self.steps.get(step_id, StepWords())
        return StepWords(title=own.title or common.title, caption=own.caption or common.caption)


@lru_cache(maxsize=4)
def read_words(path: Path = SCENES_FILE) -> Words:
    """The texts of all scenes. Errors: ContentFaults with file and line of everything that is wrong."""
    file = read_yaml(path)
    words = parse(Words, file)
    faults = list(_placeholder_faults(file, words))
    if faults:
        raise ContentFaults(faults)
    return words


@lru_cache(maxsize=4)
def read_labels(language: Language, path: Path = LABELS_FILE) -> dict[str, str]:
    """The player's buttons and headings in one language. Errors: ContentFaults."""
    file = read_yaml(path)
    return {key: parse(Bilingual, file, "accounts", key)[language] for key in file.data["accounts"]}


def missing_words(
    words: Words, scene_id: str, agents: list[str], instruments: list[str], steps: list[str]
) -> list[str]:
    """What a scene of the core needs and the texts do not have, for a check of the content."""
    if scene_id not in words.scenes:
        return [f"scenes.{scene_id}"]
    missing = [f"agents.{name}" for name in agents if name not in words.agents]
    missing += [f"instruments.{name}" for name in instruments if name not in words.instruments]
    for step_id in steps:
        step = words.step(scene_id, step_id)
        missing += [f"steps.{step_id}.{part}" for part in ("title", "caption") if getattr(step, part) is None]
    unused = [name for name in words.scenes[scene_id].steps if name not in steps]
    return missing + [f"scenes.{scene_id}.steps.{name} (no such step)" for name in unused]


def _placeholder_faults(file: YamlFile, words: Words) -> Iterator[Fault]:
    """Both languages use the same placeholders, and only those the player fills."""
    for place, text in _sentences(words):
        used = [set(_PLACEHOLDER.findall(text[language])) for language in Language]
        if unknown := set().union(*used) - PLACEHOLDERS:
            yield file.fault(f"unknown placeholder {', '.join(sorted(unknown))}", *place)
        if used[0] != used[1]:
            yield file.fault("the two languages use different placeholders", *place)


def _sentences(words: Words) -> Iterator[tuple[tuple[str, ...], Bilingual]]:
    for scene_id, scene in words.scenes.items():
        for part in ("title", "opening", "summary"):
            yield ("scenes", scene_id, part), getattr(scene, part)
        yield from _step_sentences(("scenes", scene_id, "steps"), scene.steps)
    yield from _step_sentences(("steps",), words.steps)


def _step_sentences(place: tuple[str, ...], steps: dict[str, StepWords]) -> Iterator[tuple[tuple[str, ...], Bilingual]]:
    for step_id, step in steps.items():
        for part in ("title", "caption"):
            text: Bilingual | None = getattr(step, part)
            if text is not None:
                yield (*place, step_id, part), text
