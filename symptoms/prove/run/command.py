"""Starts one command of a session: forked where that is the same, as it is typed where it is not.

A fork is put right in what the command can see: arguments, folder, environment, search path, streams,
the frames of a traceback, the exit code. A command that would see more (flags of the interpreter, an
environment with other packages, servers that start interpreters themselves) is a process of its own.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import packages_distributions
from multiprocessing.process import BaseProcess
from pathlib import Path

from symptoms.prove.run import fork, leash, python
from symptoms.read import commands

_SCRIPTS = {"lilya", "palfrey", "uvicorn"}
"""Commands that are a file of Python, and stay in their interpreter; warm.py imports what they do."""
_OTHER_INTERPRETERS = {"--reload", "-r", "--workers"}
"""Options with which a server starts interpreters itself."""


@dataclass(frozen=True)
class Command:
    """A program and its arguments, with all that it gets.

    Attributes:
        program: the path of the program.
        variables: the whole environment.
        output: the file that takes what it prints, on both streams.
        is_plain: nothing but the line itself decides about its interpreter and its packages.
    """

    program: str
    words: tuple[str, ...]
    folder: Path
    variables: dict[str, str]
    output: Path
    is_plain: bool


class Running:
    """A command that was started; it leads a process group of its own, which ends with this process."""

    def __init__(self, command: Command) -> None:
        self.output = command.output
        self._process: BaseProcess | subprocess.Popen[bytes]
        leash.prepare()
        start = _forked if can_be_forked(command) else _spawned
        self._process, self.pid = start(command)
        leash.hold(self.pid)

    @property
    def code(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        return self._process.poll() if isinstance(self._process, subprocess.Popen) else self._process.exitcode

    def wait(self, seconds: float) -> bool:
        """Wait for the end; return whether it came in time."""
        if isinstance(self._process, BaseProcess):
            self._process.join(seconds)
        else:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(seconds)
        return self.code is not None

    def interrupt(self) -> None:
        """Do what Ctrl+C does."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGINT)

    def end(self) -> str:
        """End it with all that it started; return what it printed."""
        leash.end(self.pid)
        self.wait(10)
        return self.output.read_text("utf-8", errors="replace")


def can_be_forked(command: Command) -> bool:
    """Tell whether a command does the same in a fork: ``python FILE``, ``python -c CODE``, a script."""
    name, *arguments = command.words
    if not fork.AVAILABLE or not command.is_plain:
        return False
    if Path(command.program).parent != Path(sys.executable).parent or _hides_a_module(command.folder):
        return False
    if commands.is_python(command.words):
        return arguments[0] == "-c" or (command.folder / arguments[0]).is_file()
    return name in _SCRIPTS and not any(
        re.split("[= ]", word)[0] in _OTHER_INTERPRETERS for word in arguments
    )


def _hides_a_module(folder: Path) -> bool:
    """Tell whether a file of the session has the name of a module that is imported before a fork."""
    installed = _module_names()
    return any(path.stem in installed for path in folder.rglob("*") if path.suffix in ("", ".py"))


@cache
def _module_names() -> frozenset[str]:
    return frozenset(sys.stdlib_module_names) | frozenset(packages_distributions())


def find(name: str, variables: dict[str, str]) -> str | None:
    """Return the path of a program, as a shell with this environment finds it."""
    return shutil.which(name, path=variables["PATH"])


def _spawned(command: Command) -> tuple[subprocess.Popen[bytes], int]:
    with command.output.open("ab") as output:
        process = subprocess.Popen(
            [command.program, *command.words[1:]],
            cwd=command.folder,
            env=command.variables,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return process, process.pid


def _forked(command: Command) -> tuple[BaseProcess, int]:
    command.output.touch()
    return fork.start(_child, (command,))


def _child(command: Command) -> None:
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(command.folder)
    os.environ.clear()
    os.environ.update(command.variables)
    _take_streams(command.output)
    sys.dont_write_bytecode = True
    prefixes = (sys.prefix, sys.base_prefix)
    sys.path[:] = [entry for entry in sys.path if entry.startswith(prefixes)]
    name, *arguments = command.words
    code = python.run([command.program, *arguments] if name in _SCRIPTS else arguments)
    python.end()
    os._exit(code)


def _take_streams(output: Path) -> None:
    """Join the streams of this process to the command's, unbuffered as PYTHONUNBUFFERED makes them."""
    sys.stdout.flush()
    sys.stderr.flush()
    with output.open("ab", buffering=0) as file, open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    streams = (("stdin", 0, "strict"), ("stdout", 1, "strict"), ("stderr", 2, "backslashreplace"))
    for name, number, errors in streams:
        raw = open(number, "wb" if number else "rb", buffering=0 if number else -1, closefd=False)
        stream = io.TextIOWrapper(raw, "utf-8", errors, write_through=number > 0)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
