"""Many learners at once, over Streamlit's own websocket protocol (no browser).

    python -m benchmarks.learners http://127.0.0.1:8501 --learners 200 --actions 8 --think 10 --page lending-rounds

Each learner opens the page in a session of its own; then, after an exponential think time, fills in a random form of
the page (a quiz question, the opening prediction) and sends it, as a browser does: the fields' values, the pressed
button, and the fragment they belong to. An act ends when the script has run. Moving a figure sends nothing, so it does
not occur here. On /practice give a paper or a problem: --page practice --query "lang=en&count=5&seed=1". Point it at
this machine only.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

ANSWERS = ("100", "12.5%", "(1+k)/(r_d+r_t*t+e+k)", "1/(r_d+e+k)", "-100", "m1 = (1+k)/", "900")


@dataclass
class Form:
    """A form of the page: its fields as (kind, id, options), its button, the fragment it lives in."""

    fields: list[tuple[str, str, list[str]]] = field(default_factory=list)
    button: str = ""
    fragment: str = ""


@dataclass
class Tally:
    """What was measured, in seconds and bytes."""

    first: list[float] = field(default_factory=list)
    acts: list[float] = field(default_factory=list)
    received: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    lost: int = 0


async def rerun(socket, page: str, query: str, states: WidgetStates, fragment: str, tally: Tally):
    """Ask for one script run; return its seconds and the forms that were drawn."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    message.rerun_script.widget_states.CopyFrom(states)
    if fragment:
        message.rerun_script.fragment_id = fragment
    forms: dict[str, Form] = {}
    start = time.perf_counter()
    await socket.send(message.SerializeToString())
    while True:
        raw = await socket.recv()
        tally.received += len(raw)
        forward = ForwardMsg()
        forward.ParseFromString(raw)
        kind = forward.WhichOneof("type")
        if kind == "delta" and forward.delta.WhichOneof("type") == "new_element":
            note(forward.delta.new_element, forward.delta.fragment_id, forms, tally)
        elif kind == "script_finished":
            seconds = time.perf_counter() - start
            return seconds, [form for form in forms.values() if form.button and form.fields]


def note(element, fragment: str, forms: dict[str, Form], tally: Tally) -> None:
    """Remember a widget that belongs to a form, or an error that a learner would see."""
    name = element.WhichOneof("type")
    if name == "exception":
        tally.errors[element.exception.message[:80]] += 1
        return
    widget = getattr(element, name)
    form_id = getattr(widget, "form_id", "")
    if not form_id:
        return
    form = forms.setdefault(form_id, Form())
    form.fragment = fragment
    if name == "button":
        form.button = widget.id
    elif name in ("radio", "text_input", "checkbox"):
        form.fields.append((name, widget.id, list(getattr(widget, "options", []))))


def filled(form: Form) -> WidgetStates:
    """The state a browser sends when this form is submitted with a random answer."""
    states = WidgetStates()
    for kind, identifier, options in form.fields:
        if kind == "checkbox":
            states.widgets.append(WidgetState(id=identifier, bool_value=random.random() < 0.5))
            continue
        answer = random.choice(options) if kind == "radio" else random.choice(ANSWERS)
        states.widgets.append(WidgetState(id=identifier, string_value=answer))
    states.widgets.append(WidgetState(id=form.button, trigger_value=True))
    return states


async def learner(options: argparse.Namespace, tally: Tally) -> None:
    """One learner's visit."""
    await asyncio.sleep(random.random() * options.rampup)
    address = options.url.replace("http", "ws", 1).rstrip("/") + "/_stcore/stream"
    try:
        async with websockets.connect(address, max_size=None, open_timeout=60, subprotocols=["streamlit"]) as socket:
            seconds, forms = await rerun(socket, options.page, options.query, WidgetStates(), "", tally)
            tally.first.append(seconds)
            if not forms:
                tally.errors["no form on this page"] += 1
                return
            for _ in range(options.actions):
                await asyncio.sleep(random.expovariate(1 / options.think) if options.think else 0)
                form = random.choice(forms)
                seconds, _ = await rerun(socket, options.page, options.query, filled(form), form.fragment, tally)
                tally.acts.append(seconds)
    except (OSError, TimeoutError, websockets.WebSocketException):
        tally.lost += 1


def row(name: str, values: list[float]) -> str:
    """Count, median and percentiles in milliseconds."""
    if not values:
        return f"{name:12} none"
    ordered = sorted(values)
    median, p95, p99 = (ordered[int(share * (len(ordered) - 1))] * 1e3 for share in (0.5, 0.95, 0.99))
    return f"{name:12} n={len(values):6}  median {median:8.1f}  p95 {p95:8.1f}  p99 {p99:8.1f} ms"


async def main() -> None:
    """Play the learners and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--learners", type=int, default=50)
    parser.add_argument("--actions", type=int, default=8)
    parser.add_argument("--think", type=float, default=10.0, help="mean seconds between acts")
    parser.add_argument("--rampup", type=float, default=10.0, help="seconds over which learners arrive")
    parser.add_argument("--page", default="lending-rounds", help="the page's address")
    parser.add_argument("--query", default="lang=en")
    options = parser.parse_args()
    tally = Tally()
    await asyncio.gather(*(learner(options, tally) for _ in range(options.learners)))
    print(row("first load", tally.first))
    print(row("act", tally.acts))
    runs = max(1, len(tally.acts) + len(tally.first))
    print(f"received     {tally.received / runs / 1024:.1f} KiB a run; lost learners {tally.lost}")
    for text, count in tally.errors.items():
        print(f"shown error  {count} x {text}")


if __name__ == "__main__":
    asyncio.run(main())
