"""Every golden case of this folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import sympy

from tests.golden.calls import CALLS
from tests.golden.checking import check, load

HERE = Path(__file__).parent
CASES = [case for path in sorted(HERE.glob("*.yaml")) for case in load(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}-{case['fn']}")
def test_the_core_gives_what_the_case_says(case: Mapping[str, Any]) -> None:
    verdict = check(case)
    assert verdict, str(verdict)


def test_case_ids_are_unique() -> None:
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids))


def test_every_function_of_the_table_is_exercised() -> None:
    assert {case["fn"] for case in CASES} == set(CALLS)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"out": "9"}, "another number"),
        ({"out": {"K": "10"}}, "a dict where one number is given"),
        ({"out": "oo"}, "infinite"),
        ({"raises": "ValueError"}, "a refusal"),
        ({"fn": "no_such_function", "out": "10"}, "an unknown function"),
        ({"in": {"r": "1/10", "e": "0"}, "out": "10"}, "a missing input"),
        ({"in": {"r": "-1/10", "e": "0", "c": "0"}, "out": "10"}, "a refused input"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_case_fails_and_says_so(wrong: dict[str, Any], why: str) -> None:
    case = {"id": "X-1", "fn": "deposit_multiplier", "in": {"r": "1/10", "e": "0", "c": "0"}} | wrong
    verdict = check(case)
    assert not verdict, why
    assert "FAIL X-1" in str(verdict)


@pytest.mark.parametrize("r", ["1/10", "0.1", Fraction(1, 10), sympy.Rational(1, 10), 0.1])
def test_inputs_may_be_written_in_any_exact_way(r: object) -> None:
    assert CALLS["deposit_multiplier"](r=r, e=0, c="0") == 10


def test_infinite_is_sympys() -> None:
    assert CALLS["deposit_multiplier"](r=0, e=0, c=0) == sympy.oo
    assert CALLS["expenditure_multipliers"](mpc="1", mpm="1/5") == {"closed": sympy.oo, "open": 5}


def test_unseen_cases_run_from_the_command_line(tmp_path: Path) -> None:
    unseen = tmp_path / "unseen.yaml"
    good = '{id: U-1, fn: recovery_gain, in: {drop: "1/2"}, out: "1"}'
    bad = '{id: U-2, fn: recovery_gain, in: {drop: "1/2"}, out: "1/2"}'
    for lines, status in (([good], 0), ([good, bad], 1)):
        unseen.write_text("golden:\n" + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
        result = subprocess.run(
            [sys.executable, "-m", "tests.golden", str(unseen)],
            cwd=HERE.parents[1],
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == status, result.stderr
        assert [line[:8] for line in result.stdout.splitlines()[:-1]] == ["ok   U-1", "FAIL U-2"][: len(lines)]
