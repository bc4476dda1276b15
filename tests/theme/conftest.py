"""The built site, served, a real browser to look at it, and the index of the search."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect

from symptoms.measure import chromium
from symptoms.publish import search_index
from symptoms.read.catalogue import Catalogue

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
def index_file(site: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the index of the real pages, as the search loads it: made once a process, as that takes seconds."""
    file = tmp_path_factory.mktemp("search") / "index.json"
    file.write_text(json.dumps(search_index.build(site)), "utf-8")
    return file


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Serve the site on a free port; return its address."""
    with chromium.serve(built) as served:
        yield served.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium.browse() as browser:
        yield browser


@pytest.fixture(scope="session")
def used(browser: Browser) -> Iterator[dict[str, Page]]:
    """Return the tabs that were opened to be used again, by their options."""
    tabs: dict[str, Page] = {}
    yield tabs
    for tab in tabs.values():
        tab.context.close()


@pytest.fixture
def open_tab(browser: Browser, address: str, used: dict[str, Page]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of the site in a fresh browser profile.

    ``again`` opens it in the tab of the test before that gave the same options, with its storage emptied and
    its cache off: a third of the work of a fresh profile. The test fails on any uncaught error, console error
    (a violated policy is one), or request to another origin, unless ``expect_errors``.
    """
    contexts, wrong, shared = [], [], []

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            wrong.append(request.url)

    def on_error(error: Error) -> None:
        wrong.append(str(error))

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            wrong.append(message.text)

    def new_tab(**options) -> Page:
        context = browser.new_context(**options)
        tab = context.new_page()
        tab.set_default_timeout(TIMEOUT)
        return tab

    def used_tab(**options) -> Page:
        name = repr(sorted(options.items()))
        if name not in used:
            used[name] = new_tab(**options)
            used[name].context.new_cdp_session(used[name]).send(
                "Network.setCacheDisabled", {"cacheDisabled": True}
            )
        shared.append(used[name])
        return used[name]

    def open_tab(
        path: str = "",
        *,
        width: int = 1280,
        height: int = 900,
        expect_errors: bool = False,
        again: bool = False,
        **options,
    ) -> Page:
        size = {"width": width, "height": height}
        if again:
            tab = used_tab(**options)
            tab.set_viewport_size(size)
            tab.emulate_media(reduced_motion="null")
        else:
            tab = new_tab(viewport=size, **options)
            contexts.append(tab.context)
        tab.on("request", on_request)
        if not expect_errors:
            tab.on("pageerror", on_error)
            tab.on("console", on_console)
        tab.goto(address + path)
        return tab

    yield open_tab
    for context in contexts:
        context.close()
    for tab in shared:
        tab.evaluate("localStorage.clear(), sessionStorage.clear()")
        tab.goto("about:blank")
        tab.remove_listener("request", on_request)
        tab.remove_listener("pageerror", on_error)
        tab.remove_listener("console", on_console)
    assert not wrong
