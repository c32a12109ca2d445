"""The frames the T-account player gets: complete in both languages, balanced everywhere, netted as the core nets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.banking.qt.scenes import SCENES, scene
from app.components.accounts.frames import scene_data, signed
from app.exact import OutOfRange
from app.ledger.taccounts import Side, totals
from app.prose.languages import Language

AMOUNTS = st.fractions(min_value=Fraction(1, 100), max_value=10**6, max_denominator=100)


def frame(scene_id: str, amount: Fraction | int = 100, language: str = "en") -> dict[str, Any]:
    (found,) = scene_data([scene_id], amount, language)["scenes"]
    return found


def account(found: dict[str, Any], agent: str) -> dict[str, Any]:
    return next(item for item in found["accounts"] if item["agent"] == agent)


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


def number(text: str) -> Fraction:
    return Fraction(text.replace("−", "-").replace("+", "").replace(",", ""))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scene_id", SCENES)
def test_every_scene_of_the_core_is_told_to_the_end(scene_id: str, language: Language) -> None:
    found = frame(scene_id, 100, language)
    assert [step["id"] for step in found["steps"]] == [step.name for step in scene(scene_id, 100).transactions]
    for text in leaves(found):
        if isinstance(text, str):
            assert "{" not in text
            assert "-" not in text.replace(scene_id, ""), "a minus is U+2212"


@pytest.mark.parametrize("scene_id", SCENES)
def test_nothing_inexact_leaves_the_core(scene_id: str) -> None:
    data = scene_data([scene_id], Fraction(81, 2), "zh")
    assert json.loads(json.dumps(data)) == data
    assert not any(isinstance(leaf, float) for leaf in leaves(data))


@pytest.mark.parametrize("scene_id", SCENES)
def test_the_last_net_state_is_the_netted_transaction_of_the_core(scene_id: str) -> None:
    found = frame(scene_id)
    shown = [
        (item["agent"], side, row["states"][-1]["amount"])
        for item in found["accounts"]
        for side in ("assets", "liabilities")
        for row in item["net"][side]
    ]
    core = [(entry.agent.name, str(entry.side), signed(entry.amount)) for entry in scene(scene_id, 100).net()]
    assert sorted(shown) == sorted(core)


@pytest.mark.parametrize("scene_id", SCENES)
def test_every_account_balances_at_every_position(scene_id: str) -> None:
    found = frame(scene_id)
    for item in found["accounts"]:
        assert len(item["totals"]) == len(found["steps"]) + 1
        for position in item["totals"]:
            assert position["assets"] == position["right"]
            assert position["check"].endswith(" = 0")
    sums = totals(entry for step in scene(scene_id, 100).gross() for entry in step)
    for (agent, side), total in sums.items():
        key = "assets" if side is Side.ASSETS else "right"
        assert account(found, agent.name)["totals"][-1][key] == signed(total)


@given(AMOUNTS)
def test_entries_of_a_step_cancel_over_issuers_and_holders_at_any_amount(amount: Fraction) -> None:
    found = frame("channel-5", amount)
    for step in range(1, len(found["steps"]) + 1):
        by_name: dict[str, Fraction] = {}
        for item in found["accounts"]:
            for side, direction in (("assets", 1), ("liabilities", -1)):
                for entry in item[side]:
                    if entry["step"] == step:
                        assert abs(number(entry["amount"])) == amount
                        change = direction * number(entry["amount"])
                        by_name[entry["name"]] = by_name.get(entry["name"], Fraction(0)) + change
        assert set(by_name.values()) == {0}


def test_rows_that_cancel_stand_as_ghosts_with_both_legs() -> None:
    rows = {row["name"]: row for row in account(frame("channel-3"), "fed")["net"]["liabilities"]}
    before, during, after = rows["TGA"]["states"]
    assert before is None
    assert (during["amount"], during["sign"], during["now"]) == ("+100", "plus", True)
    assert (after["amount"], after["sign"], after["legs"]) == ("0", "zero", ["+100", "−100"])
    assert rows["Reserves"]["states"][-1]["sign"] == "zero"
    assert rows["ON RRP"]["states"][-1]["amount"] == "−100"


def test_a_deposit_says_whose_it_is() -> None:
    entries = account(frame("channel-5"), "bank")["liabilities"]
    assert [(entry["party"], entry["amount"]) for entry in entries] == [
        ("(fund)", "+100"),
        ("(fund)", "−100"),
        ("(dealer)", "+100"),
        ("(dealer)", "−100"),
    ]


def test_the_rollover_tells_what_runs_off_and_what_is_reinvested() -> None:
    found = frame("rollover-fund", 1000)
    assert [step["id"] for step in found["steps"]] == ["rrp_matures", "auction_settles", "fed_rollover", "repay"]
    assert all("600" in found["steps"][position]["caption"] for position in (0, 1, 3))
    assert "400" in found["steps"][2]["caption"]


def test_net_worth_is_a_row_of_its_own_and_in_the_check() -> None:
    household = account(frame("tax-financed"), "household")
    assert household["has_net_worth"]
    assert household["totals"][-1] == {"assets": "−100", "right": "−100", "check": "−100 − 0 − (−100) = 0"}


def test_an_amount_without_a_short_decimal_stays_exact() -> None:
    entry = account(frame("channel-1", Fraction(100, 3)), "bank")["assets"][0]
    assert entry["amount"] == "+100/3"


def test_an_unknown_scene_or_amount_is_refused() -> None:
    with pytest.raises(OutOfRange):
        scene_data(["channel-9"], 100, "en")
    with pytest.raises(OutOfRange):
        scene_data(["channel-1"], 0, "en")


def test_the_same_scene_has_the_same_shape_in_both_languages() -> None:
    def shape(value: object) -> object:
        if isinstance(value, dict):
            return {key: shape(item) for key, item in value.items()}
        if isinstance(value, list):
            return [shape(item) for item in value]
        return re.sub(r"[^−+\d]", "", value) if isinstance(value, str) and value[:1] in "+−" else type(value)

    english, chinese = (scene_data(list(SCENES), 100, language) for language in Language)
    assert shape(english["scenes"]) == shape(chinese["scenes"])
    assert english["labels"].keys() == chinese["labels"].keys()
