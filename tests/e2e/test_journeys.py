"""Whole journeys through the book in a real browser: a newcomer, two languages, links that are passed on."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from app import cached
from app.prose.languages import Language
from tests.e2e.conftest import open_page, settled

BOOK = cached.library()
CHAPTER = "lending-rounds"
MAIN = "[data-testid=stMain]"
NAMES = {Language.EN: "English", Language.ZH: "简体中文"}


def heading(slug: str, language: Language) -> str:
    return BOOK.chapters[slug].lesson.title[language]


def say(key: str, language: Language = Language.EN, **values: object) -> str:
    return BOOK.texts.say(key, language, **values)


@pytest.fixture
def received(page: Page) -> list[bytes]:
    """Everything the server sends to the page."""
    messages: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: messages.append(frame if isinstance(frame, bytes) else frame.encode()))

    page.on("websocket", listen)
    return messages


def switch_to(page: Page, language: Language) -> None:
    """Choose a language."""
    page.locator(".st-key-language-switch").get_by_text(NAMES[language], exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", language.html)
    settled(page)


def test_a_newcomer_predicts_and_then_reads(page: Page, server: str, received: list[bytes]) -> None:
    open_page(page, server)
    page.locator(MAIN).get_by_role("link", name=heading(CHAPTER, Language.EN)).click()
    expect(page.locator("h1")).to_have_text(heading(CHAPTER, Language.EN))
    expect(page).to_have_url(f"{server}/{CHAPTER}?lang=en")

    box = page.locator(f".st-key-prediction-{CHAPTER}")
    commit = box.get_by_role("button", name=say("predict.commit"))
    commit.click()
    expect(box).to_contain_text(say("predict.choose"))
    answers = [cached.rendered(CHAPTER, "predict.says", index, Language.EN) for index in range(5)]
    assert not any(answer.encode() in b"".join(received) for answer in answers), "the answer was sent before the guess"

    box.locator("label[data-baseweb=radio], [role=radiogroup] label").nth(0).click()
    commit.click()
    expect(box).to_contain_text(say("predict.surprise"))
    expect(box).to_contain_text("You counted one loan by one bank")
    told = [answer.encode() in b"".join(received) for answer in answers]
    assert told == [True, False, True, False, False], "the reply to this guess and the answer, nothing else"

    page.reload()
    settled(page)
    expect(page.locator(f".st-key-prediction-{CHAPTER}")).not_to_contain_text(say("predict.surprise"))


def test_a_derivation_is_walked_by_keyboard(page: Page, server: str) -> None:
    open_page(page, f"{server}/m1-multiplier?lang=en")
    derivation = page.locator(".derivation").first
    steps = derivation.locator(".steps > li")
    total = len(BOOK.derivations["m1-multiplier"].file.steps)
    following, everything, again = (derivation.locator(f"[data-act={act}]") for act in ("next", "all", "again"))
    expect(derivation.locator(".given > li").first).to_be_visible()
    expect(steps).to_have_count(0)
    expect(again).to_be_hidden()

    following.focus()
    for key, shown in (("Enter", 1), ("Space", 2)):
        page.keyboard.press(key)
        expect(steps).to_have_count(shown)
        expect(following).to_be_focused()
        expect(derivation.locator("[role=status]")).to_contain_text(
            re.split(r"[$*]", BOOK.derivations["m1-multiplier"].file.steps[shown - 1].what.en)[0].strip()
        )
    expect(derivation.locator(".controls")).to_contain_text(say("derivation.count", shown=2, total=total))
    for part in (".what", ".line math", ".why"):
        expect(steps.nth(1).locator(part).first).to_be_visible()

    page.keyboard.press("Tab")
    expect(everything).to_be_focused()
    page.keyboard.press("Enter")
    expect(steps).to_have_count(total)
    expect(following).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Tab")
    expect(again).to_be_focused()
    page.keyboard.press("Enter")
    expect(steps).to_have_count(0)
    expect(following).to_be_focused()
    page.keyboard.press("Enter")
    switch_to(page, Language.ZH)
    expect(steps).to_have_count(1)
    expect(following).to_have_text(say("derivation.next", Language.ZH))


def first_amount(page: Page) -> Locator:
    return page.locator(".rounds [data-field=first]").first


def test_changing_the_language_keeps_page_place_figure_and_address(page: Page, server: str) -> None:
    open_page(page, f"{server}/{CHAPTER}?lang=en&rounds.first=500&from=class")
    expect(first_amount(page)).to_have_value("500")
    page.locator(".rounds [data-field=r_d]").first.fill("20")
    page.locator("#errors").evaluate("heading => heading.scrollIntoView()")
    for language in (Language.ZH, Language.EN):
        expect(page.locator(".st-key-language-switch")).to_be_in_viewport()  # or the way to it would lose the place
        switch_to(page, language)
        expect(page.locator("h1")).to_have_text(heading(CHAPTER, language))
        expect(page.locator("#errors")).to_be_in_viewport()
        expect(first_amount(page)).to_have_value("500")
        expect(page.locator(".rounds [data-field=r_d]").first).to_have_value("20")
        expect(page).to_have_url(f"{server}/{CHAPTER}?lang={language}&rounds.first=500&from=class")


def test_settings_put_into_the_address_later_outlive_a_change_of_language(page: Page, server: str) -> None:
    open_page(page, f"{server}/{CHAPTER}?lang=en")
    page.locator(".rounds [data-field=r_d]").first.fill("25")
    page.locator(".rounds [data-act=copy-link]").first.click()
    expect(page).to_have_url(re.compile("rounds.r_d=0.25"))
    switch_to(page, Language.ZH)
    expect(page).to_have_url(re.compile("lang=zh.*rounds.r_d=0.25"))


def test_back_and_reload_keep_the_language(page: Page, server: str) -> None:
    open_page(page, f"{server}/{CHAPTER}?lang=en")
    switch_to(page, Language.ZH)
    page.reload()
    expect(page.locator("h1")).to_have_text(heading(CHAPTER, Language.ZH))
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=heading("m1-multiplier", Language.ZH)).click()
    expect(page.locator("h1")).to_have_text(heading("m1-multiplier", Language.ZH))
    page.go_back()
    expect(page.locator("h1")).to_have_text(heading(CHAPTER, Language.ZH))
    expect(page).to_have_url(f"{server}/{CHAPTER}?lang=zh")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.go_back()
    expect(page.locator("h1")).to_have_text(heading(CHAPTER, Language.EN))
    page.go_forward()
    expect(page.locator("h1")).to_have_text(heading(CHAPTER, Language.ZH))


@pytest.mark.parametrize("language", Language)
def test_a_link_with_settings_opens_exactly_so(page: Page, server: str, language: Language) -> None:
    query = f"lang={language}&rounds.convention=split&rounds.first=250&rounds.k=0.25&rounds.n=7"
    open_page(page, f"{server}/{CHAPTER}?{query}")
    expect(page.locator("html")).to_have_attribute("lang", language.html)
    expect(page.locator(".rounds input[value=split]").first).to_be_checked()
    expect(first_amount(page)).to_have_value("250")
    expect(page.locator(".rounds [data-field=k]").first).to_have_value("25")
    expect(page.locator(".rounds .bar")).to_have_count(7)
    expect(page).to_have_url(f"{server}/{CHAPTER}?{query}")


@pytest.mark.parametrize("language", Language)
def test_chapters_are_turned_in_one_language(page: Page, server: str, language: Language) -> None:
    ordered = [chapter.slug for chapter in BOOK.ordered]
    open_page(page, f"{server}/{ordered[0]}?lang={language}")
    turn = page.locator(".st-key-turn-page")
    for before, after in pairwise(ordered):
        turn.get_by_role("link", name=heading(after, language)).click()
        expect(page.locator("h1")).to_have_text(heading(after, language))
        expect(page).to_have_url(f"{server}/{after}?lang={language}")
        expect(turn.get_by_role("link", name=heading(before, language))).to_be_visible()
    turn.get_by_role("link", name=heading(ordered[-2], language)).click()
    expect(page.locator("h1")).to_have_text(heading(ordered[-2], language))
    expect(page).to_have_url(f"{server}/{ordered[-2]}?lang={language}")


@pytest.mark.parametrize("language", Language)
def test_a_term_leads_to_its_definition_and_the_chapter_stays_open(page: Page, server: str, language: Language) -> None:
    open_page(page, f"{server}/m1-multiplier?lang={language}")
    link = page.locator(f"{MAIN} a[href*='glossary']").first
    term = BOOK.glossary[(link.get_attribute("href") or "").partition("#")[2]]
    with page.context.expect_page() as opened:
        link.click()
    glossary = opened.value
    entry = glossary.get_by_role("heading", name=term.term[language], exact=True)
    expect(entry).to_be_in_viewport(timeout=30_000)
    expect(glossary.locator("h1")).to_have_text(say("glossary.title", language))
    expect(glossary.locator("html")).to_have_attribute("lang", language.html)
    expect(page.locator("h1")).to_have_text(heading("m1-multiplier", language))


def test_a_chapter_named_in_the_text_opens_in_the_same_language(page: Page, server: str) -> None:
    open_page(page, f"{server}/m1-multiplier?lang=zh")
    link = page.locator(f"{MAIN} [data-testid=stMarkdownContainer] a[href*='deposit-multiplier']").first
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.locator("h1")).to_have_text(heading("deposit-multiplier", Language.ZH), timeout=30_000)
