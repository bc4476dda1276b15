"""Version specifiers in words; the only place that has the words."""

from __future__ import annotations

from packaging.specifiers import SpecifierSet

_WORDS = {
    ">=": "from ",
    "<=": "up to ",
    "<": "before ",
    ">": "after ",
    "==": "",
    "===": "",
    "!=": "not ",
    "~=": "about ",
}
_ORDER = list(_WORDS)


def in_words(specifier: str) -> str:
    """Return a version specifier in words: ``>=0.20, <0.29`` is ``from 0.20, before 0.29``.

    Args:
        specifier: as https://packaging.python.org/en/latest/specifications/version-specifiers/ says.
    """
    parts = sorted(SpecifierSet(specifier), key=lambda part: (_ORDER.index(part.operator), part.version))
    return ", ".join(_WORDS[part.operator] + part.version for part in parts)
