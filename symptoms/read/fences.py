"""Finds the code fences of a Markdown text, with their lines and options.

One spelling is allowed: three backticks, a language, options in braces. Whatever else Markdown
would render as a fence is reported, so that no code reaches the site unseen.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from textwrap import dedent

from symptoms.read.problems import Problem

_PROMISES = {
    "fails": "the symptom: this line is shown; without a value, a message that the page declares",
    "works": "the fix: this line is shown, nothing is raised, and no line that the failing examples before it promise",
    "shows": "a fact that is neither: this line is shown",
}
_TITLE = {
    "title": "the name above the fence; `app.py`, or the name of the file that is shown, is the default"
}
_FILE = {"file": "shows a file of a session, `folder/name` below `examples/<page>/`; the fence is empty"}
_EXEMPT = {"exempt": "why the fence cannot run"}
_TIMEOUT = {"timeout": "seconds that the program or each command may take, 10 by default"}
_LILYA = {"lilya": 'run with an older supported release, for a fix that works only there: `lilya="0.22.16"`'}
BROWSER = {
    "packages": "needs a package that browsers cannot load",
    "processes": "needs other processes",
    "python": "other words here",
    "sockets": "needs real sockets",
    "stack": "needs a deeper stack",
    "system": "needs an operating system",
    "threads": "needs real threads",
}
"""Why an example does not show in a reader's browser what it shows here, as the reader is told."""
_BROWSER = {
    "browser": "why the example does not show the same in a reader's browser, one of "
    + ", ".join(f"`{reason}`" for reason in BROWSER)
}
OPTIONS: dict[str, dict[str, str]] = {
    "python": _PROMISES | _TITLE | _FILE | _TIMEOUT | _LILYA | _BROWSER | _EXEMPT,
    "console": {
        **_PROMISES,
        **_LILYA,
        **_BROWSER,
        "dir": "the session's folder below `examples/<page>/`",
        "server": "the last command runs until the session ends; then Ctrl+C; its log is shown",
        "quiet": "do not show the server's log",
        "packages": 'run in an environment that holds only these packages and what they require: `packages="lilya uvicorn"`',
        **_TITLE,
        **_TIMEOUT,
        **_EXEMPT,
    },
    "text": {
        "output": "the traceback of the program above; `update` writes it",
        **_TITLE,
        **_FILE,
        **_EXEMPT,
    },
}
"""What each option of a language says; any other language carries ``OTHER``."""
OTHER = _TITLE | _FILE | _EXEMPT
FLAGS = {"output", "server", "quiet"}
"""Options without a value."""
BARE = {"fails"}
"""Options that may stand without a value."""

_FENCE_LIKE = re.compile(r"^(?P<lead>[ \t>]*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
_INFO = re.compile(r"^(?P<language>[a-z0-9+-]+)(?: (?P<options>\{.*\}))?$")
_OPTION = re.compile(
    r"""\s*(?P<key>[\w-]+)(?P<value>="(?P<double>(?:\\"|[^"])*)"|='(?P<single>(?:\\'|[^'])*)')?(?=\s|$)"""
)


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
        """The file that the fence shows, ``page/folder/file`` below ``examples/``, or None."""
        return f"{Path(self.path).stem}/{self.options['file']}" if "file" in self.options else None

    @property
    def title(self) -> str:
        """What stands above the fence; empty when nothing does."""
        if title := self.options.get("title"):
            return title
        if "file" in self.options:
            return self.options["file"].partition("/")[2] or self.options["file"]
        name = {"python": "app.py", "console": "Terminal", "text": "Output"}.get(self.language, "")
        return f"{name}, Lilya {self.options['lilya']}" if "lilya" in self.options else name

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


def opening(language: str, options: dict[str, str]) -> str:
    """Return the line that opens a fence, not indented: what ``find`` reads it as is this language and these options."""
    written = [f"{key}={_quoted(value)}" if value else key for key, value in options.items()]
    return f"```{language} {{{' '.join(written)}}}" if written else f"```{language}"


def _quoted(value: str) -> str:
    """Return a value in the quotes that it does not hold, as pages write it."""
    if '"' in value and "'" not in value:
        return f"'{value}'"
    return '"{}"'.format(value.replace('"', '\\"'))


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
            'write key="value" pairs separated by spaces; a value that holds a double quote stands in single ones',
        )
    return Fence(path, line, len(match["lead"]), info["language"], options, body)


def _options(text: str) -> dict[str, str] | None:
    rest, options = text[1:-1].rstrip(), {}
    position = 0
    while position < len(rest):
        match = _OPTION.match(rest, position)
        if not match or match["key"] in options:
            return None
        double, single = match["double"], match["single"]
        value = double.replace('\\"', '"') if double is not None else (single or "").replace("\\'", "'")
        options[match["key"]] = value
        position = match.end()
    return options


def _misspelt(fence: Fence) -> list[Problem]:
    allowed = OPTIONS.get(fence.language, OTHER)
    problems = []
    for key, value in fence.options.items():
        if key not in allowed:
            near = difflib.get_close_matches(key, sorted(allowed), 1)
            hint = f"did you mean {near[0]}? " if near else ""
            what = f"unknown option {key!r} on a {fence.language} fence"
            problems.append(fence.problem(what, f"{hint}allowed: {', '.join(sorted(allowed))}"))
        elif not value and key not in FLAGS | BARE:
            problems.append(fence.problem(f"option {key!r} has no value", f'write {key}="..."'))
        elif value and key in FLAGS:
            problems.append(fence.problem(f"option {key!r} takes no value", f"write {key} alone"))
    if "browser" in fence.options and fence.options["browser"] not in BROWSER:
        what = f"browser={fence.options['browser']!r} is no reason"
        problems.append(fence.problem(what, f"one of {', '.join(BROWSER)}"))
    if fence.embed and fence.body.strip():
        problems.append(fence.problem("a fence that shows a file is empty", "delete its lines, or file="))
    if "--8<--" in fence.body:
        remedy = 'name the file in the opening, and leave the fence empty: {file="folder/name"}'
        problems.append(fence.problem("--8<-- is not read", remedy))
    return problems
