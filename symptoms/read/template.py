"""Message templates: literal text with ``{placeholders}``, as ``str.format`` writes them."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter


class TemplateError(ValueError):
    """A template that cannot be read; its text says what to type instead."""


def parts(template: str) -> list[tuple[str, str | None]]:
    """Split a template into ``(literal, placeholder name or None)`` pairs.

    ``{{`` and ``}}`` stand for the braces themselves.

    Raises:
        TemplateError: unbalanced braces, an unnamed or decorated placeholder, two placeholders
            with nothing between them, or no literal text at all.
    """
    try:
        fields = list(Formatter().parse(template))
    except ValueError as error:
        raise TemplateError(f"{error}; write a literal brace as {{{{ or }}}}") from None
    pairs: list[tuple[str, str | None]] = []
    for index, (literal, name, spec, conversion) in enumerate(fields):
        if name is not None and (not name.isidentifier() or spec or conversion):
            raise TemplateError(f"placeholder {{{name}}} must be a plain name such as {{path}}")
        if index and not literal and name is not None and fields[index - 1][1] is not None:
            raise TemplateError(f"placeholder {{{name}}} follows another with nothing between")
        pairs.append((literal, name))
    if not re.search(r"\w", "".join(literal for literal, _ in pairs)):
        raise TemplateError("the message is all placeholder; it would match everything")
    return pairs


def expression(template: str, least: int = 1) -> str:
    """Return the text of what ``pattern`` returns, to be a part of another: compiling one takes long."""
    some = "(.+?)" if least else "(.*?)"
    return "".join(re.escape(literal) + ("" if name is None else some) for literal, name in parts(template))


@cache
def pattern(template: str, least: int = 1) -> re.Pattern[str]:
    """Return the expression that matches every message made from the template.

    A placeholder matches ``least`` or more characters, line breaks excluded.
    """
    return re.compile(expression(template, least))


@cache
def example(template: str) -> str:
    """Return a message made from the template."""
    return "".join(literal + ("" if name is None else "\u2039\u203a") for literal, name in parts(template))
