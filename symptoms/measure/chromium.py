"""A folder served on a free port, and a Chromium to look at it: what the measurements start, and stop."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from symptoms.prove.run import browser as program

PACKED = {".bin", ".png", ".woff2", ".ico"}
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


@contextmanager
def browse() -> Iterator[Browser]:
    """Run a headless Chromium until the end of the ``with`` block; Playwright allows one a thread."""
    path = program.find()
    if not path:
        raise SystemExit("no Chromium: `python -m symptoms programs` installs one or says how")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=program.options())
        try:
            yield browser
        finally:
            browser.close()
