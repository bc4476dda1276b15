"""Firefox and WebKit, as machines have them; Playwright drives builds of its own alone.

Firefox speaks WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) by itself, WebKit's driver WebDriver
(https://www.w3.org/TR/webdriver2/).
"""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from websockets.sync.client import connect

from symptoms.prove.run.session import free_port

# A snap sees no folder but its own, and none for a profile of a test.
FIREFOX = ("firefox-esr", *(() if os.path.exists("/snap/bin/firefox") else ("firefox",)))
PATIENCE = 120.0
"""Seconds that a busy machine may take for what a reader waits for."""


class Tab(Protocol):
    """A page in a browser."""

    def open(self, address: str) -> None:
        """Load an address and wait until it is loaded."""

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression: a text, a number, a truth value or None."""


def until(tab: Tab, expression: str) -> Any:
    """Wait for an expression that is true in a tab; return its value."""
    deadline = time.monotonic() + PATIENCE
    while not (value := tab.evaluate(expression)):
        assert time.monotonic() < deadline, f"still waiting for {expression}"
        time.sleep(0.1)
    return value


@contextmanager
def firefox() -> Iterator[Tab]:
    """Run Firefox without a window until the end of the ``with`` block."""
    command = next(filter(None, map(shutil.which, FIREFOX)))
    with tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as home:
        options = ["--headless", "--no-remote", "--profile", home, "--remote-debugging-port", "0"]
        log = open(os.path.join(home, "log"), "w+", encoding="utf-8")
        with _running([command, *options], {"HOME": home}, stderr=log), log:
            with connect(f"{_said(log.name, r'ws://127.0.0.1:[0-9]+')}/session", max_size=None) as socket:
                yield _Firefox(socket)


class _Firefox:
    def __init__(self, socket: Any) -> None:
        self._socket, self._numbers = socket, itertools.count(1)
        self._ask("session.new", capabilities={})
        self._page = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def _ask(self, method: str, **params: object) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv(PATIENCE))).get("id") != number:
            pass
        assert answer["type"] == "success", answer
        return answer["result"]

    def open(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._page, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        target = {"context": self._page}
        answer = self._ask("script.evaluate", expression=expression, target=target, awaitPromise=True)
        assert answer["type"] == "success", answer
        return answer["result"].get("value")


@contextmanager
def webkit() -> Iterator[Tab]:
    """Run the browser of WebKit's driver, on a screen that nobody sees, until the end of the ``with`` block."""
    with tempfile.TemporaryDirectory(prefix="webkit-", ignore_cleanup_errors=True) as home:
        log = open(os.path.join(home, "log"), "w+", encoding="utf-8")
        screen = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x900x24"]
        with _running(screen, {}, stdout=log, stderr=subprocess.DEVNULL), log:
            variables = {
                "HOME": home,
                "DISPLAY": ":" + _said(log.name, r"[0-9]+(?=\n)"),
                "GDK_BACKEND": "x11",
                "LIBGL_ALWAYS_SOFTWARE": "1",
                # WebKit refuses its sandbox to root, as Chromium does.
                "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            }
            port = free_port()
            with _running(["WebKitWebDriver", "--host=127.0.0.1", f"--port={port}"], variables):
                tab = _WebKit(f"http://127.0.0.1:{port}")
                try:
                    yield tab
                finally:
                    tab.close()


class _WebKit:
    def __init__(self, driver: str) -> None:
        self._session = ""
        self._driver = driver
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                made = self._ask("POST", "/session", {"capabilities": {}})
                break
            except (ConnectionError, urllib.error.URLError):
                assert time.monotonic() < deadline, "WebKit's driver does not listen"
                time.sleep(0.1)
        self._session = f"/session/{made['sessionId']}"

    def _ask(self, method: str, path: str, data: dict[str, object] | None = None) -> Any:
        content = json.dumps(data or {}).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(
            f"{self._driver}{self._session}{path}", content, headers, method=method
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]

    def open(self, address: str) -> None:
        self._ask("POST", "/url", {"url": address})
        # On a busy machine it answers before the scripts of the page have run.
        until(self, f"location.href === {address!r} && document.readyState === 'complete'")

    def evaluate(self, expression: str) -> Any:
        return self._ask("POST", "/execute/sync", {"script": f"return {expression}", "args": []})

    def close(self) -> None:
        self._ask("DELETE", "")


@contextmanager
def _running(command: list[str], variables: dict[str, str], **streams: Any) -> Iterator[None]:
    """Run a program until the end of the ``with`` block; it and what it started are ended then."""
    process = subprocess.Popen(command, env={**os.environ, **variables}, start_new_session=True, **streams)
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def _said(file: str, pattern: str) -> str:
    """Wait until a log holds a text; return it."""
    deadline = time.monotonic() + PATIENCE
    while True:
        with open(file, encoding="utf-8") as log:
            if found := re.search(pattern, log.read()):
                return found[0]
        assert time.monotonic() < deadline, f"{file} holds no {pattern}"
        time.sleep(0.05)


ENGINES: dict[str, tuple[Callable[[], Any], tuple[tuple[str, ...], ...]]] = {
    "firefox": (firefox, (FIREFOX,)),
    "webkit": (webkit, (("WebKitWebDriver",), ("Xvfb",))),
}
"""How each is run, and the programs that it needs, any of the names of each."""


def found() -> list[str]:
    """Return the names of the engines that this machine has."""
    return [
        name
        for name, (_, programs) in ENGINES.items()
        if all(any(map(shutil.which, names)) for names in programs)
    ]
