"""Examples as the record names them: by page, section, and a hash of all that is run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from symptoms.read import headings
from symptoms.read.examples import Example, Program
from symptoms.read.fences import Fence
from symptoms.read.pages import SymptomPage, session_files
from symptoms.read.project import Project

_RUN = ("timeout", "server", "quiet", "packages")
"""Options that decide about what a fence does."""


@dataclass(frozen=True)
class Named:
    """An example with what the record calls it."""

    page: SymptomPage = field(hash=False)
    section: str
    hash: str
    example: Example = field(hash=False)

    @property
    def key(self) -> tuple[str, str]:
        return slug_of(self.page), self.hash


def slug_of(page: SymptomPage) -> str:
    """Return the name of a page in the record, ``area/slug``."""
    return page.source.removesuffix(".md")


def of_page(page: SymptomPage, project: Project) -> list[Named]:
    """Return the examples of a page in its order; one that is there twice is named alike twice.

    One that names its own release is none of them: it is about that release alone.
    """
    anchors = [(heading.line, heading.anchor) for heading in headings.find(page.prose)]
    found = []
    for example in page.examples:
        if "lilya" in example.fence.options:
            continue
        above = [anchor for line, anchor in anchors if line < example.fence.line]
        found.append(Named(page, above[-1] if above else "", fingerprint(example, project), example))
    return found


def fingerprint(example: Example, project: Project) -> str:
    """Return the hash of all that is run of an example, and of what it promises; what it showed is not in it."""
    if isinstance(example, Program):
        files: object = [line.partition("#> ")[0] for line in example.fence.lines]
        fences: tuple[Fence, ...] = (example.fence,)
    else:
        files, fences = session_files(project.examples / example.folder), example.fences
    typed = [
        (
            [line for line in fence.lines if fence.language == "console" and line.startswith("$ ")],
            sorted((name, value) for name, value in fence.options.items() if name in _RUN),
        )
        for fence in fences
    ]
    promises = [(promise.outcome, promise.line) for promise in example.promises]
    return hashlib.sha256(repr((files, typed, promises)).encode()).hexdigest()[:12]
