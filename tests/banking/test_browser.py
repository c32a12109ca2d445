"""What is printed for the browser is what the core says now."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.banking.browser.files import PRINTED
from app.banking.browser.rounds import LIMITS, SETTINGS, rounds_of, value_of
from app.banking.rounds import Column, Convention

RATIO = st.fractions(min_value=0, max_value=Fraction(1, 4), max_denominator=1000)


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.parent.name)
def test_the_committed_file_is_what_the_core_prints_now(path):
    assert path.read_text(encoding="utf-8") == PRINTED[path](), "run: python -m app formulas"


@pytest.mark.parametrize("convention", Convention)
@given(data=st.data())
def test_the_typeset_limit_is_the_cores(convention, data):
    settings = {name: data.draw(RATIO) for name in SETTINGS[convention]} | {"first": Fraction(100)}
    rounds = rounds_of(convention, settings)
    assume(rounds.ratio < 1)
    assert value_of(LIMITS[convention], settings) == rounds.limit(Column.DEPOSIT)


@pytest.mark.parametrize("convention", Convention)
def test_every_setting_of_a_convention_changes_its_limit(convention):
    settings = {name: Fraction(1, 10) for name in SETTINGS[convention]}
    before = rounds_of(convention, settings).limit(Column.DEPOSIT)
    for name in SETTINGS[convention]:
        moved = rounds_of(convention, settings | {name: Fraction(1, 5)})
        assert moved.limit(Column.DEPOSIT) != before, name
