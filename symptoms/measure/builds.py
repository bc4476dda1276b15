"""Measures, as ratios in one run on one machine: machines differ, and this one may be busy.

``nox -s bench``; ``nox -s bench -- --pages 100 1000`` for other numbers of generated pages.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

from symptoms.measure import material
from symptoms.prove import proof
from symptoms.publish import messages, render, search_index
from symptoms.read import catalogue
from symptoms.read.catalogue import Catalogue
from symptoms.read.examples import Program
from symptoms.read.pages import SymptomPage
from symptoms.read.project import Project


def main() -> None:
    parser = argparse.ArgumentParser(prog="nox -s bench --")
    parser.add_argument("--pages", type=int, nargs="*", default=[100, 1000, 5000])
    parser.add_argument(
        "--rounds", type=int, default=5, help="builds of each kind; at most 3 above 100 pages, 1 above 1,000"
    )
    parser.add_argument("--no-suite", action="store_true", help="do not time the test suite")
    arguments = parser.parse_args()
    site = catalogue.load(Project.at(Path.cwd()))
    print(
        "build: with our plugin / plain mkdocs-material, same pages (goal: at most 1.10; own cost: at most 1 ms a page)"
    )
    with tempfile.TemporaryDirectory(prefix="symptoms-bench-") as name:
        for count in [len(site.symptoms), *arguments.pages]:
            most = 1 if count > 1000 else 3 if count > 100 else arguments.rounds
            _bench_build(site, Path(name) / str(count), count, min(arguments.rounds, most))
    _bench_examples(site)
    if not arguments.no_suite:
        suite = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal"]
        print(f"suite: {_timed(lambda: _run(suite, site.project.root)):.0f} s")


def _bench_build(site: Catalogue, folder: Path, count: int, rounds: int) -> None:
    ours, plain = folder / "ours", folder / "plain"
    generated = _generate(site, ours, count)
    material.write_project(generated, plain)
    times: dict[Path, list[float]] = {ours: [], plain: []}
    for _ in range(rounds):
        for project in (ours, plain):
            print(f"  {count} pages: {project.name} ...", end="\r", flush=True)
            times[project].append(_timed(partial(material.build, project)))
    ratios = [a / b for a, b in zip(times[ours], times[plain], strict=False)]
    own = _own_cost(generated.project)
    print(
        f"  {count:5} pages: ratio {statistics.median(ratios):.3f} (from {min(ratios):.3f} to {max(ratios):.3f}; "
        f"{statistics.median(times[ours]):.1f} s / {statistics.median(times[plain]):.1f} s); "
        f"own cost {1000 * own / count:.2f} ms a page"
    )
    shutil.rmtree(folder)


def _generate(site: Catalogue, folder: Path, count: int) -> Catalogue:
    """Write a project with ``count`` pages: the real ones, repeated under other addresses."""
    root, project = site.project.root, Project(folder, site.areas)
    shutil.copytree(root / "theme/overrides", folder / "theme/overrides")
    (folder / "theme/search").symlink_to(site.project.search)
    shutil.copy(root / "mkdocs.yml", folder)
    project.examples.mkdir()
    project.docs.mkdir()
    shutil.copy(site.project.docs / "index.md", project.docs)
    for number in range(count):
        page = site.symptoms[number % len(site.symptoms)]
        _write_copy(page, number // len(site.symptoms), site.project, project)
    return catalogue.load(project)


def _write_copy(page: SymptomPage, copy: int, source: Project, target: Project) -> None:
    """Write the ``copy``-th copy of a page; what must be unique on the site gets the number."""
    slug = f"{page.slug}-{copy}" if copy else page.slug
    text = page.text
    if copy:
        front = page.front.model_dump(exclude_none=True)
        front["title"] += f" {copy}"
        front["symptoms"] = [f"{symptom} {copy}" for symptom in front["symptoms"]]
        front["errors"] = [
            {**error, "message": f"copy {copy} {error['message']}"} for error in front["errors"]
        ]
        text = f"---\n{yaml.safe_dump(front, sort_keys=False, allow_unicode=True)}---\n{page.body}"
    file = target.docs / page.area / f"{slug}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    if (source.examples / page.slug).is_dir():
        shutil.copytree(source.examples / page.slug, target.examples / slug)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")


def _own_cost(project: Project) -> float:
    """Return the seconds that our own code takes in a build, when what a process reads once has been read."""

    def all_of_it() -> None:
        source = messages.start()
        site = catalogue.load(project)
        index = messages.of(site, source.result())
        messages.as_html(index)
        for page in site.symptoms:
            render.facts(page, site)
            render.page_markdown(page, site, index)
            render.page_copy(page, site)
        search_index.build(site)
        render.symptom_map(site)
        render.symptoms_json(site, index, "/")
        render.llms_txt(site, "", "", "/")

    return min(_timed(all_of_it) for _ in range(3))


def _bench_examples(site: Catalogue) -> None:
    programs = [
        (page, example) for page in site.symptoms for example in page.examples if isinstance(example, Program)
    ]

    def prove(page: SymptomPage, program: Program) -> None:
        proof.check_example(proof.execute(program, site.project), page)

    prove(*programs[0])
    times = [
        _timed(partial(prove, page, program))
        for page, program in programs[1:]
        if "timeout" not in program.fence.options
    ]
    p95 = statistics.quantiles(times, n=20)[-1]
    print(
        f"in-page example with its checks: median {1000 * statistics.median(times):.1f} ms, 95 % within {1000 * p95:.1f} ms, of {len(times)} (goal: 25 ms)"
    )


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
