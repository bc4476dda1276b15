from __future__ import annotations

import pytest

from symptoms.read import template


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Stream consumed", "Stream consumed"),
        ("No route exists for name \"{name}\".", 'No route exists for name "nope".'),
        ("a {{literal}} brace and {value}", "a {literal} brace and 1"),
        ("{name} is missing", "x y is missing"),
    ],
)  # fmt: skip
def test_matches(text, message):
    assert template.pattern(text).fullmatch(message)


@pytest.mark.parametrize(
    "text", ["a {b", "a b}", "a {}", "a {b}{c}", "{a}", "{a}: {b}", "a {b!r}", "a {b:>3}", "a {0}"]
)
def test_refuses(text):
    with pytest.raises(template.TemplateError):
        template.pattern(text)
