"""Lighthouse as it judges a phone: three pages of this site beside the same pages of plain Material.

Part of ``nox -s bench``; ``python -m symptoms.measure.lighthouse --runs 5 [ADDRESS ...]`` for other pages.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import tempfile
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from symptoms.measure import chromium, material
from symptoms.prove.run import browser
from symptoms.publish.node import find_node
from symptoms.read import catalogue
from symptoms.read.catalogue import Catalogue
from symptoms.read.project import Project

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time")
HEAD = f"  {'':34} performance   LCP  shift    TBT  accessible  practices  SEO  machine"


@dataclass(frozen=True)
class Report:
    """What one run of Lighthouse says of one page.

    Attributes:
        performance: from 0 to 100, as the other three categories.
        painted: milliseconds until the largest text is there, on a phone of the middle class with slow 4G.
        shift: how much what is on the screen has moved (https://web.dev/articles/cls); a ratio.
        blocked: milliseconds for which a tap would have waited, after the first paint.
        machine: how fast this machine was meanwhile, Lighthouse's ``benchmarkIndex``. Below 1,000 it was busy, and
            the times say more about it than about the page.
    """

    performance: float
    accessibility: float
    practices: float
    seo: float
    painted: float
    shift: float
    blocked: float
    machine: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m symptoms.measure.lighthouse")
    parser.add_argument("pages", nargs="*", help="addresses below the site's root; by default three")
    parser.add_argument("--runs", type=int, default=5, help="of which the medians are taken")
    parser.add_argument("--ours", action="store_true", help="leave plain Material out")
    arguments = parser.parse_args()
    site = catalogue.load(Project.at(Path.cwd()))
    pages = arguments.pages or chosen(site)
    print(
        f"Lighthouse on a phone, medians of {arguments.runs} (goal: 95, shift under 0.02, TBT under 150 ms)"
    )
    with tempfile.TemporaryDirectory(prefix="symptoms-lighthouse-") as name:
        sites = {"this site": material.build(site.project.root, Path(name) / "ours")}
        if not arguments.ours:
            material.write_project(site, Path(name) / "plain", search=True)
            sites["plain Material"] = material.build(Path(name) / "plain")
        print(HEAD)
        for page in pages:
            print(f"  {page or 'the home page'}")
            runs: dict[str, list[Report]] = {side: [] for side in sites}
            # By turns: what else the machine does meets both.
            for _ in range(arguments.runs):
                for side, folder in sites.items():
                    with chromium.serve(folder, packed=True) as served:
                        runs[side].append(measure(served.address + page, site.project))
            for side in sites:
                print(row(side, middle(runs[side])), flush=True)


def chosen(site: Catalogue) -> list[str]:
    """Return the addresses of the home page, the longest page and one of middle length."""
    by_length = sorted(site.symptoms, key=lambda page: len(page.text))
    return ["", by_length[-1].url, by_length[len(by_length) // 2].url]


def measure(address: str, project: Project) -> Report:
    """Run Lighthouse once, in a fresh profile, with its settings for phones.

    Raises:
        SystemExit: Lighthouse could not look at the page; it says why.
    """
    node = find_node() or "node"
    flags = " ".join(["--headless=new", *browser.options()])
    command = [
        *(node, str(project.search / "node_modules/lighthouse/cli/index.js"), address),
        *("--quiet", "--output=json", "--no-enable-error-reporting", f"--chrome-flags={flags}"),
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    environment = {**os.environ, "CHROME_PATH": browser.find() or ""}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise SystemExit(f"Lighthouse failed on {address}:\n{done.stderr[-3000:]}")
    return read(json.loads(done.stdout))


def read(result: dict[str, Any]) -> Report:
    """Return what counts of a result as Lighthouse writes it in JSON.

    Raises:
        SystemExit: a category or an audit could not be computed, and is no number.
    """
    scores = [result["categories"][name]["score"] for name in CATEGORIES]
    times = [result["audits"][name].get("numericValue") for name in TIMES]
    if None in scores or None in times:
        raise SystemExit(
            f"Lighthouse has no result: {result.get('runtimeError') or result['finalDisplayedUrl']}"
        )
    numbers = [*(100 * score for score in scores), *times, result["environment"]["benchmarkIndex"]]
    return Report(*numbers)


def middle(runs: list[Report]) -> Report:
    """Return the median of each number of at least one run."""
    return Report(*map(statistics.median, zip(*map(astuple, runs), strict=True)))


def row(name: str, report: Report) -> str:
    """Return a line of the table below ``HEAD``."""
    return (
        f"    {name:32} {report.performance:11.0f} {report.painted / 1000:4.1f}s  {report.shift:5.3f} "
        f"{report.blocked:4.0f}ms {report.accessibility:11.0f} {report.practices:10.0f} {report.seo:4.0f} {report.machine:8.0f}"
    )


if __name__ == "__main__":
    main()
