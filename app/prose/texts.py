"""Interface texts: every word on a button, in a message or a label, keyed, in both languages."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.prose.languages import Bilingual, Language
from app.prose.yamlfile import Fault, YamlFile

LEAF = {"en", "zh"}


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts by dotted key, such as "quiz.check"."""

    entries: Mapping[str, Bilingual]

    def say(self, key: str, language: Language, /, **values: object) -> str:
        """The text of a key with its {placeholders} filled. Errors: KeyError for an unknown key or placeholder."""
        text = self.entries[key][language]
        return text.format(**values) if values or "{" in text else text

    def group(self, prefix: str, language: Language) -> dict[str, str]:
        """All texts below a prefix, unfilled, by the rest of their key: what a browser component is given."""
        start = prefix + "."
        return {key.removeprefix(start): text[language] for key, text in self.entries.items() if key.startswith(start)}


def placeholders(text: str) -> set[str]:
    """The {names} a text expects. Errors: ValueError where a brace opens or closes no name."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    if wrong := sorted(name for name in names if not name.isidentifier()):
        raise ValueError(f"{{{wrong[0]}}} is no placeholder: a name stands in braces")
    return names


def entries_of(file: YamlFile) -> tuple[dict[str, Bilingual], list[Fault]]:
    """The texts of one file by dotted key, and its faults (a language missing, placeholders that differ)."""
    entries: dict[str, Bilingual] = {}
    faults: list[Fault] = []

    def walk(data: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
        if not isinstance(data, dict) or not data:
            faults.append(file.fault(f"{'.'.join(place)}: needs en and zh", *place))
        elif set(data) & LEAF:
            yield place, data
        else:
            for key, value in data.items():
                yield from walk(value, (*place, key))

    for place, leaf in walk(file.data, ()):
        name = ".".join(place)
        if set(leaf) != LEAF or not all(isinstance(text, str) and text.strip() for text in leaf.values()):
            faults.append(file.fault(f"{name}: needs en and zh, each a text", *place))
            continue
        try:
            if placeholders(leaf["en"]) != placeholders(leaf["zh"]):
                faults.append(file.fault(f"{name}: the {{placeholders}} of en and zh differ", *place))
        except ValueError as error:
            faults.append(file.fault(f"{name}: {error}", *place))
        entries[name] = Bilingual(en=leaf["en"], zh=leaf["zh"])
    return entries, faults
