"""Runs a one-file program in a process of its own. One that hangs is ended."""

from __future__ import annotations

import contextlib
import gc
import inspect
import os
import re
import sys
import tempfile
import threading
import traceback
import types
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from pytest_examples.config import ExamplesConfig
from pytest_examples.find_examples import CodeExample
from pytest_examples.run_code import InsertPrintStatements

from symptoms.prove.run import fork, leash, noting, probes, transcript
from symptoms.prove.run.once import once
from symptoms.read.raised import Raised

_PRINTED = re.compile(r"(?m)^( *#> ).*$")
"""A line that a run prints, as a page shows it: it is emptied before the program runs."""
_TRAILING = re.compile(r"(?m)[ \t]+$")
FILE = "app.py"
LINE_LENGTH = 160
_GRACE = 2.0
"""Seconds that threads have after a program's last line: what they execute then is of the example too."""


@dataclass(frozen=True)
class ProgramRun:
    """What a program did.

    Attributes:
        source: the program with the lines it printed written behind each ``print`` as ``#>``.
        shown: the lines printed, then those of the traceback, or of the notice that it hung.
        traceback: the lines of the traceback; empty when nothing was raised.
        raised: the exceptions of that traceback.
        hung: it was still running at its time limit and was ended.
        ended: it came to its end by itself, and without an exception.
        executed: the places of Lilya that it executed, by their names.
    """

    source: str
    shown: tuple[str, ...]
    traceback: tuple[str, ...] = ()
    raised: tuple[Raised, ...] = ()
    hung: bool = False
    ended: bool = False
    executed: tuple[str, ...] = ()


def hang_line(timeout: float) -> str:
    """Return the line that stands for a hang in what an example shows."""
    return f"(hangs: ended after {timeout:g} s)"


def run(source: str, timeout: float = 10) -> ProgramRun:
    """Run a program; the same program is run once, whatever its ``#>`` lines say.

    Args:
        source: the text of the program.
        timeout: seconds after which it is ended.
    """
    return _run(_PRINTED.sub(r"\1", source), timeout)


def forget(source: str, timeout: float = 10) -> None:
    """Run the program anew the next time."""
    _run.forget(_PRINTED.sub(r"\1", source), timeout)


@once
def _run(source: str, timeout: float) -> ProgramRun:
    with tempfile.TemporaryDirectory(prefix="lilya-example-") as folder, probes.file() as noted:
        return replace(_in(folder, source, timeout, noted), executed=probes.executed(noted))


def _in(folder: str, source: str, timeout: float, noted: Path) -> ProgramRun:
    leash.prepare()
    receiver, sender = fork.context().Pipe(duplex=False)
    process, number = fork.start(_child, (source, folder, str(noted), sender))
    leash.hold(number)
    sender.close()
    try:
        if not receiver.poll(timeout):
            return ProgramRun(source, (hang_line(timeout),), hung=True)
        ran = receiver.recv()
        process.join(_GRACE)
        return ran
    except EOFError:
        process.join()
        return ProgramRun(source, (f"(process ended with exit code {process.exitcode})",))
    finally:
        leash.end(number)
        process.kill()
        process.join()
        receiver.close()


def _child(source: str, folder: str, noted: str, sender: Connection) -> None:
    if hasattr(os, "setsid"):
        os.setsid()
    os.environ[noting.FILE] = noted
    os.chdir(folder)
    with open("stdout-and-stderr", "w") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    sys.path[:0] = [folder]
    sys.argv[:] = [FILE]
    sender.send(execute(source, Path(folder)))
    sender.close()
    # As at the end of an interpreter. Threads that never end are ended by who started this process.
    threading._shutdown()  # type: ignore[attr-defined]
    os._exit(0)


def execute(source: str, folder: Path) -> ProgramRun:
    """Run a program in this process, which is then good for nothing else.

    Args:
        source: the text of the program.
        folder: where its file is written.
    """
    file = folder / FILE
    file.write_text(source, "utf-8")
    example = CodeExample.create(source, path=file)
    printed = InsertPrintStatements(
        file, ExamplesConfig(line_length=LINE_LENGTH), enable=True, print_callback=None, include_print=None
    )
    module = types.ModuleType("__main__")
    module.__file__ = str(file)
    # Asked for the stack at every print, inspect would look for these files in every imported module.
    inspect.modulesbyfile |= {os.path.abspath("<string>"): "__main__", str(file): "__main__"}
    sys.modules["__main__"] = module
    error: list[str] = []
    raised: tuple[Raised, ...] = ()
    with printed, contextlib.suppress(KeyboardInterrupt):
        try:
            # Without this module's own `from __future__`: annotations are what the program makes them.
            exec(compile(source, str(file), "exec", dont_inherit=True), module.__dict__)
        except BaseException:
            text = traceback.format_exc().replace(_own_frames(), "")
            own = {f"{folder}{os.sep}": ""}
            error, raised = transcript.clean(text, own), transcript.exceptions(text, own)
    # What the program left behind must not be collected while its source is parsed below: Python 3.11 then says
    # SystemError: AST constructor recursion depth mismatch.
    gc.disable()
    lines = [line for statement in printed.print_statements() for line in str(statement).split("\n")]
    return ProgramRun(
        source=_TRAILING.sub("", printed.updated_print_statements(example) or source),
        shown=tuple(transcript.clean("\n".join(lines), {}) + error),
        traceback=tuple(error),
        raised=raised,
        ended=not error,
    )


def _own_frames() -> str:
    """Return the lines that this module's own frame adds to a traceback."""
    trace = sys.exc_info()[2]
    return "".join(traceback.format_tb(trace, limit=1))
