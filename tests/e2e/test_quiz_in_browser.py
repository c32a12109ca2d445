"""The quiz under a learner's hands in a real browser: what may be typed, what is said, and what must never run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from app import cached
from app.prose.languages import Bilingual, Language
from app.quiz.base import Variant
from app.quiz.sheets import needs_reading
from tests.e2e.conftest import open_page

BOOK = cached.library()
FULL_WIDTH = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


def say(key: str, language: Language = Language.EN, **values: object) -> str:
    return BOOK.texts.say(key, language, **values)


def paper(page: Page, slug: str, question: str) -> Locator:
    return page.locator(f".st-key-question-{slug}-{question}")


def feedback(page: Page, slug: str, question: str) -> Locator:
    return page.locator(f".st-key-feedback-{slug}-{question}")


def send(page: Page, slug: str, question: str, typed: str) -> Locator:
    """Type an answer and send it with the Enter key; the box in which something is said about it."""
    field = paper(page, slug, question).locator("input[type=text]")
    field.fill(typed)
    field.press("Enter")
    return feedback(page, slug, question)


def give(page: Page, slug: str, question: str, typed: str, language: Language = Language.EN) -> Locator:
    """The same; where it is read back first, have it marked by sending it again."""
    said = send(page, slug, question, typed)
    if needs_reading(cached.variant(slug, question, 0), typed):
        expect(paper(page, slug, question).get_by_role("button", name=say("quiz.mark", language))).to_be_visible()
        paper(page, slug, question).locator("input[type=text]").press("Enter")
    expect(paper(page, slug, question).get_by_role("button", name=say("quiz.check", language))).to_be_visible()
    return said


def press(page: Page, slug: str, question: str, key: str) -> None:
    paper(page, slug, question).get_by_role("button", name=say(key), exact=True).click()


def plain(text: str) -> str:
    """The first words of a Markdown text, up to a formula or a mark."""
    return re.split(r"[$*\[]", text)[0].strip()


def written(slug: str, variant: Variant[Any], text: Bilingual, language: Language) -> str:
    return plain(variant.text(text, language, BOOK.surroundings(BOOK.chapters[slug], language)))


def decimal(value: Fraction) -> str:
    return f"{float(value):,.10f}".rstrip("0").rstrip(".")


WAYS: list[tuple[Language, str, str, list[Callable[[Fraction], str]]]] = [
    (
        Language.EN,
        "deposit-multiplier",
        "total-with-leakages",
        [decimal, lambda x: decimal(x) + " yuan", lambda x: decimal(x).translate(FULL_WIDTH), lambda x: f"{2 * x}/2"],
    ),
    (
        Language.EN,
        "lending-rounds",
        "ratio-from-loans",
        [lambda x: f"{decimal(x * 100)}%", lambda x: f"{decimal(x * 100)} percent", decimal, str],
    ),
    (
        Language.ZH,
        "lending-rounds",
        "ratio-from-loans",
        [lambda x: f"{decimal(x * 100)}%".translate(FULL_WIDTH), lambda x: f"百分之{decimal(x * 100)}"],
    ),
    (
        Language.EN,
        "deposit-multiplier",
        "all-deposits-in-numbers",
        [decimal, lambda x: f"{decimal(x)} trillion", lambda x: f"{decimal(x * 1000)} billion"],
    ),
    (
        Language.ZH,
        "deposit-multiplier",
        "all-deposits-in-numbers",
        [
            lambda x: f"{decimal(x)}万亿".translate(FULL_WIDTH),
            lambda x: f"{decimal(x * 10_000)}亿元",
            lambda x: f"{decimal(x)}万亿元",
        ],
    ),
]


@pytest.mark.parametrize(("language", "slug", "question", "ways"), WAYS, ids=[f"{w[0]}-{w[2]}" for w in WAYS])
def test_a_number_is_understood_however_it_is_written(
    page: Page, server: str, language: Language, slug: str, question: str, ways: list[Callable[[Fraction], str]]
) -> None:
    open_page(page, f"{server}/{slug}?lang={language}")
    key = cached.variant(slug, question, 0).key  # type: ignore[attr-defined]
    assert isinstance(key, Fraction)
    for way in ways:
        said = give(page, slug, question, "7", language)
        expect(said).to_contain_text(say("quiz.not_yet", language))
        said = give(page, slug, question, way(key), language)
        expect(said).to_contain_text(say("quiz.right", language))
    expect(said).to_contain_text(plain(say("quiz.tally", language, done=1, total=8)))


def test_a_formula_is_right_in_any_form_and_a_known_mistake_gets_its_message(page: Page, server: str) -> None:
    slug, question = "m1-multiplier", "m1-formula"
    open_page(page, f"{server}/{slug}?lang=en")
    forms = ["k/(e + k + rd + t·rt) + 1/(r_d + t r_t + k + e)", "m1 = (1+k)÷(r_d+r_t×t+e+k)", "-(1+k)/-(e+k+r_d+t*r_t)"]
    said = send(page, slug, question, forms[0])
    expect(said).to_contain_text(plain(say("quiz.press_again", button=say("quiz.mark"))))
    expect(said.locator(".katex").first).to_be_visible()
    expect(said).not_to_contain_text(say("quiz.right"))
    for form in forms:
        for mistake, wrong in (
            ("currency_left_out_of_numerator", "1/(r_d + t*r_t + k + e)"),
            ("multiplier_inverted", "(r_d + r_t t + e + k)/(k + 1)"),
        ):
            said = give(page, slug, question, wrong)
            expect(said).to_contain_text(plain(BOOK.mistakes[mistake].says.en))
        said = give(page, slug, question, form)
        expect(said).to_contain_text(say("quiz.right"))
        expect(said.locator(".katex").first).to_be_visible()
    said = give(page, slug, question, "1/(r_d + e)")
    expect(said).to_contain_text(plain(say("quiz.witness", point="$", yours="")))


def test_a_choice_is_marked_and_every_wrong_one_is_answered(page: Page, server: str) -> None:
    slug, question = "m1-multiplier", "sign-of-t"
    open_page(page, f"{server}/{slug}?lang=zh")
    variant: Any = cached.variant(slug, question, 0)
    box, said = paper(page, slug, question), feedback(page, slug, question)
    for place, index in enumerate(variant.order):
        option = variant.question.options[index]
        label = box.locator("[role=radiogroup] label").nth(place)
        expect(label).to_contain_text(written(slug, variant, option.text, Language.ZH))
        label.click()
        box.get_by_role("button", name=say("quiz.check", Language.ZH)).click()
        if option.right:
            expect(said).to_contain_text(say("quiz.right", Language.ZH))
        else:
            reply = option.says or BOOK.mistakes[option.mistake].says
            expect(said).to_contain_text(written(slug, variant, reply, Language.ZH))


def test_a_caret_stands_under_what_cannot_be_read(page: Page, server: str) -> None:
    slug, question = "m1-multiplier", "m1-formula"
    open_page(page, f"{server}/{slug}?lang=en")
    for typed, at in (("(1 + k)/(r_d +", 13), ("(1 + k)/(r_d ++* e)", 14), ("1 + q", 4), ("（1＋k", 0)):
        said = send(page, slug, question, typed)
        block = said.locator("pre")
        expect(block).to_contain_text(typed)
        answer, caret = block.inner_text().rstrip("\n").split("\n")[:2]
        assert answer == typed
        assert len(caret) - len(caret.lstrip()) == at
        expect(said).not_to_contain_text(say("quiz.not_yet"))
        expect(paper(page, slug, question).get_by_role("button", name=say("quiz.solution"))).to_have_count(0)


HOSTILE = [
    "__import__('os').system('id')",
    "().__class__.__base__.__subclasses__()",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](x.png)",
    "```\n<b>",
    "$\\href{javascript:alert(1)}{x}$",
    ":red[x]",
    "9**9**9**9",
]


@pytest.mark.parametrize("question", ["m1-formula", "m1-number"])
def test_what_is_typed_never_runs_and_never_becomes_an_element(
    page: Page, server: str, question: str, tmp_path: Path
) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    slug, trace = "m1-multiplier", tmp_path / "ran"
    open_page(page, f"{server}/{slug}?lang=en")
    expect(page.locator(".st-key-turn-page a").last).to_be_visible()
    elements = page.locator("[data-testid=stMain] :is(a, img, script, iframe)")
    count = elements.count()
    said = feedback(page, slug, question)
    give(page, slug, question, "0")
    for typed in [*HOSTILE, f"__import__('os').system('touch {trace}')", f"open('{trace}', 'w')"]:
        expect(said).to_contain_text(say("quiz.not_yet"))  # the one before was an answer; this one is none
        send(page, slug, question, typed)
        expect(said).not_to_contain_text(say("quiz.not_yet"))
        expect(said).not_to_contain_text(say("quiz.right"))
        assert said.inner_text().strip()
        assert said.locator("*:not(p, pre, code, span, div, button, svg, path)").count() == 0
        assert said.locator("p :is([href], [src], [style])").count() == 0
        give(page, slug, question, "0")
    assert elements.count() == count
    assert page.get_by_test_id("stException").count() == 0
    assert dialogs == []
    assert not trace.exists()


def test_what_is_typed_is_quoted_as_it_was_typed(page: Page, server: str) -> None:
    slug, question = "m1-multiplier", "m1-number"
    open_page(page, f"{server}/{slug}?lang=en")
    for typed in (":smile:", ":material/home:", "www.example.org"):
        said = send(page, slug, question, typed)
        expect(said.locator("pre")).to_contain_text(typed)
        assert typed in said.locator("p").first.inner_text().replace("\u2060", "")
        assert said.locator("p :is(a, [role=img])").count() == 0


def test_hint_solution_and_a_fresh_variant(page: Page, server: str) -> None:
    slug, question = "lending-rounds", "deposits-after-two-rounds"
    open_page(page, f"{server}/{slug}?lang=en")
    box, said = paper(page, slug, question), feedback(page, slug, question)
    first: Any = cached.variant(slug, question, 0)
    solution = box.get_by_role("button", name=say("quiz.solution"))
    expect(solution).to_have_count(0)
    press(page, slug, question, "quiz.hint")
    expect(box).to_contain_text(written(slug, first, first.question.hints[0], Language.EN))
    expect(solution).to_have_count(0)
    give(page, slug, question, "1")
    expect(said).to_contain_text(say("quiz.not_yet"))
    expect(box).not_to_contain_text(say("quiz.solution_heading"))
    solution.click()
    expect(box).to_contain_text(say("quiz.solution_heading"))
    expect(said).to_be_visible()

    asked = box.inner_text()
    press(page, slug, question, "quiz.again")
    expect(said).to_have_count(0)
    expect(box.locator("input[type=text]")).to_have_value("")
    expect(box).not_to_contain_text(say("quiz.solution_heading"))
    fresh = re.findall(r"[0-9][0-9,.]*", box.inner_text())
    assert fresh != re.findall(r"[0-9][0-9,.]*", asked)[: len(fresh)]
    seeds: Iterator[Any] = (cached.variant(slug, question, seed) for seed in range(1, 30))
    shown = next(v for v in seeds if written(slug, v, v.question.ask, Language.EN) in box.inner_text())
    assert shown.key != first.key or shown.values != first.values
    give(page, slug, question, str(shown.key))
    expect(said).to_contain_text(say("quiz.right"))


def test_a_change_of_language_keeps_the_answers(page: Page, server: str) -> None:
    slug = "m1-multiplier"
    open_page(page, f"{server}/{slug}?lang=en")
    give(page, slug, "m1-formula", "1/(r_d + r_t*t + e + k)")
    expect(feedback(page, slug, "m1-formula")).to_contain_text(say("quiz.not_yet"))
    press(page, slug, "m1-number", "quiz.hint")
    page.locator(".st-key-language-switch").get_by_text("简体中文").click()
    expect(feedback(page, slug, "m1-formula")).to_contain_text(
        plain(BOOK.mistakes["currency_left_out_of_numerator"].says.zh)
    )
    expect(paper(page, slug, "m1-formula").locator("input[type=text]")).to_have_value("1/(r_d + r_t*t + e + k)")
    variant = cached.variant(slug, "m1-number", 0)
    expect(paper(page, slug, "m1-number")).to_contain_text(
        written(slug, variant, variant.question.hints[0], Language.ZH)
    )
