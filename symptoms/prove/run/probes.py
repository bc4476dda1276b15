"""Compiles Lilya with a probe at each of its places, so that an example tells which of them it executed.

Line coverage would not tell: a line with an ``assert`` is executed when it holds. It would cost more, too:
coverage.py doubles the processor's time of an example, probes leave it as it is.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import marshal
import os
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from filelock import FileLock

from symptoms.prove.run import noting, once
from symptoms.read import inventory

FOLDER = "SYMPTOMS_PROBES"
"""The environment variable that names a folder for what is compiled."""
_NAMES = "places"
"""The file beside what is compiled that names all places, in the order of the source."""


def variables(noted: Path, path: str | None) -> dict[str, str]:
    """Return the environment variables of an interpreter that is to write into ``noted`` what it executes.

    Args:
        path: its own PYTHONPATH, if it has one.
    """
    paths = [str(folder()), *([path] if path else [])]
    return {"PYTHONPATH": os.pathsep.join(paths), noting.FILE: str(noted)}


@contextlib.contextmanager
def file() -> Iterator[Path]:
    """Make a file for what an example executes; one that gives up its rights can still write there."""
    number, name = tempfile.mkstemp(prefix="lilya-executed-")
    os.close(number)
    os.chmod(name, 0o666)
    try:
        yield Path(name)
    finally:
        os.unlink(name)


def executed(noted: Path) -> tuple[str, ...]:
    """Return the names of the places that processes have written into a file, in the order of the source."""
    names = set(noted.read_text("utf-8").splitlines())
    return tuple(name for name in _in_order() if name in names)


@cache
def _in_order() -> tuple[str, ...]:
    return tuple((folder() / _NAMES).read_text("utf-8").splitlines())


@cache
def folder() -> Path:
    """Return the folder that holds what is to be on the search path; processes that share results share it.

    ``SYMPTOMS_PROBES`` names one to share it between projects too: what is compiled is of the installed Lilya alone.
    """
    given = os.environ.get(FOLDER) or os.environ.get(once.FOLDER)
    shared = Path(given or _holder().name).resolve()
    made = shared / f"probes-{_state()}"
    with FileLock(f"{made}.lock"):
        if not made.is_dir():
            with tempfile.TemporaryDirectory(dir=shared, prefix=".probes-") as part:
                _fill(Path(part, "probes"))
                os.replace(Path(part, "probes"), made)
    return made


def _state() -> str:
    """Return a name for all that decides about what is compiled: Lilya's files, and the code that does it."""
    code = [
        Path(module.__file__ or "").read_text("utf-8")
        for module in (noting, inventory, sys.modules[__name__])
    ]
    files = [(str(file), file.stat().st_mtime_ns) for file in sorted(_package().rglob("*.py"))]
    return hashlib.sha256(repr((sys.version, code, files)).encode()).hexdigest()[:16]


@cache
def _holder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="lilya-probes-")


def _package() -> Path:
    return Path(sysconfig.get_path("purelib"), noting.PACKAGE)


def _fill(target: Path) -> None:
    target.mkdir()
    shutil.copyfile(noting.__file__, target / "sitecustomize.py")
    package = _package()
    in_order: list[str] = []
    for file in sorted(package.rglob("*.py")):
        path = file.relative_to(package.parent)
        tree = ast.parse(file.read_bytes())
        if names := {id(node): place.name for place, node in inventory.find(tree, path.as_posix())}:
            parts = path.with_suffix("").parts
            module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            code = compile(with_probes(tree, names), str(file), "exec", dont_inherit=True)
            (target / f"{module}.compiled").write_bytes(marshal.dumps(code))
            in_order += names.values()
    (target / _NAMES).write_text("\n".join(in_order), "utf-8")


def with_probes(tree: ast.Module, names: dict[int, str]) -> ast.Module:
    """Return a module whose places note their names: one that raises before it does, ``assert`` if it fails.

    Args:
        names: the name of a place by the ``id`` of its node.
    """
    _Probes(names).visit(tree)
    return ast.fix_missing_locations(tree)


class _Probes(ast.NodeTransformer):
    def __init__(self, names: dict[int, str]) -> None:
        self.names = names

    def visit(self, node: ast.AST) -> ast.AST | list[ast.stmt]:
        name = self.names.get(id(node))
        self.generic_visit(node)
        if name is None:
            return node
        call = ast.Call(ast.Name(noting.CALL, ast.Load()), [ast.Constant(name)], [])
        match node:
            case ast.Assert():
                node.test = _either(node.test, call, node.test)
            case ast.Raise(exc=None):
                return [ast.copy_location(ast.Expr(call), node), node]
            case ast.Raise(exc=ast.expr() as exception):
                node.exc = _either(call, exception, exception)
            case ast.expr():
                return _either(call, node, node)
        return node


def _either(first: ast.expr, second: ast.expr, at: ast.expr) -> ast.expr:
    return ast.copy_location(ast.BoolOp(ast.Or(), [first, second]), at)
