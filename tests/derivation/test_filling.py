"""Blanks in a derivation, and what fills them."""

from __future__ import annotations

import pytest

from app.derivation.derivation import Derivation
from app.derivation.desk import Verdict
from app.derivation.filling import accepts, blanks, laid_out
from tests.derivation.book import NAMES, SPLIT, STEPS, desk, line, lines, small


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_blanks_leave_the_first_line_and_take_a_milestone(name: str, share: float) -> None:
    derivation = desk(name).derivation
    for seed in range(20):
        chosen = blanks(derivation, seed, share)
        assert chosen == blanks(derivation, seed, share)
        assert chosen == tuple(sorted(set(chosen)))
        assert 0 not in chosen
        assert 0 < len(chosen) < len(derivation.steps)
        if any(0 < index < len(derivation.steps) - 1 for index in derivation.milestones):
            assert set(chosen) & set(derivation.milestones)


def test_more_blanks_for_a_larger_share_and_other_blanks_for_other_seeds() -> None:
    derivation = small().derivation
    assert len({blanks(derivation, seed, 0.5) for seed in range(30)}) > 3
    assert [len(blanks(derivation, 1, share)) for share in (0.0, 0.5, 1.0)] == [1, 3, 4]


def test_short_derivations() -> None:
    given = lines(*SPLIT)
    one = Derivation(given, lines("M1 = k*D + D"), line("M1 = k*D + D"), (0,))
    assert blanks(one, 1) == ()
    two = Derivation(given, lines("M1 = k*D + D", "M1 = (1 + k)*D"), line("M1 = (1 + k)*D"), (1,))
    assert blanks(two, 1) == (1,)


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        (STEPS[2], Verdict.DERIVED),
        ("B = D*(e + k + r_d + t*r_t)", Verdict.DERIVED),
        ("B/D = r_d + r_t*t + e + k", Verdict.DERIVED),
        ("B = C + (r_d + r_t*t + e)*D", Verdict.OTHER),
        (STEPS[5], Verdict.OTHER),
        ("C = k*D", Verdict.KNOWN),
        ("D = D", Verdict.EMPTY),
        ("B = (r_d + r_t + e + k)*D", Verdict.FAILS),
    ],
)
def test_a_blank_is_filled_by_its_line_in_any_writing(typed: str, verdict: Verdict) -> None:
    so_far = laid_out(small(), 2)
    assert [each.equation for each in so_far.lines] == list(lines(*STEPS[:2]))
    finding = accepts(so_far, line(STEPS[2]), line(typed))
    assert finding.verdict is verdict
    assert (finding.witness is not None) is (verdict is Verdict.FAILS)
    if verdict is Verdict.DERIVED:
        assert finding.uses == (7,)


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_laid_out_is_the_reference(name: str) -> None:
    sheet = desk(name)
    whole = laid_out(sheet, len(sheet.derivation.steps))
    assert whole.is_complete
    assert all(each.uses for each in whole.lines)
