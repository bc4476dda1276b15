"""Keeps what runs returned: what is equal is run once, by one process or by all that share a folder.

On a maintainer's machine the folder stays, and an example that has not changed is not run again. What is
kept there belongs to everything that could change it: the locked packages, the interpreter, the programs
of the machine, and the code that runs examples.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import platform
import shutil
import sys
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar

from filelock import FileLock

FOLDER = "SYMPTOMS_RUNS"
"""The environment variable that names the folder in which processes share their results."""

_READ = ("audience.py", "commands.py", "inventory.py", "wording.py")
"""What runs use of what reads."""

P = ParamSpec("P")
R = TypeVar("R")


class once(Generic[P, R]):
    """Decorates a function, which then runs once for equal arguments.

    The arguments must be hashable, and equal ones have one ``repr``; the result must be picklable. What it
    raises is not kept.
    """

    def __init__(self, function: Callable[P, R]) -> None:
        self._function = function
        self._known: dict[str, R] = {}
        wraps(function)(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        call = self._name(*args, **kwargs)
        if call not in self._known:
            self._known[call] = self._shared(call, *args, **kwargs)
        return self._known[call]

    def __reduce__(self) -> str:
        """Let it be pickled by its name, as the function that it stands for."""
        return self._function.__qualname__

    def forget(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Run it anew when these arguments are given the next time."""
        call = self._name(*args, **kwargs)
        self._known.pop(call, None)
        if FOLDER in os.environ:
            Path(os.environ[FOLDER], call).unlink(missing_ok=True)

    def _name(self, *args: P.args, **kwargs: P.kwargs) -> str:
        call = repr((self._function.__module__, self._function.__qualname__, args, kwargs))
        return hashlib.sha256(call.encode()).hexdigest()

    def _shared(self, call: str, *args: P.args, **kwargs: P.kwargs) -> R:
        if FOLDER not in os.environ:
            return self._function(*args, **kwargs)
        file = Path(os.environ[FOLDER], call)
        with FileLock(f"{file}.lock"):
            if not file.exists():
                # A run that is interrupted leaves nothing half-written.
                part = file.with_suffix(f".{os.getpid()}")
                part.write_bytes(pickle.dumps(self._function(*args, **kwargs)))
                part.replace(file)
            return pickle.loads(file.read_bytes())


def keep(root: Path) -> None:
    """Keep results in ``root/.cache/runs`` from now on, and remove those that belong to another state."""
    locked = [root / "requirements.txt", root / "pyproject.toml"]
    texts = [file.read_text("utf-8") for file in locked if file.is_file()]
    os.environ[FOLDER] = str(folder_for(root / ".cache/runs", sys.executable, *texts))


def folder_for(runs: Path, *parts: str) -> Path:
    """Return the folder below ``runs`` for results of this state, and remove those of any other.

    Args:
        runs: the folder of all.
        parts: what decides about results besides the code, the machine, and the example itself.
    """
    folder = runs / _state(*parts)
    folder.mkdir(parents=True, exist_ok=True)
    for other in runs.iterdir():
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
    return folder


@cache
def _state(*parts: str) -> str:
    read = [Path(__file__).parents[2] / "read" / name for name in _READ]
    code = [*sorted(Path(__file__).parent.glob("*.py")), *read]
    machine = (
        sys.version,
        platform.platform(),
        *map(_program, ("redis-server", "curl", "nginx", "openssl", "chromium")),
    )
    state = (*parts, *(file.read_text("utf-8") for file in code), repr(machine))
    return hashlib.sha256("\0".join(state).encode()).hexdigest()[:16]


def _program(name: str) -> tuple[str, int] | None:
    path = shutil.which(name)
    return (path, os.stat(path).st_mtime_ns) if path else None
