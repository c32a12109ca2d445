"""The prover in a browser: with the keyboard alone from a claim to its proof; its picture moves without the server."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocket, expect

from tests.e2e.conftest import READY, open_page


def test_a_wrong_claim_then_the_right_one_by_keyboard(page: Page, server: str) -> None:
    sent: list[str | bytes] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))

    page.on("websocket", watch)
    open_page(page, f"{server}/prover?lang=en&of=m1&by=k")
    page.get_by_role("radio", name="falls").focus()
    page.keyboard.press("Space")
    field = page.get_by_role("textbox")
    field.focus()
    page.keyboard.type("always")
    page.keyboard.press("Enter")
    said = page.locator(".st-key-feedback-prover")
    expect(said).to_contain_text("Not always.")
    expect(page.locator(".st-key-prover-picture svg.marks")).to_contain_text("the example")
    field.fill("r_d + e + r_t t < 1")
    field.press("Enter")
    expect(said).to_contain_text("Proved, and exactly.")
    expect(page.locator(".st-key-prover-proof")).to_contain_text("The denominator is a square")
    picture = page.locator(".st-key-prover-picture")
    expect(picture.locator(".role-title-subtitle text")).to_have_text("It changes sign at r_d + r_t·t + e = 1")
    expect(picture.get_by_label("Derivative of m₁ by k, against r_d + r_t·t + e: It changes sign")).to_have_count(1)

    page.wait_for_selector(READY)
    page.wait_for_timeout(500)
    sent.clear()
    path = picture.locator("svg.marks .mark-line path")
    before = path.get_attribute("d")
    picture.locator("input[name=k_percent]").fill("80")
    expect(path).not_to_have_attribute("d", before or "")
    page.wait_for_timeout(300)
    assert sent == []


def test_nothing_is_wider_than_a_phone(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{server}/prover?lang=zh&of=m2-one-ratio&by=t")
    page.get_by_role("textbox").fill("c>0且r+e<1")
    page.get_by_role("textbox").press("Enter")
    expect(page.locator(".st-key-feedback-prover")).to_contain_text("充要条件")
    page.locator(".st-key-prover-picture svg .mark-line path").wait_for()
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
