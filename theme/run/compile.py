"""Compiles packages and the standard library, in the interpreter that browsers get: archive.mjs runs this in it.

``/sources`` and ``/stdlib.zip`` are given; ``/out``, laid out as site-packages, and ``/library.zip`` are made.
"""

import ast
import importlib
import sys
import zipfile
from pathlib import Path

LIBRARY = f"/lib/python{sys.version_info.major}.{sys.version_info.minor}"
WHOLE = "lilya"
"""The package that keeps its sources and its documentation: tracebacks show its lines."""
# What is written in C as well, what needs a terminal or another process, and tools.
USELESS = (
    "_pydatetime", "_pydecimal", "_pyio", "_pyrepl/", "cProfile", "ctypes/", "curses/", "dbm/", "doctest", "ensurepip/",
    "ftplib", "idlelib/", "imaplib", "lib2to3/", "mailbox", "modulefinder", "nturl2path", "optparse", "pdb",
    "pickletools", "poplib", "profile", "pstats", "pty", "pyclbr", "pydoc", "sqlite3/__main__", "tabnanny", "test/",
    "tkinter/", "trace.", "tty", "turtle", "venv/", "webbrowser", "wsgiref/", "xmlrpc/", "zipapp",
    *(
        f"encodings/{name}"
        for name in (
            "big5", "cp", "euc", "gb", "hp", "hz", "iso2022", "johab", "kz", "koi8", "mac", "ptcp", "shift", "tis",
        )
    ),
)  # fmt: skip
KEPT = ("encodings/cp1252", "encodings/cp437")


def compiled(source, path, whole=False):
    """Return a module's bytecode as py_compile writes it with PycInvalidationMode.UNCHECKED_HASH; asserts stay."""
    tree = ast.parse(source, path)
    if not whole:
        drop_docstrings(tree)
    code = compile(tree, path, "exec", dont_inherit=True, optimize=0)
    return importlib._bootstrap_external._code_to_hash_pyc(
        code if whole else without_places(code), bytes(8), False
    )


def drop_docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            if ast.get_docstring(node, clean=False) is not None:
                node.body[:1] = [] if node.body[1:] else [ast.copy_location(ast.Pass(), node.body[0])]


def without_places(code):
    """Leave of the line of each instruction that of the function: a page shows no frame of these files."""
    units, last = divmod(len(code.co_code) // 2, 8)
    # Entries without a column, of eight instructions each (InternalDocs/code_objects.md of CPython).
    table = bytes([0xEF, 0]) * units + (bytes([0xE8 | last - 1, 0]) if last else b"")
    inner = tuple(without_places(one) if hasattr(one, "co_code") else one for one in code.co_consts)
    return code.replace(co_linetable=table, co_consts=inner)


def pack_library(given, made):
    """Pyodide looks for its library in a zip. It is not compressed: the archive is."""
    with zipfile.ZipFile(given) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
        for name in sorted(old.namelist()):
            if name.endswith("/") or (name.startswith(USELESS) and not name.startswith(KEPT)):
                continue
            data = old.read(name)
            if name.endswith(".py"):
                name, data = name + "c", compiled(data, f"{LIBRARY}/{name}")
            new.writestr(zipfile.ZipInfo(name), data)


def pack_packages(sources, made):
    for path in sorted(sources.rglob("*.py")):
        name, source = path.relative_to(sources), path.read_bytes()
        told = f"{LIBRARY}/site-packages/{name}"
        if name.parts[0] == WHOLE:
            put(made / name, source)
            cached = made / name.parent / "__pycache__" / f"{name.stem}.{sys.implementation.cache_tag}.pyc"
            put(cached, compiled(source, told, whole=True))
        else:
            put(made / f"{name}c", compiled(source, told))


def put(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


pack_library("/stdlib.zip", "/library.zip")
pack_packages(Path("/sources"), Path("/out"))
