"""Markdown is read as a reader sees it."""

from __future__ import annotations

import pytest

from symptoms.read.inline import plain


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Words `code *stays*` and **bold** _emphasis_.", "Words code *stays* and bold emphasis."),
        ("A name like snake_case and `__init__` is kept.", "A name like snake_case and __init__ is kept."),
        ("See [the `other` page](other.md#part) and ![a picture](x.png).", "See the other page and a picture."),
        ("[A link](x.md){ .class } with attributes", "A link with attributes"),
        ("An &amp; and <b>tags</b>, `<kept>`, \\*escaped\\*.", "An & and tags, <kept>, *escaped*."),
        ("Two  blanks\nand lines", "Two blanks and lines"),
    ],
)  # fmt: skip
def test_plain(text, seen):
    assert plain(text) == seen
