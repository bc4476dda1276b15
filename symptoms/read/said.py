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
    """Tell whether a declared message and one of the source speak of the same, whatever their placeholders."""
    if not place.template or error.type and place.type and error.type.rpartition(".")[2] != place.type:
        return False
    return bool(
        template.pattern(place.template, 0).search(template.example(error.message))
        or template.pattern(error.message).search(template.example(place.template))
    )


def of_page(page: SymptomPage, error: ErrorMessage, project: Project, record: Record) -> set[str]:
    """Return the names of the places that the examples of a page executed and that say a message."""
    entries = (record.by_example.get(one.key) for one in named.of_page(page, project))
    executed = {name for entry in entries if entry for name in entry.executed or ()}
    known = {name: in_file(name.partition(" ")[0]).get(name) for name in executed}
    return {name for name, place in known.items() if place and fits(error, place)}


@cache
def in_file(file: str) -> dict[str, Place]:
    """Return the places of a file of the installed Lilya, by their names."""
    spec = find_spec(PACKAGE)
    assert spec and spec.submodule_search_locations
    root = Path(spec.submodule_search_locations[0]).parent
    return {place.name: place for place in inventory.read_file(root / file, root)}
