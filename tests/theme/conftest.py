"""The built site, served, and a real browser to look at it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect

from symptoms.measure import chromium

# How long a check waits for the page before it fails; a busy machine is no failure.
TIMEOUT = 30_000
expect.set_options(timeout=TIMEOUT)


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real site, built strictly; the processes of a run share one build."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "site"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
            done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.fail(done.stdout + done.stderr, pytrace=False)
    return folder


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Serve the site on a free port; return its address."""
    with chromium.serve(built) as served:
        yield served.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium.browse() as browser:
        yield browser


@pytest.fixture
def open_tab(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of the site in a fresh browser profile.

    The test fails on any uncaught error, console error (a violated policy is one), or request to
    another origin, unless ``expect_errors``.
    """
    contexts, wrong = [], []

    def open_tab(
        path: str = "", *, width: int = 1280, height: int = 900, expect_errors: bool = False, **options
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(TIMEOUT)
        tab.on(
            "request",
            lambda request: (
                None if request.url.startswith((address, "data:", "blob:")) else wrong.append(request.url)
            ),
        )
        if not expect_errors:
            tab.on("pageerror", lambda error: wrong.append(str(error)))
            tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        tab.goto(address + path)
        return tab

    yield open_tab
    for context in contexts:
        context.close()
    assert not wrong
