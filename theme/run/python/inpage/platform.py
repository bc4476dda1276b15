"""Makes the interpreter look like CPython on Linux to whatever is imported after this.

Libraries ask ``sys.platform`` what they can use, and choose for Emscripten what speaks to JavaScript; programs of
pages speak to Lilya alone.
"""

from __future__ import annotations

import importlib
import sys
import sysconfig
import types

_JAVASCRIPT = {"js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core"}


def disguise() -> None:
    built = sysconfig._get_sysconfigdata_name()
    sys.platform = "linux"
    sys.modules[sysconfig._get_sysconfigdata_name()] = importlib.import_module(built)
    # anyio imports this where it only might need it: interpreters of their own, which this one is built without.
    missing = types.ModuleType("concurrent.interpreters")
    missing.ExecutionFailed, missing.create = Exception, None
    sys.modules[missing.__name__] = missing


def close_the_page() -> None:
    """Take the way to JavaScript from whatever is imported after this: a program has no page here, nor at home."""
    sys.meta_path[:] = [found for found in sys.meta_path if not _module_of(found).startswith("_pyodide")]
    for name in [name for name in sys.modules if name.partition(".")[0] in _JAVASCRIPT]:
        del sys.modules[name]


def _module_of(finder: object) -> str:
    return getattr(finder, "__module__", None) or type(finder).__module__
