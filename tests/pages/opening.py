"""Opening a page of the book without a browser, and reading everything the server sends for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block
from streamlit.util import calc_hash

from app import cached
from app.prose.languages import Language
from app.quiz.answers import Answer
from app.quiz.base import Variant
from app.quiz.kinds.choice import ChoiceVariant
from app.quiz.kinds.order import OrderVariant
from app.quiz.kinds.several import SeveralVariant
from app.quiz.kinds.signs import SignsVariant
from app.quiz.problems import Family

SCRIPT = str(Path(__file__).resolve().parents[2] / "streamlit_app.py")
CHAPTERS = list(cached.library().chapters)
PAGES = ["", *CHAPTERS, "practice", "workbench", "prover", "glossary"]
KINDS = ("choice", "several", "order", "number", "formula", "statement", "signs", "accounts", "table")
CODE = {"jsContent", "cssContent"}


@cache
def families() -> dict[str, Family]:
    """All problem families."""
    shelf = cached.library().shelf
    return {name: shelf.family(name) for name in shelf.paths}


def of_kind(kind: str) -> str:
    """A family with a part of this kind, the shortest there is."""
    fitting = [name for name, family in families().items() if any(part.kind == kind for part in family.parts)]
    return min(fitting, key=lambda name: (len(families()[name].parts), name))


def open_page(address: str, language: Language, **query: str) -> AppTest:
    """The page of an address, as the router shows it."""
    page = AppTest.from_file(SCRIPT, default_timeout=120)
    for name, value in {"lang": str(language), **query}.items():
        page.query_params[name] = value
    page._page_hash = calc_hash(address) if address else ""  # AppTest.switch_page knows pages that are files only
    page.run()
    assert not page.exception
    return page


def say(key: str, language: Language, **values: object) -> str:
    """A text of the interface."""
    return cached.library().texts.say(key, language, **values)


def sent(part: AppTest | Block) -> str:
    """Every string that reaches the browser for a page or a part of it, code aside."""
    return "\n".join(text for node in part for text in _strings(_content(node)))


def shown(part: AppTest | Block) -> str:
    """The Markdown of a page or a part of it."""
    return "\n\n".join(element.value for element in part.markdown)


def _content(node: Any) -> Any:
    return MessageToDict(node.proto) if getattr(node, "proto", None) is not None else {}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in CODE:
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        if value.startswith(("{", "[")):
            try:
                yield from _strings(json.loads(value))
            except ValueError:
                yield value
        else:
            yield value


def give(page: AppTest, name: str, variant: Variant[Any], answer: Answer) -> None:
    """Write or choose an answer to the question whose widgets' keys begin with `name`."""
    match variant:
        case ChoiceVariant():
            page.radio(key=f"{name}.answer").set_value(answer)
        case SeveralVariant():
            assert isinstance(answer, tuple)
            for place, index in enumerate(variant.order):
                page.checkbox(key=f"{name}.option-{place}").set_value(index in answer)
        case OrderVariant():
            assert isinstance(answer, tuple)
            shown = " ".join(str(variant.order.index(index) + 1) for index in answer)  # type: ignore[arg-type]
            page.text_input(key=f"{name}.answer").set_value(shown)
        case SignsVariant():
            assert isinstance(answer, tuple)
            for row, (sign, condition) in enumerate(answer):  # type: ignore[misc]
                page.segmented_control(key=f"{name}.sign-{row}").set_value(sign)
                page.text_input(key=f"{name}.condition-{row}").set_value(condition)
        case _ if isinstance(answer, tuple):
            for cell, text in enumerate(answer):
                page.text_input(key=f"{name}.cell-{cell}").set_value(str(text))
        case _:
            page.text_input(key=f"{name}.answer").set_value(str(answer))


@dataclass
class Paper:
    """A question in the page: answer it, press its buttons, read it. name: of its widgets; place: of its boxes."""

    page: AppTest
    name: str
    place: str
    language: Language

    @property
    def box(self) -> Block:
        """The question's box."""
        return self.page.container(key=f"question-{self.place}")

    @property
    def feedback_markdown(self) -> list[str]:
        """The texts of the feedback that go through the Markdown renderer."""
        boxes = [box for box in self.page.container if box.key == f"feedback-{self.place}"]
        return [element.value for box in boxes for element in box.markdown]

    @property
    def feedback(self) -> str:
        """What was said about the last answer; empty before there is one."""
        return "\n\n".join(self.feedback_markdown)

    @property
    def quoted(self) -> str:
        """The answer as it is quoted back, with the caret's line."""
        boxes = [box for box in self.page.container if box.key == f"feedback-{self.place}"]
        return "".join(element.value for box in boxes for element in box.code)

    @property
    def button(self) -> str:
        """What the button under the answer says."""
        return str(self.page.button(key=f"{self.name}.check").label)

    def put(self, variant: Variant[Any], answer: Answer) -> None:
        """Write or choose an answer and send it once."""
        give(self.page, self.name, variant, answer)
        self.check()

    def answer(self, variant: Variant[Any], answer: Answer) -> None:
        """The same; where it is read back first, have it marked."""
        self.put(variant, answer)
        if self.button == say("quiz.mark", self.language):
            self.check()

    def check(self) -> None:
        """Press the button under the answer."""
        self.page.button(key=f"{self.name}.check").click()
        self._run()

    def press(self, which: str) -> None:
        """Press hint, solution or again."""
        self.page.button(key=f"{self.name}.{which}").click()
        self._run()

    def offers(self, which: str) -> bool:
        """Whether hint, solution or again can be pressed."""
        return any(button.key == f"{self.name}.{which}" for button in self.page.button)

    def _run(self) -> None:
        self.page.run()
        assert not self.page.exception


@dataclass
class Desk:
    """One question of a chapter's quiz; a fresh variant has a new seed."""

    page: AppTest
    slug: str
    question: str
    language: Language
    seed: int = 0

    @property
    def variant(self) -> Variant[Any]:
        """The question with its numbers."""
        return cached.variant(self.slug, self.question, self.seed)

    @property
    def paper(self) -> Paper:
        """Its place in the page."""
        name, place = f"{self.slug}.{self.question}.{self.seed}", f"{self.slug}-{self.question}"
        return Paper(self.page, name, place, self.language)

    @property
    def feedback(self) -> str:
        """What was said about the last answer; empty before there is one."""
        return self.paper.feedback

    def put(self, answer: Answer) -> None:
        """Write or choose an answer (an option by its index as listed in the file) and send it once."""
        self.paper.put(self.variant, answer)

    def answer(self, answer: Answer) -> None:
        """The same; where it is read back first, have it marked."""
        self.paper.answer(self.variant, answer)

    def press(self, which: str) -> None:
        """Press hint, solution or again."""
        self.paper.press(which)

    def offers(self, which: str) -> bool:
        """Whether hint, solution or again can be pressed."""
        return self.paper.offers(which)
