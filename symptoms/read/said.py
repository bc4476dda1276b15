"""Which places of Lilya's source say a message: by their texts, and by what the examples of a page executed."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from symptoms.read import inventory, named, template
from symptoms.read.front_matter import ErrorMessage
from symptoms.read.inventory import Place
from symptoms.read.pages import SymptomPage
from symptoms.read.project import Project
from symptoms.read.record import Record

PACKAGE = "lilya"
"""The package that the site is about."""


def fits(error: ErrorMessage, place: Place) -> bool:
    """Tell whether a declared message and one of the source speak of the same, whatever their placeholders.

    A message that is the name of an exception alone speaks of the places that give it no text.
    """
    if not place.template:
        return bool(place.type) and error.message.rpartition(".")[2] == place.type
    if error.type and place.type and error.type.rpartition(".")[2] != place.type:
        return False
    return bool(
        template.pattern(place.template, 0).search(template.example(error.message))
        or template.pattern(error.message).search(template.example(place.template))
    )


def of_page(page: SymptomPage, error: ErrorMessage, project: Project, record: Record) -> set[str] | None:
    """Return where the examples of a page came upon a message, None while one of them is not recorded.

    That is the places of Lilya's source that say it; where it is not Lilya that does, the functions it came from.
    """
    entries = [record.by_example.get(one.key) for one in named.of_page(page, project)]
    found = [entry for entry in entries if entry]
    if record.supported and len(found) < len(entries):
        return None
    executed = {name for entry in found for name in entry.executed or ()}
    known = {name: in_file(name.partition(" ")[0]).get(name) for name in executed}
    pattern = error.pattern()
    return {name for name, place in known.items() if place and fits(error, place)} or {
        raised.frames[-1]
        for entry in found
        for raised in entry.spans[-1].outcome.raised
        if raised.frames and pattern.search(raised.line)
    }


@cache
def in_file(file: str) -> dict[str, Place]:
    """Return the places of a file of the installed Lilya, by their names."""
    spec = find_spec(PACKAGE)
    assert spec and spec.submodule_search_locations
    root = Path(spec.submodule_search_locations[0]).parent
    return {place.name: place for place in inventory.read_file(root / file, root)}
