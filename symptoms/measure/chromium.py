"""A folder served on a free port, and a Chromium to look at it: what the measurements start, and stop."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
"""The names that a machine's own Chromium may have."""


@dataclass(frozen=True)
class Served:
    """A folder that a server of this machine alone answers from.

    Attributes:
        address: of the folder, ending with a slash.
        asked: the path of every request so far, without its query; workers' requests are among them.
    """

    folder: Path
    address: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder until the end of the ``with`` block."""
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            asked.append(self.path.partition("?")[0])
            super().do_GET()

    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Served(folder, f"http://127.0.0.1:{server.server_address[1]}/", asked)
        finally:
            server.shutdown()


def find() -> str | None:
    """Return the path of a Chromium: the machine's, or the one that Playwright installed."""
    if found := next(filter(None, map(shutil.which, COMMANDS)), None):
        return found
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


@contextmanager
def browse() -> Iterator[Browser]:
    """Run a headless Chromium until the end of the ``with`` block; Playwright allows one a thread."""
    path = find()
    if not path:
        raise SystemExit("no Chromium: `python -m symptoms programs` installs one or says how")
    # Chromium refuses its sandbox to root; the other options keep it from calling its maker.
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--disable-gpu", *quiet, *root])
        try:
            yield browser
        finally:
            browser.close()
