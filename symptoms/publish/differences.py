"""Finds the lines that tell a fix from its failure, so that a reader sees which ones to change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from symptoms.read import examples
from symptoms.read.examples import Example, Program, Session
from symptoms.read.fences import Fence
from symptoms.read.pages import SymptomPage

_PRINTED = re.compile(r" *#> ")
MOST = 0.5
"""Of a program's lines: where more differ, it is another program, and marking them all tells nothing."""


@dataclass
class Changes:
    """What differs between the failures of a page and their fixes.

    Attributes:
        lines: by fence, the numbers (from 1) of the lines that differ from the twin's.
        failing: the fences that belong to failures alone.
    """

    lines: dict[Fence, tuple[int, ...]] = field(default_factory=dict)
    failing: set[Fence] = field(default_factory=set)


def of_page(page: SymptomPage) -> Changes:
    """Return what differs between the failures of a page and the fixes behind them."""
    files = _files(page)
    changes = Changes(failing=_failing(page, files))
    for failures, fixes in examples.groups(page.examples):
        for fix in fixes:
            twins = [_twin(failure, fix, files, page) for failure in failures if type(failure) is type(fix)]
            for old, new in max(twins, key=_likeness, default=()):
                _mark(changes, page, old, new)
    return changes


def _mark(changes: Changes, page: SymptomPage, old: Fence, new: Fence) -> None:
    removed, added = _differing(_code(page, old), _code(page, new))
    # A failure with several fixes shows what the first of them changes.
    changes.lines.setdefault(old, removed)
    changes.lines.setdefault(new, added)


def _files(page: SymptomPage) -> dict[str, dict[str, Fence]]:
    """Return by folder of a session the fences that show its files, by the file's name there."""
    found: dict[str, dict[str, Fence]] = {}
    for fence in page.fences:
        if fence.embed:
            slug, folder, *name = fence.embed.split("/")
            found.setdefault(f"{slug}/{folder}", {})["/".join(name)] = fence
    return found


def _failing(page: SymptomPage, files: dict[str, dict[str, Fence]]) -> set[Fence]:
    found: set[Fence] = set()
    used = {
        example.folder
        for example in page.examples
        if isinstance(example, Session) and not examples.is_failure(example)
    }
    for example in filter(examples.is_failure, page.examples):
        if isinstance(example, Program):
            found |= {example.fence} | ({example.output} if example.output else set())
        else:
            found |= set(example.fences)
            if example.folder not in used:
                found |= set(files.get(example.folder, {}).values())
    return found


Twins = tuple[tuple[Fence, Fence], ...]


def _twin(failure: Example, fix: Example, files: dict[str, dict[str, Fence]], page: SymptomPage) -> Twins:
    """Return the fences of a failure and of its fix that show the same thing."""
    if isinstance(failure, Program) or isinstance(fix, Program):
        return ((failure.fence, fix.fence),)
    if failure.folder == fix.folder:
        return tuple(zip(failure.fences, fix.fences, strict=False))
    old, new = files.get(failure.folder, {}), files.get(fix.folder, {})
    return tuple((old[name], new[name]) for name in old if name in new)


def _likeness(twins: Twins) -> float:
    return sum(SequenceMatcher(None, old.lines, new.lines, False).quick_ratio() for old, new in twins)


def _code(page: SymptomPage, fence: Fence) -> list[tuple[int, str]]:
    """Return the lines of a fence that somebody typed, each with its number."""
    lines = page.texts.get(fence.line, fence.body).split("\n")[:-1]
    is_console = fence.language == "console"
    return [
        (number, line)
        for number, line in enumerate(lines, 1)
        if (line.startswith("$ ") if is_console else not _PRINTED.match(line))
    ]


def _differing(
    old: list[tuple[int, str]], new: list[tuple[int, str]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    matcher = SequenceMatcher(None, [line for _, line in old], [line for _, line in new], False)
    removed, added = [], []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            removed += list(_written(old[first:last]))
            added += list(_written(new[start:end]))
    alike = len(removed) <= MOST * len(old) and len(added) <= MOST * len(new)
    return (tuple(removed), tuple(added)) if alike else ((), ())


def _written(lines: Iterable[tuple[int, str]]) -> Iterator[int]:
    return (number for number, line in lines if line.strip())
