"""Groups the fences of a page into examples, and tells what keeps one from being run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from symptoms.read import commands
from symptoms.read.fences import Fence
from symptoms.read.problems import Problem

OUTCOMES = ("fails", "works", "shows")
_PRINTED = re.compile(r"^ *#> ?")


@dataclass(frozen=True)
class Promise:
    """What a fence says of its outcome: ``line`` is among what it shows.

    ``fails`` the symptom; ``works`` the symptom is gone; ``shows`` a fact, neither of the two.
    An empty line stands for any line that is a message which the page declares.
    """

    outcome: str
    line: str
    fence: Fence


@dataclass(frozen=True)
class Program:
    """A Python fence that is a complete program, with the fence that shows its traceback."""

    fence: Fence
    promises: tuple[Promise, ...]
    output: Fence | None = None


@dataclass(frozen=True)
class Session:
    """Console fences that share a folder of ``examples/``: commands typed in one or more terminals."""

    folder: str
    fences: tuple[Fence, ...]
    promises: tuple[Promise, ...]

    @property
    def fence(self) -> Fence:
        return self.fences[0]

    @property
    def commands(self) -> tuple[str, ...]:
        """What is typed, terminal by terminal."""
        return tuple(line for fence in self.fences for line in typed(fence))


Example = Program | Session


def typed(fence: Fence) -> tuple[str, ...]:
    """Return the commands of a console fence."""
    return tuple(line[2:] for line in fence.lines if line.startswith("$ "))


def group(found: list[Fence]) -> tuple[list[Example], list[Problem]]:
    """Group the fences of a page into examples; every fence must be part of one, or be exempted.

    Args:
        found: the fences of a page, in its order.

    Returns:
        The examples, in the order of the page, and what is wrong with them.
    """
    examples: list[Example] = []
    problems: list[Problem] = []
    index = 0
    while index < len(found):
        fence = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        index += 1
        if "exempt" in fence.options:
            problems += _clashing_exemption(fence)
        elif fence.embed:
            problems += _idle_options(fence)
        elif fence.language == "python":
            output = following if following and "output" in following.options else None
            index += output is not None
            promises = _promises([fence])
            examples.append(Program(fence, promises, output))
            problems += _promise_problems(fence, len(promises)) + _command_problems(fence)
        elif fence.language == "console" and "dir" in fence.options:
            folder = f"{Path(fence.path).stem}/{fence.options['dir']}"
            terminals = [fence]
            while index < len(found) and _continues(found[index], terminals):
                terminals.append(found[index])
                index += 1
            promises = _promises(terminals)
            examples.append(Session(folder, tuple(terminals), promises))
            problems += _promise_problems(fence, len(promises))
            problems += [problem for member in terminals for problem in _command_problems(member)]
        else:
            problems.append(_unexecuted(fence))
    return examples, problems


def _idle_options(fence: Fence) -> list[Problem]:
    """Return what is wrong with a fence that shows a file: it is not run, so it cannot promise anything."""
    idle = [key for key in (*OUTCOMES, "timeout", "output") if key in fence.options]
    if not idle:
        return []
    remedy = "write it on the console fence that runs the file"
    return [fence.problem(f"{idle[0]}= says nothing on a fence that shows a file", remedy)]


def _command_problems(fence: Fence) -> list[Problem]:
    """Return what keeps an example from being run at all."""
    problems = []
    if not re.fullmatch(r"\d+(\.\d+)?", timeout := fence.options.get("timeout", "10")):
        problems.append(fence.problem(f"timeout={timeout!r} is no number", 'write seconds: timeout="30"'))
    if fence.language != "console":
        return problems
    lines = [(number, line[2:]) for number, line in enumerate(fence.lines, 1) if line.startswith("$ ")]
    if not lines:
        problems.append(fence.problem("this console fence has no command", "write it behind `$ `"))
    for number, line in lines:
        try:
            commands.read(line)
        except ValueError as error:
            problems.append(fence.problem(f"{line!r} is no command: {error}", "mend it", number))
            continue
        problems += constant_ports(fence, line, number)
    if "server" in fence.options and lines and not problems and not commands.says_where(lines[-1][1]):
        remedy = f"write it in the command, --port 8000; one of {', '.join(commands.PORTS)}"
        problems.append(
            fence.problem("the server does not say on which port it listens", remedy, lines[-1][0])
        )
    return problems


def constant_ports(fence: Fence, text: str, offset: int = 0) -> list[Problem]:
    """Return that a command, or a configuration of nginx, names ports that no run can replace."""
    remedy = f"take one of {', '.join(commands.PORTS)}: every run puts a free port in its place"
    what = "port {} is the same in every run"
    return [fence.problem(what.format(port), remedy, offset) for port in commands.other_ports(text)]


def _continues(fence: Fence, terminals: list[Fence]) -> bool:
    """Tell whether a console fence belongs to the session of the fences before it.

    A session begins with its servers and has one outcome; what follows with another outcome, or
    starts a server again, is a session of its own.
    """
    if fence.options.get("dir") != terminals[0].options["dir"] or "exempt" in fence.options:
        return False
    if "server" in fence.options and "server" not in terminals[-1].options:
        return False
    outcomes = {
        outcome for member in (*terminals, fence) for outcome in OUTCOMES if outcome in member.options
    }
    return len(outcomes) <= 1


def _promises(terminals: list[Fence]) -> tuple[Promise, ...]:
    return tuple(
        Promise(outcome, fence.options[outcome], fence)
        for fence in terminals
        for outcome in OUTCOMES
        if outcome in fence.options
    )


def _promise_problems(fence: Fence, count: int) -> list[Problem]:
    if count:
        return []
    return [
        fence.problem(
            "this example promises nothing",
            'say what it must show: fails="the line" or works="the line" (or shows="..." for a fact)',
        )
    ]


def _clashing_exemption(fence: Fence) -> list[Problem]:
    clash = [key for key in (*OUTCOMES, "output") if key in fence.options]
    if not clash:
        return []
    return [fence.problem(f"exempt and {clash[0]} exclude each other", "keep one of the two")]


def _unexecuted(fence: Fence) -> Problem:
    if "output" in fence.options:
        return fence.problem("this output belongs to no program", "put it right behind a python fence")
    if fence.language == "console":
        return fence.problem(
            "nothing runs this console fence",
            'name its folder, examples/<page>/<dir>: {dir="..."}, or exempt="why it cannot run"',
        )
    return fence.problem(
        f"nothing checks this {fence.language} fence",
        'show a file of examples/ in it, {file="folder/name"}, or say why not: {exempt="..."}',
    )


def is_failure(example: Example) -> bool:
    """Tell whether an example promises the symptom."""
    return any(promise.outcome == "fails" for promise in example.promises)


def is_fix(example: Example) -> bool:
    """Tell whether an example promises that the symptom is gone."""
    return not is_failure(example) and any(promise.outcome == "works" for promise in example.promises)


def groups(examples: Iterable[Example]) -> Iterator[tuple[list[Example], list[Example]]]:
    """Yield the failures that stand together on a page, with the fixes behind them; either may be empty."""
    failures: list[Example] = []
    fixes: list[Example] = []
    for example in examples:
        if is_failure(example):
            if fixes:
                yield failures, fixes
                failures, fixes = [], []
            failures.append(example)
        elif is_fix(example):
            fixes.append(example)
    if failures or fixes:
        yield failures, fixes


def shown(example: Example) -> tuple[tuple[str, ...], ...]:
    """Return the lines that the page shows of what an example did, for each of its fences."""
    if isinstance(example, Program):
        printed = [_PRINTED.sub("", line) for line in example.fence.lines if _PRINTED.match(line)]
        return (tuple([*printed, *(example.output.lines if example.output else [])]),)
    return tuple(tuple(line for line in fence.lines if not line.startswith("$ ")) for fence in example.fences)
