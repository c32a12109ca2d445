"""What is said of a line: first how it was read, then one sentence, and where it fails the values that show it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from app import cached, session
from app.algebra.reading import Unreadable
from app.algebra.tree import Equation, Symbol
from app.algebra.typesetting import latex
from app.derivation.desk import Finding, Verdict
from app.derivation.moves.values import Detail
from app.views.answers.quoting import caret, literal
from app.views.workbench import sheet
from app.views.workbench.said import Said


def tell(said: Said, *, reach: int, place: str) -> None:
    """Draw what is said of a line that was typed or made by a chosen move. place: of the box, one for each form."""
    say = session.say
    with st.container(key=f"feedback-{place}"):
        if isinstance(said.read, Unreadable):
            st.markdown(unreadable(said.read))
            st.code(caret(said.typed, said.read.position, said.read.length), language=None)
            return
        assert said.finding is not None
        read = say("workbench.read_as", line=f"${latex(said.read)}$") if said.typed else f"${latex(said.read)}$"
        st.markdown(f"{read}\n\n{verdict(said.finding, said.stands, reach)}")
        if said.finding.verdict is Verdict.FAILS:
            _why_it_fails(said.read, said.finding)


def verdict(finding: Finding, stands: int | None, reach: int) -> str:
    """One sentence for each verdict."""
    say = session.say
    uses = sheet.joined(finding.uses)
    match finding.verdict:
        case Verdict.DERIVED:
            number = "" if stands is None else stands + 1
            key = "derived" if len(finding.uses) > 1 else "derived_from_one"
            return f"**{say(f'workbench.verdict.{key}', number=number, uses=uses)}**"
        case Verdict.TOO_FAR:
            return say(f"workbench.verdict.too_far_{reach}")
        case Verdict.KNOWN:
            return say("workbench.verdict.known", uses=uses)
        case _:
            return say(f"workbench.verdict.{finding.verdict}")


def unreadable(reading: Unreadable) -> str:
    """The sentence for what could not be read."""
    details: Mapping[str, str] = {name: literal(value) for name, value in reading.details.items()}
    return session.say(f"reading.{reading.key}", **details)


def _why_it_fails(line: Equation, finding: Finding) -> None:
    """The named mistake where it is known; otherwise numbers."""
    say = session.say
    if finding.mistake is not None:
        st.markdown(cached.library().mistakes[finding.mistake].says[session.language()])
    if finding.witness is not None:
        key = "for_example" if finding.mistake is None else "in_numbers"
        st.markdown(say(f"workbench.verdict.{key}"))
        st.markdown(sheet.witness(line, finding.witness))
    elif finding.mistake is None:
        st.markdown(say("workbench.verdict.no_numbers"))


def shown(details: Mapping[str, Detail]) -> dict[str, str]:
    """What fills the placeholders of a move's words: lines by their numbers, letters and formulas typeset."""
    told = {}
    for name, detail in details.items():
        if isinstance(detail, int):
            told[name] = sheet.numbers((detail,))
        else:
            told[name] = f"${latex(Symbol(detail) if isinstance(detail, str) else detail)}$"
    return told
