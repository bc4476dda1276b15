"""Runs the examples of pages, rewrites what they show, and says all that a full run would refuse about them."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from symptoms import errors
from symptoms.measure import axe, evaluation, in_browser
from symptoms.prove import lint, mutations, proof, record
from symptoms.prove.run import once
from symptoms.publish import build
from symptoms.read import catalogue, claims, pages
from symptoms.read.catalogue import Catalogue
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project


def update(project: Project, only: list[str]) -> int:
    """Run the examples of all pages, or of those named, and rewrite the pages.

    Args:
        only: paths or slugs of pages. What is checked of these is all that the tests and the build
            check of them, so that a page without a message passes there too.

    Returns:
        The exit code 0.

    Raises:
        ProblemsError: with all that is wrong.
    """
    once.keep(project.root)
    site, problems = catalogue.read(project)
    wanted = _paths(only, site, problems)
    selected = [page for page in site.symptoms if not only or page.path in wanted]
    problems += lint.check(selected, project)
    if only:
        problems = _about(problems, wanted)
    updated = []
    for page in selected:
        try:
            page, more = _update_page(page, site)
        except ProblemsError as error:
            more = error.problems
        updated.append(page)
        problems += more
    if not problems and only:
        problems = list(_as_the_tests_do(updated, project))
    if problems:
        raise ProblemsError(problems)
    return 0


def _paths(only: Iterable[str], site: Catalogue, problems: list[Problem]) -> list[str]:
    """Return the path of each page that is named by its path or its slug."""
    known = {page.path for page in site.symptoms} | {
        p.path for p in problems if p.path.startswith("docs/") and p.path.count("/") == 2
    }
    by_slug = {Path(path).stem: path for path in known}
    root = site.project.root
    found: list[str] = []
    unknown: list[str] = []
    for name in only:
        path = os.path.relpath(root / name, root).replace(os.sep, "/")
        if path not in known:
            path = by_slug.get(Path(name).stem, path)
        (found if path in known else unknown).append(path)
    if unknown:
        raise ProblemsError([_no_page(name, sorted(known | set(by_slug))) for name in unknown])
    return found


def _no_page(name: str, known: list[str]) -> Problem:
    near = difflib.get_close_matches(name, known, 1, 0.3)
    remedy = f"did you mean {near[0]}?" if near else "mend the path"
    return Problem(name, 1, "this is no page with examples", remedy)


def _about(problems: list[Problem], paths: list[str]) -> list[Problem]:
    """Return the problems in the files of these pages, and those that other pages have with them."""
    folders = tuple(f"examples/{Path(path).stem}/" for path in paths)
    return [
        found
        for found in problems
        if found.path in paths or found.path.startswith(folders) or any(path in found.what for path in paths)
    ]


def _update_page(page: SymptomPage, site: Catalogue) -> tuple[SymptomPage, list[Problem]]:
    project = site.project
    print(f"{page.path} ({len(page.examples)} examples)", flush=True)
    # Again where output was written into a program: that moves the lines its traceback names.
    for _ in range(3):
        text = proof.rewrite(page, [proof.execute(example, project) for example in page.examples])
        if text == page.text:
            break
        (project.root / page.path).write_text(text, "utf-8")
        print("  rewritten")
        page = cast(SymptomPage, pages.read(page.path, text.encode(), project)[0])
    problems = list(proof.prove(page, project, site.errors))
    if problems:
        for example in page.examples:
            proof.forget(example, project)
    return page, problems


def _as_the_tests_do(selected: list[SymptomPage], project: Project) -> Iterable[Problem]:
    """Yield what the rest of the tests, and the build, find wrong with pages whose examples keep their promises."""
    site = catalogue.load(project)
    for page in selected:
        print(f"{page.path}: wrong on purpose", flush=True)
        for change in (*mutations.STRUCTURE, *mutations.BEHAVIOUR):
            yield from mutations.check(page, change, project, site.errors)
    print("the record", flush=True)
    unrecorded = _about(list(record.fresh(site, site.record)), [page.path for page in selected])
    yield from unrecorded
    if not unrecorded:
        yield from _about(errors.held(errors.of(site), site), [page.path for page in selected])
    for page in selected:
        yield from claims.check(page, project, site.record)
    print("the search", flush=True)
    yield from _about(evaluation.check(site), [page.path for page in selected])
    yield from evaluation.check_figures(evaluation.measure(site))
    print("the built pages", flush=True)
    with build.temporary(project.root) as built:
        yield from axe.check(built, selected, project)
        yield from in_browser.check(built, selected, project)
