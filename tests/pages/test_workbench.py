"""The workbench without a browser: every derivation in every way, M1 derived to its end, verdicts, hints, sharing."""

from __future__ import annotations

import subprocess
import sys
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from app import cached
from app.algebra.printing import plain
from app.derivation.moves import Kind
from app.derivation.sharing import Mode
from app.prose.languages import Language
from tests.pages.opening import open_page, say, sent, shown

both = pytest.mark.parametrize("language", Language)
EN, ZH = Language.EN, Language.ZH
DERIVATIONS = cached.library().derivations
M1 = "m1-multiplier"
GOAL = "M1/B = (1 + k)/(r_d + r_t*t + e + k)"
LINES = (
    "R = r_d D + r_t t D + e D",
    "R = (r_d + r_t t + e) D",
    "B = kD + (r_d + r_t t + e)D",
    "B = (r_d + r_t t + e + k) D",
    "M1 = kD + D",
    "M1 = (1+k) D",
    GOAL,
)


class Work:
    """A learner at one derivation."""

    def __init__(self, language: Language, name: str = M1, mode: Mode = Mode.DO, **query: str) -> None:
        self.name, self.language = name, language
        self.page = open_page("workbench", language, derivation=name, mode=str(mode), **query)

    @property
    def bench(self) -> object:
        return self.page.session_state[f"workbench.{self.name}.bench"]

    @property
    def lines(self) -> list[str]:
        return [plain(line.equation) for line in self.bench.desk.lines]  # type: ignore[attr-defined]

    def write(self, typed: str, field: str = "line") -> str:
        self.page.text_input(key=f"workbench.{self.name}.{field}").set_value(typed)
        self.press("check" if field == "line" else "fill-check")
        return self.feedback

    def press(self, key: str) -> None:
        self.page.button(key=f"workbench.{self.name}.{key}").click()
        self.run()

    def offers(self, key: str) -> bool:
        return any(button.key == f"workbench.{self.name}.{key}" for button in self.page.button)

    def run(self) -> None:
        self.page.run()
        assert not self.page.exception

    def select(self, key: str, value: object) -> None:
        """Choose in the selectbox whose key ends so."""
        stem = f"workbench.{self.name}.move."
        box = next(box for box in self.page.selectbox if box.key.startswith(stem) and box.key.endswith(key))
        box.set_value(value)
        self.run()

    def choose(self, kind: Kind, *selected: tuple[str, object]) -> None:
        """Make a chosen move."""
        self.select("kind", kind)
        for key, value in selected:
            self.select(key, value)
        self.press("write")

    @property
    def feedback(self) -> str:
        boxes = [box for box in self.page.container if (box.key or "").startswith("feedback-")]
        return "\n\n".join(element.value for box in boxes for element in box.markdown)

    def say(self, key: str, **values: object) -> str:
        return say(f"workbench.{key}", self.language, **values)


def uses(language: Language, *numbers: int) -> str:
    """(2), (3) and (4)."""
    *first, last = (f"({number})" for number in numbers)
    return say("workbench.and", language, first=("、" if language is ZH else ", ").join(first), last=last)


@both
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_derivation_opens_in_every_way(name: str, mode: Mode, language: Language) -> None:
    work = Work(language, name, mode)
    assert [title.value for title in work.page.title] == [DERIVATIONS[name].file.title[language]]
    if mode is Mode.WATCH:
        protos = [getattr(node, "proto", None) for node in work.page]
        assert any(getattr(proto, "component_name", "") == "textbook_derivation" for proto in protos)
        return
    words = cached.derivation_words(name, language)
    assert words.intro in shown(work.page)
    assert all(why in shown(work.page) for why in words.given)
    assert cached.derivation_goal(name) in shown(work.page)
    if mode is Mode.DO:
        given = "\n".join(words.given)
        assert all(said not in sent(work.page) for said in (*words.what, *words.why) if said not in given)


@both
def test_the_list_shows_every_derivation_and_how_far_it_is(language: Language) -> None:
    work = Work(language)
    work.write(LINES[0])
    work.page.button(key="workbench.list").click()
    work.run()
    titles = {button.label for button in work.page.button}
    assert titles >= {text.file.title[language] for text in DERIVATIONS.values()}
    assert work.say("under_way", lines=1) in shown(work.page)
    work.page.button(key=f"workbench.open.{M1}").click()
    work.run()
    assert len(work.lines) == 1


def test_an_unknown_derivation_leads_to_the_list() -> None:
    page = open_page("workbench", EN, derivation="<script>")
    assert [note.value for note in page.info] == [say("workbench.unknown", EN)]


class TestTyping:
    @both
    def test_m1_is_derived_line_by_line(self, language: Language) -> None:
        work = Work(language)
        assert work.say("verdict.too_far_3") in work.write(GOAL), "the goal is true, and not derived yet"
        assert work.lines == []
        for number, line in enumerate(LINES, len(DERIVATIONS[M1].derivation.given) + 1):
            assert f"({number})" in work.write(line)
        assert len(work.lines) == len(LINES)
        assert work.say("finished") in work.feedback
        assert work.say("done", own=len(LINES), given=0, hints=0) in work.feedback
        assert work.say("passed", name=work.say("goal_name")) in shown(work.page)
        assert not work.offers("hint")
        assert not work.page.text_input

    def test_what_was_read_is_shown_with_the_verdict_and_the_field_is_cleared_for_the_next_line(self) -> None:
        work = Work(EN)
        assert r"R = r_{d} D + r_{t} t D + e D" in work.write(LINES[0])
        assert work.say("verdict.derived", number=7, uses="(2), (3) and (4)") in work.feedback
        assert work.page.text_input[0].value == ""
        work.write("C = D")
        assert work.page.text_input[0].value == "C = D", "what was not put down stays to be mended"

    @both
    def test_a_false_line_gets_numbers_that_show_it(self, language: Language) -> None:
        work = Work(language)
        said = work.write("C = D/k")
        assert work.say("verdict.fails") in said
        assert work.say("verdict.for_example") in said
        head, _, values = said.split("\n")[-3:]
        assert head == f"| {work.say('left_side')} | {work.say('right_side')} | $C$ | $D$ | $k$ |"
        left, right, c, *_ = values.strip("| ").split(" | ")
        assert left == c != right
        assert work.lines == []

    @both
    def test_a_named_mistake_is_told_by_name(self, language: Language) -> None:
        work = Work(language)
        mistake, wrong = next(iter(DERIVATIONS[M1].mistakes.items()))
        assert cached.library().mistakes[mistake].says[language] in work.write(plain(wrong[0]))

    @both
    def test_known_empty_and_unreadable_lines(self, language: Language) -> None:
        work = Work(language)
        assert work.say("verdict.known", uses="(1)") in work.write("kD = C")
        assert work.say("verdict.empty") in work.write("D = D")
        assert work.say("verdict.undefined") in work.write("C = D/(k - k)")
        assert say("reading.missing_equals", language) in work.write("C + D")
        assert say("reading.empty", language) in work.write("")
        assert work.lines == []

    def test_typed_text_reaches_the_page_as_text_only(self) -> None:
        work = Work(EN)
        work.write("<img src=x onerror=alert(1)> = [a](javascript:b)")
        assert "<img" not in shown(work.page)
        assert "[a](javascript" not in shown(work.page)

    def test_a_line_in_another_form_than_the_goal_is_not_the_end(self) -> None:
        work = Work(EN, "geometric-series")
        for line in (
            "D_3 = q^2 D_1",
            "D_4 = q^3 D_1",
            "S = D_1 + D_2 + q^2 D_1 + q^3 D_1",
            "S = D_1 (1 + q + q^2 + q^3)",
        ):
            work.write(line)
        assert len(work.lines) == 4
        assert work.say("said_otherwise", uses="(8)") in shown(work.page)
        work.write("S = D_1 (1 - q^4)/(1 - q)")
        assert work.say("finished") in work.feedback


class TestChoosing:
    def test_m1_is_derived_by_chosen_moves(self) -> None:
        work = Work(EN)
        work.page.segmented_control(key=f"workbench.{M1}.way").set_value("chosen")
        work.run()
        for _ in range(2):  # T and E into (4)
            work.choose(Kind.SUBSTITUTE, ("line", 3 if not work.lines else 6))
        work.choose(Kind.COLLECT, ("line", 7), ("symbol", "D"))
        work.choose(Kind.SUBSTITUTE, ("line", 4))  # (5)
        work.choose(Kind.SUBSTITUTE, ("line", 9))
        for _ in range(3):
            if not work.bench.progress.milestones[0]:  # type: ignore[attr-defined]
                work.choose(Kind.COLLECT, ("line", 5 + len(work.lines)), ("symbol", "D"))
        base = 5 + len(work.lines)
        work.choose(Kind.SUBSTITUTE, ("line", 5))
        work.choose(Kind.COLLECT, ("line", base + 1), ("symbol", "D"))
        work.choose(Kind.SOLVE, ("line", base), ("symbol", "D"))
        work.choose(Kind.SUBSTITUTE, ("line", base + 2))
        work.select("kind", Kind.DIVIDE)
        next(box for box in work.page.text_input if box.key.endswith("by")).set_value("B")
        work.run()
        work.press("write")
        assert work.say("finished") in work.feedback, work.lines

    @both
    def test_what_a_move_makes_is_shown_before_it_is_written(self, language: Language) -> None:
        work = Work(language)
        work.page.segmented_control(key=f"workbench.{M1}.way").set_value("chosen")
        work.run()
        work.select("line", 5)
        assert r"\mathrm{M1} = k D + D" in shown(work.page)
        assert work.lines == []
        work.press("write")
        assert work.lines == ["M1 = k*D + D"]
        assert work.say("because.substitute", lines=uses(language, 1, 6), symbol="$C$") in (shown(work.page))

    @both
    def test_a_move_that_no_line_allows_says_so(self, language: Language) -> None:
        work = Work(language)
        work.page.segmented_control(key=f"workbench.{M1}.way").set_value("chosen")
        work.run()
        work.select("kind", Kind.EXPAND)
        assert work.say("move.no_line") in shown(work.page)
        work.select("kind", Kind.DIVIDE)
        next(box for box in work.page.text_input if box.key.endswith("by")).set_value("k - k")
        work.run()
        assert work.say("refusal.divides_by_zero") in shown(work.page)
        assert not work.offers("write")


class TestHints:
    @both
    def test_hints_grow_stronger_and_lead_to_the_end(self, language: Language) -> None:
        work = Work(language)
        words = cached.derivation_words(M1, language)
        work.press("hint")
        assert (
            work.say(
                "hint_lines",
                uses=uses(language, 2, 3, 4),
            )
            in work.feedback
        )
        assert words.what[0] not in work.feedback
        work.press("hint")
        assert words.what[0] in work.feedback
        work.press("hint")
        assert len(work.lines) == 1
        assert work.say(
            "because.given_away",
            lines=uses(language, 2, 3, 4),
        ) in shown(work.page)
        for _ in range(100):
            if not work.offers("hint"):
                break
            work.press("hint")
        assert work.say("finished") in work.feedback
        assert len(work.lines) <= len(DERIVATIONS[M1].derivation.steps), "lines that only rewrite others are left out"

    @pytest.mark.parametrize("name", DERIVATIONS)
    def test_hints_lead_to_the_end_of_every_derivation(self, name: str) -> None:
        work = Work(EN, name)
        for _ in range(200):
            if not work.offers("hint"):
                break
            work.press("hint")
        assert work.say("finished") in work.feedback


class TestUndo:
    def test_undo_takes_back_the_last_line_and_starting_over_asks_first(self) -> None:
        work = Work(EN)
        for line in LINES[:3]:
            work.write(line)
        work.press("undo")
        assert len(work.lines) == 2
        work.press("over")
        assert work.say("really", lines=2) in shown(work.page)
        work.press("no")
        assert len(work.lines) == 2
        work.press("over")
        work.press("yes")
        assert work.lines == []
        work.press("undo")
        assert len(work.lines) == 2

    def test_a_change_of_language_or_way_keeps_everything(self) -> None:
        work = Work(EN)
        work.write(LINES[0])
        work.write("C = D")
        work.page.segmented_control(key="language-switch").set_value(ZH)
        work.run()
        work.language = ZH
        assert len(work.lines) == 1
        assert work.page.text_input[0].value == "C = D"
        assert work.say("verdict.fails") in work.feedback
        for mode in (Mode.FILL, Mode.WATCH, Mode.DO):
            work.page.segmented_control(key=f"workbench.{M1}.mode").set_value(mode)
            work.run()
        assert len(work.lines) == 1
        assert work.page.text_input[0].value == "C = D"
        assert work.page.query_params["mode"] == "do"


class TestFilling:
    @both
    def test_every_blank_filled_in(self, language: Language) -> None:
        work = Work(language, mode=Mode.FILL)
        steps = DERIVATIONS[M1].derivation.steps
        blanks = work.bench.blanks.steps  # type: ignore[attr-defined]
        assert 2 <= len(blanks) < len(steps)
        assert work.say("verdict.fails") in work.write("C = D", "blank")
        assert work.say("another_line") in work.write("T/D = t", "blank")
        for step in blanks:
            assert cached.derivation_words(M1, language).what[step] in shown(work.page)
            number = len(DERIVATIONS[M1].derivation.given) + step + 1
            assert work.say("fills", number=number) in work.write(plain(steps[step]), "blank")
        assert work.say("filled", own=len(blanks), total=len(blanks)) in shown(work.page)

    def test_a_blank_may_be_shown_and_other_lines_left_blank(self) -> None:
        work = Work(EN, mode=Mode.FILL)
        before = work.bench.blanks.steps  # type: ignore[attr-defined]
        work.press("show-blank")
        assert work.say("blank_shown") in shown(work.page)
        work.press("other-blanks")
        assert work.bench.blanks.steps != before  # type: ignore[attr-defined]
        assert work.say("blank_shown") not in shown(work.page)


class TestSharing:
    def address(self, work: Work) -> dict[str, str]:
        found = next(code.value for code in work.page.code if "work=" in code.value)
        return dict(parse_qsl(urlsplit(found).query))

    @both
    def test_an_address_brings_the_sheet_back_examined_again(self, language: Language) -> None:
        work = Work(language)
        for line in LINES[:3]:
            work.write(line)
        for _ in range(3):
            work.press("hint")
        query = self.address(work)
        assert query.pop("lang") == language
        assert len(query["work"]) < 600
        page = open_page("workbench", language, **query)
        reopened = page.session_state[f"workbench.{M1}.bench"]
        assert [plain(line.equation) for line in reopened.desk.lines] == work.lines
        assert reopened.desk.lines[-1].given_away
        assert page.info == []  # type: ignore[comparison-overlap]

    def test_export_has_every_line(self) -> None:
        work = Work(EN)
        work.write(LINES[0])
        texts = [code.value for code in work.page.code]
        assert any(r"\begin{align*}" in text and r"\tag{7}" in text for text in texts)
        assert any(text.startswith("# ") and "7. $" in text for text in texts)

    @both
    @pytest.mark.parametrize("text", ["x", "<script>alert(1)</script>", "A" * 5_000])
    def test_what_an_address_gets_wrong_is_told(self, language: Language, text: str) -> None:
        work = Work(language, work=text)
        assert len(work.page.info) == 1
        assert work.lines == []
        assert "<script>" not in sent(work.page)


@both
def test_a_chapter_holds_its_derivation_in_all_three_ways(language: Language) -> None:
    page: AppTest = open_page(M1, language)
    page.segmented_control(key=f"workbench.{M1}.mode").set_value(Mode.DO)
    page.run()
    assert not page.exception
    page.text_input(key=f"workbench.{M1}.line").set_value(LINES[0])
    page.button(key=f"workbench.{M1}.check").click()
    page.run()
    assert say(
        "workbench.verdict.derived",
        language,
        number=7,
        uses=uses(language, 2, 3, 4),
    ) in shown(page)


def test_the_workbench_needs_no_sympy() -> None:
    code = "import sys, app.views.workbench; sys.exit('sympy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
