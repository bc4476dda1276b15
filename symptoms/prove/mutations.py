"""Changes a page wrongly, in small ways and at every place, and tells which change nothing notices.

A page that stays right when its fix is gone, or when a letter of its output is another, proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from symptoms.prove import proof
from symptoms.read import examples, fences, pages
from symptoms.read.examples import Example, Program, Session
from symptoms.read.fences import Fence
from symptoms.read.front_matter import ErrorMessage
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem
from symptoms.read.project import Project


@dataclass
class Mutant:
    """A changed page: its text and the line that was changed."""

    text: str
    line: int


Change = Callable[[SymptomPage], Iterator[Mutant]]


def swapped(page: SymptomPage) -> Iterator[Mutant]:
    """Put the fix in the place of its failure, and the failure in the place of its fix."""
    for failing, fixed in _failures_and_fixes(page):
        if isinstance(failing, Program):
            programs = {failing.fence: fixed.fence, fixed.fence: failing.fence}
            yield Mutant(_with_programs(page, programs), failing.fence.line)
        elif isinstance(failing, Session) and isinstance(fixed, Session):
            if failing.folder != fixed.folder:
                heads = {**_headed(failing, fixed), **_headed(fixed, failing)}
                yield Mutant(_with_lines(page, heads), failing.fence.line)
            elif len(failing.fences) == len(fixed.fences):
                text = _with_fences(
                    page, {**_retyped(page, failing, fixed), **_retyped(page, fixed, failing)}
                )
                yield Mutant(text, failing.fence.line)


def without_the_fix(page: SymptomPage) -> Iterator[Mutant]:
    """Put the failure in the place of its fix too."""
    for failing, fixed in _failures_and_fixes(page):
        if isinstance(fixed, Program):
            yield Mutant(_with_programs(page, {fixed.fence: failing.fence}), fixed.fence.line)
        elif isinstance(failing, Session) and isinstance(fixed, Session):
            if failing.folder != fixed.folder:
                yield Mutant(_with_lines(page, _headed(fixed, failing)), fixed.fence.line)
            elif len(failing.fences) == len(fixed.fences):
                yield Mutant(_with_fences(page, _retyped(page, fixed, failing)), fixed.fence.line)


def one_letter_of_a_message(page: SymptomPage) -> Iterator[Mutant]:
    """Write another letter in the middle of each declared message."""
    front = page.text.split("\n---\n")[0].split("\n")
    for number, line in enumerate(front, 1):
        match = re.match(r"\s+message: [\"']?(.*[A-Za-z])", line)
        if match:
            literal = [
                m.start() for m in re.finditer(r"[A-Za-z](?![^{]*\})", line) if m.start() >= match.start(1)
            ]
            if literal:
                changed = _other_letter(line, literal[len(literal) // 2])
                yield Mutant(_with_lines(page, {number: [changed]}), number)


def one_character_of_an_output(page: SymptomPage) -> Iterator[Mutant]:
    """Write another character at the end of each line that is shown."""
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
                old = _lines(page)[number - 1]
                yield Mutant(_with_lines(page, {number: [_other_letter(old, len(old.rstrip()) - 1)]}), number)


def misspelt_option(page: SymptomPage) -> Iterator[Mutant]:
    """Misspell each option of each fence."""
    for fence in page.fences:
        for option in fence.options:
            options = {
                _other_letter(key, 0) if key == option else key: value for key, value in fence.options.items()
            }
            opening = _opening(fence, fence.language, options)
            yield Mutant(_with_lines(page, {fence.line: [opening]}), fence.line)


def without_language(page: SymptomPage) -> Iterator[Mutant]:
    """Leave out the language of each fence."""
    for fence in page.fences:
        opening = _opening(fence, "", fence.options)
        yield Mutant(_with_lines(page, {fence.line: [opening]}), fence.line)


STRUCTURE: tuple[Change, ...] = (misspelt_option, without_language)
"""Changes that are seen by reading."""
BEHAVIOUR: tuple[Change, ...] = (
    swapped,
    without_the_fix,
    one_letter_of_a_message,
    one_character_of_an_output,
)
"""Changes that only a run tells."""
EVERYWHERE: tuple[Change, ...] = (*STRUCTURE, swapped, without_the_fix, one_character_of_an_output)
"""Changes for which each page must have a place."""


def check(
    page: SymptomPage, change: Change, project: Project, declared: Iterable[ErrorMessage]
) -> list[Problem]:
    """Return the places of a page at which a change goes unnoticed, or that it has none.

    Args:
        declared: the messages of every page of the site.
    """
    others = [error for error in declared if error not in page.front.errors]
    mutants = list(change(page))
    problems = [
        Problem(
            page.path, mutant.line, f"nobody notices a wrong change here: {change.__name__}",
            "promise a line that only this example shows; see symptoms/prove/mutations.py",
        )
        for mutant in mutants
        if not problem_of(mutant, page, project, others, run=change in BEHAVIOUR)
    ]  # fmt: skip
    if not mutants and change in EVERYWHERE:
        what = f"this page has no place for the change {change.__name__}"
        remedy = "show a failing program and its fix next to each other, each with its output"
        problems.append(Problem(page.path, page.body_line, what, remedy))
    return problems


def problem_of(
    mutant: Mutant, page: SymptomPage, project: Project, others: list[ErrorMessage], run: bool
) -> Problem | None:
    """Return the first thing that is found wrong with a changed page; None when the change goes unnoticed."""
    changed, problems = pages.read(page.path, mutant.text.encode(), project)
    if run and not problems and isinstance(changed, SymptomPage):
        declared = [*others, *changed.front.errors]
        return next(proof.prove(changed, project, declared, set(page.examples)), None)
    return next(iter(problems), None)


def _failures_and_fixes(page: SymptomPage) -> Iterator[tuple[Example, Example]]:
    """Yield each failing example with the fix right behind it, where both are of one kind."""
    telling = [e for e in page.examples if examples.is_failure(e) or examples.is_fix(e)]
    for failing, fixed in pairwise(telling):
        if examples.is_failure(failing) and examples.is_fix(fixed) and type(failing) is type(fixed):
            yield failing, fixed


def _headed(session: Session, other: Session) -> dict[int, list[str]]:
    """Return the opening lines of a session's fences as if it ran in the folder of another.

    A command that ended by itself may now be a server that does not, and need not be waited for long;
    where the other session types the same, it is that session, and was run before.
    """
    changed = {"dir": other.fence.options["dir"]}
    if [_typed(fence) for fence in session.fences] != [_typed(fence) for fence in other.fences]:
        changed["timeout"] = "5"
    return {
        fence.line: [_opening(fence, fence.language, fence.options | changed)] for fence in session.fences
    }


def _retyped(page: SymptomPage, session: Session, other: Session) -> dict[Fence, list[str]]:
    """Return a session's fences with the commands and the output of another of the same folder, and its own promise."""
    lines, changes = _lines(page), {}
    for own, its in zip(session.fences, other.fences, strict=True):
        options = {key: value for key, value in its.options.items() if key not in examples.OUTCOMES}
        promise = {key: value for key, value in own.options.items() if key in examples.OUTCOMES}
        changes[own] = [_opening(its, its.language, options | promise), *lines[its.line : its.last_line]]
    return changes


def _opening(fence: Fence, language: str, options: dict[str, str]) -> str:
    """Return the line that opens a fence as if it had another language or other options."""
    return " " * fence.indent + fences.opening(language, options)


def _typed(fence: Fence) -> tuple[str, ...]:
    settings = [
        f"{key}={value}"
        for key, value in sorted(fence.options.items())
        if key in ("server", "quiet", "timeout", "packages")
    ]
    return (*settings, *examples.typed(fence))


def _lines(page: SymptomPage) -> list[str]:
    return page.text.split("\n")


def _with_lines(page: SymptomPage, changes: dict[int, list[str]]) -> str:
    """Return the page's text with the line of each number (from 1) replaced."""
    lines = _lines(page)
    for number in sorted(changes, reverse=True):
        lines[number - 1 : number] = changes[number]
    return "\n".join(lines)


def _with_fences(page: SymptomPage, changes: dict[Fence, list[str]]) -> str:
    """Return the page's text with whole fences replaced."""
    lines = _lines(page)
    for fence in sorted(changes, key=lambda fence: -fence.line):
        lines[fence.line - 1 : fence.last_line] = changes[fence]
    return "\n".join(lines)


def _with_programs(page: SymptomPage, programs: dict[Fence, Fence]) -> str:
    """Return the page's text with the program of each fence replaced by that of another, and its time limit.

    With another limit a program that hangs would be another run, and be waited for again.
    """
    lines = _lines(page)
    for fence, other in sorted(programs.items(), key=lambda item: -item[0].line):
        options = {name: value for name, value in fence.options.items() if name != "timeout"}
        options |= {name: value for name, value in other.options.items() if name == "timeout"}
        indented = [" " * fence.indent + line if line else "" for line in other.lines]
        lines[fence.line - 1 : fence.last_line - 1] = [_opening(fence, fence.language, options), *indented]
    return "\n".join(lines)


def _other_letter(line: str, position: int) -> str:
    letter = "x" if line[position] != "x" else "y"
    return line[:position] + letter + line[position + 1 :]
