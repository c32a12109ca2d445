"""The curves on their chapters' pages: they draw, their titles follow the sliders, and the server hears nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.e2e.conftest import open_page

CURVES = [("m1-multiplier", "m1-curve"), ("m2-multiplier", "m2-curve")]


def open_curve(page: Page, server: str, slug: str, name: str, language: str = "en") -> Locator:
    open_page(page, f"{server}/{slug}?lang={language}")
    figure = page.locator(f".st-key-{slug}-{name}")
    figure.locator("svg .mark-line path").wait_for()
    return figure


def ends(figure: Locator) -> list[float]:
    """How high the curve begins and ends on the screen; smaller is higher."""
    return figure.locator("svg .mark-line path").evaluate(
        """path => [0, path.getTotalLength()].map((at) => path.getPointAtLength(at).y)"""
    )


def put(figure: Locator, name: str, value: float) -> None:
    figure.locator(f"input[name={name}]").fill(str(value))


def test_the_curve_against_k_turns_where_the_sum_passes_one(page: Page, server: str) -> None:
    sent: list[str | bytes] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))

    page.on("websocket", watch)
    figure = open_curve(page, server, *CURVES[0])
    page.wait_for_timeout(500)
    assert sent, "the socket is watched"
    sent.clear()
    title, reason = (figure.locator(f".role-title-{part} text") for part in ("text", "subtitle"))
    expect(title).to_have_text("m₁ falls as k grows")
    expect(reason).to_have_text("because r_d + r_t·t + e = 0.22 < 1")
    start, end = ends(figure)
    assert start < end
    put(figure, "r_t_percent", 20)
    put(figure, "t", 4)
    expect(reason).to_have_text("because r_d + r_t·t + e = 0.92 < 1")
    put(figure, "r_d_percent", 18)
    expect(title).to_have_text("m₁ stays the same as k grows")
    start, end = ends(figure)
    assert abs(start - end) < 0.01
    slider = figure.locator("input[name=r_d_percent]")
    slider.focus()
    slider.press("ArrowRight")
    expect(title).to_have_text("m₁ rises as k grows")
    expect(reason).to_have_text("because r_d + r_t·t + e = 1.005 > 1")
    put(figure, "r_d_percent", 50)
    page.wait_for_timeout(200)
    start, end = ends(figure)
    assert start > end
    assert figure.get_by_label("required ratio, demand deposits").input_value() == "50"
    spoken = "m₁ rises as k grows: because r_d + r_t·t + e = 1.32 > 1"
    expect(figure.get_by_label(spoken)).to_have_count(1)
    expect(figure.locator(".role-title")).to_have_attribute(
        "aria-hidden", "true"
    )  # Vega keeps its first label for ever
    page.wait_for_timeout(500)
    assert sent == []


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("rises", "falls", "stays")), ("zh", ("也上升", "下降", "不变"))]
)
def test_the_curve_against_t_turns_where_the_two_sides_meet(
    page: Page, server: str, language: str, words: tuple[str, str, str]
) -> None:
    figure = open_curve(page, server, *CURVES[1], language)
    title = figure.locator(".role-title-text text")
    for r_d, r_t, word in ((10, 5, words[0]), (10, 30, words[1]), (14, 30, words[2])):
        put(figure, "r_d_percent", r_d)
        put(figure, "r_t_percent", r_t)
        expect(title).to_contain_text(word)
    expect(figure.locator(".role-title-subtitle text")).to_contain_text("r_d + e + k = 0.36 = r_t(1 + k)")


def test_settings_with_more_reserves_than_deposits_draw_nothing_and_say_so(page: Page, server: str) -> None:
    figure = open_curve(page, server, *CURVES[0])
    put(figure, "t", 0)
    put(figure, "r_d_percent", 50)
    put(figure, "e_percent", 60)
    expect(figure.locator(".role-title-text text")).to_have_text("Reserves would exceed deposits")
    expect(figure.locator("svg .mark-line path")).to_have_count(0)
    expect(figure.locator("svg .mark-symbol path")).to_have_count(0)
    put(figure, "e_percent", 50)
    expect(figure.locator("svg .mark-line path")).to_have_count(1)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("slug", "name"), CURVES)
def test_on_a_phone_the_curve_fits(page: Page, server: str, slug: str, name: str, language: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    figure = open_curve(page, server, slug, name, language)
    put(figure, "r_d_percent", 50)
    put(figure, "e_percent", 60)
    page.wait_for_timeout(300)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    right = figure.locator("svg .role-title text, form label").evaluate_all(
        "nodes => Math.max(...nodes.map((node) => node.getBoundingClientRect().right))"
    )
    assert right <= 390
    boxes = [slider.bounding_box() for slider in figure.locator("input[type=range]").all()]
    assert all(box and box["width"] > 200 for box in boxes)
    assert len({box["y"] for box in boxes if box}) == len(boxes) == 4
