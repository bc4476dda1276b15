"""Makes the index that the browser searches: plain data, nothing about how it is searched."""

from __future__ import annotations

import html
import re
from typing import Any

from markdown.extensions.toc import slugify, unique

from symptoms.read import links, versions
from symptoms.read.catalogue import Catalogue
from symptoms.read.pages import SymptomPage

PACKAGE = "lilya"
"""The package the site is about: an exception type of its own tells more than a built-in one."""

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*(?P<list>[^{}]*)\}$")
_ID = re.compile(r"#(?P<id>[\w-]+)")
_BLOCK_MARK = re.compile(
    r'\s*(?:(?:!!!|\?\?\?\+?|===\+?)[ \t]+(?:[\w-]+[ \t]*)*(?:"(?P<title>[^"]*)")?|[|\s:-]*\|(?=$|\s)|[-*+>][ \t])'
)
_ONLY_LINK = re.compile(r"\s*[-*+][ \t]+\[[^\]]*\]\([^)]*\)\s*$")
_HELD = re.compile("\x00(\\d+)\x00")
_BEHIND = re.compile(r"\{[^}\n]*\}")
"""The attributes of a link stand right behind it."""
_TAG = re.compile(r"</?[A-Za-z!][^>\n]*>")
_EMPHASIS = re.compile(r"[*_]+(?<!\\[*_])(?!(?<=[^\W_]_)\w)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|<>-])")


def build(catalogue: Catalogue) -> dict[str, Any]:
    """Return the index as JSON data.

    Args:
        catalogue: every page of the site.

    Returns:
        ``package``; ``areas``, a list of ``{slug, title}`` in the order of the site; ``pages``, one
        entry a symptom with ``url, title, area, areaTitle, symptoms, cause, errors`` (each ``{type,
        message, where}``, ``type`` null where not given), ``check_first``, ``versions`` in words, ``headings`` (each
        ``{title, anchor}``) and ``text``, the prose of the page on one line.
    """
    return {
        "package": PACKAGE,
        "areas": [{"slug": slug, "title": title} for slug, title in catalogue.areas.items()],
        "pages": [_entry(page, catalogue.areas.get(page.area, page.area)) for page in catalogue.symptoms],
    }


def _entry(page: SymptomPage, area_title: str) -> dict[str, Any]:
    front = page.front
    lines = [line for _, line in page.prose if line and not _ONLY_LINK.match(line)]
    return {
        "url": page.url,
        "title": page.title,
        "area": page.area,
        "areaTitle": area_title,
        "symptoms": list(front.symptoms),
        "cause": front.cause,
        "errors": [error.model_dump() for error in front.errors],
        "check_first": front.check_first,
        "versions": versions.in_words(front.lilya),
        "headings": _headings(lines),
        "text": plain(" ".join(_without_mark(line) for line in lines if not line.startswith("#"))),
    }


def _headings(lines: list[str]) -> list[dict[str, str]]:
    """Return the headings with the anchors that Python-Markdown's ``toc`` gives them."""
    used: set[str] = set()
    headings = []
    for line in lines:
        match = _HEADING.match(line) if line.startswith("#") else None
        if not match:
            continue
        title, anchor = match["title"], None
        if attributes := _ATTRIBUTES.search(title):
            title = title[: attributes.start()]
            own = _ID.search(attributes["list"])
            anchor = own["id"] if own else None
        title = plain(title)
        if anchor:
            used.add(anchor)
        headings.append({"title": title, "anchor": anchor or unique(slugify(title, "-"), used)})
    return headings


def _without_mark(line: str) -> str:
    """Return a line without what makes it a list item, a table row, an admonition or a tab."""
    mark = _BLOCK_MARK.match(line)
    if mark:
        line = f"{mark['title'] or ''}{line[mark.end() :]}"
    return line.replace(" | ", " ").rstrip("| ")


def plain(text: str) -> str:
    """Return Markdown of one line as a reader sees it, without its markup."""
    held: list[str] = []
    text = _TAG.sub("", _read(text.replace("\x00", ""), held))
    text = html.unescape(_ESCAPE.sub("", _EMPHASIS.sub("", text)))
    return " ".join(_HELD.sub(lambda found: held[int(found[1])], text).split())


def _read(text: str, held: list[str]) -> str:
    """Return a text with the words of its links alone, and a mark for each code span, which is put into ``held``."""
    parts, position = [], 0
    # A span may be inside a link: the link, which begins before it, is read first.
    for span in sorted(links.spans(text), key=lambda span: (span.start, -span.end)):
        if span.start < position:
            continue
        parts.append(text[position : span.start])
        if span.is_code:
            held.append(span.inner)
            parts.append(f"\x00{len(held) - 1}\x00")
        else:
            parts.append(_read(span.inner, held))
        behind = _BEHIND.match(text, span.end) if not span.is_code else None
        position = behind.end() if behind else span.end
    return "".join([*parts, text[position:]])
