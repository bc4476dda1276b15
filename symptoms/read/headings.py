"""The headings of a page, with the anchors that they have on the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown.extensions.toc import slugify, unique

from symptoms.read.inline import plain


@dataclass(frozen=True)
class Heading:
    """A heading.

    Attributes:
        level: the number of its ``#``.
        title: as a reader sees it.
        anchor: its address on the page.
    """

    level: int
    title: str
    anchor: str
    line: int


def find(prose: Iterable[tuple[int, str]]) -> list[Heading]:
    """Return the headings of a page with the anchors that Python-Markdown's ``toc`` gives them.

    Args:
        prose: the lines of the page outside of fences, each with its number.
    """
    read = [
        (len(heading["level"]), *_title(heading["header"].strip()), line)
        for line, text in prose
        if (heading := HashHeaderProcessor.RE.fullmatch(text))
    ]
    # An anchor that one heading names for itself is no other's, also not of one above.
    used = {own for _, _, own, _ in read if own}
    return [
        Heading(level, title, own or unique(slugify(title, "-"), used), line)
        for level, title, own, line in read
    ]


def _title(header: str) -> tuple[str, str]:
    """Return the title of a heading, and the anchor that it names for itself: ``## Title {#anchor}``, or none."""
    end = AttrListTreeprocessor.HEADER_RE.search(header)
    attributes, rest = get_attrs_and_remainder(end[1]) if end else ([], "")
    if not end or rest:
        return plain(header), ""
    return plain(header[: end.start()].rstrip("#")), dict(attributes).get("id") or ""
