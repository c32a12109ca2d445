"""The multiplier laboratory in its chapter: bars, tables and headline move together, and nothing leaves the browser."""

from __future__ import annotations

from fractions import Fraction

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from app import cached
from app.banking import multipliers
from app.banking.balance import Economy, economy
from app.banking.derivatives import partial
from app.prose.languages import Language
from tests.e2e.conftest import open_page

SLUG, FIGURE = "m1-multiplier", "m1-lab"
RATIOS = ("r_d", "r_t", "t", "e", "k")
OWN = {name: Fraction(value).limit_denominator(1000) for name, value in cached.figure_settings(SLUG, FIGURE).items()
       if name in RATIOS}  # fmt: skip


def label(key: str, **values: object) -> str:
    return cached.library().texts.say(f"multiplier.{key}", Language.EN, **values)


def lab(page: Page, server: str, query: str = "") -> Locator:
    """The laboratory, drawn."""
    open_page(page, f"{server}/{SLUG}?lang=en{query}")
    figure = page.locator(f".st-key-{SLUG}-{FIGURE} .multiplier")
    expect(figure.locator(".block").first).to_be_visible()
    return figure


def slider(figure: Locator, name: str) -> Locator:
    return figure.locator(f"[data-slider={name}]")


def amount(value: Fraction) -> str:
    return f"{float(value):,.2f}".rstrip("0").rstrip(".").replace("-", "−")


def shows(figure: Locator, settings: dict[str, Fraction]) -> None:
    """Headline, bars and both tables say what the core says at these settings."""
    built = economy(Fraction(100), **settings)
    assert isinstance(built, Economy)
    m1 = multipliers.m1(**settings)
    expect(figure.locator(".headline")).to_contain_text(f"{float(m1):.3f}")
    stocks = {label(stock): getattr(built, stock) for stock in ("C", "required", "E", "D", "T", "M1", "M2")}
    for name, value in stocks.items():
        row = figure.locator(".stocks tr").filter(has=figure.page.locator(f'th:text-is("{name}")'))
        expect(row.locator("td")).to_have_text(amount(value))
    slopes = [partial(multipliers.m1, name)(**settings) for name in RATIOS]
    expect(figure.locator(".signs tbody td:nth-child(2)")).to_have_text(
        [("+" if slope > 0 else "") + amount(slope) for slope in slopes]
    )
    expect(figure.locator(".bars")).to_have_attribute(
        "aria-label", label("m1_sentence", money=amount(built.M1), multiplier=f"{float(m1):.3f}")
    )
    widths = figure.locator(".bar").evaluate_all(
        """bars => bars.map((bar) => Object.fromEntries([...bar.children].map((block) =>
            [block.dataset.stock, block.getBoundingClientRect().width / bar.getBoundingClientRect().width])))"""
    )
    longest = max(built.M2, 100)
    for bar, names in zip(widths, (("C", "required", "E"), ("C", "D", "T")), strict=True):
        for name in names:
            assert bar.get(name, 0) == pytest.approx(float(getattr(built, name) / longest), abs=0.01)


def test_a_slider_moves_bars_tables_and_headline_and_sends_nothing(page: Page, server: str) -> None:
    sent: list[str | bytes] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))

    page.on("websocket", watch)
    figure = lab(page, server)
    shows(figure, OWN)
    page.wait_for_load_state("networkidle")
    assert sent, "the socket is watched"
    sent.clear()
    settings = dict(OWN)
    for name, key, step in (
        ("r_d", "ArrowRight", Fraction("0.005")),
        ("k", "ArrowLeft", Fraction("-0.01")),
        ("t", "ArrowRight", Fraction("0.05")),
        ("e", "ArrowUp", Fraction("0.005")),
        ("r_t", "ArrowDown", Fraction("-0.005")),
    ):
        slider(figure, name).focus()
        page.keyboard.press(key)
        page.keyboard.press(key)
        settings[name] += 2 * step
        shows(figure, settings)
        percent = f"{amount(settings[name] * 100)}%"
        expect(slider(figure, name)).to_have_attribute(
            "aria-valuetext", amount(settings[name]) if name == "t" else percent
        )
    expect(figure.locator("[aria-live=polite]")).to_have_text(figure.locator(".bars").get_attribute("aria-label") or "")
    figure.locator("[data-act=reset]").click()
    shows(figure, OWN)
    assert sent == []


def test_a_copied_link_opens_the_same_laboratory(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    figure = lab(page, server)
    slider(figure, "r_d").fill("25")
    slider(figure, "k").fill("40")
    slider(figure, "t").fill("250")
    settings = OWN | {"r_d": Fraction(1, 4), "k": Fraction(2, 5), "t": Fraction(5, 2)}
    shows(figure, settings)
    figure.locator("[data-act=copy-link]").click()
    expect(figure.locator(".copy-link [role=status]")).to_have_text(label("copied"))
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == page.url
    assert f"/{SLUG}?lang=en&" in address
    page.goto("about:blank")
    page.goto(address)
    again = page.locator(f".st-key-{SLUG}-{FIGURE} .multiplier")
    shows(again, settings)
    expect(slider(again, "t")).to_have_value("250")
    expect(page).to_have_url(address)


def test_reserves_above_deposits_keep_the_last_picture_and_say_why(page: Page, server: str) -> None:
    figure = lab(page, server)
    problem = figure.locator("[role=alert]")
    for name, value in (("t", "0"), ("r_d", "50")):
        slider(figure, name).fill(value)
    settings = OWN | {"t": Fraction(0), "r_d": Fraction(1, 2)}
    shows(figure, settings)
    expect(problem).to_be_hidden()
    slider(figure, "e").fill("60")
    expect(problem).to_be_visible()
    expect(problem).to_have_text(label("reserves_above_deposits", reserves="110", deposits="100"))
    shows(figure, settings)
    slider(figure, "e").fill("50")  # reserves equal to deposits are allowed
    expect(problem).to_be_hidden()
    shows(figure, settings | {"e": Fraction(1, 2)})
    expect(figure.locator(".signs")).to_contain_text(label("fails"))


def test_where_nothing_leaks_there_is_no_multiplier(page: Page, server: str) -> None:
    figure = lab(page, server)
    for name in ("r_d", "r_t", "k"):
        slider(figure, name).fill("0")
    settings = OWN | {"r_d": Fraction(0), "r_t": Fraction(0), "k": Fraction(0)}
    shows(figure, settings)
    slider(figure, "e").fill("0")
    expect(figure.locator("[role=alert]")).to_have_text(label("nothing_leaks"))
    shows(figure, settings)


@pytest.mark.parametrize(
    "query", [f"&{FIGURE}.r_d=-1&{FIGURE}.k=abc&{FIGURE}.t=1e9", f"&{FIGURE}.r_d=0.5&{FIGURE}.t=0&{FIGURE}.e=0.6"]
)
def test_an_address_outside_the_range_opens_the_lessons_own_settings(page: Page, server: str, query: str) -> None:
    figure = lab(page, server, query)
    shows(figure, OWN)
    expect(figure.locator("[role=alert]")).to_be_hidden()
