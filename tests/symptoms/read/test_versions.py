"""Version specifiers have one wording, in pages, in the index and in the search."""

from __future__ import annotations

import pytest

from symptoms.read import versions


@pytest.mark.parametrize(
    ("specifier", "words"),
    [
        (">=0.20", "from 0.20"),
        (">=0.20 , !=0.24.1", "from 0.20, not 0.24.1"),
        ("<0.29,>=0.20", "from 0.20, before 0.29"),
        ("==0.24.*", "0.24.*"),
        ("<=0.22.9", "up to 0.22.9"),
        ("~=0.24.1", "about 0.24.1"),
        (">0.20,!=0.22.0,!=0.21.0", "after 0.20, not 0.21.0, not 0.22.0"),
    ],
)
def test_in_words(specifier, words):
    assert versions.in_words(specifier) == words
