"""The command ``versions``: writes the record, or runs again and compares with it."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from symptoms.prove import record as making
from symptoms.prove.runner import Known, Runner
from symptoms.read import catalogue, named, record
from symptoms.read.catalogue import Catalogue
from symptoms.read.named import Named
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project
from symptoms.read.record import Outcome, Record


def versions(project: Project, given: list[str]) -> int:
    """Run on every supported release what the record does not hold, and write it; --check writes nothing.

    Returns:
        The exit code 0.

    Raises:
        ProblemsError: a release cannot be had, or what runs do is not what the record holds.
    """
    parser = argparse.ArgumentParser("nox -s versions --", description=versions.__doc__)
    parser.add_argument("--again", action="store_true", help="run everything anew, not only what changed")
    parser.add_argument(
        "--newest",
        action="store_true",
        help="run everything anew on the newest release, and what changed on all",
    )
    parser.add_argument("--check", action="store_true", help="run again and compare with the record")
    parser.add_argument("names", nargs="*", help="with --check: only these releases, only these pages")
    options = parser.parse_args(given)
    if options.names and not options.check:
        parser.error("names go with --check; what changed is run on all releases")
    began = time.monotonic()
    site = catalogue.load(project)
    if options.check:
        check(site, options.names)
    else:
        changed = making.write(
            making.make(site, _old(project), _say, options.again, options.newest), project.root
        )
        _say("  ".join(["wrote", *changed]) if changed else "the record is as it was")
    _say(f"{time.monotonic() - began:.0f} s")
    return 0


def _old(project: Project) -> Record | None:
    """Return the record; one that cannot be read, or was edited, is made from the beginning."""
    try:
        return record.read(project.root)
    except ProblemsError as error:
        _say(f"{error}\nmaking it from the beginning")
        return None


def check(site: Catalogue, names: Collection[str]) -> None:
    """Run examples again and compare with the record.

    Args:
        names: any releases that the record knows, also those between the supported ones; slugs of pages.

    Raises:
        ProblemsError: a name is unknown, or an example does not do what the record holds.
    """
    found = site.record
    if problems := [*making.fresh(site, found), *_unknown(names, site)]:
        raise ProblemsError(problems)
    releases = [name for name in names if name in found.known] or list(found.supported)
    slugs = [Path(name).stem for name in names if name not in found.known]
    wanted = [
        one
        for page in site.symptoms
        if not slugs or page.slug in slugs
        for one in named.of_page(page, site.project)
    ]
    if problems := list(differing(wanted, releases, site, found)):
        raise ProblemsError(problems)


def _unknown(names: Collection[str], site: Catalogue) -> Iterator[Problem]:
    slugs = {page.slug for page in site.symptoms}
    for name in names:
        if name not in site.record.known and Path(name).stem not in slugs:
            remedy = f"name a page, or a release from {site.record.known[0]} to {site.record.newest}"
            yield Problem(name, 1, "this is neither a recorded release nor a page with examples", remedy)


def differing(wanted: list[Named], releases: list[str], site: Catalogue, found: Record) -> Iterator[Problem]:
    """Run examples on releases, and yield those that do not do what the record holds."""
    known: Known = {one: {} for one in wanted}
    runner = Runner(site.project, _say, again=True)
    # The newest too: the record does not repeat what others showed where the newest shows the same.
    runner.run({release: wanted for release in dict.fromkeys([*releases, found.newest])}, known)
    for one, outcomes in known.items():
        for release in outcomes:
            held = found.outcome(found.by_example[one.key], release)
            if held is None or not _same(held, outcomes, release, found):
                yield one.example.fence.problem(
                    f"on Lilya {release} this example does not do what the record holds",
                    "make it the same on every run; if it is, run `nox -s versions -- --again`",
                )


def _same(held: Outcome, outcomes: dict[str, Outcome], release: str, found: Record) -> bool:
    """Tell whether an outcome is the recorded one; the ways through packages are recorded for supported releases."""
    whole = making.with_shown(held, outcomes[found.newest])
    return outcomes[release] == whole if release in found.supported else outcomes[release].looks_like(whole)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
