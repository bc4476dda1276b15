"""Measures this search beside Material's, on the same pages in the same Chromium.

Part of ``nox -s bench``; ``-- --pages 1000`` for other numbers of generated pages.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from math import inf
from pathlib import Path

from playwright.sync_api import Browser, Error

from symptoms.measure import chromium, material, stopwatch
from symptoms.measure.chromium import Served
from symptoms.measure.stopwatch import MATERIAL, OURS, Loaded, Search, Time
from symptoms.publish import bundle
from symptoms.read import catalogue
from symptoms.read.catalogue import Catalogue
from symptoms.read.pages import SymptomPage
from symptoms.read.project import Project

ROUNDS = 10
"""How often the search is opened and pasted into."""
PHRASES = 3
"""How many phrases are typed; the time of each of their keys is taken."""
BUDGET = 60
"""Seconds after which one kind of time of one search is taken no more: what is slow needs fewer."""
LINES = 1000
"""Of the log that is pasted."""
SCRIPTS = 30
"""Goal: kilobytes of this search's scripts, compressed."""
_LATE = Time(inf, inf, 0)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m symptoms.measure.speed")
    parser.add_argument(
        "--pages", type=int, nargs="*", default=[1000, 5000], help="numbers of generated pages"
    )
    for other in ("--rounds", "--no-suite"):  # of symptoms.measure.builds: nox gives both the same arguments
        parser.add_argument(other, nargs="?", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    site = catalogue.load(Project.at(Path.cwd()))
    print("search, this one and Material's: median / 95 % within; ratio of the medians, ours to Material's")
    with tempfile.TemporaryDirectory(prefix="symptoms-speed-") as name, chromium.browse() as browser:
        _say("building the site")
        ours = material.build(site.project.root, Path(name) / "ours")
        _bench(browser, site, ours, Path(name) / "real", 0)
        _check_scripts(ours)
        for count in arguments.pages:
            pages = enlarge(site, count)
            _replace_index(ours, pages)
            _bench(browser, pages, ours, Path(name) / str(count), count)


def enlarge(site: Catalogue, count: int) -> Catalogue:
    """Return ``count`` symptoms: the real ones up to their second heading, repeated at other addresses.

    Repeated texts compress better than as many real ones would, Material's index above all.
    """
    copies = [
        _copy(site.symptoms[number % len(site.symptoms)], number // len(site.symptoms))
        for number in range(count)
    ]
    return catalogue.collect([*site.plain, *copies], site.project)


def _copy(page: SymptomPage, number: int) -> SymptomPage:
    """Return a shortened page; in each copy but the first, what must be unique has the number."""
    headings = [match.start() for match in re.finditer(r"^## ", page.body, re.M)]
    body = page.body[: headings[1]] if len(headings) > 1 else page.body
    end = page.body_line + body.count("\n")
    page = replace(page, body=body, fences=tuple(fence for fence in page.fences if fence.line < end))
    if not number:
        return page
    front = page.front.model_copy(
        update={
            "title": f"{page.title} {number}",
            "symptoms": [f"{symptom} {number}" for symptom in page.front.symptoms],
            "errors": [
                error.model_copy(update={"message": f"copy {number} {error.message}"})
                for error in page.front.errors
            ],
        }
    )
    path = page.path.replace(f"{page.slug}.md", f"{page.slug}-{number}.md")
    return replace(page, path=path, front=front)


def _replace_index(site: Path, pages: Catalogue) -> None:
    """Give a built site the index of other pages: its pages know no more of it than its address."""
    addresses, files = bundle.search(pages).result()
    [index] = (site / bundle.SEARCH).glob("*.json")
    index.write_bytes(files[addresses["index"]])


def _bench(browser: Browser, pages: Catalogue, ours: Path, project: Path, count: int) -> None:
    """Measure both searches over ``pages`` and print it; ``count`` is 0 for the real site."""
    _say("building the pages with Material's search")
    material.write_project(pages, project, search=True)
    theirs = material.build(project)
    with chromium.serve(ours) as one, chromium.serve(theirs) as other:
        sides = {OURS: one, MATERIAL: other}
        page, texts = pages.symptoms[0].url, _phrases(pages)
        if not count:
            _check_pages(browser, one)
        print(f"{len(pages.symptoms)} pages{' (generated)' if count else ''}")
        loaded = {side: stopwatch.loading(browser, at, page, side, texts[0]) for side, at in sides.items()}
        _print_loaded(loaded)
        times = _times(browser, sides, page, texts, _log(pages))
    _print_times("opening", times["opening"], "")
    _print_times("typing", times["typing"], "50 ms" if count >= 5000 else "" if count else "16 ms")
    _print_times("paste", times["paste"], "" if count else "50 ms")
    shutil.rmtree(project)


def _times(
    browser: Browser, sides: dict[Search, Served], page: str, texts: list[str], log: Callable[[int], str]
) -> dict[str, dict[Search, list[Time]]]:
    """Take the times of each kind in turns, so that a busy moment of the machine hits both searches."""

    def in_turns(
        kind: str, rounds: int, take: Callable[[Search, int], list[Time]]
    ) -> dict[Search, list[Time]]:
        times: dict[Search, list[Time]] = {side: [] for side in sides}
        spent = dict.fromkeys(sides, 0.0)
        for number in range(rounds):
            for side in sides:
                if spent[side] < BUDGET:
                    _say(f"{kind}: {side.name}, {number + 1} of {rounds}")
                    start = time.perf_counter()
                    try:
                        times[side] += take(side, number)
                    except (TimeoutError, Error):
                        times[side].append(_LATE)
                        spent[side] = inf
                    spent[side] += time.perf_counter() - start
        return times

    opened = in_turns(
        "opening",
        ROUNDS,
        lambda side, _: [stopwatch.opening(browser, sides[side].address + page, side, texts[0])],
    )
    tabs = {
        side: stopwatch.ready(browser, served.address + page, side, texts[0])
        for side, served in sides.items()
    }
    typed = in_turns("typing", len(texts), lambda side, n: stopwatch.typing(tabs[side], side, texts[n]))
    pasted = in_turns("paste", ROUNDS, lambda side, n: [stopwatch.pasting(tabs[side], side, log(n))])
    for tab in tabs.values():
        tab.context.close()
    return {"opening": opened, "typing": typed, "paste": pasted}


def _phrases(pages: Catalogue) -> list[str]:
    """Return phrases that pages list, as a reader types them, from all over the site."""
    step = len(pages.symptoms) // PHRASES
    phrases = [symptom for page in pages.symptoms[::step] for symptom in page.front.symptoms[1:2]]
    return [phrase for phrase in phrases if phrase.isascii()][:PHRASES]


def _log(pages: Catalogue) -> Callable[[int], str]:
    """Return a function that makes a log of ``LINES`` lines, another for each number: requests and
    tracebacks, the last of which ends with a message that a page declares.
    """
    message = next(
        f"{error.type}: {error.message}" for error in pages.errors if error.type and "{" not in error.message
    )

    def log(number: int) -> str:
        lines: list[str] = []
        while len(lines) < LINES - 5:
            at = len(lines)
            lines += [
                f'INFO:     127.0.0.1:{50000 + at + number} - "GET /orders/{at}/items?page={number} HTTP/1.1" 200 OK',
                f"2025-11-0{1 + at % 9} 12:{at % 60:02}:07,{at % 1000:03} WARNING shop.stock: order {at} waits",
            ]
            if at % 50 == 0:
                lines += [*_frames(number), f"shop.errors.OutOfStock: item {at} of order {number} is gone"]
        lines = lines[: LINES - 5]
        return "\n".join([*lines, *_frames(number), message]) + "\n"

    return log


def _frames(number: int) -> list[str]:
    return [
        "Traceback (most recent call last):",
        f'  File "/srv/shop/main.py", line {number + 40}, in checkout',
        "    return await service.reserve(order, items)",
        '  File "/srv/shop/service.py", line 118, in reserve',
    ]


def _check_pages(browser: Browser, served: Served) -> None:
    pages = sorted(file.relative_to(served.folder).as_posix() for file in served.folder.rglob("*.html"))
    before, tab = len(served.asked), browser.new_page()
    for number, page in enumerate(pages, 1):
        _say(f"which pages load the index: {number} of {len(pages)}")
        tab.goto(served.address + page.removesuffix("index.html"), wait_until="networkidle")
    tab.context.close()
    early = len(stopwatch.indexes(OURS, served.asked[before:]))
    _say("")
    print(
        f"{early} of {len(pages)} pages load the index before the reader reaches for the search (goal: none)"
    )


def _check_scripts(site: Path) -> None:
    size = sum(stopwatch.packed(file.read_bytes()) for file in (site / bundle.SEARCH).glob("*.js"))
    print(f"  scripts of this search: {size / 1024:.1f} kB compressed (goal: at most {SCRIPTS} kB)")


def _print_loaded(loaded: dict[Search, Loaded]) -> None:
    for side, bytes_ in loaded.items():
        early = "the index is among them" if bytes_.index_early else "no index"
        print(
            f"  {side.name:11}: a page loads {bytes_.page / 1024:.1f} kB, of these {bytes_.own / 1024:.1f} kB for the "
            f"search alone ({early}); the first use {bytes_.first_use / 1024:.1f} kB more"
        )


def _print_times(kind: str, times: dict[Search, list[Time]], goal: str) -> None:
    _say("")
    for what, label in (("shown", f"{kind}, on screen"), ("changed", "  list changed")):
        series = {side: [getattr(time, what) for time in taken] for side, taken in times.items()}
        ours, theirs = (statistics.median(series[side]) for side in (OURS, MATERIAL))
        ratio = f"{ours / theirs:.3f}" if theirs < inf else "-"
        end = f"goal {goal}" if goal and what == "shown" else ""
        print(
            f"  {label:19} {_in_words(series[OURS])}   {_in_words(series[MATERIAL])}   ratio {ratio}   {end}".rstrip()
        )
    for side, taken in times.items():
        if not any(time.results for time in taken):
            print(f"    {side.name} found nothing")


def _in_words(series: list[float]) -> str:
    if inf in series:
        return f"{f'over {stopwatch.PATIENCE} s':^22}"
    p95 = statistics.quantiles(series, n=20, method="inclusive")[-1] if len(series) > 1 else series[0]
    return f"{statistics.median(series):8.1f} / {p95:8.1f} ms"


def _say(text: str) -> None:
    print(f"  {text:60}", end="\r", flush=True)


if __name__ == "__main__":
    main()
