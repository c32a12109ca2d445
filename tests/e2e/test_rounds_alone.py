"""The lending-rounds figure by itself, in a page of its own without Streamlit: what it does under a learner's hands."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from app.banking.browser.rounds import SETTINGS
from app.banking.rounds import Convention
from app.components.rounds import MARKUP, SCRIPTS, STYLES, labels, opening
from app.components.shared import assets

ADDRESS = "http://figure.test/"
# As Streamlit does: elements in a shadow root, the script as a module, its default export called with the data.
MOUNT = """async ([markup, style, script]) => {
  const host = document.createElement("div");
  document.body.append(host);
  const shadow = host.attachShadow({ mode: "open" });
  const holder = document.createElement("div");
  holder.setHTMLUnsafe ? holder.setHTMLUnsafe(markup) : (holder["inner" + "HTML"] = markup);
  const sheet = document.createElement("style");
  sheet.textContent = style;
  shadow.append(holder, sheet);
  const module = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  window.show = (data) => {
    const cleanup = module.default({ data, parentElement: shadow });
    (window.cleanups ??= []).push(cleanup);
  };
}"""
MIXED = {"first": 100, "r_d": "10%", "r_t": "5%", "t": "50%", "e": "4%", "k": "8%", "h": "20%", "c": "30%", "n": 6}

Show = Callable[..., Locator]


@pytest.fixture
def show(page: Page) -> Show:
    """Opens the figure: show(settings, query="", language="en")."""

    def blank(route: Route) -> None:
        route.fulfill(content_type="text/html; charset=utf-8", body="<!doctype html><title>Figure</title><body>")

    page.route(f"{ADDRESS}**", blank)

    def opened(settings: dict[str, Any], query: str = "", language: str = "en") -> Locator:
        page.goto(f"{ADDRESS}{query}")
        page.evaluate(MOUNT, [assets.text(MARKUP), assets.text(*STYLES), assets.text(*SCRIPTS)])
        give(page, settings, language)
        figure = page.locator(".rounds")
        figure.locator(".bar").first.wait_for(state="attached")
        return figure

    return opened


def give(page: Page, settings: dict[str, Any], language: str) -> None:
    """Hand data to the figure, as a rerun on the server does."""
    data = {"figure": "fig", "language": language, "settings": opening(settings), "labels": labels(language)}
    page.evaluate("data => window.show(data)", json.loads(json.dumps(data)))
    frame(page)


def frame(page: Page) -> None:
    """Wait until what was asked for is drawn."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def pictures(figure: Locator) -> dict[str, Any]:
    """What the chart, the table, the T-accounts and the sentences show."""
    return {
        "chart": figure.locator(".chart").evaluate(
            "svg => [...svg.querySelectorAll('[data-value]')].map((shape) => shape.dataset.value)"
        ),
        "table": figure.locator("[data-part=table]").inner_text(),
        "bank": figure.locator("[data-part=bank]").inner_text(),
        "banks": figure.locator("[data-part=banks]").inner_text(),
        "words": figure.locator("[data-part=words]").inner_text(),
        "formula": figure.locator("[data-part=formula]").inner_text(),
    }


def position(figure: Locator) -> int:
    return int(figure.locator("[data-part=scrubber]").input_value())


@pytest.mark.parametrize("convention", Convention)
def test_every_control_moves_chart_table_and_accounts_together(show: Show, page: Page, convention: Convention) -> None:
    figure = show(MIXED | {"convention": convention})
    shown = figure.locator(".setting:visible [data-field]").evaluate_all("all => all.map((one) => one.dataset.field)")
    assert sorted(shown) == sorted([*SETTINGS[convention], "n"])
    for name in shown:
        for control, value in (("field", "13"), ("slider", "20")):
            before = pictures(figure)
            figure.locator(f"[data-{control}={name}]").fill(value)
            frame(page)
            after = pictures(figure)
            for part in ("chart", "table", "banks", "words"):
                assert after[part] != before[part], (name, control, part)
            if name != "r_t" or convention is not Convention.SPLIT:
                assert after["bank"] != before["bank"], (name, control)
        assert figure.locator(f"[data-field={name}]").input_value() == "20"
        assert figure.locator("[data-part=problem]").is_hidden()


def test_switching_the_convention_shows_why_totals_differ(show: Show, page: Page) -> None:
    figure = show({"r_d": "6%", "e": "6%", "k": "8%"})
    limits = {}
    for convention in Convention:
        figure.locator(f"input[value={convention}]").check()
        frame(page)
        limits[convention] = (
            figure.locator(".figures tfoot td").last.locator("xpath=preceding-sibling::td[1]").inner_text()
        )
    # 100/0.2; X/0.2 again, from a smaller first deposit; 100/(0.12 + 0.08·0.88); 100·1.08/0.2
    assert limits == {"exam": "500", "split": "500", "loan_share": "525.2101", "loan_split": "540"}


def test_the_accounts_balance_and_the_first_amount_is_all_there(show: Show, page: Page) -> None:
    figure = show(MIXED)
    for convention in Convention:
        figure.locator(f"input[value={convention}]").check()
        frame(page)
        for account in ("bank", "banks"):
            totals = figure.locator(f"[data-part={account}] [data-entry=total]").all_inner_texts()
            assert len(totals) == 2
            assert totals[0] == totals[1]
        assert figure.locator("[data-part=check]").inner_text().endswith("= 100, the first amount ✓")


def test_stepping_by_button_and_key(show: Show, page: Page) -> None:
    figure = show({"r_d": "10%", "n": 5})
    assert position(figure) == 5
    for act, expected in [("first", 1), ("back", 1), ("forward", 2), ("last", 5), ("forward", 5), ("back", 4)]:
        figure.locator(f"[data-act={act}]").click(force=True)  # at either end a button stays, and does nothing
        frame(page)
        assert position(figure) == expected, act
    assert figure.locator(".bar").count() == 4
    assert figure.locator("[aria-current] th").inner_text() == "4"
    stage = figure.locator(".stage")
    stage.focus()
    for key, expected in [("Home", 1), ("ArrowLeft", 1), ("ArrowRight", 2), ("End", 5), ("ArrowLeft", 4)]:
        stage.press(key)
        frame(page)
        assert position(figure) == expected, key
    figure.locator("[data-part=scrubber]").fill("3")
    frame(page)
    assert "The bank of round 3" in figure.locator("[data-part=bank]").inner_text()
    figure.locator(".figures tbody tr[data-round='2']").click()
    frame(page)
    assert position(figure) == 2


def test_playing_shows_the_rounds_one_by_one_and_stops_at_the_last(show: Show, page: Page) -> None:
    figure = show({"r_d": "10%", "n": 3})
    play = figure.locator("[data-act=play]")
    play.click()
    expect(play).to_have_attribute("aria-label", "Pause")
    expect(figure.locator(".bar")).to_have_count(1)
    expect(figure.locator(".bar")).to_have_count(2)
    play.click()
    expect(play).to_have_attribute("aria-label", "Play")
    page.wait_for_timeout(1_500)
    assert figure.locator(".bar").count() == 2, "a pause holds"
    figure.locator(".stage").focus()
    page.keyboard.press("Space")
    expect(play).to_have_attribute("aria-label", "Pause")
    expect(figure.locator(".bar")).to_have_count(3)
    expect(play).to_have_attribute("aria-label", "Play")


def test_keys_belong_to_the_inputs_while_they_have_focus(show: Show, page: Page) -> None:
    figure = show({"r_d": "10%", "n": 5})
    field = figure.locator("[data-field=r_d]")
    field.click()
    for key in ("ArrowLeft", "Home", "ArrowRight", "End", "Space"):
        field.press(key)
    frame(page)
    assert position(figure) == 5
    expect(figure.locator("[data-act=play]")).to_have_attribute("aria-label", "Play")
    field.fill("10")
    field.press("ArrowUp")
    expect(field).to_have_value("10.5")
    radio = figure.locator("input[value=exam]")
    radio.focus()
    radio.press("ArrowRight")
    expect(figure.locator("input[value=split]")).to_be_checked()
    assert position(figure) == 5


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("r_d", "abc", "“abc” in “Required ratio, demand deposits” is not a number"),
        ("r_d", "", "is not a number"),
        ("r_d", "1e5", "is not a number"),
        ("r_d", "1/0", "is not a number"),
        ("r_d", "__import__('os')", "is not a number"),
        ("r_d", "<img src=x onerror=alert(1)>", "is not a number"),
        ("r_d", "-5", "cannot be below zero"),
        ("r_d", "101", "cannot be above 100%"),
        ("first", "0", "must be above zero"),
        ("first", "99999999999999999999", "goes up to 1,000,000,000,000"),
        ("n", "2.5", "is a whole number from 1 to 60"),
        ("n", "61", "is a whole number from 1 to 60"),
        ("k", "95", "Together the leakages take 105% of each deposit"),
    ],
)
def test_what_cannot_be_drawn_gets_a_sentence_and_the_picture_stays(
    show: Show, page: Page, name: str, typed: str, says: str
) -> None:
    figure = show({"r_d": "10%"})
    before = pictures(figure)
    figure.locator(f"[data-field={name}]").fill(typed)
    frame(page)
    problem = figure.locator("[data-part=problem]")
    expect(problem).to_be_visible()
    assert says in problem.inner_text()
    assert "The picture keeps the last" in problem.inner_text() or "the picture keeps the last" in problem.inner_text()
    assert pictures(figure) == before
    figure.locator(f"[data-field={name}]").fill("4")
    frame(page)
    expect(problem).to_be_hidden()
    assert pictures(figure) != before


@pytest.mark.parametrize("typed", ["12.5", "12.5%", "１２．５", "１２．５％", " 12.50 "])
def test_numbers_are_read_as_people_type_them(show: Show, page: Page, typed: str) -> None:
    figure = show({"r_d": "10%"})
    figure.locator("[data-field=r_d]").fill(typed)
    frame(page)
    assert figure.locator(".figures tfoot td").last.inner_text() == "700"


def test_reserves_above_deposits_are_named(show: Show, page: Page) -> None:
    figure = show({"convention": "loan_split", "r_d": "60%", "e": "30%", "c": "10%"})
    figure.locator("[data-field=e]").fill("50")
    frame(page)
    assert "110 in reserve for every 100 of deposits" in figure.locator("[data-part=problem]").inner_text()


@pytest.mark.parametrize("convention", Convention)
def test_without_any_leakage_rounds_stay_equal_and_the_limit_is_infinite(show: Show, convention: Convention) -> None:
    figure = show({"convention": convention, "n": 12})
    assert figure.locator(".figures tbody tr[data-round='12'] td").all_inner_texts() == [
        "100", "0", "0", "0", "100", "1,200", "1,200",
    ]  # fmt: skip
    assert figure.locator(".figures tfoot td").all_inner_texts() == ["∞", "0", "0", "0", "∞", "∞", "∞"]
    assert "there is no limit" in figure.locator("[data-part=words]").inner_text()
    assert "∞" in figure.locator("[data-part=formula]").inner_text()
    assert "NaN" not in figure.inner_text()


def test_leakages_of_exactly_one_stop_after_the_first_round(show: Show) -> None:
    figure = show({"r_d": "50%", "e": "30%", "k": "20%", "n": 3})
    assert figure.locator(".figures tbody tr[data-round='2'] td").all_inner_texts() == [
        "0",
        "0",
        "0",
        "0",
        "0",
        "100",
        "20",
    ]
    assert "The first round leaves nothing to pass on" in figure.locator("[data-part=words]").inner_text()


def test_new_data_on_the_same_elements_keeps_the_settings_and_changes_the_words(show: Show, page: Page) -> None:
    lesson = {"r_d": "10%"}
    figure = show(lesson)
    figure.locator("input[value=loan_share]").check()
    figure.locator("[data-field=h]").fill("30")
    figure.locator("[data-act=back]").click()
    frame(page)
    shown = figure.locator(".figures tbody").inner_text()
    controls = figure.locator("input").count()
    give(page, lesson, "zh")
    assert figure.locator(".figures tbody").inner_text() == shown
    assert figure.locator("input").count() == controls
    assert figure.get_attribute("lang") == "zh-Hans"
    assert "第9轮的银行" in figure.locator("[data-part=bank]").inner_text()
    page.evaluate("() => window.cleanups[0]()")  # the overtaken call's clean-up, which Streamlit may run late
    figure.locator("[data-act=forward]").click()
    frame(page)
    assert position(figure) == 10
    give(page, {"r_d": "20%", "n": 4}, "zh")
    assert figure.locator(".figures tbody tr").count() == 4, (
        "another lesson's figure starts with that lesson's settings"
    )


def test_settings_stand_in_the_address_and_reset_takes_them_out(show: Show, page: Page) -> None:
    figure = show(
        {"r_d": "10%"}, "?lang=zh&fig.convention=split&fig.first=1000&fig.k=0.2&fig.n=20&fig.round=3&other.k=9"
    )
    expect(figure.locator("input[value=split]")).to_be_checked()
    expect(figure.locator("[data-field=first]")).to_have_value("1000")
    expect(figure.locator("[data-field=k]")).to_have_value("20")
    assert position(figure) == 3
    figure.locator("[data-act=reset]").click()
    frame(page)
    expect(figure.locator("input[value=exam]")).to_be_checked()
    expect(figure.locator("[data-field=k]")).to_have_value("0")
    assert position(figure) == 10
    assert page.url.endswith("?lang=zh&other.k=9")


@pytest.mark.parametrize(
    "query",
    ["?fig.r_d=nonsense&fig.n=", "?fig.convention=toString", "?fig.__proto__=1&fig.first=<b>", "?fig.r_d=1e999"],
)
def test_an_address_that_says_nothing_is_passed_over(show: Show, query: str) -> None:
    figure = show({"r_d": "10%"}, query)
    expect(figure.locator("input[value=exam]")).to_be_checked()
    assert figure.locator(".figures tfoot td").last.inner_text() == "900"
    expect(figure.locator("[data-part=problem]")).to_be_hidden()


def test_an_address_that_cannot_be_drawn_says_so_over_the_lessons_picture(show: Show) -> None:
    figure = show({"r_d": "10%"}, "?fig.k=0.95")
    expect(figure.locator("[data-part=problem]")).to_contain_text("105%")
    assert figure.locator(".figures tfoot td").last.inner_text() == "900"


def test_the_link_is_shown_where_the_browser_will_not_copy(show: Show, page: Page) -> None:
    figure = show({"r_d": "10%"})
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    figure.locator("[data-field=r_d]").fill("20")
    figure.locator("[data-act=copy-link]").click()
    field = figure.locator(".copy-link input")
    expect(field).to_be_visible()
    assert "fig.r_d=0.2" in field.input_value()
    assert "fig.r_d=0.2" in page.url


def test_chart_and_table_speak_to_a_screen_reader(show: Show, page: Page) -> None:
    figure = show({"r_d": "10%", "n": 4})
    chart = figure.locator(".chart")
    assert chart.get_attribute("role") == "img"
    assert "New deposits go from 100 in round 1 to 72.9 in round 4" in (chart.get_attribute("aria-label") or "")
    for control in figure.locator("input:not([readonly])").all():
        name = control.get_attribute("aria-label") or control.evaluate("one => one.labels[0]?.textContent ?? ''")
        assert name.strip()
    for cell in figure.locator("thead th").all():
        assert cell.get_attribute("scope") in ("col", "colgroup")
    live = figure.locator("[aria-live=polite]")
    assert live.inner_text() == ""
    figure.locator("[data-field=r_d]").fill("2")
    figure.locator("[data-field=r_d]").fill("20")
    expect(live).to_contain_text("59.04% of the limit, 500")


def test_print_shows_the_whole_table_and_the_settings(show: Show, page: Page) -> None:
    figure = show({"r_d": "10%", "n": 40})
    figure.locator("[data-act=first]").click()
    frame(page)
    assert figure.locator(".figures tbody tr[data-round='40'] td").first.is_hidden()
    page.emulate_media(media="print")
    assert figure.locator(".figures tbody tr[data-round='40'] td").first.is_visible()
    box = figure.locator(".scroll").evaluate("box => [box.scrollHeight, box.clientHeight]")
    assert box[0] <= box[1]
    expect(figure.locator(".controls")).to_be_hidden()
    expect(figure.locator("[data-part=settings-words]")).to_contain_text("Number of rounds 40")
