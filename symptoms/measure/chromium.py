"""A folder served on a free port, and a Chromium to look at it: what the measurements start, and stop."""

from __future__ import annotations

import functools
import gzip
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
PACKED = {".png", ".woff2", ".ico"}
"""Files that are compressed already; a server sends them as they are."""


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
def serve(folder: Path, *, packed: bool = False) -> Iterator[Served]:
    """Serve a folder until the end of the ``with`` block; ``packed`` with gzip, as hosts of sites do."""
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        # Connections are kept, as a host of sites keeps them; every answer says how long it is.
        protocol_version = "HTTP/1.1" if packed else "HTTP/1.0"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            asked.append(self.path.partition("?")[0])
            file = Path(self.translate_path(self.path))
            file = file / "index.html" if self.path.partition("?")[0].endswith("/") else file
            if packed and file.is_file() and file.suffix not in PACKED:
                self.send_packed(file)
            else:
                super().do_GET()

        def send_packed(self, file: Path) -> None:
            content = gzip.compress(file.read_bytes(), 6)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(file))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--disable-gpu", *options()])
        try:
            yield browser
        finally:
            browser.close()


def options() -> list[str]:
    """Return the options to start a Chromium with: it does not call its maker, and runs for root too."""
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    # Chromium refuses its sandbox to root.
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [*quiet, *root]
