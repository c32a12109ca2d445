"""`python -m app problem`: what an author sees of a family."""

from __future__ import annotations

import json

import pytest

from app.__main__ import main

FAMILY = "total-and-derived-with-drain"


def test_the_statement_keys_mistakes_and_solution_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["problem", FAMILY, "--seed", "3"]) == 0
    shown = capsys.readouterr().out
    for word in ("KEY", "MISTAKE", "HINT", "SOLUTION", "S004-66"):
        assert word in shown
    assert "[[" not in shown


def test_json_has_both_languages_and_the_same_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["problem", FAMILY, "--seed", "3", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["id"], shown["seed"]) == (FAMILY, 3)
    assert [part["key"] for part in shown["en"]["parts"]] == [part["key"] for part in shown["zh"]["parts"]]
    assert shown["en"]["statement"] != shown["zh"]["statement"]
    assert all(mistake["says"] for part in shown["zh"]["parts"] for mistake in part["mistakes"])


def test_a_seed_is_the_same_problem_every_time(capsys: pytest.CaptureFixture[str]) -> None:
    pages = []
    for seed in ("1", "1", "2", "5", "8"):
        main(["problem", FAMILY, "--seed", seed, "--lang", "en"])
        pages.append(capsys.readouterr().out)
    assert pages[0] == pages[1]
    assert len(set(pages)) > 2


def test_an_unknown_family_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["problem", "no-such-family"]) == 2
    assert "no-such-family" in capsys.readouterr().err
