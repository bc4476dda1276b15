"""Runs examples on every supported release, finds where what they do changed, and writes the record."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest
from pathlib import Path

from packaging.version import Version

from symptoms.prove import releases, wordings
from symptoms.prove.proof import Result
from symptoms.prove.run import browser
from symptoms.prove.runner import Known, Runner, Say, of_result
from symptoms.read import named, record
from symptoms.read.catalogue import Catalogue
from symptoms.read.examples import Example, Session
from symptoms.read.named import Named
from symptoms.read.problems import Problem
from symptoms.read.project import Project
from symptoms.read.record import Entry, Outcome, Record, Span

UNRECORDED = "the record does not hold this example"
_NO_ROUTE = frozenset(
    {
        "lilya/middleware/exceptions.py ExceptionMiddleware.http_exception answer 1",
        "lilya/routing/router.py BaseRouter.handle_not_found raise 1",
    }
)
"""What an app executes for an address that it does not have."""


def fresh(site: Catalogue, found: Record) -> Iterator[Problem]:
    """Yield the examples that the record does not hold, and what else it lacks or has too much.

    A project without the folder records nothing.
    """
    if not (site.project.root / record.FOLDER).is_dir():
        return
    command = "run `nox -s versions`"
    for release in sorted(set(releases.supported(site.project)) ^ set(found.supported)):
        what = f"the release {release} is {'not recorded' if release not in found.supported else 'no longer supported'}"
        yield Problem("record/", 1, what, command)
    if found.packages != packages(site.project):
        yield Problem("record/", 1, "it was made with other packages than are locked now", command)
    unclaimed = set(found.by_example)
    for page in site.symptoms:
        for one in named.of_page(page, site.project):
            if one.key not in found.by_example:
                yield one.example.fence.problem(UNRECORDED, command)
            unclaimed.discard(one.key)
    for slug, _ in sorted(unclaimed):
        yield Problem(
            f"docs/{slug}.md", 1, "the record holds an example that this page no longer has", command
        )


def differing(one: Named, result: Result, found: Record) -> Problem | None:
    """Return how what an example did here is not what the record holds of the newest release.

    Compared are its promises and its exceptions, with their ways through packages: what it shows is on its page.
    """
    entry = found.by_example.get(one.key)
    if entry is None:
        return one.example.fence.problem(UNRECORDED, "run `nox -s versions`")
    held, ran = entry.spans[-1].outcome, of_result(one, result)
    if (ran.broken, ran.raised) == (held.broken, held.raised):
        return _executing(one, ran, entry)
    now, then = (
        [f"{raised.line} ({' > '.join(raised.frames[-2:])})" for raised in each.raised]
        for each in (ran, held)
    )
    what = f"it raises {now or 'nothing'}, in the record {then or 'nothing'}"
    return one.example.fence.problem(what, "if that is right, run `nox -s versions -- --again`")


def _executing(one: Named, ran: Outcome, entry: Entry) -> Problem | None:
    """Return how the places that an example executed are not those of the record."""
    if entry.executed is None:
        return one.example.fence.problem("the record does not hold what it executes", "run `nox -s versions`")
    varying = _NO_ROUTE if _has_a_browser(one.example) else frozenset()
    more, less = (
        sorted(set(ran.executed) - set(entry.executed) - varying),
        sorted(set(entry.executed) - set(ran.executed) - varying),
    )
    if not more and not less:
        return None
    what = f"it executes {', '.join(more) or 'nothing'} that is not in the record, and not {', '.join(less) or 'less'}"
    return one.example.fence.problem(what, "if that is right, run `nox -s versions -- --newest`")


def _has_a_browser(example: Example) -> bool:
    """Tell whether a browser is among the commands: it asks for a page's icon when it finds the time, or does not."""
    return isinstance(example, Session) and any(
        line.startswith(f"$ {browser.COMMAND} ") for fence in example.fences for line in fence.lines
    )


def packages(project: Project) -> dict[str, str]:
    """Return the versions of what examples run with, besides Lilya."""
    return {name: version for name, version in releases.used(project).items() if name != releases.PACKAGE}


def make(site: Catalogue, old: Record | None, say: Say, again: bool = False, newest: bool = False) -> Record:
    """Return the record of a site: what the old one does not hold is run on every supported release.

    Args:
        old: what was recorded; its entries stay where nothing that could change them did.
        again: run everything anew, also what is kept on this machine.
        newest: run everything anew on the newest release; of older ones only what does something else there.
    """
    supported = releases.supported(site.project)
    everything = [one for page in site.symptoms for one in named.of_page(page, site.project)]
    # A package that is only added is taken to change nothing for examples that ran without it.
    is_same = (
        old and list(old.supported) == supported and old.packages.items() <= packages(site.project).items()
    )
    held = dict(old.by_example) if old and is_same and not again else {}
    stale = [one for one in everything if one.key in held and (newest or held[one.key].executed is None)]
    if stale:
        held |= _measured(stale, held, supported[-1], Runner(site.project, say, newest))
    wanted = [one for one in everything if one.key not in held]
    order = list(old.known) if old and is_same else _from_to(supported)
    runner = Runner(site.project, say, again)
    known: Known = {one: {} for one in wanted}
    if wanted:
        runner.run({release: wanted for release in supported}, known)
        bisect(known, supported, order, runner)
    uninstallable = runner.uninstallable or (old.uninstallable if old and is_same else {})
    entries = [
        replace(held[one.key], section=one.section) if one.key in held else entry_of(one, known[one], order)
        for one in everything
    ]
    return Record(
        tuple(supported),
        tuple(order),
        python=".".join(map(str, sys.version_info[:2])),
        packages=packages(site.project),
        uninstallable=uninstallable,
        entries=tuple(entries),
        wordings=wordings.of(site.project, uninstallable),
    )


def _measured(
    stale: list[Named], held: dict[tuple[str, str], Entry], newest: str, runner: Runner
) -> dict[tuple[str, str], Entry]:
    """Run examples on the newest release; return their entries, and take from those held what is no longer so."""
    known: Known = {one: {} for one in stale}
    runner.run({newest: stale}, known)
    found = {}
    for one, outcomes in known.items():
        entry, ran = held.pop(one.key, None), outcomes[newest]
        if entry and (ran.broken, ran.raised) == (
            entry.spans[-1].outcome.broken,
            entry.spans[-1].outcome.raised,
        ):
            found[one.key] = replace(entry, executed=ran.executed)
    return found


def _from_to(supported: list[str]) -> list[str]:
    """Return every release from the oldest supported one to the newest."""
    known = sorted({*releases.on_the_registry(), *supported}, key=Version)
    return known[known.index(supported[0]) : known.index(supported[-1]) + 1]


def bisect(known: Known, supported: list[str], order: list[str], runner: Runner) -> None:
    """Run examples between two releases on which they differ, until each change is between neighbours."""
    open_: dict[Named, list[tuple[str, str]]] = {
        one: [pair for pair in pairwise(supported) if not _alike(outcomes, *pair)]
        for one, outcomes in known.items()
    }
    while True:
        wanted: dict[str, list[Named]] = {}
        for one, pairs in open_.items():
            for first, last in pairs:
                if middle := _middle(first, last, order, runner.uninstallable):
                    wanted.setdefault(middle, []).append(one)
        if not wanted:
            return
        runner.run(wanted, known)
        for one, pairs in open_.items():
            open_[one] = [half for pair in pairs for half in _halves(known[one], pair, order, runner)]


def _halves(
    outcomes: dict[str, Outcome], pair: tuple[str, str], order: list[str], runner: Runner
) -> list[tuple[str, str]]:
    middle = _middle(*pair, order, runner.uninstallable)
    if middle is None:
        return []
    if middle not in outcomes:
        return [pair]
    return [half for half in ((pair[0], middle), (middle, pair[1])) if not _alike(outcomes, *half)]


def _alike(outcomes: dict[str, Outcome], first: str, last: str) -> bool:
    if first not in outcomes or last not in outcomes:
        return True
    return outcomes[first].looks_like(outcomes[last])


def _middle(first: str, last: str, order: list[str], left_out: Iterable[str]) -> str | None:
    """Return a release in the middle between two; None if none is between them."""
    between = [name for name in order[order.index(first) + 1 : order.index(last)] if name not in left_out]
    return between[len(between) // 2] if between else None


def entry_of(one: Named, outcomes: dict[str, Outcome], order: list[str]) -> Entry:
    """Return what an example did as spans of releases; of equal looks, the latest ways through packages."""
    spans: list[Span] = []
    for release in sorted(outcomes, key=order.index):
        outcome = outcomes[release]
        if spans and spans[-1].outcome == outcome:
            spans[-1] = replace(spans[-1], last=release)
        else:
            spans.append(Span(release, release, outcome))
    # Where it looks the same on both sides, it does so between them.
    spans = [
        replace(span, last=order[order.index(after.first) - 1])
        if after and span.outcome.looks_like(after.outcome)
        else span
        for span, after in zip_longest(spans, spans[1:])
    ]
    # The page shows what the present one shows.
    present = spans[-1].outcome
    spans = [
        replace(span, outcome=replace(span.outcome, shown=None)) if span.outcome.looks_like(present) else span
        for span in spans
    ]
    executed = outcomes[max(outcomes, key=order.index)].executed
    return Entry(named.slug_of(one.page), one.section, one.hash, tuple(spans), executed)


def with_shown(outcome: Outcome, present: Outcome) -> Outcome:
    """Return an outcome of the record with what it showed, given the present one."""
    return outcome if outcome.shown is not None else replace(outcome, shown=present.shown)


def write(found: Record, root: Path) -> list[str]:
    """Write the record, all of it or nothing; return the names of the files that changed."""
    folder = root / record.FOLDER
    folder.mkdir(exist_ok=True)
    texts = record.files(found)
    old = {file.name: file.read_text("utf-8") for file in folder.glob("*.json")}
    changed = [name for name, text in texts.items() if old.get(name) != text]
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as new:
        for name in changed:
            Path(new, name).write_text(texts[name], "utf-8")
        for name in changed:
            os.replace(Path(new, name), folder / name)
    gone = [name for name in old if name not in texts]
    for name in gone:
        (folder / name).unlink()
    return [*changed, *gone]
