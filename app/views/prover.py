"""The sign prover: a learner claims when a quantity rises or falls, and gets a proof or numbers that refute it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from app import cached, session
from app.algebra.reading import Unreadable
from app.algebra.typesetting import latex
from app.banking.claims.claim import Claim, Direction
from app.banking.claims.conditions import Conditions, read_conditions
from app.banking.claims.quantities import QUANTITIES, Quantity
from app.prose.languages import Language
from app.views import proving
from app.views.answers.joining import listed
from app.views.answers.quoting import caret, literal

DIRECTIONS = {Direction.RISES: "rises", Direction.FALLS: "falls", Direction.STAYS: "stays"}
LONGEST = 500
OF, BY = "of", "by"
FIRST = ("m2", "t")
KEY = "prover"


@dataclass
class Attempt:
    """What a learner wrote about one quantity and one variable, and whether the solution was asked for."""

    typed: str = ""
    direction: Direction | None = None
    given: Conditions | Unreadable | None = None
    revealed: bool = False


def show() -> None:
    """Draw the page. A claim reruns its one fragment only."""
    st.title(session.say("prover.title"), anchor=False)
    st.markdown(session.say("prover.intro"))
    _work()


@st.fragment
def _work() -> None:
    say = session.say
    quantity, by = _asked()
    with st.container(key="prover-subject"):
        st.session_state[f"{KEY}.of"] = quantity.name
        st.selectbox(
            say("prover.of"), options=list(QUANTITIES), key=f"{KEY}.of", on_change=_chose_quantity,
            format_func={name: say(f"prover.quantity.{name}") for name in QUANTITIES}.__getitem__,
        )  # fmt: skip
        st.session_state[f"{KEY}.by.{quantity.name}"] = by
        st.selectbox(
            say("prover.by"), options=quantity.symbols, key=f"{KEY}.by.{quantity.name}",
            on_change=_chose_variable, args=(quantity.name,),
            format_func={name: say("prover.letter", symbol=name, name=say(f"prover.names.{name}"))
                         for name in quantity.symbols}.__getitem__,
        )  # fmt: skip
    st.markdown(f"$$\n{quantity.latex} = {latex(quantity.formula)}\n$$")
    st.caption(say("prover.admitted", conditions=_admitted(quantity)))
    name = f"{KEY}.{quantity.name}.{by}"
    attempt = session.state(name, Attempt)
    with st.container(border=True, key="question-prover"):
        _form(quantity, name, attempt)
        if attempt.given is not None:
            with st.container(key="feedback-prover"):
                _told(quantity, by, attempt)
    example, told = None, False
    if isinstance(attempt.given, Conditions) and attempt.direction is not None:
        found = cached.finding(Claim(quantity.name, by, attempt.direction, attempt.given))
        example = None if found.example is None else found.example.point
        told = attempt.revealed or proving.is_proved(found)
        if told:
            proving.show_proof(found, attempt.direction, attempt.given)
        else:
            st.button(say("prover.reveal"), key=f"{name}.reveal", type="tertiary", on_click=_reveal, args=(attempt,))
    proving.show_picture(quantity, by, example, told=told)


def _asked() -> tuple[Quantity, str]:
    """The quantity and the variable of the address; what is unknown there gives way to what is usual."""
    query = st.query_params.to_dict()
    quantity = QUANTITIES.get(query.get(OF, FIRST[0]), QUANTITIES[FIRST[0]])
    by = query.get(BY, FIRST[1])
    return quantity, by if by in quantity.symbols else quantity.symbols[0]


def _chose_quantity() -> None:
    name = st.session_state[f"{KEY}.of"]
    _lead_to(name, _asked()[1] if _asked()[1] in QUANTITIES[name].symbols else QUANTITIES[name].symbols[0])


def _chose_variable(name: str) -> None:
    _lead_to(name, st.session_state[f"{KEY}.by.{name}"])


def _lead_to(name: str, by: str) -> None:
    st.query_params.from_dict({session.PARAMETER: str(session.language()), OF: name, BY: by})


def _admitted(quantity: Quantity) -> str:
    """The range of the symbols, and what else is admitted, typeset."""
    groups = (
        ([name for name in quantity.symbols if name not in quantity.positive], r"\ge 0"),
        ([name for name in quantity.symbols if name in quantity.positive], "> 0"),
    )
    ranges = [rf"${', '.join(map(proving.letter, names))} {sign}$" for names, sign in groups if names]
    return listed([*ranges, *(f"${latex(condition)}$" for condition in quantity.conditions)], session.language())


def _form(quantity: Quantity, name: str, attempt: Attempt) -> None:
    say, language = session.say, session.language()
    with st.form(f"{name}.form", border=False):
        st.radio(
            say("prover.direction"), options=list(DIRECTIONS), key=f"{name}.direction", horizontal=True,
            format_func={each: say(f"prover.{word}") for each, word in DIRECTIONS.items()}.__getitem__,
            index=0 if attempt.direction is None else list(DIRECTIONS).index(attempt.direction),
        )  # fmt: skip
        st.text_input(
            say("prover.when", symbols=listed(quantity.symbols, language)), value=attempt.typed,
            key=f"{name}.condition", max_chars=LONGEST, autocomplete="off",
        )  # fmt: skip
        st.form_submit_button(
            say("prover.prove"), type="primary", key=f"{name}.prove", on_click=_take, args=(quantity, name, attempt)
        )


def _take(quantity: Quantity, name: str, attempt: Attempt) -> None:
    typed = st.session_state[f"{name}.condition"] or ""
    attempt.typed, attempt.direction = typed, st.session_state[f"{name}.direction"]
    attempt.given, attempt.revealed = read_conditions(typed, quantity, _words_for_always()), False


def _reveal(attempt: Attempt) -> None:
    attempt.revealed = True


def _words_for_always() -> tuple[str, ...]:
    texts = cached.library().texts
    return tuple(word for language in Language for word in texts.say("prover.always_words", language).split("|"))


def _told(quantity: Quantity, by: str, attempt: Attempt) -> None:
    """What was read, and what became of it; or what could not be read, with a caret below the place."""
    given = attempt.given
    if isinstance(given, Conditions):
        assert attempt.direction is not None
        claim = Claim(quantity.name, by, attempt.direction, given)
        st.markdown("\n\n".join(proving.told(cached.finding(claim), claim)))
    elif given is not None:
        if not attempt.typed.strip():
            st.markdown(session.say("prover.empty"))
            return
        details = {name: literal(value) for name, value in given.details.items()}
        st.markdown(session.say(f"reading.{given.key}", **details))
        st.code(caret(attempt.typed, given.position, given.length), language=None)
