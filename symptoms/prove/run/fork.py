"""A process that has Lilya, its command, and two servers imported, from which others are forked.

A fork costs about 10 ms where a new interpreter that imports them costs 500. Whatever a fork changes in
its process (settings, environment, imports) ends with it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import threading
import types
from collections.abc import Callable, Iterator
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess

from symptoms.prove.run import probes

AVAILABLE = hasattr(os, "fork")
_NEEDED = ("PATH", "HOME", "TMPDIR", "TEMP", "SYSTEMROOT", "VIRTUAL_ENV")
"""The environment variables that the warm process starts with; any other could change what an example does."""


_starting = threading.Lock()
"""One thread at a time: the environment is that of the whole process."""


def context() -> ForkServerContext | SpawnContext:
    """Return the way to start processes: forks of the one that is warm, or new ones where there is no fork."""
    if not AVAILABLE:
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["symptoms.prove.run.warm"])
    return found


def start(target: Callable[..., None], arguments: tuple[object, ...]) -> tuple[BaseProcess, int]:
    """Start a process that calls ``target``; return it with its number. The arguments must be picklable."""
    process = context().Process(target=target, args=arguments)
    with _starting, _anonymous_main(), _fresh_environment():
        process.start()
    assert process.pid
    return process, process.pid


@contextlib.contextmanager
def _anonymous_main() -> Iterator[None]:
    """Keep a child that is started from importing the main module of this process: it needs none."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextlib.contextmanager
def _fresh_environment() -> Iterator[None]:
    """Keep the variables of this machine from the warm process, which the first fork starts."""
    measured = str(probes.folder())
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name not in _NEEDED}
    os.environ["PYTHONPATH"] = measured
    try:
        yield
    finally:
        del os.environ["PYTHONPATH"]
        os.environ.update(kept)
