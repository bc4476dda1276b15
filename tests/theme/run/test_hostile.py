"""A program that means ill cannot change the page, hang it, or send anything: it is what a reader pasted from somewhere."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from symptoms.measure.in_browser import InBrowser
from tests.theme.run.conftest import PAGE
from tests.theme.run.test_reader import SAME, block_of, run, says

# Whatever speaks to JavaScript, wherever the interpreter still holds it.
REACH = """
import gc

found = []
for thing in gc.get_objects():
    for value in [thing, *getattr(thing, "__dict__", {}).values()]:
        if type(value).__name__ == "JsProxy":
            found.append(value)
for proxy in found:
    for name in ("fetch", "XMLHttpRequest", "WebSocket", "EventSource", "Worker", "postMessage", "caches", "importScripts"):
        try:
            member = getattr(proxy, name)
            print(name, "is there")
            member("ADDRESS")
        except BaseException:
            pass
print("tried", len(found) >= 0)
"""
HOSTILE = {
    "asks for the page": ("import js\n", "ModuleNotFoundError: No module named 'js'"),
    "asks Pyodide": ("import pyodide_js\n", "ModuleNotFoundError: No module named 'pyodide_js'"),
    "asks the core": ("import _pyodide_core\n\nprint(hasattr(_pyodide_core, 'js'))\n", "False"),
    "runs JavaScript": (
        "from pyodide.code import run_js\nrun_js('postMessage(1)')\n",
        "ModuleNotFoundError: No module named 'js'",
    ),
    "looks for a way out": (REACH, "tried True"),
    "asks another server": (
        "import urllib.request\n\ntry:\n    urllib.request.urlopen('ADDRESS')\nexcept OSError as error:\n    print('refused')\n",
        "refused",
    ),
    "asks another server with a client": (
        "import httpx2\n\ntry:\n    httpx2.get('ADDRESS')\nexcept Exception as error:\n    print('refused')\n",
        "refused",
    ),
    "prints without end": ("while True:\n    print('x' * 10_000)\n", None),
    "takes all memory": ("kept = []\nwhile True:\n    kept.append(bytearray(2**26))\n", None),
    "never ends": ("while True:\n    pass\n", "(hangs: ended after 5 s)"),
    "calls itself": ("def call():\n    call()\n\n\ncall()\n", None),
    "ends the interpreter": ("import os\n\nos._exit(0)\n", None),
    "aborts": ("import os\n\nos.abort()\n", None),
    "spoils a library": (
        "import lilya.apps\n\nopen(lilya.apps.__file__, 'w').write('raise SystemExit')\nprint('done')\n",
        "done",
    ),
    "spoils the runner": ("import inpage.runner\n\ninpage.runner.run = None\nprint('done')\n", "done"),
}
REACHING = [
    "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "importScripts", "Worker", "BroadcastChannel",
    "caches", "indexedDB", "postMessage", "navigator",
]  # fmt: skip
GOOD = "from lilya.apps import Lilya\n\nprint(Lilya.__name__)\n"


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Return the address of another origin, and what it was asked."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        do_POST = do_HEAD = do_OPTIONS = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_program_does_nothing(name: str, in_browser: InBrowser, elsewhere):
    address, asked = elsewhere
    program, shown = HOSTILE[name]
    ran = in_browser.run(program.replace("ADDRESS", address), 5)
    if shown:
        assert any(shown in line for line in ran.shown), ran.shown
    assert not any("is there" in line for line in ran.shown), ran.shown
    assert sum(map(len, ran.shown)) < 1_000_000
    assert not asked
    # The next one runs, and the page is as it was.
    assert in_browser.run(GOOD, 60).shown == ("Lilya",)
    assert in_browser.tab.evaluate("document.title") and in_browser.tab.url.endswith(PAGE)


def test_the_thread_has_lost_every_way_out(in_browser: InBrowser):
    """Where a program would get at the thread's own JavaScript, nothing that reaches anything is there."""
    assert in_browser.run(GOOD, 60).shown == ("Lilya",)
    found = in_browser.tab.workers[-1].evaluate("(names) => names.filter((name) => name in self)", REACHING)
    assert found == []


def test_a_thread_of_the_page_is_under_its_policy(open_tab, elsewhere):
    """Where a program would get at the thread's own ``fetch``, the policy still stops it."""
    address, asked = elsewhere
    tab: Page = open_tab(PAGE, expect_errors=True)
    said = tab.evaluate(
        """(address) => new Promise((done) => {
            const script = `fetch(${JSON.stringify(address)}).then(() => postMessage("sent"), () => postMessage("stopped"))`;
            const worker = new Worker(URL.createObjectURL(new Blob([script])));
            worker.onmessage = ({ data }) => done(data);
        })""",
        address,
    )
    assert said == "stopped" and not asked


def test_what_it_prints_is_text(open_tab):
    tab = open_tab(PAGE)
    block = block_of(tab)
    block.get_by_role("button", name="Edit").click()
    block.get_by_role("textbox").fill("print('<img src=x onerror=window.hit=1>')\n")
    run(block)
    expect(block.locator(".st-output__new")).to_have_text(
        "+ <img src=x onerror=window.hit=1>\n", timeout=120_000
    )
    assert tab.evaluate("window.hit") is None
    block.get_by_role("button", name="Reset").click()
    run(block)
    says(block, re.compile(re.escape(SAME)))
