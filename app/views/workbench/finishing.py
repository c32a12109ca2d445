"""A finished derivation: what it took; and taking any sheet along, as a text or as an address."""

from __future__ import annotations

from urllib.parse import urlencode, urljoin

import streamlit as st

from app import session
from app.derivation.exporting import as_latex, as_markdown
from app.derivation.moves import Kind
from app.views.workbench.bench import Bench

PLACES = {name: f"{{{name}}}" for name in ("lines", "line", "source", "second", "symbol", "formula", "ratio")}


def show(bench: Bench) -> None:
    """Draw the congratulation."""
    say = session.say
    own = sum(not line.given_away for line in bench.desk.lines)
    key = "done" if bench.hints == 0 else "done_with_hints"
    told = say(f"workbench.{key}", own=own, given=len(bench.desk.lines) - own, hints=bench.hints)
    with st.container(key=f"feedback-done-{bench.name}"):
        st.markdown(f"**{say('workbench.finished')}** {told}")


def take_along(bench: Bench) -> None:
    """Draw the export of the sheet, finished or not, and the address that brings it back."""
    say, stem = session.say, f"workbench.{bench.name}"
    done = bench.progress.finished  # the box of a finished sheet is another one: it opens by itself
    with st.expander(say("workbench.take_along"), key=f"{stem}.along-{done}", expanded=done):
        title = bench.text.file.title[session.language()]
        latex, markdown = as_latex(bench.desk, words(), title), as_markdown(bench.desk, words(), title)
        st.markdown(say("workbench.share"))
        share(bench)
        with st.container(horizontal=True):
            for text, ending, mime in ((latex, "tex", "application/x-tex"), (markdown, "md", "text/markdown")):
                st.download_button(
                    say(f"workbench.download_{ending}"), text, f"{bench.name}.{ending}", mime,
                    key=f"{stem}.download-{ending}", on_click="ignore",
                )  # fmt: skip
        st.code(markdown, language=None, wrap_lines=True)
        st.code(latex, language=None, wrap_lines=True)


def share(bench: Bench) -> None:
    """The address that brings the work back on the workbench's own page."""
    work = bench.address()
    if work is None:
        st.markdown(session.say("workbench.too_long_to_share"))
        return
    query = {
        "derivation": bench.name,
        "mode": str(bench.mode),
        "work": work,
        session.PARAMETER: str(session.language()),
    }
    st.code(f"{urljoin(st.context.url or '', 'workbench')}?{urlencode(query)}", language=None, wrap_lines=True)


def words() -> dict[str, str]:
    """The words of an export, their placeholders still open."""
    kinds = {str(kind): session.say(f"workbench.because.{kind}", **PLACES) for kind in Kind}
    own = {key: session.say(f"workbench.because.{key}", **PLACES) for key in ("typed", "given_away", "goal", "given")}
    return {**own, **kinds}
