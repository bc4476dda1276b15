"""Where on a page its messages were shown: the section of each example that did, and the way to it through packages."""

from __future__ import annotations

from symptoms.read import examples, named
from symptoms.read.catalogue import Catalogue
from symptoms.read.front_matter import ErrorMessage
from symptoms.read.named import Named
from symptoms.read.pages import SymptomPage
from symptoms.read.record import Entry

Place = tuple[str, tuple[str, ...]]
"""The anchor of a section, and the frames of an exception, outermost first; none where nothing was raised."""
INNERMOST = 6
"""Frames of a place that are kept: where something was raised tells more than through what it came."""


def of_page(page: SymptomPage, catalogue: Catalogue) -> dict[ErrorMessage, list[Place]]:
    """Return by message its places, in the order of the page; what is there twice is one."""
    record = catalogue.record
    recorded = [
        (one, record.by_example[one.key])
        for one in named.of_page(page, catalogue.project)
        if one.key in record.by_example and not examples.is_fix(one.example)
    ]
    return {
        error: list(dict.fromkeys(place for one, entry in recorded for place in _places(error, one, entry)))
        for error in page.front.errors
    }


def _places(error: ErrorMessage, one: Named, entry: Entry) -> list[Place]:
    pattern, present = error.pattern(), entry.spans[-1].outcome
    raised = [found for found in present.raised if pattern.search(found.line)]
    if raised:
        return [(one.section, found.frames[-INNERMOST:]) for found in raised]
    shown = "\n".join(line for lines in examples.shown(one.example) for line in lines)
    return [(one.section, ())] if pattern.search(shown) else []
