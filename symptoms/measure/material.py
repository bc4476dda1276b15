"""Material on the same pages, without this site's plugin and theme: what both are measured against."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urldefrag

import yaml
from playwright.sync_api import Browser, Page

from symptoms.publish import messages, render
from symptoms.read.catalogue import Catalogue
from symptoms.read.pages import PlainPage
from symptoms.read.project import read_config

FIELD = "[data-md-component=search-query]"
ANSWER = ".md-search-result__meta"
"""Says how many results there are; Material writes it anew with every answer, also with an equal one."""
RESULTS = ".md-search-result__list"
PATIENCE = 120
"""Seconds to wait for an answer: a long paste keeps Material's search busy."""


def write_project(catalogue: Catalogue, folder: Path, *, search: bool = False) -> None:
    """Write the pages, as the plugin hands them to MkDocs, into a project that builds without it.

    Args:
        catalogue: of the project whose ``mkdocs.yml`` is taken.
        folder: to write into; it need not exist.
        search: switch on Material's search. As in this site's own, every symptom is found and the
            home page is not: it repeats them all in its map, and would come first for most texts.
    """
    config = read_config(catalogue.project.root)
    config["plugins"] = [
        *(["search"] if search else []),
        *(entry for entry in config["plugins"] if not (isinstance(entry, dict) and "symptoms" in entry)),
    ]
    for ours in ("custom_dir", "logo", "favicon"):
        del config["theme"][ours]
    del config["extra_css"]
    index = messages.of(catalogue, messages.start().result())
    for page in catalogue.pages:
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        body = render.page_markdown(page, catalogue, index)
        hidden = "search: {exclude: true}\n" if search and isinstance(page, PlainPage) else ""
        target.write_text(f"---\ntitle: {render.inline(page.title)!r}\n{hidden}---\n\n{body}", "utf-8")
    config["nav"] = catalogue.navigation
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")


def build(project: Path, site: Path | None = None) -> Path:
    """Build a project with MkDocs into ``site``, or into its own folder of that name; return that folder.

    A build that fails ends the program.
    """
    site = site or project / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return site


def open_search(browser: Browser, address: str) -> Page:
    """Open a page of a site with Material's search in a fresh profile, its search ready for ``find``."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.set_default_timeout(1000 * PATIENCE)
    tab.goto(address)
    tab.locator(FIELD).focus()
    # The index is loaded and prepared behind the page; the answer to the empty field tells that it is there.
    tab.wait_for_function(
        """answer => document.querySelector(answer).textContent.trim() ===
             JSON.parse(document.querySelector('#__config').textContent).translations['search.result.placeholder']""",
        arg=ANSWER,
    )
    return tab


def find(tab: Page, text: str) -> list[str]:
    """Paste a text into Material's search; return the addresses of the pages it shows, in order.

    Args:
        tab: as ``open_search`` returns it.
        text: of any size; the field has one line, so the browser puts in what ``flattened`` returns.

    Returns:
        Addresses below the site's root, for example ``routing/route-returns-404/``, at most ten:
        Material adds more when its list is scrolled. Sections count as their page.

    Raises:
        TimeoutError: no answer came within ``PATIENCE`` seconds.
    """
    # Material answers a text once; to an equal one that follows, the answer is there already.
    if tab.locator(FIELD).input_value() != flattened(text):
        tab.evaluate(_AWAIT_ANSWER, [ANSWER, PATIENCE])
        paste(tab, FIELD, text)
        if not tab.evaluate("window.answered"):
            raise TimeoutError(f"Material's search did not answer within {PATIENCE} s: {text[:200]}")
    links = tab.locator(f"{RESULTS} a").evaluate_all("links => links.map((link) => link.href)")
    base = tab.evaluate(
        "new URL(JSON.parse(document.querySelector('#__config').textContent).base, location) + ''"
    )
    return list(dict.fromkeys(urldefrag(link).url.removeprefix(base) for link in links))


def flattened(text: str) -> str:
    """Return what Chromium makes of a text that is pasted into a field of one line."""
    return re.sub(r"\r\n|\r|\n", " ", text.rstrip("\r\n"))


# Results are appended in the task that writes the answer, so they are there when the observer is called.
_AWAIT_ANSWER = """([answer, patience]) => {
  window.answered = new Promise((done) => {
    const observer = new MutationObserver(() => { observer.disconnect(); done(true); });
    observer.observe(document.querySelector(answer), { childList: true });
    setTimeout(() => done(false), 1000 * patience);
  });
}"""


def paste(tab: Page, field: str, text: str) -> None:
    """Replace what is in a field by pasting, with the clipboard and the keyboard, as a reader does."""
    tab.evaluate("text => navigator.clipboard.writeText(text)", text)
    tab.locator(field).focus()
    tab.locator(field).evaluate("field => field.select()")
    tab.keyboard.press("Control+V")
