"""Finds what is inline in Markdown: code spans and links, each told from the other.

The only place that knows how the two are written. A block is a paragraph, or several, without fences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TARGET = r"<[^>\n]*>|(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*\))*"
_TOKEN = re.compile(
    r"\\(?P<escaped>.)"
    r"|(?P<ticks>`+)"
    r"|(?P<opens>!?\[)"
    rf"|(?P<closes>\])(?:\(\s*(?P<target>{_TARGET})(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|(?P<reference>\[[^\]\n]*\]))?"
    r"|<(?P<address>https?://[^>\s]+)>"
)
_DEFINITION = re.compile(rf"(?m)^ {{0,3}}\[[^\]\n]+\]:\s*(?P<target>{_TARGET})")


@dataclass(frozen=True)
class Span:
    """A code span or a link: where it is in the text, and what a reader sees of it.

    Attributes:
        target: what a link leads to, None on code and on a link by reference.
        at: where the target begins.
    """

    start: int
    end: int
    inner: str
    target: str | None = None
    at: int = 0
    is_code: bool = False


def spans(text: str) -> Iterator[Span]:
    """Yield the code spans and the links of a block, each when its end is reached.

    A code span ends with its paragraph, and so does a link. A link's text may hold code spans: they
    come before the link that they are in.
    """
    opened: list[int] = []
    position, block_end = 0, _block_end(text, 0)
    while token := _TOKEN.search(text, position):
        position = token.end()
        if token.start() >= block_end:
            opened, block_end = [], _block_end(text, token.start())
        if ticks := token["ticks"]:
            closing = re.compile(rf"(?<!`){ticks}(?!`)").search(text, position, block_end)
            if closing:
                yield Span(
                    token.start(), closing.end(), _code(text[position : closing.start()]), is_code=True
                )
                position = closing.end()
        elif token["opens"]:
            opened.append(token.start())
        elif token["closes"]:
            start = opened.pop() if opened else None
            if start is None or (token["target"] is None and token["reference"] is None):
                position = token.start() + 1
                continue
            first = start + (2 if text[start] == "!" else 1)
            inner = text[first : token.start()]
            if token["target"] is None:
                yield Span(start, token.end(), inner)
            else:
                yield _link(start, token.end(), inner, token["target"], token.start("target"))
        elif token["address"]:
            yield _link(token.start(), token.end(), token["address"], token["address"], token.start() + 1)


def targets(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each link of a text leads to, links that are defined elsewhere included, with its place."""
    yield from ((span.at, span.target) for span in spans(text) if span.target)
    yield from ((match.start("target"), match["target"].strip("<>")) for match in _DEFINITION.finditer(text))


def _link(start: int, end: int, inner: str, target: str, at: int) -> Span:
    bare = target.strip("<>")
    return Span(start, end, inner, re.sub(r"\\([()])", r"\1", bare), at + (target != bare))


def _code(text: str) -> str:
    """Return what a code span shows: without the one blank at each end that keeps its backticks apart."""
    return text[1:-1] if text[:1] == text[-1:] == " " and text.strip() else text


def _block_end(text: str, start: int) -> int:
    end = text.find("\n\n", start)
    return len(text) if end < 0 else end
