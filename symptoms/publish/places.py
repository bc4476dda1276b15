"""Where on a page its messages were shown: the section of each example that did, and the way to it through packages."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from symptoms.read import examples, named, template
from symptoms.read.catalogue import Catalogue
from symptoms.read.examples import Example
from symptoms.read.front_matter import ErrorMessage
from symptoms.read.named import Named
from symptoms.read.pages import SymptomPage
from symptoms.read.record import Entry
from symptoms.read.said import PACKAGE, in_file

TELLING = 24
"""Letters of a message from which it is no accident."""
SHORT = 17
"""The same of one that was printed or answered: there is no exception that goes with it, and it stands alone."""
_TYPE = re.compile(r"[A-Za-z_][\w.]*\.[A-Z]\w*")
INNERMOST = 6
"""Frames of a place that are kept: where something was raised tells more than through what it came."""


@dataclass(frozen=True)
class Place:
    """Where an example showed a message.

    Attributes:
        section: its anchor.
        frames: through packages, outermost first; none where nothing was raised.
        by_reader: whether the reader's own code raised it, called by the last of the frames.
        line: what the example showed; of an exception, the first line of its type and message.
        said: whether the example executed a place of Lilya's source that says this; None for an older release.
    """

    section: str
    frames: tuple[str, ...] = ()
    by_reader: bool = False
    line: str = ""
    said: bool | None = None


def of_page(page: SymptomPage, catalogue: Catalogue) -> dict[ErrorMessage, list[Place]]:
    """Return by message its places, in the order of the page; what is there twice is one.

    Where an older release came another way at last, that way is a place too.
    """
    record = catalogue.record
    recorded = [
        (one, record.by_example[one.key])
        for one in named.of_page(page, catalogue.project)
        if one.key in record.by_example and not examples.is_fix(one.example)
    ]
    return {
        error: _distinct(place for one, entry in recorded for place in _places(error, one, entry))
        for error in page.front.errors
    }


def _distinct(places: Iterable[Place]) -> list[Place]:
    return list({(place.section, place.frames, place.by_reader): place for place in places}.values())


def _places(error: ErrorMessage, one: Named, entry: Entry) -> Iterator[Place]:
    pattern, shown = error.pattern(), list(_lines(one.example))
    ends: set[str] = set()
    for span in reversed(entry.spans):
        for raised in span.outcome.raised:
            if not pattern.search(raised.line):
                continue
            end = raised.frames[-1] if raised.frames else ""
            if span is entry.spans[-1] or end not in ends:
                said = _is_said(raised.line, entry) if span is entry.spans[-1] else None
                by_reader = _by_reader(raised.line, shown)
                yield Place(one.section, raised.frames[-INNERMOST:], by_reader, raised.line, said)
            ends.add(end)
    if not ends and (found := pattern.search("\n".join(shown))):
        line = _line_of(found)
        yield Place(one.section, line=line, said=_is_said(line, entry))


def _lines(example: Example) -> Iterator[str]:
    return (line for lines in examples.shown(example) for line in lines)


def _line_of(found: re.Match[str]) -> str:
    """Return the line of the text in which something was found, from there on."""
    return found.string[found.start() :].partition("\n")[0]


def _by_reader(line: str, shown: list[str]) -> bool:
    """Tell whether the frame above the last line of a traceback is the example's own: `...` stands for others."""
    for above, below in zip(shown, shown[1:], strict=False):
        if below.lstrip(" |") == line:
            return above.strip(" |") != "..."
    return False


def is_generic(error: ErrorMessage, places: Iterable[Place]) -> bool:
    """Tell whether anybody's code may raise a message: only the way to it tells whose it is.

    Lilya's own is none: its source says it, in the function where it was raised. Neither is a long one that another
    package has an exception of its own for.
    """
    type = error.type or (error.message if _TYPE.fullmatch(error.message) else "")
    if error.where != "raised" and not type:
        return len(_letters(error.message)) < SHORT
    if _is_own(type, places):
        return False
    module = type.rpartition(".")[0].partition(".")[0]
    return not module or module in sys.stdlib_module_names or len(_letters(error.message)) < TELLING


def _is_own(type: str, places: Iterable[Place]) -> bool:
    """Tell whether it is Lilya that says a message, wherever an example shows it."""
    said = [place.said for place in places if place.said is not None]
    return type.startswith(f"{PACKAGE}.") or bool(said) and all(said)


def _is_said(line: str, entry: Entry) -> bool:
    """Tell whether a place that an example executed says the line."""
    executed = (in_file(name.partition(" ")[0]).get(name) for name in entry.executed or ())
    return any(
        template.pattern(place.template).search(line) for place in executed if place and place.template
    )


def _letters(message: str) -> str:
    """Return the literal text of a message without what the search passes over."""
    return re.sub(r"\W", "", "".join(literal for literal, _ in template.parts(message)))
