"""Release numbers in the prose of a page: each must be one at which the record saw an example change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symptoms.read import named
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem
from symptoms.read.project import Project
from symptoms.read.record import Entry, Record

_NUMBER = re.compile(r"(?P<before>[\w-]*)[ (`]*\b(?P<release>0\.\d+(?:\.\d+)?)\b(?![.\w])")
_OTHERS = {"uvicorn", "httpx", "httpx2", "palfrey", "websockets", "anyio", "uvloop", "sayer", "multidict"}
"""Packages whose numbers look like Lilya's."""


def check(page: SymptomPage, project: Project, record: Record) -> Iterator[Problem]:
    """Yield the releases of Lilya that a page names and the record of its examples does not know."""
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
