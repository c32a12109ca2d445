"""The sentences of the T-account player: what is wrong with them is told with file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.banking.qt.scenes import SCENES
from app.components import accounts
from app.components.accounts.words import SCENES_FILE, read_labels, read_words
from app.components.shared import assets
from app.prose.languages import Language
from app.prose.yamlfile import ContentFaults, read_yaml

SOURCE = assets.text(assets.SCRIPT, *(accounts.HERE / name for name in accounts.SCRIPTS))


def broken(tmp_path: Path, old: str, new: str) -> ContentFaults:
    text = SCENES_FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "scenes.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentFaults) as caught:
        read_words(path)
    return caught.value


def test_every_scene_has_words_and_no_words_are_left_over() -> None:
    assert set(read_words().scenes) == set(SCENES)


def test_a_missing_language_is_told_with_its_line(tmp_path: Path) -> None:
    faults = broken(tmp_path, "{en: Reserves, zh: 准备金}", "{en: Reserves}").faults
    line = SCENES_FILE.read_text(encoding="utf-8")[: SCENES_FILE.read_text(encoding="utf-8").index("en: Reserves")]
    assert [fault.line for fault in faults] == [line.count("\n") + 1]


def test_placeholders_must_be_known_and_the_same_in_both_languages(tmp_path: Path) -> None:
    faults = broken(tmp_path, "buys what the Fed no longer takes", "buys the {rest} the Fed no longer takes").faults
    assert {fault.message for fault in faults} == {
        "unknown placeholder rest",
        "the two languages use different placeholders",
    }


def test_no_amount_is_typed_into_a_sentence() -> None:
    for line in SCENES_FILE.read_text(encoding="utf-8").splitlines():
        if (match := re.match(r"\s+(?:en|zh): (.*)", line)) and not line.lstrip().startswith("#"):
            text = re.sub(r"[Cc]hannel \d", "", match.group(1))
            assert not re.search(r"\d", text), line


def test_the_scripts_use_exactly_the_labels_there_are() -> None:
    used = set(re.findall(r"\b(?:labels|words)\.([a-z_]+)\b", SOURCE)) - {"node", "map", "forEach"}
    # the two views are looked up by their name
    assert used | {"gross", "net"} == set(read_labels(Language.EN))


@pytest.mark.parametrize(
    "forbidden", ["innerHTML", "outerHTML", "insertAdjacentHTML", "setStateValue", "setTriggerValue", "eval("]
)
def test_the_scripts_make_no_markup_of_data_and_tell_the_server_nothing(forbidden: str) -> None:
    assert forbidden not in SOURCE


def test_labels_are_one_flat_group_in_both_languages() -> None:
    from app.components.accounts.words import LABELS_FILE

    labels = read_yaml(LABELS_FILE).data
    assert list(labels) == ["accounts"]
    assert all(set(text) == {"en", "zh"} for text in labels["accounts"].values())
