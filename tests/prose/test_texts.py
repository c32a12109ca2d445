"""Interface texts: both languages complete, the keys the code says there are, no key that nobody says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.algebra.faults import Fault as ReadingFault
from app.algebra.forms import KEYS as FORM_FAULTS
from app.banking.claims.quantities import QUANTITIES
from app.prose.languages import Bilingual, Language
from app.prose.texts import Texts, entries_of, placeholders
from app.prose.yamlfile import YamlFile, read_yaml
from app.quiz.amounts import KEYS

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
INTERFACE = ROOT / "lessons" / "interface"


def entries(tmp_path: Path, text: str) -> tuple[dict[str, Bilingual], list[tuple[int, str]]]:
    path = tmp_path / "interface.yaml"
    path.write_text(text, encoding="utf-8")
    found, faults = entries_of(read_yaml(path))
    return found, [(fault.line, fault.message) for fault in faults]


def all_texts() -> Texts:
    merged: dict[str, Bilingual] = {}
    for path in sorted(INTERFACE.glob("*.yaml")):
        found, faults = entries_of(read_yaml(path))
        assert faults == []
        merged |= found
    return Texts(merged)


BOOK = all_texts()


def test_texts_are_said_in_the_language_with_their_places_filled(tmp_path: Path) -> None:
    found, faults = entries(tmp_path, 'a:\n  b: {en: "{n} of {m}", zh: "{m}中的{n}"}\n  c: {en: "{{x}}", zh: "100%"}\n')
    texts = Texts(found)
    assert faults == []
    assert texts.say("a.b", Language.EN, n=1, m=3) == "1 of 3"
    assert texts.say("a.b", Language.ZH, n=1, m=3) == "3中的1"
    assert texts.say("a.c", Language.EN) == "{x}"
    assert texts.group("a", Language.EN) == {"b": "{n} of {m}", "c": "{{x}}"}


def test_a_value_with_braces_stays_what_it_is(tmp_path: Path) -> None:
    found, _ = entries(tmp_path, 'a: {en: "read {typed}", zh: "读作{typed}"}\n')
    assert Texts(found).say("a", Language.EN, typed="{0.__class__}") == "read {0.__class__}"


def test_an_unknown_key_or_placeholder_is_the_programmers_fault(tmp_path: Path) -> None:
    found, _ = entries(tmp_path, 'a: {en: "{n}", zh: "{n}"}\n')
    with pytest.raises(KeyError):
        Texts(found).say("b", Language.EN)
    with pytest.raises(KeyError):
        Texts(found).say("a", Language.EN)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('a: {en: "x"}', [(1, "a: needs en and zh, each a text")]),
        ('a:\n  b: {en: "x", zh: " "}', [(2, "a.b: needs en and zh, each a text")]),
        ("a:\n  b: {en: x, zh: y, de: z}", [(2, "a.b: needs en and zh, each a text")]),
        ("a:\n  b: text", [(2, "a.b: needs en and zh")]),
        ("a:\n  b: {}", [(2, "a.b: needs en and zh")]),
        ("a:\n  b: {en: [x], zh: y}", [(2, "a.b: needs en and zh, each a text")]),
        ('a: {en: "{n}", zh: "{m}"}', [(1, "a: the {placeholders} of en and zh differ")]),
        ('a: {en: "{n}", zh: "n"}', [(1, "a: the {placeholders} of en and zh differ")]),
        ('a: {en: "{n", zh: "{n}"}', [(1, "a: expected '}' before end of string")]),
        ('a: {en: "{}", zh: "{}"}', [(1, "a: {} is no placeholder: a name stands in braces")]),
        ('a: {en: "{0}", zh: "{0}"}', [(1, "a: {0} is no placeholder: a name stands in braces")]),
        ('a: {en: "{n.x}", zh: "{n.x}"}', [(1, "a: {n.x} is no placeholder: a name stands in braces")]),
    ],
)
def test_an_incomplete_text_is_told_with_its_line(tmp_path: Path, text: str, faults: list[tuple[int, str]]) -> None:
    assert entries(tmp_path, text)[1] == faults


def test_all_incomplete_texts_are_told_at_once(tmp_path: Path) -> None:
    _, faults = entries(tmp_path, 'a: {en: x}\nb: {en: x, zh: y}\nc: {en: "{n}", zh: y}\n')
    assert [line for line, _ in faults] == [1, 3]


def test_placeholders() -> None:
    assert placeholders("{a} of {b:>3} {{c}}") == {"a", "b"}


# What the code says, and what there is to say.

SAYERS = {"say", "_say"}
MODULES = [*sorted(APP.rglob("*.py")), ROOT / "streamlit_app.py"]


def handed_over() -> set[str]:
    """Groups given to a component or a chart whole, which looks the words up: texts.group("curve", language)."""
    calls = (
        node for path in MODULES for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
    )
    return {"accounts"} | {  # the player reads its own file
        node.args[0].value
        for node in calls
        if isinstance(node.func, ast.Attribute)
        and node.func.attr == "group"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


HANDED_OVER = handed_over()


def said(path: Path) -> Iterator[tuple[int, ast.expr]]:
    """The key given to each call of say(key, …), texts.say(key, …), _say(language, key, …)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in SAYERS:
                for argument in node.args[: 2 if name == "_say" else 1]:
                    yield node.lineno, argument


def prefix(key: ast.JoinedStr) -> str:
    first = key.values[0]
    return str(first.value) if isinstance(first, ast.Constant) else ""


def literals(node: ast.AST) -> set[str]:
    """Keys among the strings of a piece of code: dotted names whose first part is a group of the interface."""
    groups = {key.partition(".")[0] for key in BOOK.entries}
    strings = {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return {text for text in strings if re.fullmatch(r"\w+(\.\w+)+", text) and text.partition(".")[0] in groups}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_key_that_is_said_exists(path: Path) -> None:
    for line, key in said(path):
        if isinstance(key, ast.JoinedStr):
            start = prefix(key)
            assert any(entry.startswith(start) for entry in BOOK.entries), f"{path}:{line}: nothing under {start!r}"
        else:
            for literal in literals(key):
                assert literal in BOOK.entries, f"{path}:{line}: no text {literal!r}"


def test_every_reading_fault_has_its_sentence() -> None:
    for key in {*ReadingFault, *KEYS}:
        assert f"reading.{key}" in BOOK.entries


def test_every_message_of_the_judges_has_its_sentence() -> None:
    messages = judge_messages()
    assert {"wrong_scale", "cell_sign", "order_first", "statement_differs"} <= messages
    for message in messages | {f"form_{fault}" for fault in FORM_FAULTS}:
        assert message in BOOK.entries or f"quiz.{message}" in BOOK.entries, message


def judge_messages() -> set[str]:
    """The words that app/quiz gives as the message of a judgement, by name or on the spot."""
    return {word for path in (APP / "quiz").rglob("*.py") for word in messages_of(path)}


def messages_of(path: Path) -> Iterator[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    given = [
        word.value for node in nodes if isinstance(node, ast.Call) for word in node.keywords if word.arg == "message"
    ]
    names = {part.id for value in given for part in ast.walk(value) if isinstance(part, ast.Name)}
    for node in nodes:
        if isinstance(node, ast.Assign):
            targets = {part.id for target in node.targets for part in ast.walk(target) if isinstance(part, ast.Name)}
            given += [node.value] * bool(targets & names)
    for value in given:
        if not isinstance(value, ast.JoinedStr):
            words = (part.value for part in ast.walk(value) if isinstance(part, ast.Constant))
            yield from (word for word in words if isinstance(word, str) and re.fullmatch(r"[a-z]+(_[a-z]+)+", word))


def constants(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_no_text_is_left_that_nobody_says() -> None:
    """A key composed from a prefix counts as said where its last part is a word of the code."""
    used = {f"reading.{key}" for key in {*ReadingFault, *KEYS}}
    words: set[str] = set()
    starts = {"quiz."}
    for path in MODULES:
        used |= literals(ast.parse(path.read_text(encoding="utf-8")))
        starts |= {prefix(key) for _, key in said(path) if isinstance(key, ast.JoinedStr)}
        words |= constants(path)
    used |= {start + word for start in starts for word in words} | {f"quiz.form_{fault}" for fault in FORM_FAULTS}
    used |= {f"prover.picture.{view}_title" for view in ("slope", "level")} | {
        f"prover.names.notation.{name}" for name in QUANTITIES
    }
    assert [key for key in BOOK.entries if key.partition(".")[0] not in HANDED_OVER and key not in used] == []


@pytest.mark.parametrize("group", sorted(HANDED_OVER))
def test_whoever_is_handed_a_group_uses_every_word_of_it(group: str) -> None:
    folder = APP / "components" / group
    own = [*folder.rglob("*"), *(APP / "components" / "shared").rglob("*")] if folder.is_dir() else [APP / "charts.py"]
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in own
        if path.suffix in {".js", ".py", ".html"} and path.name != "formulas.js"
    )
    words = set(re.findall(r"\w+", source))
    starts = set(re.findall(r"`(\w+_)\$\{", source))  # `short_${name}`
    ends = set(re.findall(r"`\$\{[^}]*\}(_\w+)`", source))  # `${convention}_words`
    for key in BOOK.entries:
        if key.startswith(group + "."):
            name = key.removeprefix(group + ".")
            composed = any(name.startswith(start) for start in starts) or any(name.endswith(end) for end in ends)
            assert name in words or composed, f"nobody shows {key}"


def test_a_file_of_the_interface_may_not_repeat_the_keys_of_another() -> None:
    seen: dict[str, str] = {}
    for path in sorted(INTERFACE.glob("*.yaml")):
        file: YamlFile = read_yaml(path)
        for key in entries_of(file)[0]:
            assert key not in seen, f"{key} stands in {seen.get(key)} and {path.name}"
            seen[key] = path.name
