"""Runs axe-core on built pages: what keeps people with a disability from using them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Page

from symptoms.measure import chromium
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem
from symptoms.read.project import Project

_PATIENCE = 30.0
"""Seconds that a busy machine may take until a page is as axe is to see it."""
WIDTHS = (1280, 360)
"""Pixels: a desktop, and a small phone."""
# What is behind an open dialog is inert, and was looked at before. Only what is wrong comes back: the list
# of all that is right takes a long page half a minute.
_RUN = """([place, rules]) => axe.run(document.querySelector(place) ?? document,
                          { resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) })
    .then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)))"""
# Tokens of one colour are contrasted alike, and a page has hundreds of them: of each kind, which is a chain of
# classes up to the body, the first stays, and of the others the text alone.
_ONE_OF_EACH_TOKEN = """() => {
  const chain = (element, end) =>
    element === end ? "" : `${element.localName} ${element.className}>${chain(element.parentElement, end)}`;
  const seen = new Set();
  for (const code of document.querySelectorAll("pre > code")) {
    const place = chain(code, document.body);
    for (const token of code.querySelectorAll("span:not(:has(*))")) {
      const kind = chain(token, code) + place;
      if (seen.has(kind)) token.replaceWith(...token.childNodes);
      seen.add(kind);
    }
    code.normalize();
  }
}"""
# Material gives the focus to code that has become too wide for its place when it hears of that, a moment later.
_SETTLED = """[...document.querySelectorAll("pre > code")]
    .every((code) => code.scrollWidth <= code.clientWidth || code.tabIndex === 0)"""


def violations(
    tab: Page, project: Project, rules: list[str] | None = None, place: str = "dialog[open]"
) -> list[str]:
    """Return what axe finds wrong in a tab, as it is shown now. It keeps one of each kind of highlighted token.

    Args:
        tab: a page of the site.
        rules: the identifiers of the rules to run; all when none are given
            (https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md).
        place: a selector of what is looked at; where nothing is selected, everything is.
    """
    # Asked from here: where it is not so at once, `wait_for_function` would evaluate a text in the page, whose policy
    # forbids that.
    deadline = time.monotonic() + _PATIENCE
    while not tab.evaluate(_SETTLED) and time.monotonic() < deadline:
        tab.wait_for_timeout(100)
    if not tab.evaluate("'axe' in window"):
        tab.evaluate((project.search / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
        tab.evaluate(_ONE_OF_EACH_TOKEN)
    return tab.evaluate(_RUN, [place, rules])


def check(site: Path, pages: Iterable[SymptomPage], project: Project) -> Iterator[Problem]:
    """Yield what axe finds on pages of a built site, wide and narrow."""
    with chromium.serve(site) as served, chromium.browse() as browser:
        for page in pages:
            with browser.new_context() as context:
                tab = context.new_page()
                tab.goto(served.address + page.url)
                for width in WIDTHS:
                    tab.set_viewport_size({"width": width, "height": 900})
                    for found in violations(tab, project):
                        what = f"axe at {width} px: {found}"
                        yield Problem(
                            page.path, page.body_line, what, "see the rule of that name of axe-core"
                        )
