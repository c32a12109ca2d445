"""A finished derivation: what it took, and taking it along."""

from __future__ import annotations

import streamlit as st

from app import session
from app.views.workbench.bench import Bench


def show(bench: Bench) -> None:
    """Draw the congratulation and the export."""
    say = session.say
    own = sum(not line.given_away for line in bench.desk.lines)
    given = len(bench.desk.lines) - own
    key = "done" if bench.hints == 0 else "done_with_hints"
    told = say(f"workbench.{key}", own=own, given=given, hints=bench.hints)
    with st.container(key=f"feedback-done-{bench.name}"):
        st.markdown(f"**{say('workbench.finished')}** {told}")
