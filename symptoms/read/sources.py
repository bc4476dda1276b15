"""Comments that name where in a package a sentence comes from, so that the next reader can check it.

    <!-- source: lilya/routing/router.py Router.handle_partial; uvicorn/server.py Server.serve -->

A sentence that no example proves has one. The file and the name must exist in the installed package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from symptoms.read.pages import Page
from symptoms.read.problems import Problem

SOURCE = re.compile(r"<!-- source: (?P<places>[^\n]*?) -->")
_STATEMENT = re.compile(
    r"(?m)^(?P<indent>[ \t]*)(?:(?:(?:async +)?def|class) +(?P<scope>\w+)|(?:if|else|try|with)\b|(?P<variable>\w+)(?:: | = ))"
)
"""The lines that define names, and those whose blocks belong to no other definition above them."""
_PLACE = re.compile(r"(?P<file>[\w./-]+\.py) (?P<name>[\w.]+)")


def check(page: Page) -> Iterator[Problem]:
    """Yield the comments of a page that name no file, or nothing in it."""
    for number, line in page.prose:
        for comment in SOURCE.finditer(line):
            for place in comment["places"].split(";"):
                if what := _mistake(place.strip()):
                    remedy = (
                        "write <!-- source: package/file.py Class.function -->; several are separated by ;"
                    )
                    yield Problem(page.path, number, what, remedy)


def _mistake(place: str) -> str | None:
    match = _PLACE.fullmatch(place)
    if not match:
        return f"{place!r} names no file and function"
    names = _names(match["file"])
    if names is None:
        return f"there is no file {match['file']} in an installed package"
    return None if match["name"] in names else f"{match['file']} has no class or function {match['name']}"


@cache
def _names(file: str) -> frozenset[str] | None:
    """Return the dotted names of the classes, functions and variables of a file; None if there is none."""
    package, _, rest = file.partition("/")
    try:
        spec = find_spec(package.removesuffix(".py"))
    except (ImportError, ValueError):
        spec = None
    if not spec or not spec.origin:
        return None
    path = Path(spec.origin).parent / rest if rest else Path(spec.origin)
    return frozenset(_defined(path.read_text("utf-8"))) if path.is_file() else None


def _defined(source: str) -> Iterator[str]:
    """Yield the dotted names that a module defines.

    Its indentation tells them. A syntax tree would too, in five times the time, and all files together are
    read in every build.
    """
    around: list[tuple[int, str]] = []
    for found in _STATEMENT.finditer(source):
        indent = len(found["indent"])
        while around and around[-1][0] >= indent:
            around.pop()
        if name := found["scope"] or found["variable"]:
            yield ".".join([*(outer for _, outer in around), name])
        if found["scope"]:
            around.append((indent, name))
