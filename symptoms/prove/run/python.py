"""Does in this process what ``python FILE`` and ``python -c CODE`` do in one of their own.

Forks of a process that has Lilya imported need it, and a browser, which has no other process.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import signal
import sys
import threading
import types
import warnings
from pathlib import Path

VARIABLES = {
    "LANG": "C.UTF-8",
    "COLUMNS": "100",
    "NO_COLOR": "1",
    "TERM": "dumb",
    "PYTHONUNBUFFERED": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}
"""Environment variables of every command: its output is the same on every machine."""


def run(arguments: list[str]) -> int:
    """Execute a program; return the exit code that an interpreter would end with.

    Args:
        arguments: a file, or ``-c`` and code, and what the program gets.
    """
    try:
        _execute(arguments)
    except SystemExit as error:
        if error.code is None or isinstance(error.code, int):
            return (error.code or 0) & 0xFF
        print(error.code, file=sys.stderr)
        return 1
    except BaseException as error:
        trace = error.__traceback__
        while trace and trace.tb_frame.f_code.co_filename == __file__:
            trace = trace.tb_next
        sys.excepthook(type(error), error.with_traceback(trace), trace)
        if isinstance(error, KeyboardInterrupt):
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGINT)
        return 1
    return 0


def _execute(arguments: list[str]) -> None:
    main = types.ModuleType("__main__")
    main.__dict__["__builtins__"] = __builtins__
    sys.modules["__main__"] = main
    sys.argv[:] = arguments
    if arguments[0] == "-c":
        sys.argv[1:2] = []
        sys.path.insert(0, "")
        source, file = arguments[1].encode(), "<string>"
    else:
        file = os.path.abspath(arguments[0])
        sys.path.insert(0, os.path.dirname(file))
        source, main.__file__ = Path(file).read_bytes(), file
    # Without the `from __future__` of this module, which `compile` would hand on.
    exec(compile(source, file, "exec", dont_inherit=True), main.__dict__)


def end() -> None:
    """Do what an interpreter does at its end: wait for threads, call what is registered, warn of garbage."""
    with contextlib.suppress(BaseException):
        threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    # What a new interpreter says of garbage, and then when its main module goes: coroutines that were never
    # awaited, for one.
    warnings.formatwarning = _with_a_hint
    gc.collect()
    warnings.formatwarning = _without_a_frame
    sys.modules.pop("__main__", None)
    gc.collect()


def _without_a_frame(message: Warning | str, category: type[Warning], *_: object, **__: object) -> str:
    """Write a warning as an interpreter does that has no code left to blame."""
    return f"sys:1: {category.__name__}: {message}\n"


def _with_a_hint(message: Warning | str, category: type[Warning], *_: object, **__: object) -> str:
    """Write a warning as an interpreter does that can still import: it is about an object, and says what would tell more."""
    hint = f"{category.__name__}: Enable tracemalloc to get the object allocation traceback\n"
    return _without_a_frame(message, category) + hint
