"""Opening a page of the book without a browser, and reading everything the server sends for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block
from streamlit.util import calc_hash

from app import cached
from app.prose.languages import Language
from app.quiz.questions import ChoiceQuestion, FormulaQuestion

SCRIPT = str(Path(__file__).resolve().parents[2] / "streamlit_app.py")
CHAPTERS = list(cached.library().chapters)
PAGES = ["", *CHAPTERS, "glossary"]
CODE = {"jsContent", "cssContent"}


def open_page(address: str, language: Language) -> AppTest:
    """The page of an address, as the router shows it."""
    page = AppTest.from_file(SCRIPT, default_timeout=120)
    page.query_params["lang"] = str(language)
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


@dataclass
class Desk:
    """One question of an opened page: answer it, press its buttons, read it."""

    page: AppTest
    slug: str
    question: str
    language: Language
    seed: int = 0

    @property
    def name(self) -> str:
        """The stem of the question's widget keys; a fresh variant has a new one."""
        return f"{self.slug}.{self.question}.{self.seed}"

    @property
    def paper(self) -> Block:
        """The question's box."""
        return self.page.container(key=f"question-{self.slug}-{self.question}")

    @property
    def feedback(self) -> str:
        """What was said about the last answer; empty before there is one."""
        key = f"feedback-{self.slug}-{self.question}"
        boxes = [box for box in self.page.container if box.key == key]
        return shown(boxes[0]) if boxes else ""

    @property
    def feedback_markdown(self) -> list[str]:
        """The texts of the feedback that go through the Markdown renderer."""
        key = f"feedback-{self.slug}-{self.question}"
        return [element.value for box in self.page.container if box.key == key for element in box.markdown]

    @property
    def quoted(self) -> str:
        """The answer as it is quoted back, with the caret's line."""
        key = f"feedback-{self.slug}-{self.question}"
        return "".join(element.value for box in self.page.container if box.key == key for element in box.code)

    def answer(self, given: str | int) -> None:
        """Write or choose an answer (the option's index as listed in the file) and check it."""
        question = cached.variant(self.slug, self.question, self.seed).question
        if isinstance(question, ChoiceQuestion):
            self.page.radio(key=f"{self.name}.option").set_value(given)
        else:
            kind = "formula" if isinstance(question, FormulaQuestion) else "number"
            self.page.text_input(key=f"{self.name}.{kind}").set_value(str(given))
        self.check()

    def check(self) -> None:
        """Press the button under the answer."""
        next(button for button in self.page.button if button.form_id == self.name).click()
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
