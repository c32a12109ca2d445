"""The practice page in a real browser: a whole paper, the keyboard alone, hostile text, a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from app import cached
from app.prose.languages import Language
from app.quiz.kinds.number import NumberQuestion
from app.quiz.sheets import needs_reading
from tests.e2e.conftest import open_page, settled

BOOK = cached.library()
TOPIC = "deposits"
SEED = 2
KINDS = ("choice", "several", "order", "number", "formula", "statement", "signs", "accounts", "table")


def say(key: str, language: Language = Language.EN, **values: object) -> str:
    return BOOK.texts.say(key, language, **values)


def of_kind(kind: str) -> str:
    """A family with a part of this kind, the shortest there is."""
    shelf = BOOK.shelf
    fitting = [name for name in shelf.paths if any(part.kind == kind for part in shelf.family(name).parts)]
    return min(fitting, key=lambda name: (len(shelf.family(name).parts), name))


def box(page: Page, part: int) -> Locator:
    """The box of a part of the problem in front."""
    return page.locator(".stMain [class*='st-key-question-practice-']").nth(part)


def feedback(page: Page, part: int) -> Locator:
    return box(page, part).locator("[class*='st-key-feedback-']")


def press(page: Page, key: str, language: Language = Language.EN, **values: object) -> None:
    page.locator(".stMain").get_by_role("button", name=say(key, language, **values), exact=True).click()


def plain(text: str) -> str:
    """The first words of a Markdown text, up to a formula or a mark."""
    return re.split(r"[$*\[(（]", text)[0].strip()


def family_with_two_numbers() -> str:
    """A problem of two numbers, both with a listed mistake, and with many variants."""
    shelf = BOOK.shelf
    return next(
        name
        for name in shelf.by_topic[TOPIC]
        if len(parts := shelf.family(name).parts) == 2
        and all(isinstance(part, NumberQuestion) and part.mistakes for part in parts)
    )


@pytest.mark.parametrize("language", list(Language))
def test_a_whole_paper_from_choosing_to_the_result(page: Page, server: str, language: Language) -> None:
    open_page(page, f"{server}/practice?lang={language}")
    topic = next(topic for topic in BOOK.shelf.topics if topic.id == TOPIC)
    page.get_by_text(topic.about[language]).click()
    page.get_by_role("radio", name="3", exact=True).click()
    press(page, "practice.start", language)
    heading = page.locator("h2#problem")
    expect(heading).to_be_focused()
    expect(page).to_have_url(re.compile(rf"topics={TOPIC}&count=3&seed=\d+"))
    address = page.url

    shown = heading.inner_text()
    expect(page.locator(".stMain")).to_contain_text(say("practice.standing", language, at=1, problems=3))
    open_page(page, address)  # whoever gets the link gets the very paper
    expect(heading).to_have_text(shown)
    for place in (2, 3):
        press(page, "practice.next", language)
        expect(page.locator(".stMain")).to_contain_text(say("practice.standing", language, at=place, problems=3))
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport()
    press(page, "practice.to_result", language)
    expect(heading).to_have_text(say("practice.result_heading", language))
    expect(page.locator(".stMain")).to_contain_text(shown)
    press(page, "practice.copy_link", language)
    expect(page.locator(".stMain .copy-link")).to_contain_text(
        re.compile("|".join(say(f"accounts.{key}", language) for key in ("copied", "copy_by_hand")))
    )
    press(page, "practice.same_paper", language)
    expect(heading).to_have_text(shown)
    page.go_back()
    expect(page.get_by_role("button", name=say("practice.start", language), exact=True)).to_be_visible()


@pytest.mark.parametrize("language", list(Language))
def test_marks_mistakes_hints_and_the_worked_solution(page: Page, server: str, language: Language) -> None:
    name = family_with_two_numbers()
    problem = cached.problem(name, SEED)
    open_page(page, f"{server}/practice?lang={language}&problem={name}&seed={SEED}")
    for part, variant in enumerate(problem.parts):
        wrong, marks = next(variant.wrong_answers(language)), variant.question.marks
        answer(page, part, variant, str(wrong.answer), language)
        says = BOOK.mistakes[wrong.mistakes[0]].says[language]
        expect(feedback(page, part)).to_contain_text(plain(says))
        solution = say("quiz.solution_ends", language)
        expect(box(page, part).get_by_role("button", name=solution, exact=True)).to_be_visible()
        answer(page, part, variant, str(variant.model_answer(language)), language)
        expect(feedback(page, part)).to_contain_text(say("quiz.right", language))
        earned = f"{0.9 * marks:g}"
        key = "practice.one_of_one" if marks == 1 else "practice.earned"
        expect(box(page, part)).to_contain_text(say(key, language, earned=earned, marks=marks))
        box(page, part).get_by_role("button", name=say("quiz.solution", language), exact=True).click()
        expect(box(page, part)).to_contain_text(say("quiz.solution_heading", language))
    other = Language.EN if language is Language.ZH else Language.ZH
    page.locator(".st-key-language-switch").get_by_role("radio").nth(list(Language).index(other)).click()
    expect(page.locator("h2#problem")).to_have_text(problem.family.title[other])
    expect(box(page, 1)).to_contain_text(say("quiz.solution_heading", other))
    expect(box(page, 0).locator("input[type=text]")).not_to_have_value("")
    press(page, "practice.other_numbers", other)
    expect(page).to_have_url(re.compile(rf"seed=(?!{SEED}\b)"))
    settled(page)
    expect(box(page, 0).locator("input[type=text]")).to_have_value("")
    expect(box(page, 0)).not_to_contain_text(say("quiz.solution_heading", other))


def answer(page: Page, part: int, variant: Any, typed: str, language: Language) -> None:
    """Type an answer and send it; once more where it is read back first."""
    field = box(page, part).locator("input[type=text]")
    field.fill(typed)
    field.press("Enter")
    if needs_reading(variant, typed):
        expect(box(page, part).get_by_role("button", name=say("quiz.mark", language), exact=True)).to_be_visible()
        field.press("Enter")
    expect(box(page, part).get_by_role("button", name=say("quiz.check", language), exact=True)).to_be_visible()


def test_a_formula_with_the_keyboard_alone(page: Page, server: str) -> None:
    name = of_kind("formula")
    number, variant = next(
        (n, v) for n, v in enumerate(cached.problem(name, SEED).parts) if v.question.kind == "formula"
    )
    open_page(page, f"{server}/practice?lang=en&problem={name}&seed={SEED}")
    field = box(page, number).locator("input[type=text]")
    expect(field).to_be_visible()
    tab_into(page, field)
    expect(box(page, number)).to_have_attribute("aria-live", "polite")  # what is said is heard
    page.keyboard.type("(1 +")
    page.keyboard.press("Enter")
    expect(feedback(page, number).locator("pre")).to_contain_text("^")
    page.keyboard.press("Control+a")
    page.keyboard.type(str(variant.model_answer(Language.EN)))
    page.keyboard.press("Enter")
    expect(feedback(page, number)).to_contain_text(plain(say("quiz.press_again", button=say("quiz.mark"))))
    expect(feedback(page, number).locator(".katex").first).to_be_visible()
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(feedback(page, number)).to_contain_text(say("quiz.right"))


def test_a_sign_table_with_the_keyboard_alone(page: Page, server: str) -> None:
    name = of_kind("signs")
    parts: Any = cached.problem(name, SEED).parts
    number = next(n for n, part in enumerate(parts) if part.question.kind == "signs")
    open_page(page, f"{server}/practice?lang=en&problem={name}&seed={SEED}")
    rows, part = parts[number].model_answer(Language.EN), box(page, number)
    expect(part.get_by_role("radiogroup")).to_have_count(len(rows))
    for row, (sign, condition) in enumerate(rows):
        radios = part.get_by_role("radiogroup").nth(row).get_by_role("radio")
        tab_into(page, part.get_by_role("radiogroup").nth(row))
        for _ in range(["+", "-", "0", "depends"].index(sign)):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
        expect(radios.nth(["+", "-", "0", "depends"].index(sign))).to_have_attribute("aria-checked", "true")
        if condition:
            tab_into(page, part.locator("input[type=text]").nth(row))
            page.keyboard.type(condition)
    tab_into(page, part.get_by_role("button", name=say("quiz.check"), exact=True))
    page.keyboard.press("Enter")
    if any(condition for _, condition in rows):
        expect(part.get_by_role("button", name=say("quiz.mark"), exact=True)).to_be_focused()
        page.keyboard.press("Enter")
    expect(feedback(page, number)).to_contain_text(say("quiz.right"))


def tab_into(page: Page, target: Locator) -> None:
    """Press Tab until the focus is in an element."""
    for _ in range(80):
        if target.evaluate("node => node.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the Tab key does not lead there")


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "$\\href{javascript:alert(1)}{x}$ :smile:",
    "__import__('os').system('touch {trace}')",
]


@pytest.mark.parametrize("kind", ["formula", "accounts", "order"])
def test_what_is_typed_never_runs_and_is_quoted_as_it_was_typed(
    page: Page, server: str, kind: str, tmp_path: Path
) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    name, trace = of_kind(kind), tmp_path / "ran"
    number = next(n for n, part in enumerate(BOOK.shelf.family(name).parts) if part.kind == kind)
    open_page(page, f"{server}/practice?lang=en&problem={name}&seed={SEED}")
    field = box(page, number).locator("input[type=text]").first
    elements = page.locator("[data-testid=stMain] :is(a, img, script, iframe)")
    expect(field).to_be_visible()
    count = elements.count()
    for hostile in HOSTILE:
        typed = hostile.replace("{trace}", str(trace))[:60]
        field.fill(typed)
        field.press("Enter")
        if kind == "order":
            expect(feedback(page, number)).to_contain_text(plain(say("quiz.order_numbers", last=0)).split("0")[0])
        else:
            expect(feedback(page, number).locator("pre")).to_contain_text(typed[:20])
        assert feedback(page, number).locator("*:not(p, pre, code, span, div, button, svg, path)").count() == 0
        assert feedback(page, number).locator("p :is([href], [src], [style])").count() == 0
    assert elements.count() == count
    assert page.get_by_test_id("stException").count() == 0
    assert dialogs == []
    assert not trace.exists()


def test_a_phone_shows_every_kind_of_question_without_scrolling_sideways(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for turn, kind in enumerate(("", *KINDS)):
        language = list(Language)[turn % 2]
        query = f"&problem={of_kind(kind)}&seed={SEED}" if kind else ""
        open_page(page, f"{server}/practice?lang={language}{query}")
        expect(
            page.get_by_role("button", name=say("quiz.check" if kind else "practice.start", language)).first
        ).to_be_visible()
        wide = page.evaluate(
            "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth; }"
        )
        assert wide <= 0, kind or "choosing"
        if kind in ("accounts", "table"):
            names = page.locator(".stMain input[type=text]").evaluate_all("all => all.map(i => i.ariaLabel)")
            assert all(names)
            assert len(set(names)) == len(names), "each field says its row and its column"
