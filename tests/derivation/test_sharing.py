"""Sittings as texts in an address: they come back whole, or not at all."""

from __future__ import annotations

import base64
import json
import string
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.derivation.desk import Desk, Finding, Verdict
from app.derivation.grounds import symbols_of
from app.derivation.moves import Collect, Divide, Limit, Obstacle, Refusal, Substitute, Swap
from app.derivation.moving import apply
from app.derivation.sharing import (
    MOST_CHARACTERS,
    MOST_DEEDS,
    Fault,
    Filled,
    Hinted,
    Mode,
    Sitting,
    Typed,
    Unopened,
    deeds,
    filled,
    named,
    opened,
    resumed,
    shared,
)
from tests.derivation.book import NAMES, STEPS, desk, line, small

SYMBOLS = symbols_of(small().derivation.given)


def worked() -> Desk:
    sheet, _ = small().write(line(STEPS[0]))
    sheet, _ = apply(sheet, Collect(6, "D"))
    sheet, _ = apply(sheet, Divide(7, line("D*(r_d + e) = 1").left))
    sheet, _ = apply(sheet, Substitute(5, 0, "C"))
    sheet, _ = apply(sheet, Swap(4))
    return sheet.give_away()


def packed(content: Any) -> str:
    text = json.dumps(content).encode()
    return base64.urlsafe_b64encode(zlib.compress(text)).rstrip(b"=").decode()


def text_of(sitting: Sitting) -> str:
    text = shared(sitting)
    assert isinstance(text, str)
    return text


def test_a_sitting_comes_back_as_it_was() -> None:
    sheet = worked()
    sitting = Sitting("m1-multiplier", Mode.DO, deeds(sheet))
    text = text_of(sitting)
    assert set(text) <= {*string.ascii_letters, *string.digits, "-", "_"}
    assert named(text) == "m1-multiplier"
    again = opened(text, SYMBOLS)
    assert again == sitting
    assert resumed(again, small()) == sheet
    assert isinstance(sitting.deeds[0], Typed)
    assert isinstance(sitting.deeds[-1], Hinted)


@pytest.mark.parametrize("name", NAMES)
def test_every_derivation_fits_into_an_address(name: str) -> None:
    sheet = desk(name)
    for step in sheet.derivation.steps:
        sheet, _ = sheet.write(step)
    text = text_of(Sitting(name, Mode.DO, deeds(sheet)))
    assert len(text) < 800
    derivation = sheet.derivation
    again = opened(text, symbols_of((*derivation.given, *derivation.steps)))
    assert isinstance(again, Sitting)
    back = resumed(again, desk(name))
    assert isinstance(back, Desk)
    assert back.equations == sheet.equations
    assert back.is_complete


def test_filled_blanks_come_back() -> None:
    lines = (Filled(2, line("B/D = r_d + r_t*t + e + k")), Filled(4, line(STEPS[4])))
    again = opened(text_of(Sitting("m1", Mode.FILL, lines, seed=7)), SYMBOLS)
    assert isinstance(again, Sitting)
    assert (again.mode, again.seed, again.deeds) == (Mode.FILL, 7, lines)
    assert filled(again, small()) == {2: line("B/D = r_d + r_t*t + e + k"), 4: line(STEPS[4])}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "not base64 at all!",
        "数",
        "A" * 40,
        "====",
        packed({}),
        packed([]),
        packed([1, "m1", "do", 0]),
        packed([2, "m1", "do", 0, []]),
        packed([True, "m1", "do", 0, []]),
        packed([1, "m1", "play", 0, []]),
        packed([1, 5, "do", 0, []]),
        packed([1, "m1", "do", -1, []]),
        packed([1, "m1", "do", 10**12, []]),
        packed([1, "m1", "do", False, []]),
        packed([1, "m1", "do", 0, "B = C + R"]),
        packed([1, "m1", "do", 0, []])[:-4],
        base64.urlsafe_b64encode(zlib.compress(b"[" * 9_000)).rstrip(b"=").decode(),
        base64.urlsafe_b64encode(zlib.compress(b"[1," + b"9" * 9_000 + b"]")).rstrip(b"=").decode(),
        base64.urlsafe_b64encode(zlib.compress(b"\xff\xfe")).rstrip(b"=").decode(),
        base64.urlsafe_b64encode(zlib.compress(b"[1]") + b"more").rstrip(b"=").decode(),
    ],
)
def test_what_is_malformed_is_refused(text: str) -> None:
    assert opened(text, SYMBOLS) == Unopened(Fault.MALFORMED)
    assert named(text) == Unopened(Fault.MALFORMED)


@pytest.mark.parametrize(
    "deed",
    [
        "B = C +",
        "B",
        "X = C + R",
        "B = __import__('os')",
        True,
        None,
        1,
        {},
        [],
        ["collect"],
        ["collect", 6],
        ["collect", "6", "D"],
        ["collect", 6, "X"],
        ["collect", True, "D"],
        ["collect", 6, "D", "D"],
        ["steal", 6, "D"],
        ["divide", 6, "1/"],
        ["divide", 6, "X"],
        [2, 3],
        [True, "B = C + R"],
        [["collect"], 6, "D"],
    ],
)
def test_a_malformed_deed_is_refused_with_its_number(deed: object) -> None:
    assert opened(packed([1, "m1", "do", 0, [0, deed]]), SYMBOLS) == Unopened(Fault.MALFORMED, 1)


def test_what_is_too_long_is_refused_both_ways() -> None:
    many = (Typed(line("B = C + R")),) * (MOST_DEEDS + 1)
    assert shared(Sitting("m1", Mode.DO, many)) == Unopened(Fault.TOO_LONG)
    long = line("B = " + " + ".join(["C"] * 300))
    assert shared(Sitting("m1", Mode.DO, (Typed(long),))) == Unopened(Fault.TOO_LONG)
    different = tuple(Typed(line(f"B = {n**5}*C + {n**7 + 1}*R")) for n in range(7_000, 7_000 + MOST_DEEDS))
    assert shared(Sitting("m1", Mode.DO, different)) == Unopened(Fault.TOO_LONG)
    assert opened("A" * (MOST_CHARACTERS + 1), SYMBOLS) == Unopened(Fault.TOO_LONG)
    assert opened(packed([1, "m1", "do", 0, [0] * (MOST_DEEDS + 1)]), SYMBOLS) == Unopened(Fault.TOO_LONG)


def test_a_small_text_that_unpacks_to_much_is_not_unpacked() -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * 1_000_000)).rstrip(b"=").decode()
    assert len(bomb) < MOST_CHARACTERS
    assert opened(bomb, SYMBOLS) == Unopened(Fault.TOO_LONG)


def test_false_lines_and_impossible_moves_are_not_put_down() -> None:
    good = Typed(line(STEPS[0]))
    refused = resumed(Sitting("m1", Mode.DO, (good, Typed(line("M1 = D")), good)), small())
    assert isinstance(refused, Unopened)
    assert (refused.key, refused.number) == (Fault.NOT_ACCEPTED, 1)
    assert isinstance(refused.finding, Finding)
    assert refused.finding.verdict is Verdict.FAILS
    refused = resumed(Sitting("m1", Mode.DO, (Typed(line(STEPS[-1])),)), small())
    assert isinstance(refused, Unopened)
    assert isinstance(refused.finding, Finding)
    assert refused.finding.verdict is Verdict.TOO_FAR
    refused = resumed(Sitting("m1", Mode.DO, (Collect(4, "D"),)), small())
    assert refused == Unopened(Fault.NOT_ACCEPTED, 0, Refusal(Obstacle.NOTHING_TO_COLLECT, {"symbol": "D"}))
    for impossible in (Swap(99), Swap(-1), Limit(0, line("k = 1").left)):
        assert isinstance(resumed(Sitting("m1", Mode.DO, (impossible,)), small()), Unopened)


def test_hints_beyond_the_end_and_lines_for_no_blank_are_refused() -> None:
    sheet = small()
    while not sheet.is_complete:
        sheet = sheet.give_away()
    hints = (Hinted(),) * len(sheet.lines)
    assert resumed(Sitting("m1", Mode.DO, hints), small()) == sheet
    one_more = resumed(Sitting("m1", Mode.DO, (*hints, Hinted())), small())
    assert one_more == Unopened(Fault.NOT_ACCEPTED, len(hints))
    blank = Filled(99, line(STEPS[2]))
    assert filled(Sitting("m1", Mode.FILL, (blank,)), small()) == Unopened(Fault.MALFORMED, 0)
    wrong = filled(Sitting("m1", Mode.FILL, (Filled(2, line(STEPS[4])),)), small())
    assert isinstance(wrong, Unopened)
    assert wrong.key is Fault.NOT_ACCEPTED
    assert resumed(Sitting("m1", Mode.FILL, (blank,)), small()) == Unopened(Fault.MALFORMED, 0)


@given(st.text(max_size=60))
def test_nothing_that_is_opened_raises(text: str) -> None:
    assert isinstance(opened(text, SYMBOLS), (Sitting, Unopened))


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda x: st.lists(x, max_size=4)))
def test_no_content_raises(content: object) -> None:
    assert isinstance(opened(packed([1, "m1", "do", 0, [content]]), SYMBOLS), (Sitting, Unopened))
    assert isinstance(opened(packed(content), SYMBOLS), Unopened)
