"""Markdown of one line as a reader sees it."""

from __future__ import annotations

import html
import re

from symptoms.read import links

_HELD = re.compile("\x00(\\d+)\x00")
_BEHIND = re.compile(r"\{[^}\n]*\}")
"""The attributes of a link stand right behind it."""
_TAG = re.compile(r"</?[A-Za-z!][^>\n]*>")
_EMPHASIS = re.compile(r"[*_]+(?<!\\[*_])(?!(?<=[^\W_]_)\w)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|<>-])")


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
