"""Runs a program and returns what it did as ``symptoms.prove.run.program`` does, as JSON."""

from __future__ import annotations

import builtins
import json
import os
import random
import re
import sys
import traceback
import types
from pathlib import Path

from inpage import loops, terminal
from symptoms.prove.run import transcript

FOLDER = Path("/home/reader")
FILE = "app.py"
MOST = 200_000
"""Characters that are shown; a program that prints without end shows no more."""
_PRINTED = re.compile(r"(?m)^( *#> ).*$")
_ADDRESS = re.compile("0x[a-f0-9]{8,12}>")


def main(request: str, answer: str) -> None:
    """Run what a file describes and write what it did into another.

    Args:
        request: holds ``{"files": {name: text}, "run": name}`` for a program,
            ``{"files": {name: text}, "words": [word], "variables": {name: text}}`` for a command of a terminal.
        answer: gets what ``run`` returns, or ``terminal.run``, or ``{"hung": true}``.
    """
    wanted = json.loads(Path(request).read_text("utf-8"))
    if "run" in wanted:
        done = run(wanted["files"], wanted["run"])
    else:
        done = terminal.run(wanted["files"], wanted["words"], wanted["variables"], MOST)
    Path(answer).write_text(json.dumps({"hung": True} if loops.hung else done), "utf-8")


def run(files: dict[str, str], name: str) -> dict[str, object]:
    """Run one of the files of a program, in a folder that holds them all.

    What pages show behind ``#>`` is emptied first, as where the pages are proved.

    Returns:
        ``{"shown": [line], "prints": [[line number, lines]], "traceback": [line], "raised": [[line, [frame]]],
        "ended": bool}``; ``shown`` are the lines printed, then the traceback's.
    """
    files = {file: _PRINTED.sub(r"\1", text) for file, text in files.items()}
    for file, text in files.items():
        path = FOLDER / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    os.chdir(FOLDER)
    sys.path[:0] = [str(FOLDER)]
    sys.argv[:] = [name]
    # The memory that every run begins with holds a generator that has its seed already.
    random.seed()
    printed = _Printed(str(FOLDER / name))
    error, raised = _execute(str(FOLDER / name), files[name], printed)
    lines = (
        transcript.clean("\n".join(text for _, text in printed.statements), {}) if printed.statements else []
    )
    return {
        "shown": [*lines, *error],
        "prints": [[number, text.count("\n") + 1] for number, text in printed.statements],
        "traceback": error,
        "raised": [[found.line, found.frames] for found in raised],
        "ended": not error,
    }


def _execute(path: str, source: str, printed: _Printed) -> tuple[list[str], tuple]:
    module = types.ModuleType("__main__")
    module.__file__ = path
    sys.modules["__main__"] = module
    builtins.print, original = printed, builtins.print
    try:
        exec(compile(source, path, "exec", dont_inherit=True), module.__dict__)
    except KeyboardInterrupt:
        pass
    except BaseException:
        own = {f"{FOLDER}{os.sep}": ""}
        frame = "".join(traceback.format_tb(sys.exc_info()[2], limit=1))
        text = traceback.format_exc().replace(frame, "")
        return transcript.clean(text, own), transcript.exceptions(text, own)
    finally:
        builtins.print = original
    return [], ()


class _Printed:
    """Takes the place of ``print``; what other files print is not shown, as on the pages."""

    def __init__(self, path: str) -> None:
        self.statements: list[tuple[int, str]] = []
        self._path = path
        self._left = MOST

    def __call__(self, *values: object, sep: str | None = " ", **_: object) -> None:
        frame = sys._getframe(1)
        if frame.f_code.co_filename != self._path or self._left <= 0:
            return
        text = (" " if sep is None else sep).join(map(_text, values))
        self._left -= len(text) + 1
        if self._left <= 0:
            text = text[: self._left] + "\n(more than the page shows)"
        self.statements.append((frame.f_lineno, text))


def _text(value: object) -> str:
    """Return a value as ``pytest_examples`` shows it, which writes the output of the pages."""
    if isinstance(value, str):
        return value
    if isinstance(value, set):
        return "{" + ", ".join(repr(item) for item in sorted(value)) + "}"
    return _ADDRESS.sub("0x0123456789ab>", str(value))
