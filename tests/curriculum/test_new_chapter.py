"""Adding a chapter needs only files under lessons/: the library opens it, the check passes, its page is drawn."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from broken_books import Book

from app import cached
from app.curriculum.library import open_library
from app.curriculum.pages import Part
from app.prose.languages import Language
from app.prose.yamlfile import ContentFaults
from tests.pages.opening import open_page, sent

ROOT = Path(__file__).resolve().parents[2]
CACHES = [value for value in vars(cached).values() if hasattr(value, "cache_clear")]


def add_chapter(book: Book) -> None:
    """What CONTRIBUTING.md says, with the text of a chapter that is there already."""
    shutil.copytree(book.root / "02-lending-rounds", book.root / "90-copied-chapter")
    lesson = book.root / "90-copied-chapter" / "lesson.yaml"
    text = lesson.read_text(encoding="utf-8")
    text = text.replace("number: 2\n", "number: 90\n", 1).replace("slug: lending-rounds", "slug: copied-chapter", 1)
    lesson.write_text(re.sub(r"title: \{.*\}", "title: {en: A copied chapter, zh: 抄来的一章}", text, count=1), "utf-8")
    book.edit("catalogue.yaml", "five-channels]", "five-channels, copied-chapter]")


@pytest.fixture
def opened(whole: Book, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """The app with the new book in place of the one in the repository."""
    add_chapter(whole)
    monkeypatch.setattr(cached, "open_library", lambda: open_library(whole.root))
    for cache in CACHES:
        cache.cache_clear()
    yield whole
    for cache in CACHES:
        cache.cache_clear()


def test_the_check_passes_and_the_book_has_a_chapter_more(whole: Book) -> None:
    before = list(open_library(whole.root).chapters)
    add_chapter(whole)
    assert whole.faults() == []
    book = open_library(whole.root)
    assert set(book.chapters) - set(before) == {"copied-chapter"}
    assert book.ordered[-1].slug == "copied-chapter"
    assert book.address("chapter", "copied-chapter", Language.EN) == "copied-chapter?lang=en"


@pytest.mark.parametrize("language", list(Language))
def test_its_page_is_drawn(opened: Book, language: Language) -> None:
    page = open_page("copied-chapter", language)
    assert [title.value for title in page.title] == [
        {Language.EN: "A copied chapter", Language.ZH: "抄来的一章"}[language]
    ]
    assert [header.proto.anchor for header in page.header] == [str(part) for part in Part]
    assert "[[" not in sent(page)
    questions = open_library(opened.root).chapters["copied-chapter"].quiz.questions
    papers = [box.key for box in page.container if (box.key or "").startswith("question-copied-chapter-")]
    assert len(papers) == len(questions)


@pytest.mark.parametrize("language", list(Language))
def test_it_stands_in_the_contents(opened: Book, language: Language) -> None:
    title = {Language.EN: "90 A copied chapter", Language.ZH: "90 抄来的一章"}[language]
    assert title in sent(open_page("", language))


def test_a_book_with_a_malformed_chapter_does_not_open(whole: Book) -> None:
    add_chapter(whole)
    whole.edit("90-copied-chapter/lesson.yaml", "number: 90", "number: ninety")
    with pytest.raises(ContentFaults) as caught:
        open_library(whole.root)
    assert [(fault.path.parent.name, fault.line) for fault in caught.value.faults] == [("90-copied-chapter", 1)]


def test_the_example_of_a_figure_in_the_contributors_guide_is_valid() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    examples = re.findall(r"(?:^    .*\n)+", guide, re.MULTILINE)
    figures = [yaml.safe_load(example) for example in examples if "kind:" in example]
    assert figures
    assert all(isinstance(figure, dict) for figure in figures)
