"""The index of Lilya's messages: each with where its source says it, and the section that proves it."""

from __future__ import annotations

import html
import sysconfig
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from symptoms.prove import drift, errors
from symptoms.prove.errors import Coverage
from symptoms.prove.wordings import key_of
from symptoms.read import examples, inventory
from symptoms.read.catalogue import Catalogue
from symptoms.read.inventory import Place
from symptoms.read.named import Named
from symptoms.read.record import Record
from symptoms.read.said import PACKAGE

MARK = "<!-- message index -->"
State = Literal["covered", "exempt", "open", "old"]
_UNSAID = {
    "answer": "(an answer without a text of its own)",
    "exit": "(what went wrong, as the command line prints it)",
    "log": "(what was raised, as it is logged)",
    "raise": "(an exception that a function makes)",
}
_FILTER = (
    '<p class="st-filter"><label for="st-filter">Filter</label> '
    '<input id="st-filter" type="search" autocomplete="off" spellcheck="false"> <span role="status"></span></p>'
)
_KINDS = {
    "raise": "raised",
    "assert": "raised",
    "warn": "warned",
    "log": "logged",
    "exit": "printed by the command line",
    "answer": "answered",
}


class Said(BaseModel):
    """A message of Lilya's source in ``symptoms.json``."""

    model_config = ConfigDict(extra="forbid", title="Message of the source")

    name: str = Field(description="What the record calls the place; edits elsewhere in the file leave it.")
    text: str = Field(
        description="As a traceback ends, with {placeholders}; empty without a text of its own."
    )
    type: str = Field(description="The class of the exception or the warning; empty for other kinds.")
    kind: str = Field(description=f"One of {', '.join(_KINDS)}.")
    area: str = Field(description="The part of the package, for example contrib.mail.")
    file: str
    line: int | None = Field(description="Of the newest release; null where it no longer says this.")
    releases: list[tuple[str, str]] = Field(
        description="The first and the last of each run of supported releases whose source says it."
    )
    faces: Literal["client", "developer"]
    state: State = Field(
        description="Whether an example shows it, none can, or none does yet; old: the newest release words it otherwise."
    )
    url: str | None = Field(
        description="Address of the section whose example executed it; of an old one, what took its place."
    )


@dataclass(frozen=True)
class Index:
    """The messages of the supported releases, and what the pages show of them."""

    coverage: Coverage
    record: Record

    @cached_property
    def places(self) -> list[Place]:
        """The places that say something of their own, in the order of areas and of the source."""
        said = [place for place in self.coverage.places if place.kind in _KINDS]
        return sorted(said, key=inventory.area)

    @cached_property
    def old(self) -> list[Place]:
        """What older releases say and the newest does not, in the order of areas and of files."""
        gone = [
            one.place
            for one in self.record.wordings
            if self.record.newest not in one.releases and one.place.kind in _KINDS
        ]
        return sorted(gone, key=inventory.area)

    @property
    def all(self) -> list[Place]:
        """Both, in the order of areas and of files."""
        return sorted([*self.places, *self.old], key=lambda place: (inventory.area(place), place.file))

    def releases(self, place: Place) -> tuple[str, ...]:
        """Return the supported releases whose source says what a place says."""
        return self._releases.get(key_of(place), self.record.supported)

    @cached_property
    def _releases(self) -> dict[tuple[str, str, str], tuple[str, ...]]:
        return {key_of(one.place): one.releases for one in self.record.wordings}

    def is_old(self, place: Place) -> bool:
        return key_of(place) in self._releases and self.record.newest not in self.releases(place)

    @cached_property
    def _open(self) -> set[str]:
        return {place.name for place in self.coverage.open}

    def state(self, place: Place) -> State:
        if self.is_old(place):
            return "old"
        if place.name in self.coverage.exempt:
            return "exempt"
        return "open" if place.name in self._open else "covered"

    def proof(self, place: Place) -> Named | None:
        """Return the example that shows a message, or what says it now; a failing one where there is one."""
        if self.is_old(place):
            now = drift.successor_of(place, self.places)
            alike = [other for other in self.places if now and key_of(other) == key_of(now)]
            return next((one for other in alike if (one := self.proof(other))), None)
        executed = self.coverage.executed.get(place.name, [])
        pages = {declared.page.path for declared in self.coverage.declared[place.name]}
        if place.template:
            executed = [one for one in executed if one.page.path in pages]
        return min(executed, key=lambda one: not examples.is_failure(one.example), default=None)


def start() -> Future[list[Place]]:
    """Begin to read the source of the Lilya that is installed here, beside this process: the pages are read meanwhile."""
    pool = ProcessPoolExecutor(1)
    reading = pool.submit(inventory.read, Path(sysconfig.get_path("purelib"), PACKAGE))
    pool.shutdown(wait=False)
    return reading


def of(catalogue: Catalogue, places: Iterable[Place]) -> Index:
    """Return the index of the places of a source."""
    return Index(errors.of(catalogue, places), catalogue.record)


def entries(index: Index, site_url: str) -> list[Said]:
    """Return the index as data."""
    return [
        Said(
            name=place.name,
            text=_plain(errors.said(place)) if place.template else "",
            type=place.type,
            kind=place.kind,
            area=inventory.area(place),
            file=place.file,
            line=place.first or None,
            releases=_runs(index.releases(place), index.record),
            faces="client" if place.faces_client else "developer",
            state=index.state(place),
            url=f"{site_url}{_address(one)}" if (one := index.proof(place)) else None,
        )
        for place in index.all
    ]


def as_html(index: Index) -> str:
    """Return the index as HTML: how many are shown, the same by area, then a list for each module."""
    areas = [(area, list(places)) for area, places in groupby(index.all, key=inventory.area)]
    lists = "".join(_area(area, places, index) for area, places in areas)
    count, shown, exempt, open_ = _counts(index.places, index)
    figure = f"<p>An example shows {shown} of {count}; {exempt} are out of reach of any app, and {open_} are not shown yet.</p>"
    if index.old:
        figure += f"<p>{len(index.old)} more are what older releases said.</p>"
    return f"{figure}{_figures(areas, index)}{_FILTER}<div data-st-messages>{lists}</div>"


def _figures(areas: Iterable[tuple[str, list[Place]]], index: Index) -> str:
    rows = [(f'<a href="#{_anchor(area)}">{area}</a>', places) for area, places in areas]
    cells = [(name, *_counts(places, index)) for name, places in rows]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    head = "".join(
        f"<th>{name}</th>" for name in ("Part of Lilya", "Messages", "Shown", "Out of reach", "Not yet")
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<details class="facts-seen"><summary>By part of Lilya</summary>{table}</details>'


def _counts(places: list[Place], index: Index) -> tuple[int, ...]:
    states = [state for place in places if (state := index.state(place)) != "old"]
    return len(states), *(states.count(state) for state in ("covered", "exempt", "open"))


def _area(area: str, places: list[Place], index: Index) -> str:
    modules = "".join(
        f"<h3><code>{file}</code></h3><ul>{''.join(_row(place, index) for place in here)}</ul>"
        for file, here in groupby(places, key=lambda place: place.file)
    )
    return f'<section><h2 id="{_anchor(area)}">{area}</h2>{modules}</section>'


def _row(place: Place, index: Index) -> str:
    text = _plain(errors.said(place)) or _UNSAID[place.kind]
    where = f"{_KINDS[place.kind]} in {place.function or 'the module'}"
    where += f", line {place.first}" if place.first else ""
    where += f"; Lilya {_in_words(index.releases(place), index.record)}" if place.template else ""
    state = index.state(place)
    told = {"open": "not shown yet", "exempt": "out of reach", "old": "no longer said"}.get(state, "")
    if one := index.proof(place):
        told = f'<a href="../{_address(one)}">{html.escape(one.page.title)}</a>'
    return f"<li><code>{html.escape(_one_line(text))}</code> <span>{html.escape(where)}</span> {told}</li>"


def _runs(releases: Iterable[str], record: Record) -> list[tuple[str, str]]:
    """Return the first and the last of each run of neighbouring supported releases."""
    places = [record.supported.index(release) for release in releases]
    runs = [list(run) for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])]
    return [(record.supported[run[0][1]], record.supported[run[-1][1]]) for run in runs]


def _in_words(releases: Iterable[str], record: Record) -> str:
    return ", ".join(
        first if first == last else f"{first} to {last}" for first, last in _runs(releases, record)
    )


def _plain(template: str) -> str:
    return template.replace("{{", "{").replace("}}", "}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _anchor(area: str) -> str:
    return f"in-{area.strip('_').replace('.', '-')}"


def _address(one: Named) -> str:
    return f"{one.page.url}#{one.section}" if one.section else one.page.url
