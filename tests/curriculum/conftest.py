"""A small sound book in a temporary folder, to be broken one thing at a time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from broken_books import Book

from app.curriculum.library import LESSONS

SMALL = Path(__file__).parent / "small_book"


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
