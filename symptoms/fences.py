"""Finds the code fences of a Markdown text, with their lines and options.

One spelling is allowed: three backticks, a language, options in braces. Whatever else Markdown
would render as a fence is reported, so that no code reaches the site unseen.
"""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from textwrap import dedent

from symptoms.problems import Problem

OPTIONS = {
    "python": {"title", "fails", "works", "shows", "timeout", "layers", "exempt", "hl_lines"},
    "console": {
        "title",
        "fails",
        "works",
        "shows",
        "timeout",
        "dir",
        "packages",
        "server",
        "quiet",
        "whole",
        "layers",
        "exempt",
    },  # fmt: skip
    "text": {"title", "output", "exempt"},
}
"""The options that a language may carry; any other language carries ``OTHER``."""
OTHER = {"title", "exempt", "hl_lines"}
FLAGS = {"output", "server", "quiet", "whole"}

_FENCE_LIKE = re.compile(r"^(?P<lead>[ \t>]*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
_INFO = re.compile(r"^(?P<language>[a-z0-9+-]+)(?: (?P<options>\{.*\}))?$")
_OPTION = re.compile(r"""\s*(?P<key>[\w-]+)(?:=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'))?""")
_EMBED = re.compile(r'^--8<-- "(?P<target>[^"]+)"$')


@dataclass(frozen=True)
class Fence:
    """One fence: ``line`` is that of its opening, ``body`` its text without the indentation."""

    path: str
    line: int
    indent: int
    language: str
    options: dict[str, str] = field(hash=False)
    body: str

    @cached_property
    def last_line(self) -> int:
        """The line of its closing."""
        return self.line + len(self.lines) + 1

    @cached_property
    def lines(self) -> list[str]:
        return self.body.split("\n")[:-1]

    @cached_property
    def embed(self) -> str | None:
        """The file that the fence shows, ``page/folder/file[:section]``, or None."""
        match = _EMBED.match(self.body.strip())
        return match["target"] if match else None

    def problem(self, what: str, remedy: str, offset: int = 0) -> Problem:
        return Problem(self.path, self.line + offset, what, remedy)


def find(text: str, path: str, first_line: int = 1) -> tuple[list[Fence], list[Problem]]:
    """Return the fences of ``text`` in order, and what is wrong with the way they are written.

    Args:
        text: Markdown without its front matter, line ends ``\\n``.
        path: where it comes from, for messages.
        first_line: the number of its first line in that file, from 1.
    """
    fences: list[Fence] = []
    problems: list[Problem] = []
    lines = text.split("\n")
    marked = iter([number for number, line in enumerate(lines) if "```" in line or "~~~" in line])
    for opening in marked:
        match = _FENCE_LIKE.match(lines[opening])
        if not match:
            continue
        line = first_line + opening
        closing = match["lead"] + match["mark"]
        end = next((number for number in marked if lines[number].rstrip() == closing), None)
        body = "\n".join([*lines[opening + 1 : end], ""])
        if match["lead"]:
            body = dedent(body)
        read = _opening(match, path, line, body)
        if end is None:
            remedy = "close it with ``` on a line of its own, indented alike"
            read = Problem(path, line, "this fence is never closed", remedy)
        if isinstance(read, Problem):
            problems.append(read)
            # One message is enough: what it holds is still code, and no other check looks at it.
            read = Fence(path, line, len(match["lead"]), "text", {"exempt": "it cannot be read"}, body)
        fences.append(read)
        problems += _misspelt(read)
    return fences, problems


def prose(text: str, found: Sequence[Fence], first_line: int = 1) -> list[tuple[int, str]]:
    """Return the lines of ``text`` that are in none of its fences, each with its number."""
    lines = list(enumerate(text.split("\n"), first_line))
    for fence in reversed(found):
        del lines[fence.line - first_line : fence.last_line - first_line + 1]
    return lines


def _opening(match: re.Match[str], path: str, line: int, body: str) -> Fence | Problem:
    if match["mark"] != "```" or match["lead"].strip(" "):
        return Problem(
            path,
            line,
            f"a fence written {match['lead'].strip()}{match['mark']} is not executed",
            "use exactly three backticks, indented with spaces and not quoted with >",
        )
    info = _INFO.match(match["info"].rstrip())
    if not info:
        return Problem(
            path,
            line,
            f"the fence opening ```{match['info']} has no language or is not understood",
            'write ```python {title="app.py" fails="..."}: language, one space, options in braces',
        )
    options = _options(info["options"] or "{}")
    if options is None:
        return Problem(
            path,
            line,
            f"the options {info['options']} are not understood",
            'write key="value" pairs separated by spaces; a double quote inside is &quot;',
        )
    return Fence(path, line, len(match["lead"]), info["language"], options, body)


def _options(text: str) -> dict[str, str] | None:
    rest, options = text[1:-1].rstrip(), {}
    position = 0
    while position < len(rest):
        match = _OPTION.match(rest, position)
        if not match or match["key"] in options:
            return None
        value = match["double"] if match["double"] is not None else match["single"]
        options[match["key"]] = html.unescape(value or "")
        position = match.end()
    return options


def _misspelt(fence: Fence) -> list[Problem]:
    allowed = OPTIONS.get(fence.language, OTHER)
    problems = []
    for key, value in fence.options.items():
        if key not in allowed:
            near = difflib.get_close_matches(key, sorted(allowed), 1)
            hint = f"did you mean {near[0]}? " if near else ""
            problems.append(
                fence.problem(
                    f"unknown option {key!r} on a {fence.language} fence",
                    f"{hint}allowed: {', '.join(sorted(allowed))}",
                )
            )
        elif not value and key not in FLAGS:
            problems.append(fence.problem(f"option {key!r} has no value", f'write {key}="..."'))
    return problems
