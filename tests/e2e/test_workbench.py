"""The workbench in a real browser: M1 derived by the keyboard alone, and by touch on a phone in Chinese."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, Page, expect

from app import cached
from app.prose.languages import Language
from tests.e2e.conftest import open_page, settled

BOOK = cached.library()
M1 = "m1-multiplier"
LINES = (
    "R = r_d D + r_t t D + e D",
    "B = kD + (r_d + r_t t + e)D",
    "B = (r_d + r_t t + e + k) D",
    "M1 = (1+k) D",
    "M1/B = (1+k)/(r_d + r_t t + e + k)",
)


def say(key: str, language: Language = Language.EN, **values: object) -> str:
    return BOOK.texts.say(f"workbench.{key}", language, **values)


def bench(page: Page) -> Locator:
    return page.locator(f".st-key-bench-{M1}")


def sheet(page: Page) -> Locator:
    return page.locator(f".st-key-bench-sheet-{M1}")


def tab_to(page: Page, target: Locator, presses: int = 60) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(presses):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not reach it")


def test_m1_is_derived_by_the_keyboard_alone(page: Page, server: str) -> None:
    open_page(page, f"{server}/workbench?lang=en&derivation={M1}&mode=watch")
    tab_to(page, bench(page).get_by_role("radio", name=say("mode_watch"), exact=True))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    field = bench(page).locator("[data-testid=stTextInput] input")
    expect(field).to_be_visible()
    expect(page).to_have_url(re.compile("mode=do"))
    settled(page)
    tab_to(page, field)
    page.keyboard.type(LINES[-1])
    page.keyboard.press("Enter")
    expect(bench(page)).to_contain_text(say("verdict.too_far_3"))
    page.keyboard.press("ControlOrMeta+a")
    for number, line in enumerate(LINES, 1):
        expect(field).to_be_focused()  # the next line can be typed at once
        page.keyboard.type(line)
        page.keyboard.press("Enter")
        expect(sheet(page).locator("li")).to_have_count(number)
        settled(page)
    expect(bench(page)).to_contain_text(say("finished"))
    expect(bench(page)).to_contain_text(say("done", own=len(LINES), given=0, hints=0))
    address = bench(page).locator("code", has_text="work=").inner_text()
    open_page(page, address)
    expect(sheet(page).locator("li")).to_have_count(len(LINES))
    expect(bench(page)).to_contain_text(say("finished"))


def test_m1_on_a_phone_in_chinese_by_touch(browser: Browser, server: str) -> None:
    zh = Language.ZH
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(30_000)
    open_page(page, f"{server}/workbench?lang=zh")
    page.get_by_role("button", name=BOOK.derivations[M1].file.title.zh, exact=True).tap()
    expect(page.locator("h1")).to_have_text(BOOK.derivations[M1].file.title.zh)
    bench(page).get_by_role("radio", name=say("way_chosen", zh), exact=True).tap()
    bench(page).get_by_role("button", name=say("move.write", zh, number=7), exact=True).tap()  # M1 = kD + D
    expect(sheet(page).locator("li")).to_have_count(1)
    bench(page).get_by_role("button", name=say("undo", zh), exact=True).tap()
    expect(sheet(page).locator("li")).to_have_count(0)
    bench(page).get_by_role("radio", name=say("way_typed", zh), exact=True).tap()
    for number, line in enumerate(LINES[:2], 1):
        bench(page).locator("[data-testid=stTextInput] input").fill(line)
        bench(page).get_by_role("button", name=say("check", zh), exact=True).tap()
        expect(sheet(page).locator("li")).to_have_count(number)
    for _ in range(40):
        settled(page)
        if say("finished", zh) in bench(page).inner_text():
            break
        bench(page).locator("[class*='-hint'] button").tap()
        page.wait_for_timeout(150)
    expect(bench(page)).to_contain_text(say("finished", zh))
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390, "nothing sticks out beyond the screen"
    context.close()
