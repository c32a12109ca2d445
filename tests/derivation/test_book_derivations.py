"""Every derivation of the book can be done, and its goal cannot simply be written down."""

from __future__ import annotations

import pytest

from app.algebra.evaluation import evaluate
from app.derivation.derivation import unproved
from app.derivation.desk import Desk, Verdict
from tests.derivation.book import NAMES, desk, text


@pytest.mark.parametrize("name", NAMES)
def test_the_reference_lines_complete_the_sheet_one_after_another(name: str) -> None:
    sheet = desk(name)
    assert not unproved(sheet.derivation)
    assert not sheet.is_complete
    for step in sheet.derivation.steps:
        sheet, finding = sheet.write(step)
        assert finding.verdict is Verdict.DERIVED, (step, finding)
        assert 0 < len(finding.uses) <= sheet.derivation.reach
    assert sheet.is_complete
    assert all(sheet.passed())


@pytest.mark.parametrize("name", NAMES)
def test_the_goal_cannot_be_written_first(name: str) -> None:
    empty = desk(name)
    sheet, finding = empty.write(empty.derivation.goal)
    assert finding.verdict is Verdict.TOO_FAR
    assert sheet == empty


@pytest.mark.parametrize("name", NAMES)
def test_hints_lead_to_the_end_from_any_line(name: str) -> None:
    start = desk(name)
    for done in range(len(start.derivation.steps)):
        _finished_by_hints(start, done)
        start, _ = start.write(start.derivation.steps[done])


def _finished_by_hints(sheet: Desk, done: int) -> None:
    for _ in sheet.derivation.steps[done:]:
        if sheet.is_complete:
            break
        sheet = sheet.give_away()
        assert sheet.lines[-1].given_away
        assert sheet.lines[-1].uses
    assert sheet.is_complete
    assert sheet.next_step() is None
    assert sheet.give_away() == sheet


@pytest.mark.parametrize("name", NAMES)
def test_each_named_mistake_is_recognised_and_shown_to_be_wrong(name: str) -> None:
    empty = desk(name)
    for mistake, wrong in text(name).mistakes.items():
        for line in wrong:
            finding = empty.examine(line)
            assert finding.verdict is Verdict.FAILS
            assert finding.mistake is not None
            assert mistake == finding.mistake or line in empty.mistakes[finding.mistake]
            assert finding.witness is not None
            values = finding.counterexample
            for identity in empty.derivation.given:
                assert evaluate(identity.left, values) == evaluate(identity.right, values)
            assert evaluate(line.left, values) != evaluate(line.right, values)
