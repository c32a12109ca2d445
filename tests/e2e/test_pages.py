"""Every page in both languages, on the real server in a real browser: language, layout, figures, dark mode, links."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from app import cached
from app.curriculum.pages import Kind, Part
from app.prose.languages import Language
from tests.e2e.conftest import open_page

BOOK = cached.library()
PAGES = ["", *BOOK.chapters, "glossary"]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
# What is there only when a figure has been drawn, by its kind.
MARKS = {
    "rounds": ".rounds .bar",
    "accounts": "figure.accounts caption",
    "multiplier": ".multiplier .block",
    "curve": ".stVegaLiteChart .mark-line path",
}
TOO_WIDE = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  return [document.documentElement.scrollWidth - window.innerWidth, main.scrollWidth - main.clientWidth];
}"""
# Text outside the window is lost on a phone, unless a box of its own scrolls to it. Looks into components, too.
CUT_OFF = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const inside = (root) => [...root.querySelectorAll("*")]
    .flatMap((node) => [node, ...(node.shadowRoot ? inside(node.shadowRoot) : [])]);
  const above = (node) => node.parentElement ?? node.getRootNode().host;
  const reachable = (node) => {
    for (let up = node; up && up !== main; up = above(up)) {
      if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true;
      if (up.matches(".katex-mathml, .visually-hidden")) return true;
    }
    return false;
  };
  return inside(main)
    .filter((node) => node.matches("p, li, td, th, h1, h2, h3, button, label, math, .katex"))
    .filter((node) => node.getClientRects().length)
    .filter((node) => node.getBoundingClientRect().right > window.innerWidth + 1 && !reachable(node))
    .map((node) => node.textContent.slice(0, 60));
}"""

every_page = pytest.mark.parametrize("address", PAGES, ids=lambda address: address or "contents")
both = pytest.mark.parametrize("language", Language)


def title_of(address: str, language: Language) -> str:
    if address in BOOK.chapters:
        return BOOK.chapters[address].lesson.title[language]
    return BOOK.texts.say("glossary.title", language) if address else BOOK.catalogue.title[language]


def figures(page: Page, address: str) -> list[Locator]:
    """Every figure and derivation of a chapter, drawn: something of it has a size."""
    if address not in BOOK.chapters:
        return []
    chapter = BOOK.chapters[address]
    drawn = []
    for block in chapter.pages[Language.EN]:
        if block.kind is Kind.FIGURE:
            mark = MARKS[chapter.lesson.figures[block.target].kind]
        elif block.kind is Kind.DERIVATION:
            mark = ".derivation .given math"
        else:
            continue
        drawn.append(page.locator(f".st-key-{address}-{block.target}").locator(mark).first)
    return drawn


@every_page
@both
def test_a_page_opens_whole(page: Page, server: str, address: str, language: Language) -> None:
    open_page(page, f"{server}/{address}?lang={language}")
    expect(page.locator("h1")).to_have_text(title_of(address, language))
    expect(page.locator("html")).to_have_attribute("lang", language.html)
    expect(page).to_have_title(re.compile(re.escape(BOOK.catalogue.title[language]) + "$"))
    if address:
        expect(page).to_have_title(re.compile(re.escape(title_of(address, language))))
    drawn = figures(page, address)
    for figure in drawn:
        expect(figure).to_be_visible()
        box = figure.bounding_box()
        assert box is not None
        assert box["width"] > 5
        assert box["height"] > 5
    for part in Part if address in BOOK.chapters else ():
        expect(page.locator(f"#{part}")).to_be_visible()
    expect(page.locator(".katex-error")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    text = page.locator("[data-testid=stMain]").inner_text()
    assert not re.search(r"\[\[|\[@|\{[a-z_]+\}|\bundefined\b|\bNaN\b|\[object", text)
    assert page.evaluate(TOO_WIDE) == [0, 0]
    page.set_viewport_size(PHONE)
    for figure in drawn:
        expect(figure).to_be_visible()
    expect(page.get_by_test_id("stSidebarNav")).not_to_be_in_viewport()
    assert page.evaluate(TOO_WIDE) == [0, 0]
    assert page.evaluate(CUT_OFF) == []


LIGHTNESS = """(selectors) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const lightness = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
      .map((x) => (x / 255 <= 0.03928 ? x / 255 / 12.92 : ((x / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const deep = (root, selector) => root.querySelector(selector) ??
    [...root.querySelectorAll("*")].map((node) => node.shadowRoot && deep(node.shadowRoot, selector)).find(Boolean);
  return {
    paper: lightness(getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor),
    inks: selectors.map((selector) => lightness(getComputedStyle(deep(document, selector)).color)),
  };
}"""
INKS = {
    "": ["h1", "[data-testid=stMain] p"],
    "lending-rounds": [".rounds", ".derivation .why", "[data-testid=stForm] p"],
    "m1-multiplier": [".multiplier", ".multiplier .condition", ".derivation"],
    "five-channels": ["figure.accounts", "figure.accounts caption", "[data-testid=stMain] td"],
    "glossary": ["h3", "[data-testid=stMain] p"],
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_figures_can_be_read_in_light_and_dark(page: Page, server: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address, inks in INKS.items():
        open_page(page, f"{server}/{address}?lang=en")
        for figure in figures(page, address):
            expect(figure).to_be_visible()
        found = page.evaluate(LIGHTNESS, inks)
        paper = found["paper"]
        assert (paper < 0.05) if scheme == "dark" else (paper > 0.8)
        for ink, selector in zip(found["inks"], inks, strict=True):
            contrast = (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05)
            assert contrast >= 4.5, (address, selector, contrast)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh-CN", Language.ZH), ("zh-TW", Language.ZH), ("en-GB", Language.EN), ("fr", Language.EN)],
)
def test_a_visitor_is_met_in_the_browsers_own_language(
    browser: Browser, server: str, locale: str, language: Language
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    open_page(page, f"{server}/")
    expect(page.locator("h1")).to_have_text(BOOK.catalogue.title[language])
    expect(page).to_have_url(f"{server}/?lang={language}")
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_links_under_the_title_lead_to_the_parts(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page, f"{server}/deposit-multiplier?lang=zh")
    for figure in figures(page, "deposit-multiplier"):
        expect(figure).to_be_visible()
    for part in (Part.QUIZ, Part.DERIVE):
        page.locator(f"[data-testid=stMain] a[href$='#{part}']").first.click()
        expect(page.locator(f"#{part}")).to_be_in_viewport()
        expect(page).to_have_url(f"{server}/deposit-multiplier?lang=zh#{part}")


def test_an_address_that_is_no_page_leads_to_the_contents(browser: Browser, server: str) -> None:
    context = browser.new_context()  # not the fixture's page: Streamlit itself notes the wrong address in the console
    page = context.new_page()
    open_page(page, f"{server}/no-such-chapter?lang=zh")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_have_text(BOOK.catalogue.title.zh)
    context.close()
