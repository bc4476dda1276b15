"""Keeps what runs returned: what is equal is run once, by one process or by all workers of a test run."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from filelock import FileLock

FOLDER = "SYMPTOMS_RUNS"
"""The environment variable that names the folder in which processes share their results."""

P = ParamSpec("P")
R = TypeVar("R")


def once(function: Callable[P, R]) -> Callable[P, R]:
    """Return ``function``, which then runs once for equal arguments.

    The arguments must be hashable, and equal ones have one ``repr``; the result must be picklable. What it
    raises is not kept.
    """

    @wraps(function)
    def kept(*args: P.args, **kwargs: P.kwargs) -> R:
        if FOLDER not in os.environ:
            return function(*args, **kwargs)
        call = repr((function.__module__, function.__qualname__, args, kwargs))
        file = Path(os.environ[FOLDER], hashlib.sha256(call.encode()).hexdigest())
        with FileLock(f"{file}.lock"):
            if not file.exists():
                file.write_bytes(pickle.dumps(function(*args, **kwargs)))
            return pickle.loads(file.read_bytes())

    # Equal calls of one process do not even look for the file.
    return cast(Callable[P, R], cache(kept))
