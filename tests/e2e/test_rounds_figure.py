"""The lending-rounds figure: its printed formulas against the core, and the chapter's page with the figure on it."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from app.banking.browser.rounds import SETTINGS, rounds_of
from app.banking.rounds import Column, Convention
from app.components.rounds import MODEL, MOST_ROUNDS
from app.components.shared import assets
from app.exact import Infinite, OutOfRange

READY = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
SETTLED = "&".join(
    f"rounds.{name}={value}"
    for name, value in {
        "convention": "exam",
        "first": 100,
        "r_d": 0.1,
        "r_t": 0,
        "t": 0,
        "e": 0,
        "k": 0,
        "n": 10,
    }.items()
)

# ---- the printed formulas ----

EVALUATE = """async ([script, convention, points]) => {
  const source = new Blob([script], { type: "text/javascript" });
  const { FORMULAS } = await import(URL.createObjectURL(source));
  const { ratio, columns } = FORMULAS[convention];
  const written = (x) => (Number.isFinite(x) ? x : String(x));
  return points.map((settings) => ({
    ratio: written(ratio(settings)),
    ...Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        [
          column.share(settings),
          column.flow(settings, settings.n),
          column.cumulative(settings, settings.n),
          column.limit(settings),
        ].map(written),
      ]),
    ),
  }));
}"""


def points_of(convention: Convention) -> list[dict[str, float]]:
    """Settings inside the core's range: random ones, and the corners where something is zero, one or sums to one."""
    names = [name for name in SETTINGS[convention] if name != "first"]
    corners = [dict.fromkeys(names, 0.0)]
    corners += [dict.fromkeys(names, 0.0) | {name: 0.25} for name in names]
    corners += [dict.fromkeys(names, 0.0) | {"r_d": 1.0}, dict.fromkeys(names, 0.125), {"r_d": 0.75, "e": 0.25}]
    draw = random.Random(f"rounds {convention}")
    while len(corners) < 260:
        point = {name: draw.choice([0.0, draw.random(), draw.random() / 50]) for name in names}
        if convention is Convention.SPLIT:
            point |= {"t": point["t"] * 4, "k": point["k"] * 3}
        corners.append(point)
    points = []
    for corner in corners:
        point = dict.fromkeys(names, 0.0) | corner | {"first": draw.choice([100.0, 30.0, draw.uniform(1, 1e6)])}
        try:
            rounds_of(convention, exactly(point))
        except OutOfRange:
            continue
        points.append(point | {"n": draw.choice([1, 2, 10, MOST_ROUNDS, draw.randint(1, MOST_ROUNDS)])})
    return points


def exactly(point: dict[str, float]) -> dict[str, Fraction]:
    """The very numbers the browser holds, as Fractions."""
    return {name: Fraction(value) for name, value in point.items()}


def close(shown: float | str, exact: Fraction | Infinite | int) -> bool:
    if isinstance(exact, Infinite):
        return shown == "Infinity"
    if isinstance(shown, str):
        return False
    # Below the least normal double nothing is held to nine digits.
    return abs(Fraction(shown) - exact) <= abs(exact) * Fraction(1, 10**9) + Fraction(1, 10**290)


@pytest.mark.parametrize("convention", Convention)
def test_the_printed_formulas_are_the_cores(page: Page, convention: Convention) -> None:
    points = points_of(convention)
    while len(points) < 200:
        points += points_of(convention)
    results = page.evaluate(EVALUATE, [assets.text(MODEL[0]), convention, points])
    assert len(results) >= 200
    for point, found in zip(points, results, strict=True):
        rounds = rounds_of(convention, exactly(point))
        n = int(point["n"])
        assert close(found["ratio"], rounds.ratio) or abs(float(rounds.ratio) - found["ratio"]) < 1e-15, point
        for column in Column:
            share, flow, cumulative, limit = found[column]
            assert close(share, rounds.coefficient(column)) or abs(float(rounds.coefficient(column)) - share) < 1e-15
            tiny = 1e-15 * point["first"]  # what is left of one where the leakages sum to one within a double's reach
            assert close(flow, rounds.flow(column, n)) or abs(float(rounds.flow(column, n)) - flow) < tiny, point
            assert close(cumulative, rounds.cumulative(column, n)), (column, point)
            assert close(limit, rounds.limit(column)), (column, point)


REFUSED = """async ([script, settings]) => {
  const source = new Blob([script + "\\nexport { problemOf };"], { type: "text/javascript" });
  const { problemOf } = await import(URL.createObjectURL(source));
  return settings.map((one) => problemOf(one)?.key ?? null);
}"""


@pytest.mark.parametrize("convention", Convention)
def test_the_figure_refuses_what_the_core_refuses(page: Page, convention: Convention) -> None:
    draw = random.Random(f"range {convention}")
    names = [name for name in SETTINGS[convention] if name != "first"]
    points = [
        {name: round(draw.choice([0, draw.uniform(-0.2, 1.3), draw.uniform(0, 0.5)]), 3) for name in names}
        for _ in range(300)
    ]
    refused = page.evaluate(
        REFUSED, [assets.text(*MODEL), [point | {"convention": convention, "first": 100, "n": 5} for point in points]]
    )
    assert {key is None for key in refused} == {True, False}
    for point, key in zip(points, refused, strict=True):
        try:
            rounds_of(convention, {name: Fraction(str(value)) for name, value in point.items()} | {"first": 100})
        except OutOfRange:
            assert key is not None, point
        else:
            assert key is None, (point, key)


# ---- the chapter's page ----


def open_figure(page: Page, server: str, language: str = "en", settings: str = SETTLED) -> Locator:
    page.goto(f"{server}/lending-rounds?lang={language}&{settings}")
    page.wait_for_selector(READY, timeout=60_000)
    figure = page.locator(".rounds").first
    figure.locator(".bar").first.wait_for()
    return figure


def test_the_figure_opens_with_the_known_table(page: Page, server: str) -> None:
    figure = open_figure(page, server)
    row = figure.locator(".figures tbody tr[data-round='2'] td")
    assert row.all_inner_texts() == ["90", "9", "0", "0", "81", "190", "171"]
    assert figure.locator(".figures tfoot tr").last.locator("td").all_inner_texts()[-2:] == ["1,000", "900"]
    assert figure.locator("math").count() == 2
    assert figure.locator(".bar").count() == 10


def test_moving_playing_and_copying_send_nothing_to_the_server(page: Page, server: str) -> None:
    sent: list[str | bytes] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))

    page.on("websocket", watch)
    figure = open_figure(page, server)
    page.wait_for_timeout(500)
    assert sent, "the socket is watched"
    sent.clear()
    for name in ("first", "r_d", "e", "k", "n"):
        slider = figure.locator(f"[data-slider={name}]")
        slider.focus()
        slider.press("ArrowRight")
    figure.locator("[data-field=r_d]").fill("20")
    figure.locator("input[value=split]").check()
    figure.locator("[data-act=first]").click()
    figure.locator("[data-act=play]").click()
    page.wait_for_timeout(1200)
    figure.locator("[data-act=copy-link]").click()
    page.wait_for_timeout(500)
    assert "rounds.convention=split" in page.url
    assert sent == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_copied_link_brings_the_settings_back(page: Page, server: str, language: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    figure = open_figure(page, server, language)
    figure.locator("input[value=loan_split]").check()
    figure.locator("[data-field=c]").fill("25")
    figure.locator("[data-field=n]").fill("12")
    figure.locator("[data-act=back]").click()
    expect(figure.locator("[aria-current] th")).to_have_text("11")
    figure.locator("[data-act=copy-link]").click()
    expect(figure.locator(".copy-link [role=status]")).not_to_be_empty()
    address = page.evaluate("navigator.clipboard.readText()")
    assert f"lang={language}" in address
    shown = figure.locator(".figures tbody").inner_text()

    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector(READY, timeout=60_000)
    again = page.locator(".rounds").first
    expect(again.locator("input[value=loan_split]")).to_be_checked()
    expect(again.locator("[data-field=c]")).to_have_value("25")
    expect(again.locator("[data-part=scrubber]")).to_have_value("11")
    assert again.locator(".figures tbody").inner_text() == shown


def test_changing_the_language_keeps_what_the_learner_set(page: Page, server: str) -> None:
    figure = open_figure(page, server, settings="")
    figure.locator("[data-field=r_d]").fill("25")
    expect(figure.locator("[data-part=words]")).to_contain_text("keeps")
    expect(figure.locator(".figures tbody tr").first).to_contain_text("75")
    shown = figure.locator(".figures tbody").inner_text()
    page.locator(".st-key-language-switch").locator("label, button", has_text="中文").first.click()
    expect(page.locator(".rounds [data-act=reset]").first).to_have_text("恢复原设置")
    expect(page.locator(".rounds [data-field=r_d]").first).to_have_value("25")
    assert page.locator(".rounds .figures tbody").first.inner_text() == shown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_on_a_phone_nothing_scrolls_the_page_sideways(page: Page, server: str, language: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    figure = open_figure(page, server, language)
    box = figure.locator(".scroll").evaluate("box => [box.scrollWidth, box.clientWidth]")
    assert box[0] <= box[1], "the table itself has room"
    for first, limit in (("1000", "10,000"), ("1000000000", "10,000,000,000")):
        figure.locator("[data-field=first]").fill(first)
        expect(figure.locator("[data-part=words]")).to_contain_text(limit)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
