"""What belongs to one learner's visit: the language, and the state of each question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import streamlit as st

from app import cached
from app.prose.languages import Language

PARAMETER = "lang"
PAGES = "pages"
Value = TypeVar("Value")


def language() -> Language:
    """The language of this visit: the address first, then the last choice, then the browser's own.

    The address is kept in step, so that every link that is copied from it opens in the same language.
    """
    asked = st.query_params.get(PARAMETER)
    if asked in set(Language):
        chosen = Language(asked)
    elif PARAMETER in st.session_state:
        chosen = st.session_state[PARAMETER]
    else:
        chosen = Language.ZH if (st.context.locale or "").lower().startswith("zh") else Language.EN
    st.session_state[PARAMETER] = chosen
    if asked != chosen:
        st.query_params[PARAMETER] = str(chosen)
    return chosen


def choose(chosen: Language) -> None:
    """Switch the language and stay on the page."""
    st.session_state[PARAMETER] = chosen
    st.query_params[PARAMETER] = str(chosen)


def say(key: str, /, **values: object) -> str:
    """A text of the interface in the language of this visit."""
    return cached.library().texts.say(key, language(), **values)


def state(key: str, fresh: type[Value], /, **defaults: Any) -> Value:
    """The learner's own state under a key, made on first use."""
    if key not in st.session_state:
        st.session_state[key] = fresh(**defaults)
    kept: Value = st.session_state[key]
    return kept


def remember_pages(pages: Mapping[str, st.Page]) -> None:
    """Keep the page objects of this run, which links between pages need."""
    st.session_state[PAGES] = pages


def page(slug: str) -> st.Page:
    """The page of an address."""
    found: st.Page = st.session_state[PAGES][slug]
    return found
