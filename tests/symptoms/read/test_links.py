"""Code spans and links are told apart as Markdown does."""

from __future__ import annotations

import pytest

from symptoms.read import links


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](b.md)", ["b.md"]),
        ("[a](b_(x).md)", ["b_(x).md"]),
        (r"[a](b_\(x\).md)", ["b_(x).md"]),
        ("[a](<b c.md>)", ["b c.md"]),
        ("[a](b.md 'title') and [c](d.md \"title\")", ["b.md", "d.md"]),
        (r"\[a](b.md)", []),
        (r"[a\](b.md)", []),
        ("`[a](b.md)`", []),
        ("``[a](b.md) ` ``", []),
        ("`not closed [a](b.md)", ["b.md"]),
        ("`not closed\n\n[a](b.md) ` ", ["b.md"]),
        ("[`a[0]`](b.md)", ["b.md"]),
        ("[a\nlong text](b.md)", ["b.md"]),
        ("[a\n\nb](c.md)", []),
        ("[![picture](p.png)](b.md)", ["p.png", "b.md"]),
        ("[a][1]\n\n[1]: b.md", ["b.md"]),
        ("<https://lilya.dev/>", ["https://lilya.dev/"]),
        ("a[0](1)", ["1"]),
        ("[a] (b.md)", []),
    ],
)
def test_targets_of_links(text, targets):
    found = list(links.targets(text))
    assert [target for _, target in found] == targets
    for place, target in found:
        assert text[place:].replace("\\", "").startswith(target), "the place is where the target begins"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("`a` and ``b`c``", ["a", "b`c"]),
        ("`` ` ``", ["`"]),
        (r"\`a` b`", [" b"]),
        ("[`a`](b.md)", ["a"]),
        ("`a\n\nb`", []),
    ],
)
def test_code_spans(text, code):
    assert [span.inner for span in links.spans(text) if span.is_code] == code
