"""Compiles Lilya with a probe at each of its places, so that an example tells which of them it executed.

Line coverage would not tell: a line with an ``assert`` is executed when it holds. It would cost more, too:
coverage.py doubles the processor's time of an example, probes leave it as it is.
"""

from __future__ import annotations

import ast
import contextlib
import marshal
import os
import shutil
import sysconfig
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from filelock import FileLock

from symptoms.prove.run import noting, once
from symptoms.read import inventory


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
    return tuple(place.name for place in inventory.installed(_package()) if place.name in names)


@cache
def folder() -> Path:
    """Return the folder that holds what is to be on the search path; processes that share results share it."""
    shared = Path(os.environ.get(once.FOLDER) or _holder().name).resolve()
    made = shared / "probes"
    with FileLock(shared / "probes.lock"):
        if not made.is_dir():
            with tempfile.TemporaryDirectory(dir=shared, prefix=".probes-") as part:
                _fill(Path(part, "probes"))
                os.replace(Path(part, "probes"), made)
    return made


@cache
def _holder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="lilya-probes-")


def _package() -> Path:
    return Path(sysconfig.get_path("purelib"), noting.PACKAGE)


def _fill(target: Path) -> None:
    target.mkdir()
    shutil.copyfile(noting.__file__, target / "sitecustomize.py")
    package = _package()
    for file in sorted(package.rglob("*.py")):
        path = file.relative_to(package.parent)
        tree = ast.parse(file.read_bytes())
        if names := {id(node): place.name for place, node in inventory.find(tree, path.as_posix())}:
            parts = path.with_suffix("").parts
            module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            code = compile(with_probes(tree, names), str(file), "exec", dont_inherit=True)
            (target / f"{module}.compiled").write_bytes(marshal.dumps(code))


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
