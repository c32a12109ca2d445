"""The inline forms of lesson text, and the rule that no number a reader sees is typed.

[[expression]]  [[expression|format]]   computed by the core, written by app.prose.figures
[[fact:name]]                           a figure that is quoted, with its source, in lesson.yaml
[@source]                               a citation
[words](term:id)  [words](chapter:slug) links to the glossary and to chapters
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from app.algebra.authoring import AuthoringError, read_authored
from app.algebra.characters import VULGAR
from app.algebra.evaluation import EvaluationError, evaluate
from app.banking.functions import FUNCTIONS
from app.exact import OutOfRange
from app.prose.figures import FormatNeeded, written

WORD_JOINER = "\u2060"
CLOSING = frozenset(",.;:!?)]%，。；：！？、）》”’")
OPENING = frozenset("([（《“‘")
VALUE = re.compile(r"\[\[(?P<body>[^\[\]]+?)\]\]")
CITATION = re.compile(r"\[@(?P<id>[a-z0-9-]+)\]")
CITATIONS = re.compile(rf"{CITATION.pattern.replace('?P<id>', '?:')}(?:\s*{CITATION.pattern.replace('?P<id>', '?:')})*")
LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<kind>term|chapter):(?P<id>[a-z0-9-]+)\)")
MATH = re.compile(r"(?<!\\)\$\$.+?\$\$|(?<!\\)\$[^$\n]+?(?<!\\)\$", re.DOTALL)
LEFT_OVER = re.compile(r"\[\[|\[@|\]\((?:term|chapter):")
LONE_DOLLAR = re.compile(r"(?<!\\)\$")
TARGET = re.compile(r"(?<=\])\([^)\n]*\)")
TYPED_DIGITS = re.compile(rf"\d+|[{VULGAR}]")
ALLOWED_IN_PROSE = re.compile(r"(?<![A-Za-z0-9])M[012](?![A-Za-z0-9])|^\s*\d{1,2}\.\s", re.MULTILINE)
TYPED_IN_MATH = re.compile(r"\d{2,}|\d*\.\d+")


class InlineError(ValueError):
    """What is wrong with an inline form, for the author of the text."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What inline forms refer to. `link` turns (kind, id) into an address, or None where the target is unknown."""

    values: Mapping[str, object] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    citations: Mapping[str, str] = field(default_factory=dict)
    link: Callable[[str, str], str | None] = lambda kind, target: None  # noqa: ARG005


def compute(expression: str, values: Mapping[str, object]) -> object:
    """The exact value of an expression an author wrote. Errors: InlineError."""
    try:
        return evaluate(read_authored(expression), values, FUNCTIONS)
    except (AuthoringError, EvaluationError, OutOfRange) as error:
        raise InlineError(f"{expression!r}: {error}") from error
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:  # arguments too many, or of a wrong kind
        raise InlineError(f"{expression!r} cannot be computed: {error}") from error


def computed_numbers(numbers: Mapping[str, str]) -> tuple[dict[str, object], dict[str, str]]:
    """Values of named expressions, each of which may use the names before it; and what is wrong with the others."""
    values: dict[str, object] = {}
    wrong: dict[str, str] = {}
    for name, expression in numbers.items():
        try:
            values[name] = compute(expression, values)
        except InlineError as error:
            wrong[name] = str(error)
    return values, wrong


def misses(message: str, names: Collection[str]) -> bool:
    """Whether a fault only says that one of these names has no value, which is told where the name stands."""
    found = re.search(r"unknown_name: name = (\w+)", message)
    return found is not None and found[1] in names


def render(text: str, surroundings: Surroundings) -> str:
    """The text with every inline form replaced, ready for the Markdown renderer. Errors: InlineError."""
    pieces = [
        _display(_render_values(piece, surroundings, math=math)) if math else _render_values(piece, surroundings)
        for piece, math in _pieces(text)
    ]
    return _render_references(_bound(pieces), surroundings)  # the words of a link may hold a formula


def _bound(pieces: list[str]) -> str:
    """The pieces (prose and formulas in turn) joined so that no line begins with the comma after a formula.

    Browsers may break a line on either side of a typeset formula; a word joiner forbids it before closing punctuation
    and after an opening bracket.
    """
    for index in range(1, len(pieces), 2):
        if pieces[index].startswith("$"):
            if pieces[index + 1][:1] in CLOSING:
                pieces[index] += WORD_JOINER
            if pieces[index - 1][-1:] in OPENING:
                pieces[index] = WORD_JOINER + pieces[index]
    return "".join(pieces)


def faults(text: str, surroundings: Surroundings) -> Iterator[tuple[int, str]]:
    """(line offset, message) of everything wrong with a text: unreadable forms, unknown names, typed numbers."""
    for match in VALUE.finditer(text):
        try:
            _value(match["body"], surroundings, math=False)
        except InlineError as error:
            yield _line(text, match.start()), str(error)
    bare = VALUE.sub(_blank, text)
    for match in CITATION.finditer(bare):
        if match["id"] not in surroundings.citations:
            yield _line(bare, match.start()), f"unknown source {match['id']!r}"
    for match in LINK.finditer(bare):
        if surroundings.link(match["kind"], match["id"]) is None:
            yield _line(bare, match.start()), f"unknown {match['kind']} {match['id']!r}"
    yield from _typed_numbers(bare)
    yield from _left_over(bare)


def fixed_faults(text: str) -> Iterator[tuple[int, str]]:
    """As `faults`, for a text that is shown as it is written (a title, the name of a mistake): no form is replaced."""
    for form in (VALUE, CITATION, LINK):
        for match in form.finditer(text):
            yield _line(text, match.start()), f"{match.group()!r} would be shown as it stands: plain words only here"
    yield from _typed_numbers(VALUE.sub(_blank, text))
    yield from _left_over(VALUE.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    """As many spaces, so that what follows keeps its place."""
    return re.sub(r"[^\n]", " ", match.group())


def _typed_numbers(bare: str) -> Iterator[tuple[int, str]]:
    # the number of a chapter is its own
    bare = LINK.sub(lambda m: _blank(m) if m["kind"] == "chapter" else m.group(), CITATION.sub(_blank, bare))
    bare = TARGET.sub(_blank, bare)
    for match in MATH.finditer(bare):
        for typed in TYPED_IN_MATH.finditer(match.group()):
            yield _line(bare, match.start() + typed.start()), f"typed number {typed.group()!r} in a formula: use [[…]]"
    for typed in TYPED_DIGITS.finditer(ALLOWED_IN_PROSE.sub(_blank, MATH.sub(_blank, bare))):
        yield _line(bare, typed.start()), f"typed number {typed.group()!r}: use [[…]] or a fact with a source"


def _left_over(bare: str) -> Iterator[tuple[int, str]]:
    """What looks like a form and is none: a reader would see the brackets."""
    rest = LINK.sub(_blank, CITATION.sub(_blank, bare))
    for match in LEFT_OVER.finditer(rest):
        yield _line(rest, match.start()), f"{match.group()!r} opens a form that cannot be read"
    for match in LONE_DOLLAR.finditer(MATH.sub(_blank, rest)):
        yield _line(rest, match.start()), r"a $ without its partner: formulas stand in $…$, a dollar sign is \$"


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position)


def _display(formula: str) -> str:
    """A formula that stands between paragraphs, written the way the Markdown renderer wants it."""
    return f"\n$$\n{formula[2:-2].strip()}\n$$\n" if formula.startswith("$$") else formula


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for match in MATH.finditer(text):
        yield text[end : match.start()], False
        yield match.group(), True
        end = match.end()
    yield text[end:], False


def _render_values(text: str, surroundings: Surroundings, *, math: bool = False) -> str:
    return VALUE.sub(lambda match: _value(match["body"], surroundings, math=math), text)


def _render_references(text: str, surroundings: Surroundings) -> str:
    def link(match: re.Match[str]) -> str:
        address = surroundings.link(match["kind"], match["id"])
        if address is None:
            raise InlineError(f"unknown {match['kind']} {match['id']!r}")
        return f"[{match['words']}]({address})"

    def citations(run: re.Match[str]) -> str:
        """One pair of brackets around what is cited in one place."""
        cited = []
        for match in CITATION.finditer(run.group()):
            if match["id"] not in surroundings.citations:
                raise InlineError(f"unknown source {match['id']!r}")
            cited.append(surroundings.citations[match["id"]])
        opening, closing = cited[0][0], cited[0][-1]
        separator = "；" if opening == "（" else "; "
        return opening + separator.join(text[1:-1] for text in cited) + closing

    return LINK.sub(link, CITATIONS.sub(citations, text))


def _value(body: str, surroundings: Surroundings, *, math: bool) -> str:
    if body.startswith("fact:"):
        name = body.removeprefix("fact:").strip()
        if name not in surroundings.facts:
            raise InlineError(f"unknown fact {name!r}")
        return surroundings.facts[name]
    expression, _, form = body.rpartition("|") if "|" in body else (body, "", "")
    value = compute(expression.strip(), surroundings.values)
    try:
        return written(value, form.strip(), math=math)
    except FormatNeeded as error:
        raise InlineError(f"[[{body}]]: {error}") from error


def is_exact(value: object) -> bool:
    """Whether a computed value is an exact finite number."""
    return isinstance(value, (int, Fraction)) and not isinstance(value, bool)
