"""Server time of one rerun of each page: the whole page, and one answered question (a fragment).

    python -m benchmarks.pages http://127.0.0.1:8501

One learner, no browser: the time from asking for a run to the message that it has ended, as medians of 20.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics

import websockets
from streamlit.proto.WidgetStates_pb2 import WidgetStates

from app.curriculum.library import open_library
from benchmarks.learners import Tally, filled, rerun

RUNS = 20
PRACTICE = {
    "practice": "",
    "practice, a paper": "&count=5&seed=1",
    "practice, two numbers": "&problem=find-the-first-deposit&seed=1",
    "practice, T-accounts": "&problem=taccount-bank-buys&seed=1",
}


async def main() -> None:
    """Print a row a page and language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    options = parser.parse_args()
    address = options.url.replace("http", "ws", 1).rstrip("/") + "/_stcore/stream"
    print(f"{'page':22} {'lang':4} {'first':>8} {'whole':>8} {'answer':>8}  KiB (first)   [ms, medians of {RUNS}]")
    book = ("", *(chapter.slug for chapter in open_library().ordered), "glossary")
    rows = [(page or "contents", page, "") for page in book]
    rows += [(name, "practice", more) for name, more in PRACTICE.items()]
    for name, page, more in rows:
        for language in ("en", "zh"):
            async with websockets.connect(address, max_size=None, subprotocols=["streamlit"]) as socket:
                tally = Tally()
                query = f"lang={language}{more}"
                first, forms = await rerun(socket, page, query, WidgetStates(), "", tally)
                size = tally.received / 1024
                whole = [(await rerun(socket, page, query, WidgetStates(), "", tally))[0] for _ in range(RUNS)]
                answers = [
                    (await rerun(socket, page, query, filled(form), form.fragment, tally))[0]
                    for form in (forms * RUNS)[:RUNS]
                ]
                shown = f"{statistics.median(answers) * 1e3:8.1f}" if answers else f"{'':8}"
                again = statistics.median(whole) * 1e3
                print(f"{name:22} {language:4} {first * 1e3:8.1f} {again:8.1f} {shown}  {size:8.1f}")
                for text, count in tally.errors.items():
                    print(f"  shown error {count} x {text}")


if __name__ == "__main__":
    asyncio.run(main())
