"""Where on a page its messages were shown: the section of each example that did, and the way to it through packages."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from symptoms.read import examples, inventory, template
from symptoms.read.catalogue import Catalogue
from symptoms.read.examples import Example
from symptoms.read.front_matter import ErrorMessage
from symptoms.read.named import Named
from symptoms.read.pages import SymptomPage
from symptoms.read.record import Entry
from symptoms.read.said import PACKAGE, fits, in_file

TELLING = 24
"""Letters of a message from which it is no accident."""
SHORT = 17
"""The same of one that was printed or answered: there is no exception that goes with it, and it stands alone."""
_TYPE = re.compile(r"[A-Za-z_][\w.]*\.[A-Z]\w*")
_RAISING = ("raise", "assert")
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
    recorded = [(one, entry, list(_caught(one, entry))) for one, entry in _recorded(page, catalogue)]
    return {
        error: _distinct(place for found in recorded for place in _places(error, *found))
        for error in page.front.errors
    }


def undeclared(page: SymptomPage, catalogue: Catalogue) -> list[Place]:
    """Return where the examples of a page raised out of Lilya what the page does not declare.

    It may have no text, one that somebody gave it, or that of another page's message raised elsewhere. The line of
    the place is its type, empty where a function made it.
    """
    own = page.front.errors
    found = []
    for one, entry in _recorded(page, catalogue):
        found += [
            place
            for place in _ended(one, entry)
            if _is_of_lilya(place) and not any(error.pattern().search(place.line) for error in own)
        ]
        found += [
            place
            for source, place in _caught(one, entry)
            if not any(fits(error, source) for error in own if error.type or not source.template)
        ]
    return list(dict.fromkeys(replace(place, line=place.line.partition(":")[0]) for place in found))


def _ended(one: Named, entry: Entry) -> Iterator[Place]:
    """Yield where an example raised what ended with a traceback."""
    shown = list(_lines(one.example))
    for span in reversed(entry.spans):
        for raised in span.outcome.raised:
            by_reader = _by_reader(raised.line, shown)
            yield Place(one.section, raised.frames[-INNERMOST:], by_reader, raised.line, said=True)


def _caught(one: Named, entry: Entry) -> Iterator[tuple[inventory.Place, Place]]:
    """Yield where in its source Lilya raised what an example caught; the frame is that of a traceback.

    What has a text is only caught to be shown: Lilya raises much that it catches itself.
    """
    shown = "\n".join(_lines(one.example))
    ended = {raised.frames[-1] for raised in entry.spans[-1].outcome.raised if raised.frames}
    for source in _executed(entry):
        frame = _frame(source)
        if source.kind not in _RAISING or frame in ended:
            continue
        text = template.pattern(source.template).search(shown) if source.template else None
        if text or not source.template:
            line = f"{source.type}: {text[0]}" if text else source.type
            yield source, Place(one.section, (frame,), line=line, said=True)


def _caught_line(error: ErrorMessage, source: inventory.Place, shown: list[str]) -> str:
    """Return the last line of the traceback that a message would have ended; empty where it was not shown."""
    if not error.type:
        return "" if source.template else error.message
    found = template.pattern(error.message).search("\n".join(shown)) if source.template else None
    return f"{error.type}: {found[0]}" if found else ""


def _is_of_lilya(place: Place) -> bool:
    """Tell whether Lilya's code raised it."""
    return bool(place.frames) and place.frames[-1].startswith(f"{PACKAGE}/") and not place.by_reader


def _recorded(page: SymptomPage, catalogue: Catalogue) -> list[tuple[Named, Entry]]:
    record = catalogue.record
    return [
        (one, record.by_example[one.key])
        for one in catalogue.named(page)
        if one.key in record.by_example and not examples.is_fix(one.example)
    ]


def _distinct(places: Iterable[Place]) -> list[Place]:
    return list({(place.section, place.frames, place.by_reader): place for place in places}.values())


def _places(
    error: ErrorMessage, one: Named, entry: Entry, caught: list[tuple[inventory.Place, Place]]
) -> Iterator[Place]:
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
    for source, place in caught:
        line = _caught_line(error, source, shown)
        if line and error.where == "raised" and fits(error, source):
            ends.add(place.frames[-1])
            yield replace(place, line=line)
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
    return any(template.pattern(place.template).search(line) for place in _executed(entry) if place.template)


def _executed(entry: Entry) -> list[inventory.Place]:
    found = (in_file(name.partition(" ")[0]).get(name) for name in entry.executed or ())
    return [place for place in found if place]


def _frame(place: inventory.Place) -> str:
    """Return the frame that a traceback shows of a place."""
    return f"{place.file} {place.function.rpartition('.')[2] or '<module>'}"


def _letters(message: str) -> str:
    """Return the literal text of a message without what the search passes over."""
    return re.sub(r"\W", "", "".join(literal for literal, _ in template.parts(message)))
