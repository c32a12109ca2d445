"""A small sound book in a temporary folder, to be broken one thing at a time."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.__main__ import main
from app.curriculum.library import LESSONS

SMALL = Path(__file__).parent / "small_book"


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


@pytest.fixture
def small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Book:
    """One chapter with a question of every kind and a figure of every kind."""
    root = tmp_path / "lessons"
    shutil.copytree(SMALL, root)
    shutil.copy(LESSONS / "scenes.yaml", root)
    return Book(root, capsys)


@pytest.fixture
def whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Book:
    """A copy of the book itself, in a folder with a space in its name."""
    root = tmp_path / "my lessons"
    shutil.copytree(LESSONS, root)
    return Book(root, capsys)
