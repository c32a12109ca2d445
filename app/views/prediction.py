"""The question a chapter opens with: the learner commits first, and only then reads what is right in each guess."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from app import cached, session


@dataclass
class Guess:
    """What this learner committed to; None before."""

    option: int | None = None


@st.fragment
def show_prediction(slug: str) -> None:
    """Draw the question, and after the guess its answer. The answers are not in the page before that."""
    language = session.language()
    book = cached.library()
    predict = book.chapters[slug].lesson.predict
    guess = session.state(f"{slug}.guess", Guess)
    with st.container(border=True, key=f"prediction-{slug}"):
        st.markdown(f"**{cached.rendered(slug, 'predict.ask', 0, language)}**")
        with st.form(f"{slug}.predict", border=False):
            chosen = st.radio(
                book.texts.say("predict.label", language),
                options=range(len(predict.options)),
                format_func=lambda index: cached.rendered(slug, "predict.options", index, language),
                index=guess.option,
                key=f"{slug}.predict.option",
                label_visibility="collapsed",
            )
            committed = st.form_submit_button(book.texts.say("predict.commit", language), type="primary")
        if committed and chosen is not None:
            guess.option = chosen
        elif committed:
            st.markdown(book.texts.say("predict.choose", language))
        if guess.option is not None:
            key = "predict.held" if guess.option == predict.right - 1 else "predict.surprise"
            st.markdown(
                f"**{book.texts.say(key, language)}** {cached.rendered(slug, 'predict.says', guess.option, language)}"
            )
            if guess.option != predict.right - 1:
                st.markdown(
                    f"**{cached.rendered(slug, 'predict.options', predict.right - 1, language)}**  \n"
                    f"{cached.rendered(slug, 'predict.says', predict.right - 1, language)}"
                )
