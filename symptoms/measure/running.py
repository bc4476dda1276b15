"""Times what a reader waits for who runs a program on its page, from the click to the result, in Chromium.

Prints, as medians: the first result with nothing kept, the first on another page, a run after that; and the bytes that
come. Every run begins with memory that no other program has seen.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, Page

from symptoms.measure import chromium, in_browser, stopwatch
from symptoms.publish import build
from symptoms.read import catalogue
from symptoms.read import in_browser as reading
from symptoms.read.examples import Program
from symptoms.read.pages import SymptomPage
from symptoms.read.project import Project

ROUNDS = 5
RUNS = 30
_PATIENCE = 120_000
_RUNS = """async ([source, count]) => {
  const program = { files: { "app.py": source }, run: "app.py" };
  const times = [];
  for (let run = 0; run < count; run++) {
    const start = performance.now();
    await python.run(program, { seconds: 10 });
    times.push(performance.now() - start);
  }
  return times;
}"""


def measure(site: Path, pages: list[SymptomPage]) -> dict[str, float]:
    """Return the medians, in seconds, and the bytes, of a built site; ``pages`` are two with programs."""
    first, second = pages
    sizes = [file.stat().st_size for file in (site / "assets/run").glob("*.bin")]
    [worker] = (site / "assets/run").glob("worker-*.js")
    with chromium.serve(site, packed=True) as served, chromium.browse() as browser:
        rounds = [_round(browser, served.address, first.url, second.url) for _ in range(ROUNDS)]
        with in_browser.opened(browser, site, served.address, first.url) as here:
            times = here.tab.evaluate(_RUNS, [_program(first).fence.body, RUNS])
    return {
        "cold": statistics.median(cold for cold, _ in rounds),
        "warm": statistics.median(warm for _, warm in rounds),
        "run": statistics.median(times) / 1000,
        "bytes": sum(sizes) + stopwatch.packed(worker.read_bytes()),
    }


def _round(browser: Browser, address: str, first: str, second: str) -> tuple[float, float]:
    context = browser.new_context()
    tab = context.new_page()
    cold, warm = _first_result(tab, address + first), _first_result(tab, address + second)
    context.close()
    return cold, warm


def _first_result(tab: Page, address: str) -> float:
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    button = tab.locator("[data-st-run]").first
    start = time.perf_counter()
    button.click()
    tab.get_by_role("status").filter(has_text="in your browser").first.wait_for(timeout=_PATIENCE)
    return time.perf_counter() - start


def _program(page: SymptomPage) -> Program:
    return next(one for one in page.examples if isinstance(one, Program) and reading.runs(one))


def main() -> int:
    project = Project.at(Path.cwd())
    site = catalogue.load(project)
    pages = [
        page for page in site.of_area("routing") if any(isinstance(one, Program) for one in page.examples)
    ]
    print("building the site", file=sys.stderr)
    with build.temporary(project.root) as built:
        found = measure(built, pages[:2])
    print(
        f"a program in the browser: first result {found['cold']:.2f} s, on the next page {found['warm']:.2f} s,"
    )
    print(f"a run after that {found['run'] * 1000:.0f} ms; {found['bytes'] / 1e6:.2f} MB come, once")
    return 0


if __name__ == "__main__":
    sys.exit(main())
