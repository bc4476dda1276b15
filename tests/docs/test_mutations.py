"""What no reviewer would see, the suite does: small wrong changes to copies of the real pages.

Each change is made to every page at every place where it can be made. The changed page must be
refused, with the file, a line, and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest

from symptoms import page as pages
from symptoms import proof
from symptoms.catalogue import Catalogue
from symptoms.example import Example, Program, Session
from symptoms.fences import Fence
from symptoms.page import Page
from symptoms.problems import Problem


@dataclass
class Mutant:
    """A changed page: its text and the line that was changed."""

    text: str
    line: int


def lines_of(page: Page) -> list[str]:
    return page.text.split("\n")


def with_lines(page: Page, changes: dict[int, list[str]]) -> str:
    """Return the page's text with the line of each number (from 1) replaced."""
    lines = lines_of(page)
    for number in sorted(changes, reverse=True):
        lines[number - 1 : number] = changes[number]
    return "\n".join(lines)


def with_bodies(page: Page, bodies: dict[Fence, list[str]]) -> str:
    lines = lines_of(page)
    for fence in sorted(bodies, key=lambda fence: -fence.line):
        indented = [" " * fence.indent + line if line else "" for line in bodies[fence]]
        lines[fence.line : fence.last_line - 1] = indented
    return "\n".join(lines)


def other_letter(line: str, position: int) -> str:
    letter = "x" if line[position] != "x" else "y"
    return line[:position] + letter + line[position + 1 :]


def outcome(example: Example) -> str:
    return example.promises[0].outcome


def failures_and_fixes(page: Page) -> Iterator[tuple[Example, Example]]:
    """Yield each failing example with the fix right behind it, where both are of one kind."""
    telling = [example for example in page.examples if outcome(example) != "shows"]
    for failing, fixed in pairwise(telling):
        if (outcome(failing), outcome(fixed)) == ("fails", "works") and type(failing) is type(fixed):
            yield failing, fixed


def swapped(page: Page) -> Iterator[Mutant]:
    for failing, fixed in failures_and_fixes(page):
        if isinstance(failing, Session) and failing.folder == fixed.folder:
            continue  # They differ in their commands, not in their files.
        yield Mutant(exchange(page, failing, fixed), failing.fence.line)


def exchange(page: Page, first: Example, second: Example) -> str:
    if isinstance(first, Program):
        return with_bodies(page, {first.fence: second.fence.lines, second.fence: first.fence.lines})
    return with_lines(page, {**headed(page, first, second), **headed(page, second, first)})


def headed(page: Page, session: Session, other: Session) -> dict[int, list[str]]:
    """Return the opening lines of a session's fences as if it ran in the folder of another.

    A command that ended by itself may now be a server that does not; it need not be waited for long.
    """
    changes = {}
    for fence in session.fences:
        line = lines_of(page)[fence.line - 1]
        old, new = session.folder.split("/")[1], other.folder.split("/")[1]
        line = re.sub(r' timeout="[^"]*"', "", line.replace(f'dir="{old}"', f'dir="{new}"'))
        changes[fence.line] = [line.replace("{", '{timeout="5" ', 1)]
    return changes


def without_the_fix(page: Page) -> Iterator[Mutant]:
    for failing, fixed in failures_and_fixes(page):
        if isinstance(fixed, Program):
            yield Mutant(with_bodies(page, {fixed.fence: failing.fence.lines}), fixed.fence.line)
        elif failing.folder != fixed.folder:
            yield Mutant(with_lines(page, headed(page, fixed, failing)), fixed.fence.line)


def one_letter_of_a_message(page: Page) -> Iterator[Mutant]:
    front = page.text.split("\n---\n")[0].split("\n")
    for number, line in enumerate(front, 1):
        match = re.match(r"\s+message: [\"']?(.*[A-Za-z])", line)
        if match:
            literal = [
                m.start() for m in re.finditer(r"[A-Za-z](?![^{]*\})", line) if m.start() >= match.start(1)
            ]
            if literal:
                yield Mutant(
                    with_lines(page, {number: [other_letter(line, literal[len(literal) // 2])]}), number
                )


def one_character_of_an_output(page: Page) -> Iterator[Mutant]:
    for fence in page.fences:
        if "exempt" in fence.options or fence.embed:
            continue
        for offset, line in enumerate(fence.lines):
            is_shown = (
                "output" in fence.options
                or (fence.language == "python" and re.match(r" *#> \S", line))
                or (fence.language == "console" and not line.startswith("$ "))
            )
            if is_shown and line.strip():
                number = fence.line + offset + 1
                old = lines_of(page)[number - 1]
                yield Mutant(with_lines(page, {number: [other_letter(old, len(old.rstrip()) - 1)]}), number)


def misspelt_option(page: Page) -> Iterator[Mutant]:
    for fence in page.fences:
        line = lines_of(page)[fence.line - 1]
        for match in re.finditer(r"(?<=[{ ])[a-z_]+(?=[=} ])", line[line.find("{") :] if "{" in line else ""):
            start = line.find("{") + match.start()
            if match[0] in fence.options:
                yield Mutant(with_lines(page, {fence.line: [other_letter(line, start)]}), fence.line)


def without_language(page: Page) -> Iterator[Mutant]:
    for fence in page.fences:
        line = lines_of(page)[fence.line - 1]
        yield Mutant(with_lines(page, {fence.line: [line.replace(fence.language, "", 1)]}), fence.line)


STRUCTURE = [misspelt_option, without_language]
BEHAVIOUR = [swapped, without_the_fix, one_letter_of_a_message, one_character_of_an_output]


def problems_of(mutant: Mutant, page: Page, site: Catalogue, root, run: bool) -> list[Problem]:
    changed, problems = pages.read(page.path, mutant.text.encode(), root / "examples")
    if run and not problems:
        others = [error for other in site.symptoms if other.path != page.path for error in other.front.errors]
        problems = proof.prove(changed, root / "examples", [*others, *changed.front.errors])
    return problems


@pytest.mark.parametrize("change", STRUCTURE + BEHAVIOUR, ids=lambda change: change.__name__)
def test_change_is_noticed(page: Page, change: Callable[[Page], Iterator[Mutant]], site: Catalogue, root):
    mutants = list(change(page))
    for mutant in mutants:
        problems = problems_of(mutant, page, site, root, run=change in BEHAVIOUR)
        assert problems, f"{change.__name__} at {page.path}:{mutant.line} goes unnoticed"
        assert all(problem.path == page.path and problem.line and problem.remedy for problem in problems)


@pytest.mark.parametrize(
    "change",
    [*STRUCTURE, swapped, without_the_fix, one_character_of_an_output],
    ids=lambda change: change.__name__,
)
def test_every_page_has_a_place_for_the_change(page: Page, change):
    assert next(change(page), None), f"{page.path}: {change.__name__} cannot be tried"
