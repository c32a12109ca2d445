"""The real server and a real browser. A page that writes an error to the console fails its test."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
READY = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"


def find_browser() -> str:
    """The installed Chromium or Chrome. Its absence is an error, never a skip."""
    for name in ("chromium", "google-chrome", "chrome", "chromium-browser"):
        if path := shutil.which(name):
            return path
    raise RuntimeError("no Chromium or Chrome found: run `make browser-packages`")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The base address of the app, served as a learner gets it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port),
         "--server.address", "127.0.0.1"],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_until_healthy(base, process)
        yield base
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def _wait_until_healthy(base: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("the server ended at its start")
        try:
            with urllib.request.urlopen(f"{base}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not become healthy")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page; errors in its console, or thrown by its scripts, fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    problems: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # Streamlit's own page asks /<page>/_stcore/… before /_stcore/… to find out whether it is served below a path.
        asks_for_base = "/_stcore/" in message.location.get("url", "")
        if message.type == "error" and not asks_for_base:
            problems.append(message.text)

    opened.on("console", note)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    context.close()
    assert not problems, problems


def open_page(page: Page, address: str) -> None:
    """Go to an address and wait until the script has run."""
    page.goto(address)
    page.wait_for_selector(READY, timeout=60_000)


def settled(page: Page) -> None:
    """Wait until the server has nothing left to send."""
    page.wait_for_selector(READY, timeout=30_000)
