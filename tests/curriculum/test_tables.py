"""Tables the core builds for the lessons."""

from __future__ import annotations

import pytest

from app.curriculum.library import open_library
from app.curriculum.tables import TABLES, markdown
from app.prose.languages import Language

TEXTS = open_library().texts


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("language", list(Language))
def test_every_table_is_complete_markdown(name: str, language: Language) -> None:
    rows = TABLES[name](TEXTS, language).splitlines()
    cells = [row.strip("|").split(" | ") for row in rows]
    assert len(rows) > 3
    assert len({len(row) for row in cells}) == 1
    assert all(cell.strip() for row in cells for cell in row)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_the_same_numbers_in_both_languages(name: str) -> None:
    english, chinese = ([row.split("|")[2:] for row in TABLES[name](TEXTS, each).splitlines()[2:]] for each in Language)
    if name != "multiplier-signs":  # its last column says "always"
        assert english == chinese
    assert len(english) == len(chinese)


def test_the_channels_are_those_of_the_ledger() -> None:
    rows = TABLES["channels"](TEXTS, Language.EN).splitlines()[2:]
    by_channel = {
        row.split("|")[1].strip().split()[0].strip(","): [c.strip() for c in row.split("|")[2:-1]] for row in rows
    }
    assert by_channel["1"] == ["−100", "−100", "0", "0", "0", "0", "0", "−100"]
    assert by_channel["2"] == ["−100", "−100", "0", "−100", "−100", "0", "0", "−100"]
    assert len(rows) == 9


def test_markdown() -> None:
    assert markdown(["a", "b"], [["x", "1"]]) == "| a | b |\n| :--- | ---: |\n| x | 1 |"
