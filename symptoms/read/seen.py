"""In which releases a page, a section and a message were seen: from the record, never typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from symptoms.read import examples
from symptoms.read.examples import Example
from symptoms.read.front_matter import ErrorMessage
from symptoms.read.named import Named
from symptoms.read.pages import SymptomPage
from symptoms.read.record import Entry, Outcome, Record

Releases = frozenset[str]


@dataclass(frozen=True)
class Seen:
    """What the record says of one page.

    Attributes:
        page: the releases in which any of its symptoms was seen.
        sections: the same for each section that shows one, by anchor.
        messages: those in which an example showed the message.
    """

    page: Releases
    sections: dict[str, Releases]
    messages: dict[ErrorMessage, Releases]


def of_page(page: SymptomPage, named: Iterable[Named], record: Record) -> Seen:
    """Return where the symptoms of a page, with these examples, were seen; one that is not recorded counts nowhere."""
    recorded = [(one, record.by_example[one.key]) for one in named if one.key in record.by_example]
    sections: dict[str, Releases] = {}
    for one, entry in recorded:
        if failing := failed_in(one.example, entry, record):
            sections[one.section] = sections.get(one.section, frozenset()) | failing
    messages = {
        error: frozenset().union(
            *(
                _showed(error, one, entry, record)
                for one, entry in recorded
                if not examples.is_fix(one.example)
            )
        )
        for error in page.front.errors
    }
    return Seen(frozenset().union(*sections.values()), sections, messages)


def failed_in(example: Example, entry: Entry, record: Record) -> Releases:
    """Return the releases in which an example failed as it promises; none for one that promises no failure."""
    failures = {place for place, promise in enumerate(example.promises) if promise.outcome == "fails"}
    if not failures:
        return frozenset()
    return _where(entry, record, lambda outcome: failures.isdisjoint(outcome.broken))


def kept_in(entry: Entry, record: Record) -> Releases:
    """Return the releases in which an example kept all that it promises."""
    return _where(entry, record, lambda outcome: not outcome.broken)


def _showed(error: ErrorMessage, one: Named, entry: Entry, record: Record) -> Releases:
    pattern, on_the_page = error.pattern(), examples.shown(one.example)

    def does(outcome: Outcome) -> bool:
        shown = on_the_page if outcome.shown is None else outcome.shown
        return bool(pattern.search("\n".join(line for lines in shown for line in lines)))

    return _where(entry, record, does)


def _where(entry: Entry, record: Record, holds: Callable[[Outcome], bool]) -> Releases:
    return frozenset(
        release
        for span in entry.spans
        if holds(span.outcome)
        for release in record.between(span.first, span.last)
    )


def spans(releases: Releases, record: Record) -> list[tuple[str, str]]:
    """Return the first and the last of each run of neighbouring releases, oldest first."""
    places = [place for place, release in enumerate(record.order) if release in releases]
    runs = [list(run) for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])]
    return [(record.order[run[0][1]], record.order[run[-1][1]]) for run in runs]


def in_words(releases: Releases, record: Record) -> str:
    """Return releases in words: ``0.20.10 to 0.29.0``, ``since 0.24.0``, ``until 0.22.9, fixed in 0.22.10``."""
    if not releases:
        return ""
    words = []
    oldest, newest = record.order[0], record.order[-1]
    for first, last in spans(releases, record):
        if last == newest:
            words.append(f"{first} to {last}" if first == oldest else f"since {first}")
        else:
            after = record.order[record.order.index(last) + 1]
            until = f"until {last}" if first == oldest else last if first == last else f"{first} to {last}"
            words.append(f"{until}, fixed in {after}")
    return "; ".join(words)
