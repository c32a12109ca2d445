"""Does the core give what a golden case says? calls.py tells how a case is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sympy
import yaml

from tests.golden.calls import CALLS, exact


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a case ended."""

    case: Mapping[str, Any]
    passed: bool
    found: object

    def __bool__(self) -> bool:
        return self.passed

    def __str__(self) -> str:
        case = self.case
        expected = case["raises"] if "raises" in case else case["out"]
        line = f"{'ok  ' if self.passed else 'FAIL'} {case['id']} {case['fn']}"
        return line if self.passed else f"{line}({case['in']}): expected {expected}, found {_readable(self.found)}"


def check(case: Mapping[str, Any]) -> Verdict:
    """Whether the core gives what the case says: true exactly when it does, and readable when it does not."""
    call = CALLS.get(case["fn"])
    if call is None:
        return Verdict(case, passed=False, found="no function of this name in CALLS")
    try:
        found = call(**case["in"])
    except ValueError as error:
        return Verdict(case, passed=case.get("raises") == "ValueError", found=error)
    except (ArithmeticError, TypeError) as error:
        return Verdict(case, passed=False, found=repr(error))
    if "out" not in case:
        return Verdict(case, passed=False, found=found)
    return Verdict(case, passed=_same(found, case["out"]), found=found)


def load(path: Path) -> list[Mapping[str, Any]]:
    """The cases of a file."""
    cases: list[Mapping[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["golden"]
    return cases


def run(paths: Iterable[Path]) -> int:
    """Check every case of the files, print one line for each, return the number of failures."""
    verdicts = [check(case) for path in paths for case in load(path)]
    for verdict in verdicts:
        print(verdict)
    failures = sum(not verdict for verdict in verdicts)
    print(f"{len(verdicts)} cases, {failures} failures")
    return failures


def _same(found: Any, expected: Any) -> bool:
    """Equality of a result with what a case prints; a bare oo stands for a dict of nothing but infinities, too."""
    if isinstance(expected, Mapping):
        if found == sympy.oo:
            return all(str(part) == "oo" for part in expected.values())
        return (
            isinstance(found, dict)
            and found.keys() == expected.keys()
            and all(_same(found[key], expected[key]) for key in expected)
        )
    if str(expected) == "oo":
        return bool(found == sympy.oo) or (isinstance(found, dict) and all(part == sympy.oo for part in found.values()))
    if isinstance(found, str):
        return found == str(expected)
    return not isinstance(found, dict) and bool(found == exact(expected))


def _readable(found: object) -> str:
    if isinstance(found, dict):
        return "{" + ", ".join(f"{key}: {value}" for key, value in found.items()) + "}"
    return str(found)
