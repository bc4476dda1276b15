"""Nothing on the site runs but its own scripts, and no text that a reader pastes does."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from symptoms.publish import policy
from symptoms.read.catalogue import Catalogue

MARKUP = [
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<a href=javascript:window.hit=1>x</a>",
    "<style>*{display:none}</style>",
    "</mark></code></li><script>window.hit=1</script>",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "{{constructor.constructor('window.hit=1')()}}",
    "${window.hit=1}",
]
ODD = [
    "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__",
    "\x00", "a\x00b", "\ud800", "\udfff x", "\u202e desrever", "\u200b\u200d\ufeff", "\u0301" * 500, "𝕊𝕥𝕣𝕖𝕒𝕞",
    "(a+)+$", "^(.*a){20}$", "[[[[[", "((((((", "\\", "*", "?", "+word -word ~word^2", '"unclosed', "field:value", "{", "}", "{0}", "%s%n", "%00",
    "'; DROP TABLE pages; --", "../../../etc/passwd", "file:///etc/passwd", "//evil.example", "\r\n\r\n", "\t" * 1000, " " * 10_000,
]  # fmt: skip
LONG = ["a" * 5_000_000, "a " * 500_000, "\n" * 500_000, "x" * 100_000 + "Stream consumed", "Traceback (most recent call last):\n" * 20_000, "a.b" * 300_000, "1" * 1_000_000, "('" * 200_000, "   " * 300_000]  # fmt: skip
WRAPPED = [f"RuntimeError: {text} Stream consumed" for text in MARKUP + ODD] + [
    f"{text}: {text}" for text in MARKUP + ODD
]
TYPED = [text[::-1] for text in MARKUP + ODD] + [f"Paths must start with {text}" for text in MARKUP + ODD]
HOSTILE = MARKUP + ODD + LONG + WRAPPED + TYPED


def test_there_are_enough_of_them():
    assert len(HOSTILE) >= 200


def test_hostile_inputs_neither_run_nor_hang_nor_break_the_page(open_tab):
    tab = open_tab("")
    tab.locator("#st-input").press_sequentially("form")
    tab.get_by_role("option").first.wait_for()
    for text in HOSTILE:
        data = [ord(char) for char in text] if len(text) < 5000 else None
        tab.evaluate(
            """([codes, text]) => {
                const value = codes ? String.fromCodePoint(...codes) : text;
                const clipboardData = new DataTransfer();
                clipboardData.setData("text/plain", value + "\\n\\nx");
                const input = document.querySelector("#st-input");
                input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
            }""",
            [data, text if data is None else None],
        )
        assert tab.evaluate("window.hit") is None, repr(text[:80])
    assert tab.locator("[data-st-search] :is(script, img, svg, iframe, style)").count() == 0
    tab.locator("#st-input").fill("Paths must start with '/'")
    assert tab.get_by_role("option").first.inner_text().startswith("Paths must start with")


def test_an_address_with_markup_does_not_run(open_tab):
    tab = open_tab("?q=<img%20src%3Dx%20onerror%3D'window.hit%3D1'>")
    tab.locator("[data-st-status]").filter(has_text=re.compile("page")).wait_for()
    assert tab.evaluate("window.hit") is None


def test_every_page_has_the_policy(built, site: Catalogue):
    files = sorted(built.rglob("*.html"))
    assert len(files) >= len(site.symptoms) + 2
    for file in files:
        html = file.read_text("utf-8")
        found = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
        assert len(found) == 1, file
        scripts = re.search(r"script-src ([^;]+);", found[0])[1].split()
        assert "'self'" in scripts
        # A page that runs programs may compile WebAssembly, and start a thread that is under this policy too.
        runs = "data-st-run" in html
        assert [source for source in scripts if "unsafe" in source] == ["'wasm-unsafe-eval'"] * runs, file
        assert re.findall(r"worker-src ([^;]+);", found[0]) == ["blob:"] * runs, file


def test_a_foreign_script_is_stopped(open_tab):
    tab = open_tab("", expect_errors=True)
    tab.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.hit=1' }))"
    )
    tab.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"window.hit=1\">')"
    )
    tab.wait_for_timeout(100)
    assert tab.evaluate("window.hit") is None


@pytest.mark.parametrize(
    ("html", "allowed"),
    [
        ("<head></head><script>a()</script>", ["a()"]),
        ("<head></head><script>a()</script><script>a()</script><script>b()</script>", ["a()", "b()"]),
        ('<head></head><script src="x.js"></script>', []),
        ('<head></head><script type="application/json">{}</script>', []),
    ],
)
def test_the_policy_names_inline_scripts_by_hash(html, allowed):
    hashes = [base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in allowed]
    written = policy.with_policy(html)
    assert re.findall(r"'sha256-([^']+)'", written) == hashes
    assert written.index("Content-Security-Policy") < written.index("<script")
