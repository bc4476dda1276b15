"""The sections of a page, and whether a reader finds each of them from the top."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify

from symptoms.read.problems import Problem

MAX_LINES = 600
"""A page longer than this is several: what somebody would search for by itself has a page of its own."""
MAX_CAUSES = 4
"""A page with more causes than these begins with a table of what is seen, each row leading to its section."""
COMMON = {"Check that it is fixed", "Related", "Versions"}
"""Sections that are no cause."""

_HEADING = re.compile(r"## +(?P<text>.*?)(?: +\{ *#(?P<id>[\w-]+) *\})? *")


@dataclass(frozen=True)
class Section:
    """What a ``##`` heading opens; ``line`` is that of the heading, ``anchor`` its address on the page."""

    title: str
    anchor: str
    line: int


def find(prose: Iterable[tuple[int, str]]) -> list[Section]:
    """Return the sections of a page, given its lines outside of fences with their numbers."""
    found = []
    for number, line in prose:
        if heading := _HEADING.fullmatch(line):
            title = heading["text"].replace("`", "")
            found.append(Section(title, heading["id"] or slugify(title, "-"), number))
    return found


def check(path: str, text: str, prose: list[tuple[int, str]]) -> Iterator[Problem]:
    """Yield what keeps a reader from seeing at the top of a page which of its sections is theirs.

    Args:
        path: of the page, for messages.
        text: the whole file.
        prose: its lines outside of fences, each with its number.
    """
    if (size := text.count("\n")) > MAX_LINES:
        remedy = "give a cause that somebody would search for by itself a page of its own"
        yield Problem(path, MAX_LINES, f"the page has {size} lines; at most {MAX_LINES} are allowed", remedy)
    sections = find(prose)
    causes = [section for section in sections if section.title not in COMMON]
    if len(causes) <= MAX_CAUSES:
        return
    table = next((number for number, line in prose if line.startswith("|") and "](#" in line), None)
    if table is None or table > causes[1].line:
        what = f"{len(causes)} sections, and no table at the top that tells them apart"
        remedy = "before the second section, write | You see | Go to | with a row [...](#section) for each"
        yield Problem(path, causes[0].line, what, remedy)
        return
    # Several tables may stand at the top together; one that stands in a later section is not seen from there.
    end = next((section.line for section in sections if section.line > table), table)
    rows = "\n".join(line for number, line in prose if table <= number < end and line.startswith("|"))
    # The section that holds the table needs no row, nor does one that stands before it.
    for section in causes:
        if section.line > table and f"](#{section.anchor})" not in rows:
            what = f"no row of the table at the top leads to the section {section.title!r}"
            yield Problem(path, section.line, what, f"add a row with [...](#{section.anchor})")
