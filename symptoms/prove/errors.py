"""Holds the pages against Lilya's source: is every message that it can show shown by an example?

Three of four stages are here; the second, whether somebody says what pages declare, is in ``speakers``. What is compared is the inventory of the source, the messages that pages declare, and the places that the record
says their examples executed. Nothing is run.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from symptoms.read import exemptions
from symptoms.read.catalogue import Catalogue
from symptoms.read.exemptions import Exemption
from symptoms.read.front_matter import ErrorMessage
from symptoms.read.inventory import Place
from symptoms.read.named import Named
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem
from symptoms.read.said import fits

_REMEDY = (
    "show it in an example and declare it under errors: of its page, or exempt it by name: "
    f'["{{name}}"] with reason and because, in {exemptions.FILE}'
)


@dataclass(frozen=True)
class Declared:
    """A message, and the page that declares it."""

    page: SymptomPage
    error: ErrorMessage

    @property
    def line(self) -> int:
        return self.page.line_of(self.error.message)


@dataclass(frozen=True)
class Coverage:
    """What the pages show of each place.

    Attributes:
        messages: all that pages declare.
        places: in the order of the source.
        declared: by the name of a place, the messages of pages that say what it says.
        executed: by the name of a place, the examples that executed it.
        exempt: by the name of a place.
        problems: of the file of exemptions itself.
    """

    messages: tuple[Declared, ...]
    places: tuple[Place, ...]
    declared: dict[str, list[Declared]]
    executed: dict[str, list[Named]]
    exempt: dict[str, Exemption]
    problems: tuple[Problem, ...] = ()

    def is_covered(self, place: Place) -> bool:
        """Tell whether an example of a page that declares a place executes it; one without a text says itself."""
        examples = self.executed.get(place.name, [])
        if not place.template:
            return bool(examples)
        pages = {declared.page.path for declared in self.declared.get(place.name, [])}
        return any(one.page.path in pages for one in examples)

    def is_said(self, declared: Declared) -> bool:
        """Tell whether Lilya's source says a message: a place with this text, or one without that the page executes."""
        return id(declared) in self._said or bool(
            self._silent
            & {
                (declared.page.path, kind)
                for kind in ((declared.error.type or "").rpartition(".")[2], "")
                if kind
            }
        )

    @cached_property
    def _said(self) -> set[int]:
        return {id(one) for found in self.declared.values() for one in found}

    @cached_property
    def _silent(self) -> set[tuple[str, str]]:
        return {
            (one.page.path, place.type)
            for place in self.places
            if not place.template
            for one in self.executed.get(place.name, ())
        }

    @property
    def open(self) -> list[Place]:
        """The places that are neither covered nor exempted."""
        return [
            place for place in self.places if place.name not in self.exempt and not self.is_covered(place)
        ]


def of(site: Catalogue, places: Iterable[Place]) -> Coverage:
    """Return what the pages of a site show of the places of a source."""
    places = tuple(places)
    messages = tuple(Declared(page, error) for page in site.symptoms for error in page.front.errors)
    executed: dict[str, list[Named]] = defaultdict(list)
    for page in site.symptoms:
        for one in site.named(page):
            entry = site.record.by_example.get(one.key)
            for name in entry.executed or () if entry else ():
                executed[name].append(one)
    # Four of ten places say what another says.
    distinct = {(place.type, place.template): place for place in places}
    fitting = {
        text: [said for said in messages if fits(said.error, place)] for text, place in distinct.items()
    }
    found, problems = exemptions.read(site.project.root)
    return Coverage(
        messages,
        places,
        {place.name: fitting[place.type, place.template] for place in places},
        dict(executed),
        {one.name: one for one in found},
        tuple(problems),
    )


def undeclared(coverage: Coverage) -> Iterator[Problem]:
    """Stage 1: every place is covered by the message of a page, or exempted."""
    for place in coverage.open:
        if not place.template:
            yield _at(place, f"no example executes this {place.kind}{_of(place.type)}")
        elif not coverage.declared[place.name]:
            yield _at(place, f"no page declares {said(place)!r}")


def unexecuted(coverage: Coverage) -> Iterator[Problem]:
    """Stage 3: what a page declares is executed by one of its examples; a text that fits is not enough."""
    for place in coverage.open:
        for declared in coverage.declared[place.name][:1]:
            others = sorted({one.page.path for one in coverage.executed.get(place.name, ())})
            what = f"{declared.page.path}:{declared.line} declares {said(place)!r}, but none of its examples executes it here"
            more = f"; those of {', '.join(others)} do" if others else ""
            yield _at(place, what + more)


def stale(coverage: Coverage) -> Iterator[Problem]:
    """Stage 4: what is exempted is in the source, and no example executes it."""
    names = [place.name for place in coverage.places]
    for name, exemption in coverage.exempt.items():
        if name not in names:
            near = difflib.get_close_matches(name, names, 1, 0.6)
            remedy = f"did you mean {near[0]!r}?" if near else "remove it"
            yield Problem(exemptions.FILE, exemption.line, f"Lilya's source has no {name!r}", remedy)
        elif examples := coverage.executed.get(name):
            what = f"{name!r} is exempted, but the example at {where(examples[0])} executes it"
            yield Problem(exemptions.FILE, exemption.line, what, "remove the exemption")


def where(one: Named) -> str:
    """Return the page and the line of an example."""
    return f"{one.page.path}:{one.example.fence.line}"


def said(place: Place) -> str:
    """Return what a place says, as a traceback ends."""
    return ": ".join(filter(None, (place.type, place.template)))


def _of(type: str) -> str:
    return f" of {type}" if type else ""


def _at(place: Place, what: str) -> Problem:
    return Problem(place.file, place.first, what, _REMEDY.format(name=place.name))
