"""Notes which places of Lilya a process executes: their names, in the file that an environment variable names.

A copy of this module, named ``sitecustomize``, stands beside Lilya's modules compiled with probes (see
``probes``). An interpreter that has their folder on its search path loads these in place of the installed ones;
so do the processes that it starts in turn. Only the standard library is used: Lilya may be alone in an
environment. A name is written at once, so a process that is killed has told what it executed.
"""

from __future__ import annotations

import builtins
import marshal
import os
import sys
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType

PACKAGE = "lilya"
FILE = "SYMPTOMS_EXECUTED"
CALL = "__symptoms_note__"
"""What a probe calls: a name that is in every module without an import."""

_HERE = os.path.dirname(os.path.abspath(__file__))
_noted: set[tuple[str, str]] = set()


def note(name: str) -> None:
    """Write the name of a place, the first time that this process executes it."""
    file = os.environ.get(FILE, "")
    if not file or (file, name) in _noted:
        return
    _noted.add((file, name))
    try:
        number = os.open(file, os.O_WRONLY | os.O_APPEND)
        os.write(number, f"{name}\n".encode())
        os.close(number)
    except OSError:
        pass


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType | None:
        with open(_compiled(fullname), "rb") as file:
            code = marshal.loads(file.read())
        # What was compiled for one environment is loaded in another: a traceback names the file that is there.
        sys.modules["_imp"]._fix_co_filename(code, self.path)
        return code


class _Finder:
    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name.partition(".")[0] != PACKAGE or not os.path.exists(_compiled(name)):
            return None
        spec = PathFinder.find_spec(name, path, target)  # type: ignore[arg-type]
        # A file of an example may have the name of the package.
        if spec and spec.origin and f"{os.sep}site-packages{os.sep}{PACKAGE}{os.sep}" in spec.origin:
            spec.loader = _Loader(name, spec.origin)
        return spec


def _compiled(module: str) -> str:
    return os.path.join(_HERE, f"{module}.compiled")


if __name__ == "sitecustomize":
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry) != _HERE]
# What is compiled has its asserts, which `python -O` leaves out.
if __name__ == "sitecustomize" and not sys.flags.optimize:
    setattr(builtins, CALL, note)
    sys.meta_path.insert(0, _Finder)
