"""Runs a command of a terminal, ``python FILE`` or ``python -c CODE``, as ``symptoms.prove.run.session`` does."""

from __future__ import annotations

import io
import os
import random
import sys
from pathlib import Path

from symptoms.prove.run import python, transcript

HOME = Path("/home/reader")
FOLDER = HOME / "app"
_REPLACEMENTS = {f"{FOLDER}/": "", str(FOLDER): ".", str(HOME): "~"}


def run(files: dict[str, str], words: list[str], variables: dict[str, str], most: int) -> dict[str, object]:
    """Run a command in a folder that holds files.

    Args:
        files: text by relative name; what is not UTF-8 is in surrogates.
        words: of the command, ``python`` first.
        variables: what the command line sets.
        most: bytes that are shown.

    Returns:
        ``{"shown": [line], "raised": [[line, [frame]]], "code": int, "files": files as the command left them}``.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.chdir(FOLDER)
    for name, text in files.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    _forget(files)
    os.environ.clear()
    os.environ.update({"HOME": str(HOME), "TMPDIR": str(HOME), **python.VARIABLES, **variables})
    # The memory that every run begins with holds a generator that has its seed already.
    random.seed()
    screen = _taken(most)
    code = python.run(words[1:])
    python.end()
    text = screen.getvalue().decode("utf-8", "replace")
    return {
        "shown": transcript.clean(text, _REPLACEMENTS),
        "raised": [[found.line, found.frames] for found in transcript.exceptions(text, _REPLACEMENTS)],
        "code": code,
        "files": {
            path.relative_to(FOLDER).as_posix(): path.read_bytes().decode("utf-8", "surrogateescape")
            for path in sorted(FOLDER.rglob("*"))
            if path.is_file()
        },
    }


def _forget(files: dict[str, str]) -> None:
    """Unload what files of a program hide: an interpreter that begins with the program would find these."""
    hiding = {name.partition("/")[0].removesuffix(".py") for name in files}
    for name in [name for name in sys.modules if name.partition(".")[0] in hiding]:
        del sys.modules[name]


class _Screen(io.BytesIO):
    """Takes what is printed; a program that prints without end shows no more than ``most`` bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most

    def write(self, data: bytes) -> int:
        if 0 <= self._left < len(data):
            super().write(data[: self._left] + b"\n(more than the page shows)\n")
        elif self._left >= 0:
            super().write(data)
        self._left -= len(data)
        return len(data)


def _taken(most: int) -> _Screen:
    """Join the streams of this process to a screen, which is returned."""
    screen = _Screen(most)
    for name, errors in (("stdout", "strict"), ("stderr", "backslashreplace")):
        stream = io.TextIOWrapper(screen, "utf-8", errors, write_through=True)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BytesIO(), "utf-8")
    return screen
