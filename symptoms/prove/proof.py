"""Proves a page: runs its examples and holds them against what the page says and shows."""

from __future__ import annotations

import difflib
import re
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import zip_longest

from symptoms.prove import elsewhere
from symptoms.prove.elsewhere import Call
from symptoms.prove.run import program, session
from symptoms.prove.run.program import ProgramRun
from symptoms.prove.run.session import SessionRun
from symptoms.read import examples
from symptoms.read.examples import Example, Program, Promise, Session
from symptoms.read.fences import Fence
from symptoms.read.front_matter import ErrorMessage
from symptoms.read.pages import SymptomPage, session_files
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project
from symptoms.read.raised import Raised

UPDATE = "if the new output is right, `nox -s update` writes it; else mend the example"


@dataclass(frozen=True)
class Result:
    """What an example did.

    Attributes:
        shown: for each of its fences, the lines that it showed.
        bodies: for each of its fences, the text that the page should hold.
        raised: the exceptions whose tracebacks it showed.
        missing_output: the page has no place for the traceback of this program.
        executed: the places of Lilya's source that it executed, by their names.
    """

    example: Example
    shown: dict[Fence, tuple[str, ...]]
    bodies: dict[Fence, tuple[str, ...]]
    raised: tuple[Raised, ...]
    missing_output: bool = False
    executed: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(line for lines in self.shown.values() for line in lines)

    @property
    def all_lines(self) -> set[str]:
        return {line for lines in self.shown.values() for line in lines}


def execute(example: Example, project: Project) -> Result:
    """Run an example.

    Args:
        example: of a page that was read without problems.
        project: whose ``examples/`` holds the sessions' files.

    Raises:
        ProblemsError: a program or a package that the example uses is not installed.
    """
    try:
        release = example.fence.options.get("lilya")
        run = call(example, project)
        return result_of(example, elsewhere.run(run, release, project) if release else run())
    except session.MissingError as error:
        remedy = "mend its name; README.md says what must be installed"
        raise ProblemsError([example.fence.problem(str(error), remedy)]) from None


def forget(example: Example, project: Project) -> None:
    """Run an example anew the next time: what it did was not as it should be, and may have been chance."""
    if isinstance(example, Program):
        program.forget(example.fence.body, _timeout(example.fence))
    else:
        session.run.forget(_files(project.examples / example.folder), _terminals(example))


def call(example: Example, project: Project) -> Call:
    """Return the call that runs an example; it can be pickled."""
    if isinstance(example, Program):
        return partial(program.run, example.fence.body, _timeout(example.fence))
    return partial(session.run, _files(project.examples / example.folder), _terminals(example))


def result_of(example: Example, run: ProgramRun | SessionRun) -> Result:
    """Return what an example did, given what its call returned."""
    return _of_program(example, run) if isinstance(run, ProgramRun) else _of_session(example, run)


def _timeout(fence: Fence) -> float:
    return float(fence.options.get("timeout", 10))


def _of_program(example: Example, run: ProgramRun) -> Result:
    assert isinstance(example, Program)
    fence = example.fence
    bodies = {fence: tuple(run.source.removesuffix("\n").split("\n"))}
    if example.output:
        bodies[example.output] = run.traceback or ((run.shown[-1],) if run.hung else ())
    missing = bool(run.traceback) and not example.output
    return Result(example, {fence: run.shown}, bodies, run.raised, missing, run.executed)


def _of_session(example: Example, run: SessionRun) -> Result:
    assert isinstance(example, Session)
    shown: dict[Fence, tuple[str, ...]] = {}
    bodies: dict[Fence, tuple[str, ...]] = {}
    for fence, terminal, printed in zip(example.fences, _terminals(example), run.shown, strict=True):
        shown[fence] = tuple(line for lines in printed for line in lines)
        bodies[fence] = tuple(
            line
            for command, lines in zip(terminal.commands, printed, strict=True)
            for line in (f"$ {command}", *lines)
        )
    return Result(example, shown, bodies, run.raised, executed=run.executed)


def _terminals(example: Session) -> tuple[session.Terminal, ...]:
    return tuple(
        session.Terminal(
            commands=examples.typed(fence),
            server="server" in fence.options,
            quiet="quiet" in fence.options,
            timeout=_timeout(fence),
            packages=fence.options.get("packages", ""),
        )
        for fence in example.fences
    )


_files = cache(session_files)


def check_example(result: Result, page: SymptomPage) -> list[Problem]:
    """Return how what an example did differs from what it promises and what its page shows."""
    problems = [
        problem for promise in result.example.promises if (problem := _broken_promise(promise, result, page))
    ]
    problems += [
        _changed_output(fence, body) for fence, body in result.bodies.items() if list(body) != fence.lines
    ]
    if result.missing_output:
        what = "the page does not show the traceback of this program"
        problems.append(result.example.fence.problem(what, UPDATE))
    problems += _paths_of_this_machine(result)
    if result.raised and examples.is_fix(result.example):
        problems.append(
            result.example.fence.problem(
                f"the fix raises {result.raised[-1].line}", "mend the fix, or say fails="
            )
        )
    return problems


def _paths_of_this_machine(result: Result) -> list[Problem]:
    paths = (f"{sys.prefix}/", f"{sys.base_prefix}/lib/python", f"{tempfile.gettempdir()}/lilya-")
    return [
        fence.problem(
            f"the output shows a path of this machine: {line!r}", "change the example so that it does not"
        )
        for fence, lines in result.bodies.items()
        for line in lines
        if any(path in line for path in paths)
    ]


def _promised(promise: Promise, result: Result, page: SymptomPage) -> list[str]:
    """Return the lines that a promise speaks of: its own, or those that hold a message of the page."""
    if promise.line:
        return [promise.line]
    patterns = [error.pattern() for error in page.front.errors]
    return [line for line in result.shown[promise.fence] if any(p.search(line) for p in patterns)]


def is_kept(promise: Promise, result: Result, page: SymptomPage) -> bool:
    """Tell whether an example showed the line that it promises, or a message of its page where it names none."""
    promised = _promised(promise, result, page)
    return bool(promised) and promised[0] in result.shown[promise.fence]


def _broken_promise(promise: Promise, result: Result, page: SymptomPage) -> Problem | None:
    if is_kept(promise, result, page):
        return None
    shown = result.shown[promise.fence]
    near = difflib.get_close_matches(promise.line, shown, 1, 0.5) or list(shown[-1:])
    instead = f"; it shows {near[0]!r}" if near else "; it shows nothing"
    if not promise.line:
        return promise.fence.problem(
            f"this example shows none of the messages that the page declares{instead}",
            'declare its message under errors:, or promise a line: fails="the line"',
        )
    return promise.fence.problem(
        f"{promise.outcome}={promise.line!r} is no line of what this example shows{instead}",
        "mend the example or its promise; the promise is one whole line, to the letter",
    )


def _changed_output(fence: Fence, body: tuple[str, ...]) -> Problem:
    lines = zip_longest(fence.lines, body, fillvalue="(nothing)")
    offset, old, new = next((number, *pair) for number, pair in enumerate(lines, 1) if pair[0] != pair[1])
    return fence.problem(f"the page shows {old!r}, the run {new!r}", UPDATE, offset)


def check_pairs(results: list[Result], page: SymptomPage) -> list[Problem]:
    """Return where a failure has no fix behind it, or a failure and its fix do not differ."""
    problems: list[Problem] = []
    by_example = {result.example: result for result in results}
    for failures, fixes in examples.groups(by_example):
        for failure in failures:
            for fix in fixes:
                problems += _not_fixed(by_example[failure], by_example[fix], page)
            if not fixes:
                what = "this failing example has no fixed one behind it"
                problems.append(failure.fence.problem(what, 'add the fix: ```python {works="..."}'))
    return problems


def _not_fixed(failure: Result, fix: Result, page: SymptomPage) -> Iterable[Problem]:
    for promise in failure.example.promises:
        for line in _promised(promise, failure, page) if promise.outcome == "fails" else ():
            if line in fix.all_lines:
                yield fix.example.fence.problem(
                    f"the fix still shows the failure {line!r}",
                    f"mend the fix, or promise at line {promise.fence.line} what only the failure shows",
                )
    for promise in fix.example.promises:
        if promise.outcome == "works" and promise.line in failure.all_lines:
            yield failure.example.fence.problem(
                f"the failing example shows {promise.line!r}, which its fix promises",
                f"mend the example, or promise at line {promise.fence.line} what only the fix shows",
            )


def check_messages(
    page: SymptomPage, results: list[Result], declared: Iterable[ErrorMessage]
) -> Iterator[Problem]:
    """Yield the declared messages that no example produces, and the raised ones nobody declares.

    Args:
        page: whose messages they are.
        results: of all its examples.
        declared: the messages of every page of the site.
    """
    telling = [result.text for result in results if not examples.is_fix(result.example)]
    for error in page.front.errors:
        if not any(error.pattern().search(text) for text in telling):
            what = f"no example of this page produces {_name(error)!r}"
            remedy = "add an example that does, or mend the message"
            yield Problem(page.path, page.line_of(error.message), what, remedy)
    patterns = [error.pattern() for error in declared]
    for result in results:
        for raised in (found.line for found in result.raised):
            if not any(pattern.search(raised) or _spans(pattern, raised, result) for pattern in patterns):
                yield result.example.fence.problem(
                    f"this example raises {raised!r}, which no page declares",
                    "add it under errors: in the front matter, with {placeholders} for what varies",
                )


def _spans(pattern: re.Pattern[str], raised: str, result: Result) -> bool:
    """Tell whether a message of several lines, of which ``raised`` is the first, is declared."""
    return any(raised in match[0] for match in pattern.finditer(result.text))


def _name(error: ErrorMessage) -> str:
    return f"{error.type}: {error.message}" if error.type else error.message


def check_exemptions(page: SymptomPage) -> list[Problem]:
    """Return the Python fences that are exempted from running although they run to their end.

    Console fences are exempted because they name what only the reader has; they are not tried.
    """
    return [
        fence.problem(
            "this exemption is no longer needed: the program runs", "make it an example: works= or shows="
        )
        for fence in page.fences
        if fence.language == "python" and "exempt" in fence.options
        if program.run(page.texts.get(fence.line, fence.body), 2).ended
    ]


def check_directions(page: SymptomPage) -> list[Problem]:
    """Return that a page lacks a failing example, or a fix."""
    outcomes = {promise.outcome for example in page.examples for promise in example.promises}
    if missing := sorted({"fails", "works"} - outcomes):
        what = f"no example of this page says {' or '.join(missing)}"
        return [Problem(page.path, page.body_line, what, "show the failure and the fix")]
    return []


def prove(
    page: SymptomPage,
    project: Project,
    declared: Iterable[ErrorMessage],
    proved: Collection[Example] = (),
) -> Iterator[Problem]:
    """Run the examples of a page and yield everything that is not as the page says.

    Args:
        declared: the messages of every page of the site.
        proved: examples to look at last: those of a page that was found right.
    """
    for example in sorted(page.examples, key=lambda example: example in proved):
        yield from check_example(execute(example, project), page)
    results = [execute(example, project) for example in page.examples]
    yield from check_directions(page)
    yield from check_pairs(results, page)
    yield from check_messages(page, results, declared)
    yield from check_exemptions(page)


def rewrite(page: SymptomPage, results: Iterable[Result]) -> str:
    """Return the page's text with every output replaced by what the run showed.

    A traceback that the page does not show yet gets its fence, and one that is gone loses it.
    """
    lines = page.text.split("\n")
    edits: list[tuple[Fence, tuple[str, ...] | None]]
    edits = [(fence, body) for result in results for fence, body in result.bodies.items()]
    edits += [(result.example.fence, None) for result in results if result.missing_output]
    # From the last line up; what is put behind a fence comes before the fence's own edit.
    for fence, body in sorted(edits, key=lambda edit: (-edit[0].line, edit[1] is not None)):
        lead = " " * fence.indent
        if body is None:
            lines[fence.last_line : fence.last_line] = ["", f"{lead}```text {{output}}", f"{lead}```"]
        elif "output" in fence.options and not body:
            lines[fence.line - 1 : fence.last_line + 1] = []
        else:
            lines[fence.line : fence.last_line - 1] = [lead + line if line else "" for line in body]
    return "\n".join(lines)
