"""Who is told of an exception: the client of an app, or its developer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from symptoms.read.wording import name_of

_CLIENT_STATUS = re.compile(r"\b(?:HTTP_)?4\d\d(?:\b|_)")


class Audience:
    """Knows the exceptions of a package by the names of their classes, and the functions that make them."""

    def __init__(self, trees: Iterable[ast.Module]) -> None:
        self.bases: dict[str, list[str]] = {}
        self.statuses: dict[str, str] = {}
        self.made: dict[str, str] = {}
        for tree in trees:
            self._read(tree.body)

    def _read(self, body: list[ast.stmt]) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef):
                self._see(node)
                self._read(node.body)
            elif isinstance(node, ast.FunctionDef):
                self._read(node.body)
                if node.returns is not None:
                    self.made[node.name] = name_of(node.returns)

    def _see(self, node: ast.ClassDef) -> None:
        self.bases[node.name] = list(map(name_of, node.bases))
        for line in node.body:
            if isinstance(line, ast.Assign) and name_of(line.targets[0]) == "status_code":
                self.statuses[node.name] = ast.unparse(line.value)

    def is_client(self, node: ast.AST) -> bool:
        """Tell whether a ``raise`` ends in an answer with a status of 4xx."""
        exception = node.exc if isinstance(node, ast.Raise) else None
        if not isinstance(exception, ast.Call | ast.Name):
            return False
        if any(
            word.arg == "status_code" and _CLIENT_STATUS.search(ast.unparse(word.value))
            for word in getattr(exception, "keywords", [])
        ):
            return True
        name = name_of(exception)
        return (
            self._is_refusal(self.made.get(name, name))
            or name in self.made
            and self.made[name] == "HTTPException"
        )

    def _is_refusal(self, name: str) -> bool:
        if name in self.statuses:
            return bool(_CLIENT_STATUS.search(self.statuses[name]))
        return any(base != name and self._is_refusal(base) for base in self.bases.get(name, []))
