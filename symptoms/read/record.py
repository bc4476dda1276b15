"""The record: what every example did on every supported release, as ``nox -s versions`` wrote it.

``record/`` holds a file a release. That of the newest is whole; an older one holds the examples that did
something else there, and the releases over which they did exactly that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from symptoms.read.inventory import Place
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.raised import Raised

FOLDER = "record"
FORMAT = 1
REMEDY = "run `nox -s versions`"


@dataclass(frozen=True)
class Outcome:
    """What an example did on a release.

    Attributes:
        broken: the promises that it did not keep, by their places among those of the example.
        shown: for each of its fences, the lines it showed; None for those that the page shows.
        raised: the exceptions whose tracebacks it showed.
        executed: the places of Lilya's source that it executed, by their names. They are of one release, so they
            make no difference between two.
    """

    broken: tuple[int, ...] = ()
    shown: tuple[tuple[str, ...], ...] | None = None
    raised: tuple[Raised, ...] = ()
    executed: tuple[str, ...] = field(default=(), compare=False)

    def looks_like(self, other: Outcome) -> bool:
        """Tell whether a reader sees the same: the ways through packages may differ."""
        return (self.broken, self.shown) == (other.broken, other.shown)


@dataclass(frozen=True)
class Span:
    """An outcome, and the first and the last release in which it was exactly this one."""

    first: str
    last: str
    outcome: Outcome


@dataclass(frozen=True)
class Entry:
    """What one example did.

    Attributes:
        spans: in the order of releases, the present one last.
        executed: the places that it executed of the newest release; None where that was not measured.
    """

    page: str
    section: str
    example: str
    spans: tuple[Span, ...]
    executed: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Wording:
    """A text of Lilya's source that some supported releases have and others have not.

    Attributes:
        place: where the newest of them says it.
        releases: those that do, oldest first.
    """

    place: Place
    releases: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """All outcomes.

    Attributes:
        supported: the releases on which everything was run, oldest first.
        known: all releases from the oldest of these to the newest.
        packages: what else was installed, with its versions.
        uninstallable: releases that could not be installed with this Python, each with the reason.
        entries: in the order of pages and of their examples.
        wordings: in the order of files; what all supported releases say is not among them.
    """

    supported: tuple[str, ...]
    known: tuple[str, ...]
    python: str = ""
    packages: dict[str, str] = field(default_factory=dict, hash=False)
    uninstallable: dict[str, str] = field(default_factory=dict, hash=False)
    entries: tuple[Entry, ...] = ()
    wordings: tuple[Wording, ...] = ()

    @property
    def newest(self) -> str:
        """The newest release; empty where nothing is recorded."""
        return self.supported[-1] if self.supported else ""

    @cached_property
    def by_example(self) -> dict[tuple[str, str], Entry]:
        """The entries by page and example."""
        return {(entry.page, entry.example): entry for entry in self.entries}

    @cached_property
    def order(self) -> list[str]:
        return list(self.known)

    def outcome(self, entry: Entry, release: str) -> Outcome | None:
        """Return what an example did on a release; None where that was not tried."""
        span = self.span(entry, release)
        return span.outcome if span else None

    def span(self, entry: Entry, release: str) -> Span | None:
        """Return the span of an entry that a release is in."""
        return next((span for span in entry.spans if release in self.between(span.first, span.last)), None)

    def between(self, first: str, last: str) -> list[str]:
        """Return the releases from one to another, both among them."""
        return self.order[self.order.index(first) : self.order.index(last) + 1]


def read(root: Path) -> Record:
    """Read the record of a project; one without a file is empty.

    Raises:
        ProblemsError: it is not as it was written.
    """
    folder = root / FOLDER
    files = {file.stem: _file(file) for file in sorted(folder.glob("*.json"))}
    if not files:
        return Record((), ())
    whole = [release for release, content in files.items() if content["whole"]]
    if len(whole) != 1:
        what = f"{len(whole)} files of {FOLDER}/ are whole; one must be, that of the newest release"
        raise ProblemsError([Problem(f"{FOLDER}/", 1, what, REMEDY)])
    newest = files[whole[0]]
    missing = [release for release in newest["supported"] if release not in files]
    if missing:
        raise ProblemsError(
            [Problem(f"{FOLDER}/{release}.json", 1, "this file is gone", REMEDY) for release in missing]
        )
    return Record(
        supported=tuple(newest["supported"]),
        known=tuple(newest["known"]),
        python=newest["python"],
        packages=newest["packages"],
        uninstallable=newest["uninstallable"],
        entries=tuple(_entries(newest, [files[release] for release in newest["supported"][:-1]])),
        wordings=tuple(
            Wording(Place(*texts), tuple(releases)) for texts, releases in newest.get("wordings", [])
        ),
    )


def _entries(newest: dict[str, Any], older: list[dict[str, Any]]) -> Iterator[Entry]:
    differing: dict[tuple[str, str], list[Span]] = {}
    for content in older:
        for page, examples in content["pages"].items():
            for entry in examples:
                spans = differing.setdefault((page, entry["example"]), [])
                span = _span(entry)
                if span not in spans:
                    spans.append(span)
    for page, examples in newest["pages"].items():
        for entry in examples:
            spans = [*differing.get((page, entry["example"]), []), _span(entry)]
            spans.sort(key=lambda span: newest["known"].index(span.first))
            executed = tuple(entry["executed"]) if "executed" in entry else None
            yield Entry(page, entry["section"], entry["example"], tuple(spans), executed)


def _span(entry: dict[str, Any]) -> Span:
    shown = entry.get("shown")
    raised = tuple(Raised(found["line"], tuple(found["frames"])) for found in entry.get("raised", []))
    outcome = Outcome(
        tuple(entry.get("broken", [])), shown and tuple(tuple(lines) for lines in shown), raised
    )
    return Span(entry["first"], entry["last"], outcome)


def _file(file: Path) -> dict[str, Any]:
    path = f"{FOLDER}/{file.name}"
    try:
        content = json.loads(file.read_text("utf-8"))
        digest = content.pop("digest")
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise ProblemsError([Problem(path, 1, f"it cannot be read: {error}", REMEDY)]) from None
    if content.get("format") != FORMAT:
        what = f"its format is {content.get('format')}, this code reads {FORMAT}"
        raise ProblemsError([Problem(path, 1, what, f"use the code that wrote it, or {REMEDY}")])
    if digest != digest_of(content):
        what = "it is not as it was written: somebody edited it, or a merge joined two"
        raise ProblemsError([Problem(path, 1, what, f"{REMEDY}; nothing here is written by hand")])
    return content


def digest_of(content: dict[str, Any]) -> str:
    """Return what tells whether a file of the record is as it was written."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def files(record: Record) -> dict[str, str]:
    """Return the text of each file of the record, by its name."""
    return {
        f"{release}.json": _text(_content(record, release, is_newest=release == record.newest))
        for release in record.supported
    }


def _content(record: Record, release: str, is_newest: bool) -> dict[str, Any]:
    head: dict[str, Any] = {"format": FORMAT, "release": release, "whole": is_newest}
    if is_newest:
        head |= {
            "supported": list(record.supported),
            "known": list(record.known),
            "python": record.python,
            "packages": record.packages,
            "uninstallable": record.uninstallable,
            "wordings": [_worded(wording) for wording in record.wordings],
        }
    pages: dict[str, list[dict[str, Any]]] = {}
    for entry in record.entries:
        if is_newest:
            measured = {} if entry.executed is None else {"executed": list(entry.executed)}
            whole = {"example": entry.example, "section": entry.section, **_described(entry.spans[-1])}
            described = [whole | measured]
        else:
            spans = _differing(entry, release, record)
            described = [{"example": entry.example, **_described(span)} for span in spans]
        if described:
            pages.setdefault(entry.page, []).extend(described)
    return head | {"pages": pages}


def _worded(wording: Wording) -> list[list[str]]:
    place = wording.place
    return [[place.file, place.function, place.kind, place.type, place.template], list(wording.releases)]


def _differing(entry: Entry, release: str, record: Record) -> list[Span]:
    """Return what an example did otherwise on a release, or after the one before it that is supported."""
    before = record.supported[: record.supported.index(release)]
    since = record.order.index(before[-1]) + 1 if before else 0
    recent = record.order[since : record.order.index(release) + 1]
    return [
        span
        for span in entry.spans[:-1]
        if release in record.between(span.first, span.last) or (span.first in recent and span.last in recent)
    ]


def _described(span: Span) -> dict[str, Any]:
    outcome = span.outcome
    described: dict[str, Any] = {"first": span.first, "last": span.last}
    if outcome.broken:
        described["broken"] = list(outcome.broken)
    if outcome.shown is not None:
        described["shown"] = [list(lines) for lines in outcome.shown]
    if outcome.raised:
        described["raised"] = [{"line": one.line, "frames": list(one.frames)} for one in outcome.raised]
    return described


def _text(content: dict[str, Any]) -> str:
    """Return JSON with one line an example, so that a diff shows which examples changed."""
    head = {key: value for key, value in content.items() if key not in ("pages", "wordings")}
    lines = [f"{json.dumps(key)}: {_compact(value)}," for key, value in head.items()]
    pages = [
        f"{json.dumps(page)}: [\n  {_joined(map(_compact, entries), '  ')}\n ]"
        for page, entries in content["pages"].items()
    ]
    if "wordings" in content:
        lines.append(f'"wordings": [\n  {_joined(map(_compact, content["wordings"]), "  ")}\n],')
    lines.append('"pages": {\n ' + _joined(pages, " ") + "\n},")
    return "{\n" + "\n".join(lines) + f'\n"digest": "{digest_of(content)}"\n}}\n'


def _joined(texts: Iterable[str], indent: str) -> str:
    return f",\n{indent}".join(texts)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
