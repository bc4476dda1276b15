"""Reads one page: its front matter, its fences, and the examples that they make up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from symptoms.read import commands, examples, fences, front_matter, links
from symptoms.read.examples import Example
from symptoms.read.fences import Fence
from symptoms.read.front_matter import FrontMatter, PlainFrontMatter
from symptoms.read.problems import Problem
from symptoms.read.project import Project

MAX_BYTES = 256 * 1024
"""A page larger than this is a mistake: somebody pasted a log or a picture into it."""


@dataclass(frozen=True)
class Page:
    """One Markdown file of ``docs/``.

    Attributes:
        path: relative to the root of the project, with forward slashes.
        text: the whole file.
        body: the text behind the front matter, which begins on line ``body_line``.
    """

    path: str
    text: str
    front: FrontMatter | PlainFrontMatter
    body: str
    body_line: int
    fences: tuple[Fence, ...] = ()

    @property
    def title(self) -> str:
        return self.front.title

    @property
    def slug(self) -> str:
        return Path(self.path).stem

    @property
    def source(self) -> str:
        """The page's path below ``docs/``, as MkDocs names it."""
        return self.path.removeprefix("docs/")

    @property
    def url(self) -> str:
        """The page's address below the site's own, for example ``routing/route-returns-404/``."""
        path = self.source.removesuffix(".md")
        return "" if path == "index" else f"{path}/"

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
    def unfenced(self) -> str:
        """The body, line by line, with an empty line for each line of a fence."""
        lines = [""] * (self.body.count("\n") + 1)
        for number, line in self.prose:
            lines[number - self.body_line] = line
        return "\n".join(lines)

    @cached_property
    def links(self) -> list[tuple[int, str]]:
        """The target of every Markdown link outside of code, with its line."""
        text = self.unfenced
        return [
            (self.body_line + text.count("\n", 0, place), target) for place, target in links.targets(text)
        ]


@dataclass(frozen=True)
class PlainPage(Page):
    """A page that is about no symptom, such as the home page."""

    front: PlainFrontMatter


@dataclass(frozen=True)
class SymptomPage(Page):
    """A page about a symptom.

    Attributes:
        texts: what the fences that show a file show, by the line of the fence.
    """

    front: FrontMatter
    examples: tuple[Example, ...] = ()
    texts: dict[int, str] = field(default_factory=dict, repr=False, hash=False)

    @property
    def area(self) -> str:
        """The folder of ``docs/`` that holds the page."""
        return Path(self.path).parent.name

    @property
    def embeds(self) -> list[str]:
        """The files under ``examples/`` that the page shows, ``page/folder/file``."""
        return [fence.embed for fence in self.fences if fence.embed]


def read(path: str, content: bytes, project: Project) -> tuple[Page | None, list[Problem]]:
    """Read a page from its bytes.

    Args:
        path: of the page, relative to the root of the project: ``docs/area/slug.md`` for a symptom,
            ``docs/slug.md`` for a plain page.
        content: the file as it is.
        project: whose ``examples/`` the shown files come from.

    Returns:
        The page, or None if it cannot be read at all, and everything that is wrong with it.
    """
    text, problems = _decode(path, content)
    if text is None:
        return None, problems
    depth = len(Path(path).parts)
    if depth > 3:
        return None, [
            Problem(path, 1, "the page is in a folder of a folder", "move it to docs/<area>/<slug>.md")
        ]
    parts = front_matter.split(text)
    if parts is None:
        return None, [
            Problem(path, 1, "the page has no front matter", "begin it with --- on line 1 and end that part with ---; `nox -s new` writes one"),
        ]  # fmt: skip
    if unfinished := _unfinished(text, path):
        # What else is wrong comes of what is not written yet.
        return None, unfinished
    if depth == 2:
        return _plain(path, text, *parts)
    return _symptom(path, text, *parts, project)


def _plain(
    path: str, text: str, head: str, body: str, body_line: int
) -> tuple[PlainPage | None, list[Problem]]:
    front, problems = front_matter.read(head, path, PlainFrontMatter)
    found, more = fences.find(body, path, body_line)
    problems += more
    remedy = "put code on the page of a symptom, and link to it"
    problems += [fence.problem("examples of this page are not run", remedy) for fence in found]
    if front is None:
        return None, problems
    return PlainPage(path, text, front, body, body_line, tuple(found)), problems


def _symptom(
    path: str, text: str, head: str, body: str, body_line: int, project: Project
) -> tuple[SymptomPage | None, list[Problem]]:
    front, problems = front_matter.read(head, path, FrontMatter)
    found, more = fences.find(body, path, body_line)
    problems += more
    grouped, more = examples.group(found)
    problems += more
    texts, more = _embedded(found, project.examples)
    problems += more
    if front is None:
        return None, problems
    page = SymptomPage(path, text, front, body, body_line, tuple(found), tuple(grouped), texts)
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


def _embedded(found: list[Fence], folder: Path) -> tuple[dict[int, str], list[Problem]]:
    """Return what each fence that shows a file shows, by the fence's line, and what cannot be shown."""
    texts: dict[int, str] = {}
    problems: list[Problem] = []
    for fence in found:
        if fence.embed is None:
            continue
        try:
            if ".." in Path(fence.embed).parts:
                raise FileNotFoundError
            texts[fence.line] = _with_line_end((folder / fence.embed).read_text("utf-8"))
            if fence.embed.endswith(commands.NGINX):
                problems += examples.constant_ports(fence, texts[fence.line])
        except OSError:
            what = f"the file examples/{fence.embed} does not exist"
            problems.append(fence.problem(what, "mend its name, or add the file"))
        except UnicodeDecodeError:
            what = f"the file examples/{fence.embed} is not UTF-8"
            problems.append(fence.problem(what, "save it as UTF-8"))
    return texts, problems


def _with_line_end(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def example_files(folder: Path) -> Iterator[str]:
    """Yield the files below ``folder`` by their names there, but what tools keep in folders of their own."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
        below = place[len(str(folder)) + 1 :].replace(os.sep, "/")
        yield from (f"{below}/{name}" if below else name for name in sorted(files))


def session_files(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """Return the relative name and the content of each file of a session's folder."""
    return tuple((name, (folder / name).read_bytes()) for name in example_files(folder))
