"""Every page in both languages: complete, in its language, and with nothing left as the author typed it."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1.element_tree import Node

from app import cached
from app.curriculum.pages import Kind, Part
from app.prose.languages import Language
from tests.pages.opening import CHAPTERS, PAGES, open_page, say, sent, shown

RAW = re.compile(r"\[\[|\[@|\]\((?:term|chapter):|^::", re.MULTILINE)
# What draws a derivation and each kind of figure.
ELEMENTS = {kind: f"textbook_{kind}" for kind in ("rounds", "accounts", "multiplier", "derivation")}
ELEMENTS["curve"] = "vega_lite_chart"
HAN = re.compile(r"[\u4e00-\u9fff]")

every_page = pytest.mark.parametrize("address", PAGES, ids=lambda address: address or "contents")
every_chapter = pytest.mark.parametrize("slug", CHAPTERS)
both = pytest.mark.parametrize("language", Language)


def title_of(address: str, language: Language) -> str:
    book = cached.library()
    if address in book.chapters:
        return book.chapters[address].lesson.title[language]
    return say(f"{address}.title", language) if address else book.catalogue.title[language]


def drawn_by(node: Node) -> str:
    return node.proto.component_name if node.type == "bidi_component" else str(node.type)


@every_page
@both
def test_a_page_opens_under_its_title_and_in_its_language(address: str, language: Language) -> None:
    page = open_page(address, language)
    assert [title.value for title in page.title] == [title_of(address, language)]
    assert f"\n{language.html}\n" in f"\n{sent(page)}\n", "the browser is told the language"
    words = [button.label for button in page.button] + [header.value for header in page.header]
    assert all(bool(HAN.search(word)) == (language is Language.ZH) for word in words), words


@every_page
@both
def test_nothing_is_left_as_the_author_typed_it(address: str, language: Language) -> None:
    text = sent(open_page(address, language))
    assert len(text) > 1000
    assert RAW.findall(text) == []


@every_chapter
@both
def test_a_chapter_has_its_seven_parts_in_order_with_anchors(slug: str, language: Language) -> None:
    page = open_page(slug, language)
    assert [header.proto.anchor for header in page.header] == [str(part) for part in Part]
    assert all(header.value for header in page.header)
    links = re.findall(r"\[([^\]]+)\]\(#([a-z]+)\)", sent(page))
    assert links == [(say(f"parts.{part}", language), str(part)) for part in Part]


@every_chapter
@both
def test_a_chapter_shows_every_question_figure_and_derivation(slug: str, language: Language) -> None:
    page = open_page(slug, language)
    chapter = cached.library().chapters[slug]
    papers = [box.key for box in page.container if (box.key or "").startswith("question-")]
    assert papers == [f"question-{slug}-{question.id}" for question in chapter.quiz.questions]
    assert len(papers) >= 6
    drawn = [element for node in page if (element := drawn_by(node)) in ELEMENTS.values()]
    wanted = [
        ELEMENTS[chapter.lesson.figures[block.target].kind if block.kind is Kind.FIGURE else "derivation"]
        for block in chapter.pages[language]
        if block.kind in (Kind.FIGURE, Kind.DERIVATION)
    ]
    assert drawn == wanted
    assert len(drawn) >= 2
    assert set(chapter.lesson.figures) == {b.target for b in chapter.pages[language] if b.kind is Kind.FIGURE}
    for source in chapter.lesson.sources:
        assert source.text[language] in shown(page)


@both
def test_the_contents_lead_to_every_chapter_and_to_the_problems(language: Language) -> None:
    page = open_page("", language)
    book = cached.library()
    links = [(link.proto.page, link.proto.label.strip("*")) for link in page.main.get("page_link")]
    assert links == [
        *((chapter.slug, f"{chapter.lesson.number} {chapter.lesson.title[language]}") for chapter in book.ordered),
        *((name, say(f"{name}.title", language)) for name in ("practice", "workbench", "prover")),
    ]


@every_chapter
@both
def test_a_chapter_leads_to_its_neighbours(slug: str, language: Language) -> None:
    ordered = [chapter.slug for chapter in cached.library().ordered]
    here = ordered.index(slug)
    links = [link.proto.page for link in open_page(slug, language).main.get("page_link")]
    assert links == [*ordered[max(here - 1, 0) : here], *ordered[here + 1 : here + 2]]


@both
def test_every_term_a_chapter_links_is_explained_in_the_glossary(language: Language) -> None:
    anchors = {term.proto.anchor for term in open_page("glossary", language).subheader}
    assert anchors == set(cached.library().glossary)
    linked = {
        match
        for slug in CHAPTERS
        for match in re.findall(rf"\]\(glossary\?lang={language}#([a-z0-9-]+)\)", shown(open_page(slug, language)))
    }
    assert linked
    assert linked <= anchors


@both
def test_the_glossary_gives_each_term_in_both_languages(language: Language) -> None:
    page = open_page("glossary", language)
    text = shown(page)
    for term, heading in zip(
        sorted(cached.library().glossary.values(), key=lambda term: term.term.en.lower()), page.subheader, strict=True
    ):
        assert heading.value == term.term[language]
        assert term.term[language.other] in text


@pytest.mark.parametrize("address", ["", "m1-multiplier", "practice", "glossary"])
def test_switching_the_language_draws_the_same_page_again(address: str) -> None:
    page = open_page(address, Language.EN)
    for language in (Language.ZH, Language.EN):
        page.segmented_control(key="language-switch").set_value(language)
        page.run()
        assert not page.exception
        assert [title.value for title in page.title] == [title_of(address, language)]
        assert page.query_params["lang"] == str(language)


def test_an_unknown_language_in_the_address_is_mended() -> None:
    page = open_page("m1-multiplier", "klingon")  # type: ignore[arg-type]
    assert page.query_params["lang"] in set(Language)
    assert [title.value for title in page.title] == [title_of("m1-multiplier", Language(page.query_params["lang"]))]
