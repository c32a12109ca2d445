"""The T-account player in a real browser: play, scrub, keys, net view, link, reduced motion, paper, phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

FIGURE = "figure.accounts[data-figure=channels]"


def open_figure(page: Page, server: str, query: str = "") -> Locator:
    """Chapter 11's player, drawn and in view."""
    page.goto(f"{server}/five-channels?lang=en{query}")
    figure = page.locator(FIGURE)
    expect(figure).to_be_visible(timeout=60_000)
    figure.scroll_into_view_if_needed()
    return figure


def act(figure: Locator, name: str) -> Locator:
    return figure.locator(f"[data-act={name}]")


def at(figure: Locator, step: int) -> None:
    expect(figure).to_have_attribute("data-step", str(step))


def account(figure: Locator, agent: str) -> Locator:
    return figure.locator(f"table[data-agent={agent}]")


def visible_entries(table: Locator) -> list[str]:
    """The entries a reader sees: name and amount, without the step's number."""
    lines = [line for line in table.locator("li.entry").all() if line.is_visible()]
    return [" ".join(re.sub(r"^\d+\s+", "", line.inner_text()).split()) for line in lines]


@pytest.fixture
def sent(page: Page) -> list[str | bytes]:
    """Every websocket message the page sends to the server."""
    messages: list[str | bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda message: messages.append(message))

    page.on("websocket", listen)
    return messages


def test_steps_book_their_entries_and_nothing_jumps(page: Page, server: str) -> None:
    figure = open_figure(page, server, "&channels.scene=channel-3")
    at(figure, 0)
    assert visible_entries(account(figure, "fed")) == []
    height = account(figure, "fed").bounding_box()
    act(figure, "forward").click()
    at(figure, 1)
    assert visible_entries(account(figure, "fed")) == ["ON RRP −100", "Reserves +100"]
    assert visible_entries(account(figure, "bank")) == ["Reserves +100", "Deposits (fund) +100"]
    act(figure, "last").click()
    at(figure, 3)
    assert visible_entries(account(figure, "fed"))[0] == "Maturing Treasuries −100"
    assert account(figure, "fed").locator(".check").inner_text().endswith("−100 − (−100) − 0 = 0")
    expect(figure.locator(".outcome")).to_be_visible()
    after = account(figure, "fed").bounding_box()
    assert height is not None
    assert after is not None
    assert height["height"] == after["height"]
    act(figure, "back").click()
    at(figure, 2)
    act(figure, "first").click()
    at(figure, 0)


def test_playing_and_scrubbing_send_nothing_to_the_server(page: Page, server: str, sent: list[str | bytes]) -> None:
    figure = open_figure(page, server, "&channels.scene=channel-1")
    figure.locator("[data-act=speed] input[value='2']").check(force=True)
    page.wait_for_timeout(1_000)
    assert sent, "the page does talk to the server"
    sent.clear()
    act(figure, "play").click()
    at(figure, 1)
    expect(figure).to_have_attribute("data-playing", "true")
    expect(act(figure, "play")).to_have_text("Pause")
    expect(figure).to_have_attribute("data-step", "2", timeout=15_000)
    expect(figure).to_have_attribute("data-playing", "false")
    scrub = act(figure, "scrub")
    for step in (0, 2, 1):
        scrub.fill(str(step))
        at(figure, step)
    figure.locator("[data-act=view] input[value=net]").check(force=True)
    act(figure, "scene").select_option("channel-5")
    at(figure, 0)
    page.wait_for_timeout(500)
    assert sent == []


def test_pause_stops_and_play_goes_on(page: Page, server: str) -> None:
    figure = open_figure(page, server, "&channels.scene=channel-4")
    act(figure, "play").click()
    at(figure, 1)
    act(figure, "play").click()
    expect(figure).to_have_attribute("data-playing", "false")
    page.wait_for_timeout(600)
    at(figure, 1)
    act(figure, "play").click()
    at(figure, 2)


def test_the_keyboard_does_everything_while_the_figure_has_the_focus(page: Page, server: str) -> None:
    figure = open_figure(page, server, "&channels.scene=channel-4")
    page.keyboard.press("ArrowRight")
    at(figure, 0)  # the keys belong to the page until the figure has the focus
    figure.focus()
    for key, step in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", 4), ("Home", 0)):
        page.keyboard.press(key)
        at(figure, step)
    page.keyboard.press("Space")
    at(figure, 1)
    expect(figure).to_have_attribute("data-playing", "true")
    page.keyboard.press("Space")
    expect(figure).to_have_attribute("data-playing", "false")
    page.keyboard.press("ArrowRight")
    at(figure, 2)
    act(figure, "scene").focus()
    page.keyboard.press("ArrowDown")  # a select keeps its own keys: the scene changes, the step does not run
    expect(figure).to_have_attribute("data-scene", "channel-5")
    at(figure, 0)


def test_a_step_is_said_and_a_button_at_the_end_keeps_the_focus(page: Page, server: str) -> None:
    figure = open_figure(page, server, "&channels.scene=channel-1")
    forward = act(figure, "forward")
    forward.focus()
    page.keyboard.press("Enter")
    expect(figure.locator("[data-role=live]")).to_contain_text("Step 1 of 2: The auction settles. Banks buy 100")
    page.keyboard.press("Enter")
    at(figure, 2)
    expect(forward).to_be_focused()
    expect(forward).to_have_attribute("aria-disabled", "true")


def test_the_net_view_keeps_cancelled_rows_as_ghosts(page: Page, server: str) -> None:
    figure = open_figure(page, server, "&channels.scene=channel-3&channels.step=3")
    figure.locator("[data-act=view] input[value=net]").check(force=True)
    expect(figure).to_have_attribute("data-view", "net")
    assert visible_entries(account(figure, "fed")) == [
        "Maturing Treasuries −100",
        "ON RRP −100",
        "Reserves 0 +100 −100",
        "TGA 0 +100 −100",
    ]
    ghosts = [line for line in account(figure, "bank").locator("li.ghost").all() if line.is_visible()]
    assert len(ghosts) == 2


def test_asking_for_the_net_picture_before_the_first_step_shows_the_outcome(page: Page, server: str) -> None:
    figure = open_figure(page, server, "&channels.scene=channel-2")
    figure.locator("[data-act=view] input[value=net]").check(force=True)
    at(figure, 2)


def test_copy_link_writes_the_address_and_the_address_brings_back_the_place(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    figure = open_figure(page, server, "&channels.scene=channel-4&channels.step=2")
    at(figure, 2)
    act(figure, "forward").click()
    act(figure, "copy-link").click()
    expect(figure.locator(".copy-link [role=status]")).to_have_text("Copied")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == page.url
    assert "lang=en" in address
    for part in ("channels.scene=channel-4", "channels.step=3", "channels.view=gross"):
        assert part in address
    page.goto(address)
    figure = page.locator(FIGURE)
    expect(figure).to_be_visible(timeout=60_000)
    expect(figure).to_have_attribute("data-scene", "channel-4")
    at(figure, 3)


def test_where_the_clipboard_is_refused_the_address_stands_there_selected(page: Page, server: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    figure = open_figure(page, server)
    act(figure, "copy-link").click()
    field = figure.locator(".copy-link input")
    expect(field).to_be_visible()
    expect(field).to_have_value(page.url)
    assert field.evaluate("field => field.selectionEnd - field.selectionStart") == len(page.url)


def test_nonsense_in_the_address_gives_the_beginning(page: Page, server: str) -> None:
    figure = open_figure(page, server, "&channels.scene=%3Cimg%20src=x%3E&channels.step=-7&channels.view=sideways")
    expect(figure).to_have_attribute("data-scene", "channel-1")
    expect(figure).to_have_attribute("data-view", "gross")
    at(figure, 0)


def test_reduced_motion_steps_without_moving(page: Page, server: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    figure = open_figure(page, server, "&channels.scene=channel-1")
    act(figure, "play").click()
    at(figure, 1)
    entry = account(figure, "fed").locator("li.now").first
    assert entry.evaluate("line => [getComputedStyle(line).transitionDuration, getComputedStyle(line).transform]") == [
        "0s",
        "none",
    ]
    expect(figure).to_have_attribute("data-step", "2", timeout=15_000)


def test_paper_shows_the_net_outcome_and_all_captions(page: Page, server: str) -> None:
    figure = open_figure(page, server, "&channels.scene=channel-3&channels.step=1")
    page.emulate_media(media="print")
    expect(figure).to_have_attribute("data-view", "net")
    at(figure, 3)
    expect(figure.locator(".desk")).to_be_hidden()
    expect(figure.locator(".description li")).to_have_count(3)
    page.emulate_media(media="screen")
    at(figure, 1)
    expect(figure).to_have_attribute("data-view", "gross")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_phone_shows_everything_without_scrolling_sideways(page: Page, server: str, language: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{server}/five-channels?lang={language}&channels.scene=channel-5&channels.step=4")
    figure = page.locator(FIGURE)
    expect(figure).to_be_visible(timeout=60_000)
    at(figure, 4)
    # the highlight behind an entry may reach a little past the column, text and rules may not
    spill = figure.evaluate(
        """root => [...root.querySelectorAll("table, caption, li span, button, select, p, input")]
            .filter(node => node.getClientRects().length)
            .filter(node => !node.closest(".description, .visually-hidden, .segmented label"))
            .filter(node => {
                const box = node.getBoundingClientRect();
                return box.width > 2 && (box.left < -1 || box.right > window.innerWidth + 1);
            }).map(node => node.outerHTML.slice(0, 80))"""
    )
    assert spill == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    tops = [account(figure, agent).bounding_box()["y"] for agent in ("fed", "treasury", "bank", "fund", "dealer")]  # type: ignore[index]
    assert tops == sorted(tops)


def test_agents_stand_in_their_places(page: Page, server: str) -> None:
    figure = open_figure(page, server, "&channels.scene=channel-5")
    box = {agent: account(figure, agent).bounding_box() for agent in ("fed", "treasury", "bank", "fund", "dealer")}
    fed, treasury, bank, fund, dealer = (place for place in box.values() if place)
    assert fed["x"] < bank["x"] < treasury["x"]
    assert fed["y"] == treasury["y"] < bank["y"] < fund["y"] == dealer["y"]
    assert fund["x"] == fed["x"]
    assert dealer["x"] == treasury["x"]
