"""`python -m app check` names file and line of every content fault, all at once, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from broken_books import Book
from broken_things import BROKEN, EN, GLOSSARY, LESSON, LINE, MISTAKES, QUIZ, TWICE, ZH

from app.__main__ import main
from app.curriculum.checker import check


def only(book: Book, file: str, line: int, message: str) -> None:
    """Exactly one fault is told: no silence, and no second fault that follows from the first."""
    found = book.faults()
    assert len(found) == 1, found
    assert found[0].startswith(f"{book.root.name}/{file}:{line}: "), found
    assert message in found[0], found


def test_the_book_itself_is_sound() -> None:
    assert check() == []


def test_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "The content is sound.\n"


def test_the_small_book_is_sound(small: Book) -> None:
    assert small.faults() == []


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--lessons", str(tmp_path / "none")]) == 2
    assert "no such folder" in capsys.readouterr().out


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_thing_is_told_with_its_file_and_line(small: Book, name: str) -> None:
    file, old, new, message = BROKEN[name]
    line = small.edit(file, old, new)
    found = small.faults()
    told = [fault for fault in found if fault.startswith(f"lessons/{file}:{line}: ") and message in fault]
    assert len(told) == 1, found
    assert len(found) == (2 if name in TWICE else 1), found


def test_what_is_missing_is_told_at_what_should_hold_it(small: Book) -> None:
    question = small.edit(QUIZ, "- id: total", "- id: total")
    small.edit(QUIZ, "    decimals: 2\n", "")
    only(small, QUIZ, question, "say one of `exact: true`, `decimals: N` and `within: 1%`")


def test_a_missing_file_is_told(small: Book) -> None:
    for name in (ZH, QUIZ):
        (small.root / name).unlink()
    assert small.faults() == [
        f"lessons/{QUIZ}:1: the file is missing",
        f"lessons/{ZH}:1: the file is missing",
    ]


def test_a_missing_lesson_is_told_once(small: Book) -> None:
    (small.root / LESSON).unlink()
    only(small, LESSON, 1, "the file is missing")


@pytest.mark.parametrize("name", ["glossary", "mistakes", "derivations", "interface"])
def test_a_missing_folder_is_told(small: Book, name: str) -> None:
    shutil.rmtree(small.root / name)
    assert f"lessons/{name}:1: the folder is missing or holds no .yaml file" in small.faults()


def test_a_missing_catalogue_is_told(small: Book) -> None:
    (small.root / "catalogue.yaml").unlink()
    only(small, "catalogue.yaml", 1, "the file is missing")


def test_a_part_that_is_missing_is_told_in_its_language(small: Book) -> None:
    small.edit(ZH, ":: part errors\n", "")
    found = small.faults()
    assert len(found) == 1
    assert found[0].startswith(f"lessons/{ZH}:1: the parts must be, each once and in this order: predict, explore")
    assert found[0].endswith("found predict, explore, derive, numbers, quiz, sources")


def test_parts_in_another_order_are_told(small: Book) -> None:
    small.edit(EN, ":: part numbers", ":: part x")
    small.edit(EN, ":: part errors", ":: part numbers")
    small.edit(EN, ":: part x", ":: part errors")
    only(small, EN, 1, "in this order")


def test_a_part_opened_twice_is_told(small: Book) -> None:
    line = small.edit(EN, ":: part quiz", ":: part errors\n\n:: part quiz")
    only(small, EN, line, "part 'errors' is opened twice")


def test_text_before_the_first_part_is_told(small: Book) -> None:
    small.edit(EN, ":: part predict", "Preface.\n\n:: part predict")
    only(small, EN, 1, "text before the first `:: part`")


@pytest.mark.parametrize("directive", [":: figure lab", ":: table conventions", ":: derivation line"])
@pytest.mark.parametrize(("file", "other"), [(EN, ZH), (ZH, EN)])
def test_a_directive_in_one_language_only_is_told_where_the_pages_part(
    small: Book, directive: str, file: str, other: str
) -> None:
    small.edit(file, directive + "\n", "")
    chinese = (small.root / ZH).read_text(encoding="utf-8").splitlines()
    english = (small.root / EN).read_text(encoding="utf-8").splitlines()
    first = next(
        number
        for number, line in enumerate(chinese, 1)
        if line.startswith("::") and [x for x in chinese[:number] if x.startswith("::")]
        != [x for x in english if x.startswith("::")][: len([x for x in chinese[:number] if x.startswith("::")])]
    )  # fmt: skip
    while chinese[first - 1].startswith(":: part"):
        first = next(n for n in range(first + 1, len(chinese) + 1) if chinese[n - 1].startswith("::"))
    only(small, ZH, first, "the directives differ from those of en.md from here on")


def test_a_directive_that_only_the_english_page_has_at_its_end(small: Book) -> None:
    line = small.edit(EN, "\n:: sources", "\n:: sources\n\n:: table conventions") + 3
    only(small, EN, line, "the directives differ from those of zh.md from here on")


@pytest.mark.parametrize(("directive", "part"), [("predict", "predict"), ("quiz", "quiz"), ("sources", "sources")])
def test_a_directive_with_a_home_stands_there_once(small: Book, directive: str, part: str) -> None:
    for page in (EN, ZH):
        small.edit(page, f"\n:: {directive}\n", "\n")
    message = f"needs `:: {directive}` exactly once, in part {part}"
    assert small.faults() == [f"lessons/{page}:1: {message}" for page in (EN, ZH)]
    lines = [small.edit(page, ":: derivation line", f":: derivation line\n\n:: {directive}") + 2 for page in (EN, ZH)]
    assert small.faults() == [f"lessons/{page}:{line}: {message}" for page, line in zip((EN, ZH), lines, strict=True)]


def copied(book: Book, folder: str, slug: str, number: int) -> None:
    """A second chapter made from the first."""
    shutil.copytree(book.root / "01-first", book.root / folder)
    book.edit(f"{folder}/lesson.yaml", "slug: first", f"slug: {slug}")
    book.edit(f"{folder}/lesson.yaml", "number: 1", f"number: {number}")


def test_a_slug_used_twice_is_told(small: Book) -> None:
    copied(small, "02-second", "first", 2)
    only(small, "02-second/lesson.yaml", 2, "slug 'first' is used twice")


def test_a_number_used_twice_is_told(small: Book) -> None:
    copied(small, "02-second", "second", 1)
    small.edit("catalogue.yaml", "[first]", "[first, second]")
    only(small, "02-second/lesson.yaml", 1, "number 1 is used by 01-first too")


def test_a_chapter_that_is_not_in_the_catalogue_is_told(small: Book) -> None:
    copied(small, "02-second", "second", 2)
    only(small, "02-second/lesson.yaml", 2, "chapter 'second' is not listed in catalogue.yaml")


def test_a_chapter_in_a_folder_that_is_not_read_is_told(small: Book) -> None:
    copied(small, "second", "second", 2)
    only(small, "second", 1, "begins with two digits")


def test_an_entry_defined_twice_is_told(small: Book) -> None:
    for group, name, text in (
        ("glossary", "base", "  term: {en: a, zh: b}\n  definition: {en: a, zh: b}\n"),
        ("mistakes", "one_round", "  name: {en: a, zh: b}\n  says: {en: a, zh: b}\n"),
    ):
        (small.root / group / "zz.yaml").write_text(f"# more\n{name}:\n{text}", encoding="utf-8")
    shutil.copy(small.root / LINE, small.root / "derivations" / "zz.yaml")
    (small.root / "interface" / "zz.yaml").write_text("chapter:\n  next: {en: a, zh: b}\n", encoding="utf-8")
    assert small.faults() == [
        "lessons/derivations/zz.yaml:1: derivation 'line' is defined twice",
        "lessons/glossary/zz.yaml:2: 'base' is defined twice",
        "lessons/interface/zz.yaml:2: chapter.next is given twice",
        "lessons/mistakes/zz.yaml:2: 'one_round' is defined twice",
    ]


def test_a_source_given_twice_is_told(small: Book) -> None:
    text = "  - id: fed\n    short: {en: F, zh: 美}\n    text: {en: A., zh: 参。}\n"
    path = small.root / LESSON
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    line = path.read_text(encoding="utf-8").count("\n") - 2
    only(small, LESSON, line, "source 'fed' is given twice")


@pytest.mark.parametrize("file", ["catalogue.yaml", GLOSSARY, MISTAKES, LINE, LESSON, QUIZ, "interface/words.yaml"])
def test_a_file_that_is_no_yaml_is_told_once(small: Book, file: str) -> None:
    path = small.root / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "wrong: [\n", encoding="utf-8")
    found = small.faults()
    assert len(found) == 1, found
    assert found[0].startswith(f"lessons/{file}:")
    assert "not YAML" in found[0]


@pytest.mark.parametrize("file", [GLOSSARY, MISTAKES, LINE, LESSON, QUIZ, "interface/words.yaml", "catalogue.yaml"])
def test_a_file_that_is_a_list_is_told(small: Book, file: str) -> None:
    (small.root / file).write_text("- one\n- two\n", encoding="utf-8")
    only(small, file, 1, "must be a list of `key: value`")


@pytest.mark.parametrize("file", [EN, LESSON])
def test_a_file_in_another_encoding_is_told(small: Book, file: str) -> None:
    path = small.root / file
    path.write_bytes(path.read_text(encoding="utf-8").encode() + "汉字".encode("gbk"))
    assert any("not UTF-8" in fault for fault in small.faults())


def test_windows_line_ends_and_marks_are_no_fault(small: Book) -> None:
    for path in small.root.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert small.faults() == []


def test_a_fault_in_one_question_does_not_hide_those_of_another_or_of_the_prose(small: Book) -> None:
    form = small.edit(QUIZ, "kind: choice", "kind: choise")
    content = small.edit(QUIZ, "key: loan", "key: lone")
    prose = small.edit(EN, "A customer", "90 customers")
    assert [fault.partition(": ")[0] for fault in small.faults()] == [
        f"lessons/{EN}:{prose}",
        f"lessons/{QUIZ}:{form}",
        f"lessons/{QUIZ}:{content}",
    ]


def test_all_faults_of_all_files_are_told_at_once_in_order(small: Book) -> None:
    broken = [
        "typed number in prose", "unknown term", "unknown scene", "mistake equal to the key",
        "typed number in a mistake", "typed number in the glossary",
        "step that does not follow", "placeholders differ", "unknown table",
    ]  # fmt: skip
    places = [(BROKEN[name][0], small.edit(*BROKEN[name][:3])) for name in broken]
    assert [fault.partition(": ")[0] for fault in small.faults()] == [
        f"lessons/{file}:{line}" for file, line in sorted(places, key=lambda place: (place[0], place[1]))
    ]


def test_a_fault_in_forty_variants_is_one_fault_that_names_a_draw(small: Book) -> None:
    line = small.edit(QUIZ, '"[[a]] at [[q|percent]]?"', '"[[a/7]] at [[q|percent]]?"')
    only(small, QUIZ, line, "write a format")
    assert "(where a = 100, q = 0.1)" in small.faults()[0]


def test_two_mistakes_that_give_the_same_answer_are_told(small: Book) -> None:
    line = small.edit(QUIZ, "      one_round: round", "      currency_left_out: a - a*q\n      one_round: round") + 1
    only(small, QUIZ, line, "mistakes 'currency_left_out' and 'one_round' give the same answer 90")
    small.edit(QUIZ, "      one_round: round_loan(1, a, q, 0, 0)\n", "")
    line = small.edit(QUIZ, "      currency_left_out: 1/(r_d + k)", "      currency_left_out: 1/(r_d + k)")
    small.edit(
        QUIZ,
        "      currency_left_out: 1/(r_d + k)",
        "      currency_left_out: 1/(r_d + k)\n      one_round: 1/(k + r_d)",
    )
    only(small, QUIZ, line + 1, "mistake 'one_round' equals mistake 'currency_left_out'")


def test_a_fault_within_a_text_written_line_by_line_has_its_own_line(small: Book) -> None:
    line = small.edit(QUIZ, "- 再得[[answer]]。", "- 再得1000。")
    only(small, QUIZ, line, "zh: typed number '1000'")


def test_a_scene_without_words_is_told(small: Book) -> None:
    line = small.edit("scenes.yaml", "\n  channel-1:", "\n  channel-one:")
    only(small, "scenes.yaml", line, "scene 'channel-1': no words for scenes.channel-1")


def test_a_step_without_words_is_told_for_the_scenes_that_play_it(small: Book) -> None:
    small.edit("scenes.yaml", "\n  rrp_matures:", "\n  rrp_ripens:")
    found = small.faults()
    assert any("scene 'channel-3': no words for steps.rrp_matures.title" in fault for fault in found)
    assert all(fault.startswith("lessons/scenes.yaml:") for fault in found)


def test_a_sentence_with_an_unknown_placeholder_is_told(small: Book) -> None:
    line = small.edit("scenes.yaml", "it lets {amount} of", "it lets {amonut} of")
    lines = (small.root / "scenes.yaml").read_text(encoding="utf-8").splitlines()
    caption = max(number for number, text in enumerate(lines[:line], 1) if text.strip().startswith("caption:"))
    assert f"lessons/scenes.yaml:{caption}: unknown placeholder amonut" in small.faults()


def test_a_program_in_an_expression_is_a_fault_and_is_not_run(small: Book, tmp_path: Path) -> None:
    line = small.edit(LESSON, "loan: first*(1 - r)", f"loan: __import__('pathlib').Path('{tmp_path}/run').touch()")
    assert any(f"lessons/{LESSON}:{line}: " in fault for fault in small.faults())
    assert not (tmp_path / "run").exists()


def test_the_whole_book_with_three_things_broken(whole: Book) -> None:
    """The same on a copy of the real lessons, in a folder with a space in its name."""
    first = whole.edit("02-lending-rounds/en.md", ":: figure rounds", ":: figure circles")
    second = whole.edit("11-five-channels/zh.md", "## ", "## 5")
    third = whole.edit("05-m2-multiplier/quiz.yaml", "key: ", "key: nothing + ")
    found = whole.faults()
    for file, line in (
        ("02-lending-rounds/en.md", first),
        ("11-five-channels/zh.md", second),
        ("05-m2-multiplier/quiz.yaml", third),
    ):
        assert sum(fault.startswith(f"my lessons/{file}:{line}: ") for fault in found) == 1
    assert len(found) == 3
