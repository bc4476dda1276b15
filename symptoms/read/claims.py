"""What a page claims about releases: the numbers in its prose, and that a reader on an older one is helped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symptoms.read import examples, named
from symptoms.read.examples import Example
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem
from symptoms.read.project import Project
from symptoms.read.record import Entry, Record

_NUMBER = re.compile(r"(?P<before>[\w-]*)[ (`]*\b(?P<release>0\.\d+(?:\.\d+)?)\b(?!\.?\w)")
_OTHERS = {"uvicorn", "httpx", "httpx2", "palfrey", "websockets", "anyio", "uvloop", "sayer", "multidict"}
"""Packages whose numbers look like Lilya's."""


def check(page: SymptomPage, project: Project, record: Record) -> Iterator[Problem]:
    """Yield what a page says about releases and the record of its examples does not."""
    yield from _numbers(page, project, record)
    yield from _unhelped(page, project, record)


def _numbers(page: SymptomPage, project: Project, record: Record) -> Iterator[Problem]:
    """Yield the releases that the prose names and at which no example changes."""
    changes = {
        release
        for one in named.of_page(page, project)
        if (entry := record.by_example.get(one.key))
        for release in _changes(entry, record)
    }
    ends = {record.supported[0], record.newest} if record.supported else set()
    for number, line in page.prose:
        for found in _NUMBER.finditer(line):
            release = found["release"]
            if found["before"].lower() in _OTHERS or not _is_ours(release, record):
                continue
            if not any(_names(release, allowed) for allowed in changes | ends):
                known = ", ".join(sorted(changes, key=record.order.index)) or "none"
                what = f"no example of this page changes at Lilya {release}"
                remedy = f"show it in an example, or leave it out; the record has changes at: {known}"
                yield Problem(page.path, number, what, remedy)


def _unhelped(page: SymptomPage, project: Project, record: Record) -> Iterator[Problem]:
    """Yield the fixes of which none works on a release on which what they mend was shown."""
    entries = {
        one.example: entry
        for one in named.of_page(page, project)
        if (entry := record.by_example.get(one.key))
    }
    for failures, fixes in examples.groups(page.examples):
        ours = [entries[fix] for fix in fixes if fix in entries]
        if not ours:
            continue
        bare = [
            release
            for release in record.supported
            if any(_keeps(entries.get(failure), release, record) for failure in failures)
            and not any(_keeps(fix, release, record) for fix in ours)
            and not any(_is_about(fix, release, ours[-1], record) for fix in fixes)
        ]
        if bare:
            span = bare[0] if len(bare) == 1 else f"{bare[0]} to {bare[-1]}"
            yield fixes[-1].fence.problem(
                f"on Lilya {span} the failure before it is shown, and no fix works",
                f'write it so that it works there too, or add one that does, with lilya="{bare[-1]}"',
            )


def _keeps(entry: Entry | None, release: str, record: Record) -> bool:
    """Tell whether an example kept its promises on a release."""
    outcome = record.outcome(entry, release) if entry else None
    return outcome is not None and not outcome.broken


def _is_about(fix: Example, release: str, other: Entry, record: Record) -> bool:
    """Tell whether a fix names a release for itself on which another did what it does on the given one."""
    own = fix.fence.options.get("lilya")
    span = record.span(other, release)
    return span is not None and own in record.between(span.first, span.last)


def _changes(entry: Entry, record: Record) -> Iterator[str]:
    """Yield the last release of each outcome but the present one, and the first of the next."""
    for before, after in zip(entry.spans, entry.spans[1:], strict=False):
        if not before.outcome.looks_like(after.outcome):
            yield before.last
            yield after.first


def _is_ours(release: str, record: Record) -> bool:
    return any(_names(release, known) for known in record.known)


def _names(written: str, release: str) -> bool:
    """Tell whether a text names a release: ``0.24`` any of 0.24."""
    return release == written or (written.count(".") == 1 and release.startswith(f"{written}."))
