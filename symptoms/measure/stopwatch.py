"""Takes the times and the bytes of a search in a browser, from the keys to the screen."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser, Page

from symptoms.measure import chromium, material
from symptoms.measure.chromium import Served
from symptoms.publish import bundle

PATIENCE = 120
"""Seconds to wait for an answer."""


@dataclass(frozen=True)
class Search:
    """A search, and where in its pages it is.

    Attributes:
        answer: the element whose children are replaced with every answer, and with nothing else.
        results: the list, one child a page.
        own: where below the site's root its files are, as far as they are its alone. The index is JSON.
    """

    name: str
    field: str
    answer: str
    results: str
    own: tuple[str, ...]


OURS = Search(
    "this search",
    "#st-input",
    "[data-st-search]",
    "[data-st-results]",
    (f"/{bundle.SEARCH}/",),
)
MATERIAL = Search(
    "Material",
    material.FIELD,
    material.ANSWER,
    material.RESULTS,
    ("/search/", "/assets/javascripts/workers/"),
)


@dataclass(frozen=True)
class Time:
    """Milliseconds from a key to its results.

    Attributes:
        changed: until the list of results was another one.
        shown: until the frame with that list was drawn.
        results: how many there are.
    """

    changed: float
    shown: float
    results: int


@dataclass(frozen=True)
class Loaded:
    """Bytes that a browser without a cache loads, as a server sends them with gzip.

    Attributes:
        page: by a page, before the reader does anything; ``own`` of these for the search alone.
        first_use: more, until the first results.
        index_early: whether the index was loaded with the page.
    """

    page: int
    own: int
    first_use: int
    index_early: bool


def opening(browser: Browser, address: str, search: Search, text: str) -> Time:
    """Open the search of a page that has just been loaded, by its key, and put a text in.

    Returns:
        The time from that key to the first results: by then all that the search needs was loaded.
    """
    tab = _tab(browser)
    tab.goto(address)
    time = _use_first(tab, search, text)
    tab.context.close()
    return time


def ready(browser: Browser, address: str, search: Search, text: str) -> Page:
    """Return a tab with the search open and used once, for ``typing`` and ``pasting``."""
    tab = _tab(browser)
    tab.goto(address)
    _use_first(tab, search, text)
    return tab


def typing(tab: Page, search: Search, text: str) -> list[Time]:
    """Type a text in place of what is in the field; return the time from each key to its results.

    Each key waits for the results of the one before. Material searches when the key is released,
    which here is at once; a finger takes longer.
    """
    tab.locator(search.field).evaluate("field => field.select()")
    times = []
    for character in text:
        _start(tab, search)
        tab.keyboard.type(character)
        times.append(_stop(tab))
    return times


def pasting(tab: Page, search: Search, text: str) -> Time:
    """Paste a text in place of what is in the field; return the time from Ctrl+V to the results.

    The text must be another one than the last, which Material would not search for again.
    """
    _start(tab, search)
    material.paste(tab, search.field, text)
    return _stop(tab)


def loading(browser: Browser, served: Served, page: str, search: Search, text: str) -> Loaded:
    """Load a page, then use the search once."""
    tab = _tab(browser)
    before = len(served.asked)
    tab.goto(served.address + page, wait_until="networkidle")
    by_page = served.asked[before:]
    _use_first(tab, search, text)
    later = served.asked[before + len(by_page) :]
    tab.context.close()
    if not indexes(search, by_page + later):
        raise SystemExit(f"{search.name} answered, and its index was not seen: it is not where it was")
    own = [path for path in by_page if path.startswith(search.own)]
    return Loaded(
        sum(_sent(served.folder, path) for path in by_page),
        sum(_sent(served.folder, path) for path in own),
        sum(_sent(served.folder, path) for path in later),
        bool(indexes(search, by_page)),
    )


def indexes(search: Search, asked: list[str]) -> list[str]:
    """Return those paths that are of the search's index."""
    return [path for path in asked if path.startswith(search.own) and path.endswith(".json")]


def packed(content: bytes) -> int:
    """Return the size of a file as a server sends it with gzip."""
    return len(gzip.compress(content, 6))


def _sent(folder: Path, path: str) -> int:
    file = folder / unquote(path).lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    return file.stat().st_size if file.suffix in chromium.PACKED else packed(file.read_bytes())


def _tab(browser: Browser) -> Page:
    """Return a tab of a profile that has nothing cached."""
    tab = browser.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    tab.set_default_timeout(1000 * PATIENCE)
    return tab


def _use_first(tab: Page, search: Search, text: str) -> Time:
    _start(tab, search, "first")
    tab.keyboard.press("/")
    tab.keyboard.insert_text(text)
    tab.keyboard.press("End")  # Material looks at its field when a key is released
    return _stop(tab)


def _start(tab: Page, search: Search, key: str = "last") -> None:
    tab.evaluate(_STOPWATCH, [search.answer, search.results, key, PATIENCE])


def _stop(tab: Page) -> Time:
    """Wait for the results; raise TimeoutError when there are none within ``PATIENCE`` seconds."""
    found = tab.evaluate("window.stopwatch")
    if found is None:
        raise TimeoutError(f"no results within {PATIENCE} s")
    return Time(**found)


# A search on its first use may show something before the results, so it must show some. Later, no
# results are an answer too. The message that is posted from a frame's callback comes when it is drawn.
_STOPWATCH = """([answer, results, key, patience]) => {
  const list = document.querySelector(results);
  let first = null, last = null;
  const press = () => { last = performance.now(); first ??= last; };
  addEventListener("keydown", press, { capture: true });
  window.stopwatch = new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (first === null || (key === "first" && !list.childElementCount)) return;
      const changed = performance.now(), from = key === "first" ? first : last;
      observer.disconnect();
      removeEventListener("keydown", press, { capture: true });
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () =>
          done({ changed: changed - from, shown: performance.now() - from, results: list.childElementCount });
        port2.postMessage(null);
      });
    });
    observer.observe(document.querySelector(answer), { childList: true, subtree: true });
    setTimeout(() => done(null), 1000 * patience);
  });
}"""
