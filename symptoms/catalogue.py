"""Collects the pages of the site, and checks what no page can check alone."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import yaml

from symptoms import page as pages
from symptoms import template
from symptoms.example import Session
from symptoms.front_matter import ErrorMessage
from symptoms.page import Page
from symptoms.problems import Problem, ProblemsError

LILYA_DOCS = Path(__file__).with_name("lilya_docs.txt")
"""The pages of Lilya's documentation that links may lead to, one path a line."""


@dataclass(frozen=True)
class Catalogue:
    """Every page of the site.

    Attributes:
        areas: folder of ``docs/`` to the area's title, in the order of the navigation.
        symptoms: the pages about a symptom, by area, then title.
        plain: the other pages.
    """

    areas: dict[str, str]
    symptoms: tuple[Page, ...]
    plain: tuple[Page, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.plain + self.symptoms

    @property
    def errors(self) -> list[ErrorMessage]:
        return [error for page in self.symptoms for error in page.front.errors]

    @property
    def navigation(self) -> list[Any]:
        """The pages as MkDocs wants them in ``nav``: the plain ones, then a section for each area that has pages."""
        sections = [
            {title: [page.source for page in self.of_area(area)]}
            for area, title in self.areas.items()
            if self.of_area(area)
        ]
        return [*(page.source for page in self.plain), *sections]

    def of_area(self, area: str) -> list[Page]:
        return [page for page in self.symptoms if page.area == area]


def read_areas(root: Path) -> dict[str, str]:
    """Return the areas that ``mkdocs.yml`` lists for the plugin."""
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    for entry in config["plugins"]:
        if isinstance(entry, dict) and "symptoms" in entry:
            return dict(entry["symptoms"]["areas"])
    raise ProblemsError([Problem("mkdocs.yml", 1, "plugins: has no symptoms: with areas:", "add it")])


def load(root: Path, areas: dict[str, str]) -> Catalogue:
    """Read every page below ``root/docs``.

    Raises:
        ProblemsError: with all that is wrong on all pages.
    """
    catalogue, problems = read(root, areas)
    if problems:
        raise ProblemsError(problems)
    return catalogue


def read(root: Path, areas: dict[str, str]) -> tuple[Catalogue, list[Problem]]:
    """Read every page below ``root/docs`` that can be read, and tell what is wrong with them."""
    found: list[Page] = []
    problems: list[Problem] = []
    for file in sorted((root / "docs").rglob("*.md")):
        path = file.relative_to(root).as_posix()
        page, more = pages.read(path, file.read_bytes(), root / "examples")
        problems += more
        if page:
            found.append(page)
    catalogue = collect(found, areas)
    return catalogue, problems + check(catalogue, root)


def collect(read: Iterable[Page], areas: dict[str, str]) -> Catalogue:
    """Put the pages in the order of the site."""
    order = list(areas)
    read = list(read)
    symptoms = sorted(
        (page for page in read if page.front),
        key=lambda page: (order.index(page.area) if page.area in order else len(order), page.title.lower()),
    )
    return Catalogue(areas, tuple(symptoms), tuple(page for page in read if not page.front))


def check(catalogue: Catalogue, root: Path) -> list[Problem]:
    """Return what is wrong between the pages, or between them and the rest of the project."""
    return [
        *_check_areas(catalogue),
        *_check_claims(catalogue),
        *_check_messages(catalogue),
        *_check_examples(catalogue, root / "examples"),
        *_check_links(catalogue, root / "docs"),
    ]


def _check_areas(catalogue: Catalogue) -> Iterator[Problem]:
    for page in catalogue.symptoms:
        if page.area not in catalogue.areas:
            yield Problem(
                page.path, 1, f"the area {page.area!r} is unknown",
                f"move the page to docs/<area>/ with one of {', '.join(catalogue.areas)}, or add the area to mkdocs.yml",
            )  # fmt: skip


def _check_claims(catalogue: Catalogue) -> Iterator[Problem]:
    """A title or a symptom is written once on the site."""
    claimed: dict[str, tuple[Page, str]] = {}
    for page in catalogue.symptoms:
        for text in (page.title, *page.front.symptoms):
            key = " ".join(text.lower().split())
            if key in claimed:
                other, first = claimed[key]
                what = f"the symptom {text!r} is also claimed at {other.path}:{other.line_of(first)}"
                yield Problem(page.path, page.line_of(text), what, "keep it on one page, once")
            claimed.setdefault(key, (page, text))


def _check_messages(catalogue: Catalogue) -> Iterator[Problem]:
    """A message leads to one page: two pages must not claim the same text, placeholders aside."""
    seen: dict[str, list[tuple[str | None, Page]]] = {}
    for page in catalogue.symptoms:
        for error in page.front.errors:
            shape = "".join(f"{text}{{}}" if name else text for text, name in template.parts(error.message))
            others = seen.setdefault(shape, [])
            for kind, other in others:
                if other is not page and (kind == error.type or not kind or not error.type):
                    yield Problem(
                        page.path,
                        page.line_of(error.message),
                        f"the message {error.message!r} is also declared by {other.path}",
                        "keep it on one page, or give each its own exception type",
                    )
            others.append((error.type, page))


def _check_examples(catalogue: Catalogue, examples: Path) -> Iterator[Problem]:
    """Every folder below ``examples/`` is run by a session of its page, which shows its files."""
    run = {
        example.folder: page
        for page in catalogue.symptoms
        for example in page.examples
        if isinstance(example, Session)
    }
    shown = {embed for page in catalogue.symptoms for embed in page.embeds}
    for folder, page in run.items():
        if not (examples / folder).is_dir():
            session = next(e for e in page.examples if isinstance(e, Session) and e.folder == folder)
            yield session.fence.problem(
                f"the folder examples/{folder} does not exist", "add it, or mend dir="
            )
    for name in pages.example_files(examples):
        slug, *rest = name.split("/")
        folder = "/".join([slug, *rest[:1]])
        if folder not in run:
            yield Problem(
                f"examples/{name}", 1, f"no page runs examples/{folder}",
                f'add ```console {{dir="{rest[0] if len(rest) > 1 else "..."}"}} to the page {slug}, or delete the folder',
            )  # fmt: skip
        elif name not in shown and (examples / name).stat().st_size:
            yield Problem(
                f"examples/{name}", 1, f"{run[folder].path} runs this file and does not show it",
                f'embed it there: --8<-- "{name}"',
            )  # fmt: skip
    for page in catalogue.symptoms:
        for fence in page.fences:
            if fence.embed and "/".join(fence.embed.split("/")[:2]) not in run:
                folder = "/".join(fence.embed.split("/")[:2])
                yield fence.problem(
                    f"nothing runs examples/{folder}", f'add ```console {{dir="{folder.partition("/")[2]}"}}'
                )


def _check_links(catalogue: Catalogue, docs: Path) -> Iterator[Problem]:
    known = LILYA_DOCS.read_text("utf-8").split()
    for page in catalogue.pages:
        links = list(page.links)
        if page.front:
            links.append((page.line_of(page.front.check_first), page.front.check_first))
        for line, link in links:
            target, _ = urldefrag(link)
            if link.startswith("https://lilya.dev/"):
                path = target.removeprefix("https://lilya.dev/")
                if path and path not in known:
                    near = difflib.get_close_matches(path, known, 1, 0.3)
                    hint = f"did you mean https://lilya.dev/{near[0]}? " if near else ""
                    yield Problem(
                        page.path, line, f"{link} is no known page of Lilya's documentation",
                        f"{hint}The known ones are in symptoms/{LILYA_DOCS.name}; a path ends with /",
                    )  # fmt: skip
            elif target and "://" not in target and not target.startswith("mailto:"):
                file = docs / posixpath.normpath(posixpath.join(posixpath.dirname(page.source), target))
                if not file.is_file():
                    yield Problem(
                        page.path, line, f"the link {link!r} leads to no page",
                        "link to the Markdown file, relative to this one: ../area/slug.md",
                    )  # fmt: skip
