"""Puts a chapter's figure on the page: which component draws which kind."""

from __future__ import annotations

import streamlit as st

from app import cached, session
from app.components.accounts import accounts_player
from app.components.multiplier import multiplier_figure
from app.components.rounds import rounds_figure
from app.curriculum.schema import AccountsFigure, CurveFigure, MultiplierFigure


@st.fragment
def show_figure(slug: str, name: str) -> None:
    """Draw one figure. It explores in the browser; nothing it does comes back to the server."""
    language = session.language()
    figure = cached.library().chapters[slug].lesson.figures[name]
    key = f"{slug}.{name}"
    if isinstance(figure, AccountsFigure):
        accounts_player(name, cached.accounts_data(slug, name, language), key=key)
    elif isinstance(figure, MultiplierFigure):
        labels = cached.library().texts.group("multiplier", language)
        multiplier_figure(name, cached.figure_settings(slug, name), labels, key=key)
    elif isinstance(figure, CurveFigure):
        with st.container(key=key):
            st.vega_lite_chart(cached.curve_spec(slug, name, language), width="stretch")
    else:
        rounds_figure(name, cached.figure_settings(slug, name), language, key=key)
