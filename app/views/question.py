"""One question of a check-yourself quiz. Each is a fragment: an answer reruns this question and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial

import streamlit as st

from app import cached, session
from app.algebra.tree import Symbol
from app.algebra.typesetting import latex
from app.prose.figures import FormatNeeded, written
from app.prose.inline import WORD_JOINER
from app.prose.languages import Bilingual, Language
from app.quiz.judge import Judgement, Verdict, judge
from app.quiz.questions import ChoiceQuestion, FormulaQuestion, NumberQuestion
from app.quiz.variants import Variant

LONGEST_ANSWER = 500
MARKDOWN = re.compile(r"[\\`*_{}\[\]<>()#+!|~$&-]")
AUTOMATIC = re.compile(r"[:.@/]")  # emoji, icons and addresses are made of these, escaped or not


@dataclass
class Sheet:
    """A learner's work on one question: the variant in front of them, and what became of it."""

    seed: int = 0
    judgement: Judgement | None = None
    answer: str | int | None = None
    hinted: bool = False
    solved: bool = False
    right: bool = False

    def take_hint(self) -> None:
        """The learner asked for the hint."""
        self.hinted = True

    def take_solution(self) -> None:
        """The learner asked for the worked solution."""
        self.solved = True


@dataclass
class Tally:
    """Questions of a chapter answered right so far, by id."""

    right: set[str] = field(default_factory=set)


@st.fragment
def show_question(slug: str, identifier: str, number: int) -> None:
    """Draw a question, take an answer, tell what was read and what to look at. The key never leaves the server."""
    language = session.language()
    say = partial(_say, language)
    sheet = session.state(f"{slug}.{identifier}.sheet", Sheet)
    variant = cached.variant(slug, identifier, sheet.seed)
    text = partial(_text, slug, variant, language)
    with st.container(border=True, key=f"question-{slug}-{identifier}"):
        st.markdown(f"**{say('quiz.question', number=number)}** {text(variant.question.ask)}")
        name = f"{slug}.{identifier}.{sheet.seed}"
        with st.form(name, border=False):
            answer = _entry(variant, name, language, text)
            submitted = st.form_submit_button(say("quiz.check"), type="primary")
        if submitted:
            _mark(sheet, variant, answer, slug, identifier, language)
        if sheet.judgement is not None:
            with st.container(key=f"feedback-{slug}-{identifier}"):
                st.markdown(_feedback(slug, sheet, variant, language))
                if sheet.judgement.position is not None and isinstance(sheet.answer, str):
                    st.code(_caret(sheet.answer, *sheet.judgement.position), language=None)
        _offers(sheet, variant, name, slug, say)
        if sheet.hinted:
            st.markdown(f"**{say('quiz.hint')}** {text(variant.question.hint)}")
        if sheet.solved:
            st.markdown(f"**{say('quiz.solution_heading')}**\n\n{text(variant.question.solution)}")


def _offers(sheet: Sheet, variant: Variant, name: str, slug: str, say: partial[str]) -> None:
    """What a learner may ask for now: a hint, after an attempt the worked solution, other numbers."""
    attempted = sheet.judgement is not None and sheet.judgement.verdict in (Verdict.RIGHT, Verdict.WRONG)
    offers: list[tuple[str, bool, Callable[[], None]]] = [
        ("hint", not (sheet.hinted or sheet.right or _told_the_hint(sheet.judgement)), sheet.take_hint),
        ("solution", attempted and not sheet.solved, sheet.take_solution),
        ("again", bool(variant.question.parameters), partial(_next_variant, sheet, slug, variant.question.id)),
    ]
    with st.container(horizontal=True):
        for act, offered, take in offers:
            if offered:
                st.button(say(f"quiz.{act}"), key=f"{name}.{act}", type="tertiary", on_click=take)


def _say(language: Language, key: str, /, **values: object) -> str:
    return cached.library().texts.say(key, language, **values)


def _text(slug: str, variant: Variant, language: Language, text: Bilingual) -> str:
    book = cached.library()
    return variant.text(text, language, book.surroundings(book.chapters[slug], language))


def _next_variant(sheet: Sheet, slug: str, identifier: str) -> None:
    """A fresh variant whose numbers differ from the one before."""
    before = dict(cached.variant(slug, identifier, sheet.seed).values)
    seed = sheet.seed
    for _ in range(20):
        seed += 1
        if dict(cached.variant(slug, identifier, seed).values) != before:
            break
    sheet.seed, sheet.judgement, sheet.answer = seed, None, None
    sheet.hinted = sheet.solved = sheet.right = False


def _entry(variant: Variant, name: str, language: Language, text: partial[str]) -> str | int | None:
    """The control the answer is given with."""
    question = variant.question
    if isinstance(question, ChoiceQuestion):
        return st.radio(
            _say(language, "quiz.options"),
            options=variant.order,
            format_func=lambda index: text(question.options[index].text),
            index=None,
            key=f"{name}.option",
            label_visibility="collapsed",
        )
    if isinstance(question, FormulaQuestion):
        label = _say(language, "quiz.formula_label", symbols=", ".join((*question.symbols, *question.aliases)))
        return st.text_input(label, key=f"{name}.formula", max_chars=LONGEST_ANSWER, autocomplete="off")
    return st.text_input(_number_label(question, language), key=f"{name}.number", max_chars=100, autocomplete="off")


def _number_label(question: NumberQuestion, language: Language) -> str:
    unit = "%" if question.percent else question.unit[language] if question.unit else ""
    if question.exact:
        precision = _say(language, "quiz.exactly")
    else:
        precision = _say(language, "quiz.decimals", decimals=question.decimals)
    if question.percent:
        return _say(language, "quiz.rate_label", precision=precision)
    return _say(language, "quiz.number_label" if unit else "quiz.bare_number_label", unit=unit, precision=precision)


def _mark(
    sheet: Sheet, variant: Variant, answer: str | int | None, slug: str, identifier: str, language: Language
) -> None:
    if answer is None or (isinstance(answer, str) and not answer.strip()):
        sheet.judgement = Judgement(Verdict.UNREADABLE, message="quiz.empty")
        return
    sheet.answer = answer
    sheet.judgement = judge(variant, answer, language)
    sheet.right = sheet.judgement.verdict is Verdict.RIGHT
    if sheet.right:
        session.state(f"{slug}.tally", Tally).right.add(identifier)


def _feedback(slug: str, sheet: Sheet, variant: Variant, language: Language) -> str:
    """First what was read, then what is right in it, then one hint toward the step that fails."""
    judgement = sheet.judgement
    assert judgement is not None
    say = partial(_say, language)
    lines = []
    if judgement.read_as is not None:
        lines.append(say("quiz.read_as", reading=_reading(judgement.read_as)))
    match judgement.verdict:
        case Verdict.RIGHT:
            done, total = len(session.state(f"{slug}.tally", Tally).right), _questions(slug)
            lines.append(f"**{say('quiz.right')}** {say('quiz.tally', done=done, total=total)}")
        case Verdict.UNREADABLE:
            typed = {name: _literal(str(value)) for name, value in judgement.values.items()}
            lines.append(say(judgement.message or "quiz.empty", **typed))
        case Verdict.UNDECIDED:
            lines.append(say("quiz.undecided"))
        case Verdict.WRONG:
            lines.append(f"**{say('quiz.not_yet')}** {_why(slug, judgement, variant, language)}")
    return "\n\n".join(lines)


def _told_the_hint(judgement: Judgement | None) -> bool:
    """Whether nothing better than the question's hint could be said about an answer, so that it was said."""
    return (
        judgement is not None
        and judgement.verdict is Verdict.WRONG
        and judgement.option is None
        and judgement.mistake is None
        and judgement.message is None
        and judgement.witness is None
    )


def _why(slug: str, judgement: Judgement, variant: Variant, language: Language) -> str:
    book, question = cached.library(), variant.question
    if isinstance(question, ChoiceQuestion) and judgement.option is not None:
        says = question.options[judgement.option].says
        if says is not None:
            return _text(slug, variant, language, says)
    if judgement.mistake is not None:
        return book.mistakes[judgement.mistake].says[language]
    if judgement.message is not None:
        return _say(language, f"quiz.{judgement.message}", **judgement.values)
    if (witness := judgement.witness) is not None:
        pause = "，" if language is Language.ZH else ", "
        point = pause.join(
            f"${latex(Symbol(name))} = {written(value, 'frac', math=True)}$" for name, value in witness.values.items()
        )
        return _say(language, "quiz.witness", point=point, yours=f"${written(witness.left, 'frac', math=True)}$")
    return _text(slug, variant, language, question.hint)


def _reading(read_as: str | Fraction) -> str:
    if isinstance(read_as, str):
        return f"${read_as}$"
    try:
        return written(read_as)
    except FormatNeeded:
        return f"${written(read_as, 'frac', math=True)}$"


def _literal(typed: str) -> str:
    """What a learner typed, so that Markdown shows it and does nothing else with it."""
    escaped = MARKDOWN.sub(lambda match: "\\" + match.group(), typed)
    return AUTOMATIC.sub(lambda match: f"{WORD_JOINER}{match.group()}{WORD_JOINER}", escaped)


def _caret(answer: str, position: int, length: int) -> str:
    """The answer as typed, and below it a caret under the place that could not be read."""
    start = max(0, position - 40)
    shown = "".join(ch if ch.isprintable() else " " for ch in answer[start : position + max(length, 1) + 20])
    wide = sum(2 if ord(ch) > 0x2E7F else 1 for ch in shown[: position - start])
    return f"{shown}\n{' ' * wide}{'^' * max(1, min(length, 20))}"


def _questions(slug: str) -> int:
    return len(cached.library().chapters[slug].quiz.questions)
