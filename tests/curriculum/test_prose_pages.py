"""A prose file as blocks: seven parts, Markdown between directives, every block with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken_books import Book

from app.curriculum.library import LESSONS, open_library
from app.curriculum.pages import HAS_TARGET, Kind, Part, read_page
from app.prose.languages import Language

BOOK = open_library()


def page(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "en.md"
    path.write_text(text, encoding="utf-8")
    return path


def whole(**parts: str) -> str:
    return "".join(f":: part {part}\n\n## {part}\n\n{parts.get(part, '')}\n" for part in Part)


def test_blocks_keep_their_order_part_and_line(tmp_path: Path) -> None:
    text = whole(explore="one\n\n:: figure rounds\n\n\ntwo\nthree\n:: table channels\n")
    blocks, faults = read_page(page(tmp_path, text))
    assert faults == []
    explore = [block for block in blocks if block.part is Part.EXPLORE]
    assert [(block.kind, block.target or block.text) for block in explore] == [
        (None, "## explore\n\none"),
        (Kind.FIGURE, "rounds"),
        (None, "two\nthree"),
        (Kind.TABLE, "channels"),
    ]
    lines = text.splitlines()
    for block in explore:
        assert lines[block.line - 1] == (f":: {block.kind} {block.target}" if block.kind else block.text.split("\n")[0])


def test_directives_without_a_target(tmp_path: Path) -> None:
    blocks, faults = read_page(page(tmp_path, whole(quiz=":: quiz\n")))
    assert faults == []
    assert [block.kind for block in blocks if block.kind] == [Kind.QUIZ]
    assert {Kind.FIGURE, Kind.DERIVATION, Kind.TABLE} == HAS_TARGET


def test_a_missing_file_has_no_blocks(tmp_path: Path) -> None:
    blocks, faults = read_page(tmp_path / "zh.md")
    assert blocks == ()
    assert [(fault.line, fault.message) for fault in faults] == [(1, "the file is missing")]


@pytest.mark.parametrize("text", ["", "\n\n", "no part at all", ":: figure x", ":: part", "::", ":: part predict"])
def test_a_file_that_is_no_page_is_told(tmp_path: Path, text: str) -> None:
    _, faults = read_page(page(tmp_path, text))
    assert faults
    assert all(fault.line >= 1 for fault in faults)


@pytest.mark.parametrize("slug", list(BOOK.chapters))
def test_every_line_of_a_chapter_reaches_the_reader(slug: str) -> None:
    """Nothing an author writes is dropped between the blocks."""
    for language in Language:
        chapter = BOOK.chapters[slug]
        text = (chapter.folder / f"{language}.md").read_text(encoding="utf-8")
        written = [line for line in text.splitlines() if line.strip() and not line.startswith("::")]
        shown = [line for block in chapter.pages[language] for line in block.text.splitlines() if line.strip()]
        assert shown == written


@pytest.mark.parametrize("slug", list(BOOK.chapters))
@pytest.mark.parametrize("language", list(Language))
def test_every_block_of_a_chapter_is_rendered_without_a_trace_of_its_forms(slug: str, language: Language) -> None:
    chapter = BOOK.chapters[slug]
    for block in chapter.pages[language]:
        shown = BOOK.rendered(chapter, block.text, language)
        for trace in ("[[", "]]", "[@", "](term:", "](chapter:"):
            assert trace not in shown, (block.line, trace)
        assert shown.count("$$") % 2 == 0


def test_links_lead_to_pages_in_the_same_language() -> None:
    assert BOOK.address("chapter", "m1-multiplier", Language.ZH) == "m1-multiplier?lang=zh"
    assert BOOK.address("term", "base", Language.EN) == "glossary?lang=en#base"
    assert BOOK.address("term", "nothing", Language.EN) is None
    assert BOOK.address("chapter", "nothing", Language.EN) is None
    assert BOOK.address("page", "base", Language.EN) is None


def test_a_citation_is_a_link_where_the_source_has_an_address(small: Book) -> None:
    book = open_library(small.root)
    chapter = book.chapters["first"]
    assert book.rendered(chapter, "[@fed]", Language.EN) == "([Fed](https://example.org/fed))"
    assert book.rendered(chapter, "[@fed]", Language.ZH) == "（[美联储](https://example.org/fed)）"
    small.edit("01-first/lesson.yaml", "    url: https://example.org/fed\n", "")
    book = open_library(small.root)
    assert book.rendered(book.chapters["first"], "[@fed]", Language.ZH) == "（美联储）"


def test_every_chapter_folder_is_opened() -> None:
    folders = {path for path in LESSONS.iterdir() if (path / "lesson.yaml").exists()}
    assert {chapter.folder for chapter in BOOK.chapters.values()} == folders
    assert [chapter.lesson.number for chapter in BOOK.ordered] == sorted(
        chapter.lesson.number for chapter in BOOK.ordered
    )
