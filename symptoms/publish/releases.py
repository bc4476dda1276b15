"""What a page says of releases: where its symptoms were seen, and what an example does on older ones."""

from __future__ import annotations

import html
from collections.abc import Iterator
from itertools import groupby

from symptoms.read import examples, seen
from symptoms.read.catalogue import Catalogue
from symptoms.read.fences import Fence
from symptoms.read.named import Named
from symptoms.read.pages import SymptomPage
from symptoms.read.record import Entry, Outcome, Record
from symptoms.read.seen import Releases

MOST_LINES = 12
"""Of what an older release shows; the end tells more than the beginning."""


def said(releases: Releases, record: Record) -> str:
    """Return the paragraph below a heading: the releases in words, and for scripts as pairs of first and last."""
    words = html.escape(seen.in_words(releases, record))
    return f'<p class="st-seen" data-st-seen="{pairs(releases, record)}">Lilya {words}</p>'


def pairs(releases: Releases, record: Record) -> str:
    """Return the first and the last release of each run, all separated by spaces."""
    return " ".join(release for span in seen.spans(releases, record) for release in span)


def notes(page: SymptomPage, catalogue: Catalogue) -> dict[Fence, str]:
    """Return what is to be said below an example that did something else on an older release, by its last fence."""
    record = catalogue.record
    found = {}
    for one in catalogue.named(page):
        entry = record.by_example.get(one.key)
        told = [_note(one, *older) for older in _older(entry)] if entry else []
        if told:
            found[_last_fence(one)] = "\n\n".join(told)
    return found


def _last_fence(one: Named) -> Fence:
    if isinstance(one.example, examples.Program):
        return one.example.output or one.example.fence
    return one.example.fences[-1]


def _older(entry: Entry) -> Iterator[tuple[str, str, Outcome]]:
    """Yield each stretch of releases in which a reader saw something else than today: first, last, outcome."""
    for _, group in groupby(entry.spans, key=lambda span: (span.outcome.broken, span.outcome.shown)):
        spans = list(group)
        if spans[0].outcome.shown is not None:
            yield spans[0].first, spans[-1].last, spans[0].outcome


def _note(one: Named, first: str, last: str, outcome: Outcome) -> str:
    where = f"Lilya {first}" if first == last else f"Lilya {first} to {last}"
    if outcome.broken and examples.is_failure(one.example):
        what = f"{where}: this does not fail in this way"
    elif outcome.broken and examples.is_fix(one.example):
        what = f"{where}: this fix does not work"
    else:
        what = f"{where}: this shows something else"
    shown = html.escape("\n".join(_end(outcome)) or "(nothing)")
    return (
        f'<details class="st-older" data-st-seen="{first} {last}"><summary>{what}</summary>'
        f'<pre class="st-older__shown"><code tabindex="0">{shown}</code></pre></details>'
    )


def _end(outcome: Outcome) -> list[str]:
    lines = [line for lines in outcome.shown or () for line in lines]
    return lines if len(lines) <= MOST_LINES else ["...", *lines[-MOST_LINES:]]
