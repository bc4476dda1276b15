"""Makes the index that the browser searches: plain data, nothing about how it is searched."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

from symptoms.publish import places
from symptoms.read import headings, seen
from symptoms.read.catalogue import Catalogue
from symptoms.read.inline import plain
from symptoms.read.pages import SymptomPage
from symptoms.read.said import PACKAGE

LINE = 200
"""Characters of the line that an example showed."""

_PHRASES = {status.phrase for status in HTTPStatus}
"""``Not Found`` stands in the log line of every request that ends so: as a message it would take them all."""
_BLOCK_MARK = re.compile(
    r'\s*(?:(?:!!!|\?\?\?\+?|===\+?)[ \t]+(?:[\w-]+[ \t]*)*(?:"(?P<title>[^"]*)")?|[|\s:-]*\|(?=$|\s)|[-*+>][ \t])'
)
_ONLY_LINK = re.compile(r"\s*[-*+][ \t]+\[[^\]]*\]\([^)]*\)\s*$")


def build(catalogue: Catalogue) -> dict[str, Any]:
    """Return the index as JSON data.

    Args:
        catalogue: every page of the site.

    Returns:
        ``package``; ``releases``, all that are known, oldest first; ``areas``, a list of ``{slug, title}`` in the
        order of the site; ``pages``, one entry a symptom with ``url, title, area, areaTitle, symptoms, cause, errors`` (each ``{type,
        message, where, places}``, ``type`` null where not given; a place is the anchor of a section that shows it, and
        the numbers of the frames, in ``frames``, through which it came), ``undeclared``, the places of what its examples
        raised and the page does not declare, each with its type, ``check_first``, ``versions`` in words, ``seen`` (the first
        and the last release of each run of releases in which it was seen), ``shown``, what its failing examples show, ``headings`` (each
        ``{title, anchor}``) and ``text``, the prose of the page on one line.
    """
    frames = _Numbers()
    pages = [_entry(page, catalogue, frames) for page in catalogue.symptoms]
    return {
        "package": PACKAGE,
        "releases": list(catalogue.record.known),
        "areas": [{"slug": slug, "title": title} for slug, title in catalogue.areas.items()],
        "frames": list(frames),
        "pages": pages,
    }


class _Numbers(dict[str, int]):
    """Gives each text a number, from 0: a frame is in many places."""

    def __missing__(self, text: str) -> int:
        self[text] = len(self)
        return self[text]


def _entry(page: SymptomPage, catalogue: Catalogue, frames: _Numbers) -> dict[str, Any]:
    front, releases = page.front, catalogue.seen(page).page
    lines = [line for _, line in page.prose if line and not _ONLY_LINK.match(line)]
    return {
        "url": page.url,
        "title": page.title,
        "area": page.area,
        "areaTitle": catalogue.areas.get(page.area, page.area),
        "symptoms": list(front.symptoms),
        "cause": front.cause,
        "errors": [
            {
                **error.model_dump(),
                "generic": places.is_generic(error, found),
                "places": [_place(place, frames) for place in found],
            }
            for error, found in places.of_page(page, catalogue).items()
            if error.message not in _PHRASES
        ],
        "undeclared": [_place(place, frames) for place in places.undeclared(page, catalogue)],
        "shown": " . ".join(_failures(page)),
        "check_first": front.check_first,
        "versions": seen.in_words(releases, catalogue.record),
        "seen": seen.spans(releases, catalogue.record),
        "headings": [{"title": found.title, "anchor": found.anchor} for found in headings.find(page.prose)],
        "text": plain(" ".join(_without_mark(line) for line in lines if not line.startswith("#"))),
    }


def _failures(page: SymptomPage) -> list[str]:
    """Return the lines that its failing examples promise to show: statuses, log lines, exit codes."""
    promises = (promise for example in page.examples for promise in example.promises)
    return list(
        dict.fromkeys(promise.line for promise in promises if promise.outcome == "fails" and promise.line)
    )


def _place(place: places.Place, frames: _Numbers) -> list[Any]:
    return [place.section, [frames[frame] for frame in place.frames], int(place.by_reader), place.line[:LINE]]


def _without_mark(line: str) -> str:
    """Return a line without what makes it a list item, a table row, an admonition or a tab."""
    mark = _BLOCK_MARK.match(line)
    if mark:
        line = f"{mark['title'] or ''}{line[mark.end() :]}"
    return line.replace(" | ", " ").rstrip("| ")
