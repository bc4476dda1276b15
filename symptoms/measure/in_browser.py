"""Runs examples in Chromium with the built site's own runner, and holds what they show against what runs here show."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from playwright.sync_api import Browser, Page

from symptoms.measure import chromium
from symptoms.prove import proof
from symptoms.prove.run.program import FILE, ProgramRun, hang_line
from symptoms.publish import in_browser as publish
from symptoms.read import in_browser
from symptoms.read.examples import Example, Session
from symptoms.read.fences import BROWSER
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem
from symptoms.read.project import Project
from symptoms.read.raised import Raised

_START = """async (address) => {
  globalThis.engine = await import(address);
  globalThis.python = await engine.reach(() => {});
}"""
_RUN = "([program, seconds]) => python.run(program, { seconds })"
_RUN_SESSION = "([session, seconds]) => engine.runSession(python, session, { seconds })"
_PATIENCE = 120_000
"""Milliseconds that a busy machine may take to start Python."""
_ENOUGH = 1.0
"""Seconds for a program of which a browser is said to show something else: one in five never ends there."""


@dataclass(frozen=True)
class InBrowser:
    """The site's own runner, on one of its pages."""

    tab: Page

    def run(self, source: str, seconds: float = 10) -> ProgramRun:
        """Run a program as a click on Run does; return what it did as ``prove.run.program`` does.

        Args:
            seconds: after which it is ended.
        """
        asked = {"files": {FILE: source}, "run": FILE}
        ran = self.tab.evaluate(_RUN, [asked, seconds])
        if ran.get("hung"):
            return ProgramRun(source, (hang_line(seconds),), hung=True)
        if "failed" in ran:
            return ProgramRun(source, (f"({ran['failed']})",))
        raised = tuple(Raised(line, tuple(frames)) for line, frames in ran["raised"])
        return ProgramRun(source, tuple(ran["shown"]), tuple(ran["traceback"]), raised, ended=ran["ended"])

    def run_session(self, asked: dict[str, object], seconds: float = 10) -> tuple[str, ...]:
        """Run a session as a click on Run does; return the lines that its commands printed.

        Args:
            asked: as ``publish.in_browser`` returns it.
        """
        ran = self.tab.evaluate(_RUN_SESSION, [asked, seconds])
        if "failed" in ran:
            return (f"({ran['failed']})",)
        return tuple(line for lines in ran["shown"] for line in lines)


@contextmanager
def opened(browser: Browser, site: Path, address: str, page: str) -> Iterator[InBrowser]:
    """Start Python on a page of a built site that is served; it must be one with programs, for its policy."""
    [engine] = (site / "assets/run").glob("engine-*.js")
    context = browser.new_context()
    tab = context.new_page()
    tab.set_default_timeout(_PATIENCE)
    tab.goto(address + page)
    tab.evaluate(_START, f"{address}assets/run/{engine.name}")
    yield InBrowser(tab)
    context.close()


def check_page(page: SymptomPage, here: InBrowser, project: Project) -> Iterator[Problem]:
    """Yield the examples of a page that show something else in a browser, and the reasons that no longer hold.

    What is late on a busy machine is run once more; whatever needed that is warned of by its name.
    """
    for example in page.examples:
        if "lilya" in example.fence.options or not in_browser.is_settled(example):
            continue
        if isinstance(example, Session) and not in_browser.is_python(example):
            if "browser" in example.fence.options:
                yield example.fence.problem("no browser is offered to run this session", "take browser= off")
            continue
        found = _difference(example, here, project)
        if in_browser.reason(example):
            if not found:
                remedy = "take browser= off its fence"
                yield example.fence.problem("this example shows the same in a browser", remedy)
        elif found:
            proof.forget(example, project)
            if again := _difference(example, here, project):
                remedy = (
                    f'mend theme/run, or say why on its fence: browser="..."; one of {", ".join(BROWSER)}'
                )
                yield example.fence.problem(again, remedy)
            else:
                warnings.warn(
                    f"only the second run was right: {example.fence.problem(found, '')}", stacklevel=2
                )


def _difference(example: Example, here: InBrowser, project: Project) -> str:
    """Return the first line in which a browser shows something else, in words; empty where it shows the same."""
    seconds = _seconds(example)
    patience = min(seconds, _ENOUGH) if in_browser.reason(example) else seconds
    ran = proof.call(example, project)()
    if isinstance(ran, ProgramRun):
        there = here.run(example.fence.body, patience)
        same = (ran.shown, ran.traceback) == (there.shown, there.traceback)
        wanted, shown = ran.shown, there.shown
    else:
        assert isinstance(example, Session)
        wanted = tuple(line for terminal in ran.shown for lines in terminal for line in lines)
        shown = here.run_session(publish.asked(example, project), patience)
        same = wanted == shown
    if same:
        return ""
    lines = zip_longest(wanted, shown, fillvalue="(nothing)")
    old, new = next((pair for pair in lines if pair[0] != pair[1]), ("", ""))
    return f"the page shows {old!r}, a browser {new!r}"


def _seconds(example: Example) -> float:
    return float(example.fence.options.get("timeout", 10))


def check(site: Path, pages: Iterable[SymptomPage], project: Project) -> Iterator[Problem]:
    """Yield what is wrong with the examples of pages of a built site, run in a browser."""
    running = [page for page in pages if any(map(in_browser.runs, page.examples))]
    if not running:
        return
    with chromium.serve(site) as served, chromium.browse() as browser:
        with opened(browser, site, served.address, running[0].url) as here:
            for page in running:
                yield from check_page(page, here, project)
