"""Reads one page: its front matter, its fences, and the examples that they make up."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from textwrap import dedent

from symptoms import example, fences, front_matter
from symptoms.example import Example
from symptoms.fences import Fence
from symptoms.front_matter import FrontMatter, PlainFrontMatter
from symptoms.problems import Problem

MAX_BYTES = 256 * 1024
"""A page larger than this is a mistake: somebody pasted a log or a picture into it."""
_LINK = re.compile(r"(?<!\\)\]\(\s*<?([^)\s>]+)|<(https?://[^>\s]+)>|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)")
"""A link's target. Its text is not looked at: it may begin on the line before."""
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


@dataclass(frozen=True)
class Page:
    """One Markdown file of ``docs/``.

    Attributes:
        path: relative to the root of the project, with forward slashes.
        text: the whole file.
        body: the text behind the front matter, which begins on line ``body_line``.
        front: None on a plain page (the home page), which is about no symptom.
        embeds: the files under ``examples/`` that the page shows, ``page/folder/file``.
        texts: what the embedding fences show, by the line of the fence.
    """

    path: str
    text: str
    title: str
    front: FrontMatter | None
    body: str
    body_line: int
    fences: tuple[Fence, ...] = ()
    examples: tuple[Example, ...] = ()
    embeds: tuple[str, ...] = ()
    texts: dict[int, str] = field(default_factory=dict, repr=False, hash=False)

    @cached_property
    def slug(self) -> str:
        return Path(self.path).stem

    @cached_property
    def area(self) -> str:
        """The folder of ``docs/`` that holds the page; empty for the home page."""
        return Path(self.path).parent.name if self.front else ""

    @property
    def source(self) -> str:
        """The page's path below ``docs/``, as MkDocs names it."""
        return self.path.removeprefix("docs/")

    def line_of(self, text: str) -> int:
        """Return the line of the front matter that holds a text, or that text's first line; 1 if none does."""
        first = text.split("\n")[0]
        spellings = {first, first.replace("'", "''"), first.replace('"', '\\"')}
        for number, line in enumerate(self.text.split("\n", self.body_line)[: self.body_line], 1):
            if any(spelling in line for spelling in spellings):
                return number
        return 1

    @cached_property
    def prose(self) -> list[tuple[int, str]]:
        """The lines of the body that are in no fence, each with its number."""
        return fences.prose(self.body, self.fences, self.body_line)

    @cached_property
    def links(self) -> list[tuple[int, str]]:
        """The target of every Markdown link outside of code, with its line."""
        return [
            (number, match[1] or match[2] or match[3])
            for number, line in self.prose
            if "](" in line or "<http" in line or "]:" in line
            for match in _LINK.finditer(_CODE_SPAN.sub("", line))
        ]

    @property
    def url(self) -> str:
        """The page's address below the site's own, for example ``routing/route-returns-404/``."""
        return f"{self.area}/{self.slug}/" if self.front else ""


def read(path: str, content: bytes, examples: Path) -> tuple[Page | None, list[Problem]]:
    """Read a page from its bytes.

    Args:
        path: of the page, relative to the root of the project: ``docs/area/slug.md`` or
            ``docs/index.md``.
        content: the file as it is.
        examples: the folder that embedded files come from.

    Returns:
        The page, or None if it cannot be read at all, and everything that is wrong with it.
    """
    text, problems = _decode(path, content)
    if text is None:
        return None, problems
    parts = front_matter.split(text)
    depth = len(Path(path).parts)
    if depth > 3:
        return None, [
            Problem(path, 1, "the page is in a folder of a folder", "move it to docs/<area>/<slug>.md")
        ]
    if parts is None:
        return None, [
            Problem(path, 1, "the page has no front matter", "begin it with --- on line 1 and end that part with ---; `nox -s new` writes one"),
        ]  # fmt: skip
    is_plain = depth == 2
    front, problems = front_matter.read(parts[0], path, PlainFrontMatter if is_plain else FrontMatter)
    body, body_line = parts[1], parts[2]
    found, more = fences.find(body, path, body_line)
    problems += more
    examples_found, more = example.group(found, Path(path).stem)
    problems += more
    problems += [_on_plain_page(fence) for fence in found if is_plain]
    texts, more = _embedded(found, examples)
    problems += more
    problems += _unfinished(text, path)
    if front is None:
        return None, problems
    page = Page(
        path=path,
        text=text,
        title=front.title,
        front=None if is_plain else front,
        body=body,
        body_line=body_line,
        fences=tuple(found),
        examples=tuple(examples_found),
        texts=texts,
        embeds=tuple(fence.embed.partition(":")[0] for fence in found if fence.embed),
    )
    return page, problems


def _unfinished(text: str, path: str) -> list[Problem]:
    if "TODO" not in text:
        return []
    return [
        Problem(path, number, f"unfinished: {line.strip()}", "write what the TODO asks for, and delete it")
        for number, line in enumerate(text.split("\n"), 1)
        if "TODO" in line
    ]


def _decode(path: str, content: bytes) -> tuple[str | None, list[Problem]]:
    if not content.strip():
        return None, [
            Problem(path, 1, "the file is empty", "write the page (`nox -s new` makes one) or delete it")
        ]
    if len(content) > MAX_BYTES:
        size = f"{len(content):,} bytes; the limit is {MAX_BYTES:,}"
        return None, [
            Problem(path, 1, f"the page has {size}", "move what is large to examples/ and embed it")
        ]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [Problem(path, line, f"byte {error.start} is not UTF-8", "save the file as UTF-8")]
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        return None, [Problem(path, line, "the page has Windows line ends", "save it with line ends LF")]
    if text.startswith("\ufeff"):
        return None, [
            Problem(path, 1, "the page begins with a byte order mark", "save it as UTF-8 without BOM")
        ]
    return text, []


def _on_plain_page(fence: Fence) -> Problem:
    return fence.problem(
        "examples of this page are not run", "put code on the page of a symptom, and link to it"
    )


def _embedded(found: list[Fence], examples: Path) -> tuple[dict[int, str], list[Problem]]:
    """Return what each embedding fence shows, by the fence's line, and what cannot be embedded."""
    texts: dict[int, str] = {}
    problems: list[Problem] = []
    for fence in found:
        if fence.embed:
            try:
                texts[fence.line] = embedded(fence, examples)
            except FileNotFoundError as error:
                problems.append(fence.problem(str(error), "mend its name, or add the file", 1))
            except UnicodeDecodeError:
                what = f"the embedded file examples/{fence.embed} is not UTF-8"
                problems.append(fence.problem(what, "save it as UTF-8", 1))
            except KeyError as error:
                remedy = (
                    f"mark it with `# --8<-- [start:{error.args[1]}]` and `# --8<-- [end:{error.args[1]}]`"
                )
                problems.append(fence.problem(error.args[0], remedy, 1))
        elif "--8<--" in fence.body:
            problems.append(
                fence.problem(
                    "an embedded file must be all that its fence holds",
                    'write --8<-- "page/folder/file" alone',
                )
            )
    return texts, problems


def embedded(fence: Fence, examples: Path) -> str:
    """Return the text that an embedding fence shows: a file of ``examples``, or a section of one.

    Raises:
        FileNotFoundError: there is no such file.
        UnicodeDecodeError: the file is not UTF-8.
        KeyError: the file has no such section; its arguments are the message and the section.
    """
    name, _, section = fence.embed.partition(":")
    try:
        if ".." in Path(name).parts:
            raise FileNotFoundError
        text = (examples / name).read_text("utf-8")
    except OSError:
        raise FileNotFoundError(f"the embedded file examples/{name} does not exist") from None
    lines = text.splitlines()
    if section:
        marks = [
            [n for n, line in enumerate(lines) if f"--8<-- [{end}:{section}]" in line]
            for end in ("start", "end")
        ]
        if not all(marks) or marks[0][0] > marks[1][0]:
            raise KeyError(f"examples/{name} has no section {section!r}", section)
        lines = dedent("\n".join(lines[marks[0][0] + 1 : marks[1][0]])).splitlines()
    return "".join(f"{line}\n" for line in lines if "--8<-- [" not in line)


def example_files(folder: Path) -> Iterator[str]:
    """Yield the files below ``folder`` by their names there, but what tools keep in folders of their own."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
        below = place[len(str(folder)) + 1 :].replace(os.sep, "/")
        yield from (f"{below}/{name}" if below else name for name in sorted(files))
