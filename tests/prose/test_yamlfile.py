"""YAML as authors write it: exact scalars, and faults with their file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from app.prose.languages import Bilingual
from app.prose.yamlfile import ContentFaults, Fault, YamlFile, parse, read_yaml
from app.quiz.questions import Quiz


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: Bilingual
    sizes: list[int] = []


class Book(BaseModel):
    model_config = ConfigDict(extra="forbid")
    parts: list[Part]


def saved(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "file.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(tmp_path: Path, text: str | bytes) -> YamlFile:
    return read_yaml(saved(tmp_path, text))


def refused(tmp_path: Path, text: str | bytes) -> list[tuple[int, str]]:
    path = saved(tmp_path, text)
    with pytest.raises(ContentFaults) as caught:
        read_yaml(path)
    assert all(fault.path == path for fault in caught.value.faults)
    return [(fault.line, fault.message) for fault in caught.value.faults]


def misfits(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(ContentFaults) as caught:
        parse(Book, read(tmp_path, text))
    return [(fault.line, fault.message) for fault in caught.value.faults]


@pytest.mark.parametrize(
    "scalar", ["0.1", "10%", "1e3", "010", "0x10", "yes", "null", "~", "2020-03-26", "12:30", "1_000", ".5", "100"]
)
def test_every_scalar_is_kept_as_it_is_written(tmp_path: Path, scalar: str) -> None:
    assert read(tmp_path, f"a: {scalar}").data == {"a": scalar}
    assert read(tmp_path, f"a: '{scalar}'").data == {"a": scalar}


def test_lists_and_texts_over_several_lines(tmp_path: Path) -> None:
    file = read(tmp_path, "a: [1, 2.50]\nb: |-\n  one\n  two\nc: >-\n  one\n  two\nd:\n")
    assert file.data == {"a": ["1", "2.50"], "b": "one\ntwo", "c": "one two", "d": ""}


def test_the_line_of_every_place(tmp_path: Path) -> None:
    file = read(tmp_path, "# comment\na:\n  - {x: 1}\n  -\n    x: 2\nb: |-\n  one\n  two\n")
    assert [file.line(*place) for place in ((), ("a",), ("a", 0, "x"), ("a", 1, "x"), ("b",))] == [2, 2, 3, 5, 6]
    assert file.line("a", 1, "y", "z") == 5  # the nearest place around it
    assert file.line("nowhere") == 2


def test_a_fault_within_a_text_written_line_by_line_has_that_line(tmp_path: Path) -> None:
    file = read(tmp_path, "a: |-\n  one\n  two\nb: one\n")
    assert file.fault("x", "a", offset=1) == Fault(file.path, 3, "x")
    assert file.fault("x", "b", offset=0) == Fault(file.path, 4, "x")


def test_a_fault_reads_as_editors_jump_to_it() -> None:
    assert str(Fault(Path("lessons/a.yaml"), 3, "is missing")) == "lessons/a.yaml:3: is missing"


def test_a_key_given_twice_is_told_each_time(tmp_path: Path) -> None:
    assert refused(tmp_path, "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n") == [
        (4, "'c' is given twice"),
        (5, "'a' is given twice"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "not YAML"),
        ("a: 1\n\tb: 2\n", 2, "not YAML"),
        ("a: 1\nb: [[first]] yuan\n", 2, "not YAML"),
        ("a: 1\nb: Rounds: the limit\n", 2, "not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "not YAML"),
        ("a: 1\nb: \x07\n", 2, "not YAML"),
        ("a: *nowhere\n", 1, "not YAML"),
        ("a: 1\nb: &b [*b]\n", 2, "nested too deeply"),
        ("a: 1\n? [b]\n: 2\n", 2, "a key must be a word"),
        ("a: 1\nb: {[c]: 2}\n", 2, "a key must be a word"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    found = refused(tmp_path, text)
    assert found[0][0] == line
    assert message in found[0][1]


def test_a_file_saved_in_a_chinese_code_page_is_told_with_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, "a: 1\nb: 存款\n".encode("gbk")) == [(2, "not UTF-8: save the file in this encoding")]


def test_the_mark_that_windows_editors_put_first_is_no_content(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffa: 存款\r\nb: 1\r\n".encode()).data == {"a": "存款", "b": "1"}


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ContentFaults) as caught:
        read_yaml(tmp_path / "none.yaml")
    assert [(fault.line, fault.message) for fault in caught.value.faults] == [(1, "the file is missing")]


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path, "# nothing yet\n").data == {}


def test_every_misfit_is_told_with_its_own_line(tmp_path: Path) -> None:
    text = (
        "parts:\n"
        "  - title: {en: One, zh: 一}\n"
        "    sizes: [1, 2, x]\n"
        "  - title:\n"
        "      en: Two\n"
        "      zh: ''\n"
        "    size: 3\n"
        "  - sizes: []\n"
        "  - title: {en: Four}\n"
    )
    found = misfits(tmp_path, text)
    assert [line for line, _ in found] == [3, 6, 7, 8, 9]
    assert [message for _, message in found][1:] == [
        "parts.2.title.zh: is empty",
        "parts.2.size: is not a known key",
        "parts.3.title: is missing",
        "parts.4.title.zh: is missing",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1, 2]", "must be a list of `key: value`"),
        ("parts: 3", "parts: must be a list"),
        ("parts: [{title: {en: [[x]], zh: a}}]", "parts.1.title.en: must be a text"),
        ("", "parts: is missing"),
    ],
)
def test_misfits_in_words_an_author_understands(tmp_path: Path, text: str, message: str) -> None:
    assert message in misfits(tmp_path, text)[0][1]


def test_a_part_of_a_file_is_told_with_its_place_in_the_file(tmp_path: Path) -> None:
    file = read(tmp_path, "base:\n  term: {en: base, zh: ''}\n")
    with pytest.raises(ContentFaults) as caught:
        parse(Bilingual, file, "base", "term")
    assert [(fault.line, fault.message) for fault in caught.value.faults] == [(2, "base.term.zh: is empty")]


def test_the_line_of_a_question_is_not_lost_in_the_kinds_of_questions(tmp_path: Path) -> None:
    path = Path(__file__).resolve().parents[2] / "lessons" / "02-lending-rounds" / "quiz.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if line.strip() == "decimals: 2")
    lines[at - 1] = lines[at - 1].replace("2", "two")
    with pytest.raises(ContentFaults) as caught:
        parse(Quiz, read(tmp_path, "\n".join(lines)))
    assert [fault.line for fault in caught.value.faults] == [at]
    assert caught.value.faults[0].message.startswith("questions.1.decimals: ")
