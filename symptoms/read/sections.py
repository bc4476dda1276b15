"""The sections of a page, and whether a reader finds each of them from the top."""

from __future__ import annotations

from collections.abc import Iterator

from symptoms.read import headings
from symptoms.read.headings import Heading
from symptoms.read.problems import Problem

MAX_LINES = 600
"""A page longer than this is several: what somebody would search for by itself has a page of its own."""
MAX_CAUSES = 4
"""A page with more causes than these begins with a table of what is seen, each row leading to its section."""
COMMON = {"Check that it is fixed", "Related", "Versions"}
"""Sections that are no cause."""


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
    sections = [heading for heading in headings.find(prose) if heading.level == 2]
    if sum(section.title not in COMMON for section in sections) > MAX_CAUSES:
        yield from _check_table(path, prose, sections)


def _check_table(path: str, prose: list[tuple[int, str]], sections: list[Heading]) -> Iterator[Problem]:
    causes = [section for section in sections if section.title not in COMMON]
    table = next((number for number, line in prose if line.startswith("|") and "](#" in line), None)
    if table is None or table > causes[1].line:
        what = f"{len(causes)} sections, and no table at the top that tells them apart"
        remedy = "before the second section, write | You see | Go to | with a row [...](#section) for each"
        yield Problem(path, causes[0].line, what, remedy)
        return
    # Several tables may stand at the top together; one that stands in a later section is not seen from there.
    end = min(section.line for section in sections if section.line > table)
    rows = "\n".join(line for number, line in prose if table <= number < end and line.startswith("|"))
    # The section that holds the table needs no row, nor does one that stands before it.
    for section in causes:
        if section.line > table and f"](#{section.anchor})" not in rows:
            what = f"no row of the table at the top leads to the section {section.title!r}"
            yield Problem(path, section.line, what, f"add a row with [...](#{section.anchor})")
