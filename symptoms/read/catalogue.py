"""Collects the pages of the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from symptoms.read import checks, named, pages, record, seen
from symptoms.read.front_matter import ErrorMessage
from symptoms.read.named import Named
from symptoms.read.pages import Page, PlainPage, SymptomPage
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project
from symptoms.read.record import Record
from symptoms.read.seen import Seen


@dataclass(frozen=True)
class Catalogue:
    """Every page of the site.

    Attributes:
        symptoms: the pages about a symptom, by area, then title.
        plain: the other pages.
    """

    project: Project
    symptoms: tuple[SymptomPage, ...]
    plain: tuple[PlainPage, ...]

    @property
    def areas(self) -> dict[str, str]:
        return self.project.areas

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

    @cached_property
    def record(self) -> Record:
        """What every example did on every supported release."""
        return record.read(self.project.root)

    def named(self, page: SymptomPage) -> list[Named]:
        """Return the examples of a page, in its order, as the record names them."""
        return self._named[page.path]

    @cached_property
    def _named(self) -> dict[str, list[Named]]:
        return {page.path: named.of_page(page, self.project) for page in self.symptoms}

    def seen(self, page: SymptomPage) -> Seen:
        """Return the releases in which a page, its sections and its messages were seen."""
        return self._seen[page.path]

    @cached_property
    def _seen(self) -> dict[str, Seen]:
        return {page.path: seen.of_page(page, self.named(page), self.record) for page in self.symptoms}

    def of_area(self, area: str) -> list[SymptomPage]:
        return [page for page in self.symptoms if page.area == area]


def load(project: Project) -> Catalogue:
    """Read every page of a project.

    Raises:
        ProblemsError: with all that is wrong on all pages.
    """
    catalogue, problems = read(project)
    if problems:
        raise ProblemsError(problems)
    return catalogue


def read(project: Project) -> tuple[Catalogue, list[Problem]]:
    """Read every page of a project that can be read, and tell what is wrong with them."""
    found: list[Page] = []
    unread: set[str] = set()
    problems: list[Problem] = []
    for file in sorted(project.docs.rglob("*.md")):
        path = file.relative_to(project.root).as_posix()
        page, more = pages.read(path, file.read_bytes(), project)
        problems += more
        if page:
            found.append(page)
        else:
            unread.add(file.stem)
    catalogue = collect(found, project)
    return catalogue, problems + checks.check(catalogue, unread)


def collect(read: Iterable[Page], project: Project) -> Catalogue:
    """Put the pages in the order of the site."""
    read, order = list(read), list(project.areas)
    symptoms = sorted(
        (page for page in read if isinstance(page, SymptomPage)),
        key=lambda page: (order.index(page.area) if page.area in order else len(order), page.title.lower()),
    )
    plain = tuple(page for page in read if isinstance(page, PlainPage))
    return Catalogue(project, tuple(symptoms), plain)
