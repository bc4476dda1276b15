"""What changed between two releases of Lilya: promises, what is shown, and messages of its source."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from symptoms.read import examples, named, said
from symptoms.read.catalogue import Catalogue
from symptoms.read.examples import Example
from symptoms.read.inventory import Place
from symptoms.read.named import Named
from symptoms.read.record import Outcome

_LINES = 6
"""Of what is shown now: the end of it."""


@dataclass(frozen=True)
class Change:
    """An example that does something else.

    Attributes:
        place: ``docs/area/slug.md:12``.
        what: ``broken``: a fix or a fact no longer holds. ``gone``: a failure no longer happens, so its fix is no
            longer needed, or it shows something else. ``kept``: what was broken holds again. ``shown``: all
            promises as before, other lines.
        promise: the promised line, empty where all are as before.
        shows: the end of what it shows now.
        near: of what it shows now, the line that is most like the promised one; empty if none is.
        fixes: where the fixes of a failure that is gone stand.
    """

    place: str
    what: str
    promise: str
    shows: tuple[str, ...]
    near: str = ""
    fixes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Message:
    """A message of the source, with its type: ``before`` is empty for an added one, ``after`` for a removed one."""

    file: str
    function: str
    before: str
    after: str
    pages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drift:
    """All that changed from one release to another."""

    base: str
    target: str
    changes: tuple[Change, ...]
    messages: tuple[Message, ...]

    @property
    def is_empty(self) -> bool:
        return not self.changes and not self.messages


def compare_outcomes(before: Mapping[Named, Outcome], after: Mapping[Named, Outcome]) -> Iterable[Change]:
    """Yield the examples that do something else, in the order of pages.

    Args:
        before: what each example did, with what it showed.
        after: the same on the other release.
    """
    for one, old in before.items():
        new = after[one]
        if old.looks_like(new):
            continue
        place = _place(one, one.example)
        lines = [line for shown in new.shown or () for line in shown]
        shows = tuple(lines[-_LINES:])
        broken = [index for index in new.broken if index not in old.broken]
        kept = [index for index in old.broken if index not in new.broken]
        for index in broken:
            promise = _promise(one, index)
            near = "".join(difflib.get_close_matches(promise, lines, 1))
            if one.example.promises[index].outcome == "fails":
                yield Change(place, "gone", promise, shows, near, _fixes(one))
            else:
                yield Change(place, "broken", promise, shows, near)
        for index in kept:
            yield Change(place, "kept", _promise(one, index), shows)
        if not broken and not kept:
            yield Change(place, "shown", "", shows)


def _place(one: Named, example: Example) -> str:
    return f"{one.page.path}:{example.fence.line}"


def _fixes(one: Named) -> tuple[str, ...]:
    """Return where the fixes stand that follow a failure."""
    return tuple(
        _place(one, fix)
        for failures, fixes in examples.groups(one.page.examples)
        if one.example in failures
        for fix in fixes
    )


def _promise(one: Named, index: int) -> str:
    promise = one.example.promises[index]
    return promise.line or "(a message that the page declares)"


def compare_messages(before: Iterable[Place], after: Iterable[Place], site: Catalogue) -> Iterable[Message]:
    """Yield the messages that were reworded, removed or added, in the order of files.

    A removed and an added one of the same function and kind are one that was reworded; so are two of one file
    that are nearly alike. One that only moved is none.
    """
    old, new = Counter(_said(before)), Counter(_said(after))
    removed, added = list((old - new).elements()), list((new - old).elements())
    pages = _Pages(site)
    for place in removed:
        successor = successor_of(place, added)
        both = [place, successor] if successor else [place]
        if successor:
            added.remove(successor)
        texts = [_text(one) for one in both]
        if len(set(texts)) == len(both):
            yield Message(place.file, place.function, texts[0], "".join(texts[1:]), pages.with_message(*both))
    for place in added:
        yield Message(place.file, place.function, "", _text(place), pages.with_message(place))


def _text(place: Place) -> str:
    return f"{place.type}: {place.template}" if place.type else place.template


def _said(places: Iterable[Place]) -> Iterable[Place]:
    return (place for place in places if place.template)


def successor_of(place: Place, added: list[Place]) -> Place | None:
    """Return the one of several places that says now what a place said, by its function or its words."""
    here = [
        other
        for other in added
        if (other.file, other.function, other.kind) == (place.file, place.function, place.kind)
    ]
    if len(here) == 1:
        return here[0]
    nearby = {other.template: other for other in here or added if other.file == place.file}
    near = difflib.get_close_matches(place.template, nearby, 1, 0.7)
    return nearby[near[0]] if near else None


class _Pages:
    """Finds the pages that declare a message of the source."""

    def __init__(self, site: Catalogue) -> None:
        self.declared = [(error, page.path) for page in site.symptoms for error in page.front.errors]

    def with_message(self, *places: Place) -> tuple[str, ...]:
        found = {path for error, path in self.declared for place in places if said.fits(error, place)}
        return tuple(sorted(found))


def recorded(site: Catalogue, release: str) -> dict[Named, Outcome]:
    """Return what examples did on a supported release, as far as the record holds them and as it holds them."""
    if release not in site.record.supported:
        return {}
    found = {}
    for page in site.symptoms:
        for one in named.of_page(page, site.project):
            entry = site.record.by_example.get(one.key)
            if outcome := entry and site.record.outcome(entry, release):
                found[one] = outcome
    return found


def for_people(drift: Drift) -> str:
    """Return the report as text."""
    lines = [f"Lilya {drift.base} to {drift.target}"]
    for title, changes in _grouped(drift):
        lines += ["", f"{title} ({len(changes)})"]
        for change in changes:
            lines.append(f"  {change.place}  {change.promise}".rstrip())
            lines += [f"    its fix: {place}" for place in change.fixes]
            lines += [f"    nearest: {change.near}"] if change.near else []
            lines += [f"      {line}" for line in change.shows]
    for title, messages in _messages(drift):
        lines += ["", f"{title} ({len(messages)})"]
        for message in messages:
            lines.append(f"  {message.file} {message.function}".rstrip())
            lines += [f"    - {_one_line(message.before)}"] if message.before else []
            lines += [f"    + {_one_line(message.after)}"] if message.after else []
            lines += [f"      on {page}" for page in message.pages]
    return "\n".join([*lines, "", "nothing changed" if drift.is_empty else ""]).rstrip() + "\n"


def as_markdown(drift: Drift) -> str:
    """Return the report as Markdown, for an issue."""
    lines = [f"# Lilya {drift.base} to {drift.target}"]
    for title, changes in _grouped(drift):
        lines += ["", f"## {title} ({len(changes)})", ""]
        for change in changes:
            lines.append(f"- `{change.place}` {_code(change.promise)}".rstrip())
            lines += [f"    - its fix: `{place}`" for place in change.fixes]
            lines += [f"    - the nearest line: {_code(change.near)}"] if change.near else []
            lines += ["", *_block(change.shows), ""]
    for title, messages in _messages(drift):
        lines += ["", f"## {title} ({len(messages)})", ""]
        for message in messages:
            texts = " → ".join(_code(text) for text in (message.before, message.after) if text)
            where = " ".join(f"`{name}`" for name in (message.file, message.function) if name)
            on = f" (on {', '.join(message.pages)})" if message.pages else ""
            lines.append(f"- {where}: {texts}{on}")
    return "\n".join([*lines, *(["", "Nothing changed."] if drift.is_empty else [])]) + "\n"


def _code(text: str) -> str:
    return f"`` {_one_line(text)} ``" if text else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _block(lines: Iterable[str]) -> list[str]:
    return ["  ````text", *(f"  {line}" for line in lines), "  ````"]


_TITLES = {
    "broken": "Fixes and facts that no longer hold",
    "gone": "Failures that no longer happen in this way",
    "kept": "Promises that hold again",
    "shown": "Examples that show something else",
}


def _grouped(drift: Drift) -> Iterable[tuple[str, list[Change]]]:
    for what, title in _TITLES.items():
        if changes := [change for change in drift.changes if change.what == what]:
            yield title, changes


def _messages(drift: Drift) -> Iterable[tuple[str, list[Message]]]:
    kinds = {
        "Messages that were reworded": lambda message: message.before and message.after,
        "Messages that are gone": lambda message: not message.after,
        "Messages that are new": lambda message: not message.before,
    }
    for title, belongs in kinds.items():
        if messages := [message for message in drift.messages if belongs(message)]:
            yield title, messages
