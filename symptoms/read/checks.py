"""Checks what no page can check alone: between the pages, and between them and the rest of the project."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from symptoms.read import pages, said, sections, sources, template
from symptoms.read.examples import Session
from symptoms.read.front_matter import ErrorMessage
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem

if TYPE_CHECKING:
    from symptoms.read.catalogue import Catalogue

LILYA_DOCS = Path(__file__).with_name("lilya_docs.txt")
"""The pages of Lilya's documentation that links may lead to, one path a line."""


def check(catalogue: Catalogue, unread: Collection[str] = ()) -> list[Problem]:
    """Return what is wrong between the pages, or between them and the rest of the project.

    Args:
        unread: the slugs of pages that could not be read: what only they would run is not missed.
    """
    return [
        *_check_areas(catalogue),
        *_check_claims(catalogue),
        *_check_messages(catalogue),
        *_check_examples(catalogue, unread),
        *_check_links(catalogue),
        *(problem for page in catalogue.pages for problem in sources.check(page)),
        *(
            problem
            for page in catalogue.symptoms
            for problem in sections.check(page.path, page.text, page.prose)
        ),
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
    claimed: dict[str, tuple[SymptomPage, str]] = {}
    for page in catalogue.symptoms:
        for text in (page.title, *page.front.symptoms):
            key = " ".join(text.lower().split())
            if key in claimed:
                other, first = claimed[key]
                what = f"the symptom {text!r} is also claimed at {other.path}:{other.line_of(first)}"
                yield Problem(page.path, page.line_of(text), what, "keep it on one page, once")
            claimed.setdefault(key, (page, text))


def _check_messages(catalogue: Catalogue) -> Iterator[Problem]:
    """A message leads to one page, placeholders aside, unless two show it at places of the source of their own."""
    seen: dict[str, list[tuple[str | None, SymptomPage]]] = {}
    for page in catalogue.symptoms:
        for error in page.front.errors:
            shape = "".join(f"{text}{{}}" if name else text for text, name in template.parts(error.message))
            others = seen.setdefault(shape, [])
            for kind, other in others:
                same = kind == error.type or not kind or not error.type
                if other is not page and same and not _are_apart(page, other, error, catalogue):
                    yield Problem(
                        page.path,
                        page.line_of(error.message),
                        f"the message {error.message!r} is also declared by {other.path}",
                        "keep it on one page, or give each its own exception type; two that show it at other places "
                        "of Lilya's source may both have it, once `nox -s versions` has recorded where",
                    )
            others.append((error.type, page))


def _are_apart(page: SymptomPage, other: SymptomPage, error: ErrorMessage, catalogue: Catalogue) -> bool:
    """Tell whether the examples of two pages came upon a message at different places, as far as that is recorded."""
    ours, theirs = (said.of_page(one, error, catalogue.project, catalogue.record) for one in (page, other))
    return ours is None or theirs is None or bool(ours and theirs) and not ours & theirs


def _check_examples(catalogue: Catalogue, unread: Collection[str]) -> Iterator[Problem]:
    """Every folder below ``examples/`` is run by a session of its page, which shows its files."""
    examples = catalogue.project.examples
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
        if slug in unread:
            continue
        if folder not in run:
            yield Problem(
                f"examples/{name}", 1, f"no page runs examples/{folder}",
                f'add ```console {{dir="{rest[0] if len(rest) > 1 else "..."}"}} to the page {slug}, or delete the folder',
            )  # fmt: skip
        elif name not in shown and (examples / name).stat().st_size:
            yield Problem(
                f"examples/{name}", 1, f"{run[folder].path} runs this file and does not show it",
                f'show it there: ```python {{file="{"/".join(rest)}"}}',
            )  # fmt: skip
    for page in catalogue.symptoms:
        for fence in page.fences:
            if fence.embed and "/".join(fence.embed.split("/")[:2]) not in run:
                folder = "/".join(fence.embed.split("/")[:2])
                yield fence.problem(
                    f"nothing runs examples/{folder}", f'add ```console {{dir="{folder.partition("/")[2]}"}}'
                )


def _check_links(catalogue: Catalogue) -> Iterator[Problem]:
    known = LILYA_DOCS.read_text("utf-8").split()
    for page in catalogue.pages:
        links = list(page.links)
        if isinstance(page, SymptomPage):
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
                        f"{hint}The known ones are in symptoms/read/{LILYA_DOCS.name}; a path ends with /",
                    )  # fmt: skip
            elif target and "://" not in target and not target.startswith("mailto:"):
                file = catalogue.project.docs / posixpath.normpath(
                    posixpath.join(posixpath.dirname(page.source), target)
                )
                if not file.is_file():
                    yield Problem(
                        page.path, line, f"the link {link!r} leads to no page",
                        "link to the Markdown file, relative to this one: ../area/slug.md",
                    )  # fmt: skip
