"""A lessons folder that tests may break."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from app.__main__ import main


@dataclass(frozen=True)
class Book:
    """A lessons folder that tests may edit, and what `python -m app check` prints about it."""

    root: Path
    capture: pytest.CaptureFixture[str]

    def edit(self, file: str, old: str, new: str) -> int:
        """Replace the first occurrence of a text; the line at which it stands."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text.count("\n", 0, text.index(old)) + 1

    def faults(self) -> list[str]:
        """The lines that the check prints, its summary left out; the exit status must agree with them."""
        self.capture.readouterr()
        status = main(["check", "--lessons", str(self.root)])
        *lines, summary = self.capture.readouterr().out.splitlines()
        assert status == (1 if lines else 0)
        assert summary == (f"{len(lines)} faults" if lines else "The content is sound.")
        return lines
