"""The messages of an installed package, read from its source: nothing of it is imported.

Every ``raise``, ``assert``, warning, logged error, error exit of the command line and error answer, with its
text as a template. It is read anew each time, so a new release brings its own.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from symptoms.read import wording
from symptoms.read.audience import Audience
from symptoms.read.wording import name_of

_LOGGED = {"warning", "error", "critical", "exception"}
_FAILURES = {"exit", "error", "fail", "write_error"}
_PRINTS = {"secho", "echo"}
_LEAVES = (ast.expr_context, ast.Name, ast.Constant, ast.operator, ast.cmpop, ast.alias)
_ERROR_STATUS = re.compile(r"\b(?:HTTP_[45]\d\d|[45]\d\d\b|exc\.(?:\w+\.)?(?:status_)?code\b)")


@dataclass(frozen=True, order=True)
class Place:
    """Where a package says something. What it says makes two places equal, not the lines on which it does.

    Attributes:
        file: below the folder that holds the package, ``lilya/apps.py``.
        function: dotted, as ``Lilya.__init__``; empty at the top of a module.
        kind: ``raise``, ``re-raise`` (of what was raised elsewhere), ``assert``, ``warn``, ``log``, ``exit``
            or ``answer``.
        type: the exception or the warning that is named there; empty for other kinds, and where a function
            makes the exception.
        template: the text with ``{placeholders}``, as the front matter of pages writes it; empty where there is
            none, or it comes from elsewhere.
        number: which of its kind it is in its function, from 1.
        first, last: its lines.
        wraps: it says which exception it comes from, ``raise ... from error``.
        faces_client: the client of an app is told, with a status of 4xx or by the end of a WebSocket.
    """

    file: str
    function: str
    kind: str
    type: str
    template: str
    number: int = field(default=1, compare=False)
    first: int = field(default=0, compare=False)
    last: int = field(default=0, compare=False)
    wraps: bool = field(default=False, compare=False)
    faces_client: bool = field(default=False, compare=False)

    @property
    def name(self) -> str:
        """What the record and the exemptions call it; edits elsewhere in the file leave it as it is."""
        return f"{self.file} {self.function or '<module>'} {self.kind} {self.number}"


def read(package: Path) -> list[Place]:
    """Return every place of a package, in the order of its files and lines.

    Args:
        package: the folder of the package, ``.../site-packages/lilya``.
    """
    trees = {
        file.relative_to(package.parent).as_posix(): ast.parse(file.read_text("utf-8"))
        for file in sorted(package.rglob("*.py"))
    }
    audience = Audience(trees.values())
    return [
        replace(place, faces_client=place.kind == "answer" or audience.is_client(node))
        for file, tree in trees.items()
        for place, node in find(tree, file)
    ]


def read_file(file: Path, root: Path) -> list[Place]:
    """Return the places of one file, in the order of its lines; ``root`` is the folder that holds its package."""
    tree = ast.parse(file.read_text("utf-8"))
    return [place for place, _ in find(tree, file.relative_to(root).as_posix())]


@cache
def installed(package: Path) -> tuple[Place, ...]:
    """Return what ``read`` does; a package is read once."""
    return tuple(read(package))


def find(tree: ast.Module, file: str) -> list[tuple[Place, ast.AST]]:
    """Return the places of a module, each with its node: a ``raise``, an ``assert``, or an expression."""
    reader = _Reader(file)
    reader.visit(tree)
    return sorted(reader.found, key=lambda found: (found[0].first, found[0].number))


def area(place: Place) -> str:
    """Return the part of the package that a place belongs to, ``routing`` or ``contrib.mail``."""
    parts = place.file.removesuffix(".py").split("/")[1:]
    return ".".join(parts[:2] if parts[0] == "contrib" else parts[:1])


class _Reader(ast.NodeVisitor):
    def __init__(self, file: str) -> None:
        self.file = file
        self.names: list[str] = []
        self.found: list[tuple[Place, ast.AST]] = []
        self.numbers: Counter[tuple[str, str]] = Counter()
        self.texts: dict[str, ast.expr] = {}
        """What local variables were last set to."""
        self.defaults: dict[str, ast.expr] = {}
        """What parameters are if nothing is given for them."""

    def generic_visit(self, node: ast.AST) -> None:
        """Visit what is below a node, but for names and constants, which are most of a tree and say nothing."""
        for name in node._fields:
            value = getattr(node, name, None)
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not isinstance(child, _LEAVES):
                    self.visit(child)

    def visit_ClassDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        outer = dict(self.texts), dict(self.defaults)
        if not isinstance(node, ast.ClassDef):
            self.defaults |= _defaults(node.args)
        self.names.append(node.name)
        self.generic_visit(node)
        self.names.pop()
        self.texts, self.defaults = outer

    visit_FunctionDef = visit_ClassDef
    visit_AsyncFunctionDef = visit_ClassDef

    def visit_Assign(self, node: ast.Assign) -> None:
        if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            self.texts[node.targets[0].id] = node.value
        self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self.texts.pop(node.name or "", None)
        self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        exception = node.exc
        if isinstance(exception, ast.Name) and _makes_exception(self.texts.get(exception.id)):
            exception = self.texts[exception.id]
        if isinstance(exception, ast.Call):
            name = name_of(exception.func)
            self._add(node, "raise", name if _is_class(name) else "", self._first_text(exception))
        elif exception is not None and _is_class(name_of(exception)):
            self._add(node, "raise", name_of(exception))
        else:
            self._add(node, "re-raise")
        self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        self._add(node, "assert", "AssertionError", self._text(node.msg) if node.msg else "")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name, owner = name_of(node.func), _owner(node.func)
        if name == "warn":
            category = node.args[1:2] or [word.value for word in node.keywords if word.arg == "category"]
            self._add(
                node, "warn", name_of(category[0]) if category else "UserWarning", self._first_text(node)
            )
        elif name in _LOGGED and "log" in owner.lower():
            text = self._first_text(node)
            self._add(node, "log", "", wording.of_percent(text) if len(node.args) > 1 else text)
        elif _is_error(node, name) and (self._first_text(node) or name != "exit" and node.args):
            self._add(node, "exit", "", self._first_text(node))
        elif self._is_answer(node, name):
            self._add(node, "answer", "", self._first_text(node))
        self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        message = {
            key.value: value
            for key, value in zip(node.keys, node.values, strict=True)
            if isinstance(key, ast.Constant)
        }
        kind = ast.unparse(message["type"]) if "type" in message else ""
        is_start = kind == "'http.response.start'" and self._is_error_status(message.get("status"))
        if (
            is_start
            or self._is_error_status(message.get("status_code"))
            or kind == "'websocket.close'"
            and "code" in message
        ):
            self._add(node, "answer", "", self._text(message["reason"]) if "reason" in message else "")
        self.generic_visit(node)

    def _is_answer(self, node: ast.Call, name: str) -> bool:
        """Tell whether a call makes a response with an error status and a content, or ends a WebSocket."""
        words = {word.arg: word.value for word in node.keywords}
        if name.endswith("Response") or name in ("PlainText", "Error", "update"):
            says = node.args or "content" in words or name == "update"
            return bool(says) and self._is_error_status(words.get("status_code"))
        if name.startswith("_send_"):
            return any(map(self._is_error_status, node.args))
        return name == "WebSocketClose" or name == "close" and "code" in words

    def _is_error_status(self, node: ast.expr | None) -> bool:
        if isinstance(node, ast.Name):
            node = self.texts.get(node.id) or self.defaults.get(node.id)
        if isinstance(node, ast.Constant):
            return isinstance(node.value, int) and node.value >= 400
        return node is not None and bool(_ERROR_STATUS.search(ast.unparse(node)))

    def _add(self, node: ast.AST, kind: str, type: str = "", template: str = "") -> None:
        function = ".".join(self.names)
        self.numbers[function, kind] += 1
        assert isinstance(node, ast.stmt | ast.expr)
        place = Place(
            self.file,
            function,
            kind,
            type,
            wording.readable(template),
            number=self.numbers[function, kind],
            first=node.lineno,
            last=node.end_lineno or node.lineno,
            wraps=isinstance(node, ast.Raise)
            and node.cause is not None
            and ast.unparse(node.cause) != "None",
        )
        self.found.append((place, node))

    def _first_text(self, call: ast.Call) -> str:
        """Return the first argument that is a text; keywords such as ``detail=`` count too."""
        for argument in [*call.args, *(word.value for word in call.keywords)]:
            if text := self._text(argument):
                return text
        return ""

    def _text(self, node: ast.expr) -> str:
        return wording.text(node, self.texts)


def _defaults(arguments: ast.arguments) -> dict[str, ast.expr]:
    positional = [*arguments.posonlyargs, *arguments.args]
    pairs = [
        *zip(reversed(positional), reversed(arguments.defaults), strict=False),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    return {argument.arg: value for argument, value in pairs if value is not None}


def _owner(node: ast.expr) -> str:
    return ast.unparse(node.value) if isinstance(node, ast.Attribute) else ""


def _is_class(name: str) -> bool:
    return name.lstrip("_")[:1].isupper()


def _makes_exception(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Call) and _is_class(name_of(node.func))


def _is_error(node: ast.Call, name: str) -> bool:
    """Tell whether a call ends a command, or says that it failed."""
    return (
        name in _FAILURES
        or name in _PRINTS
        and any(
            word.arg == "err" or (word.arg == "fg" and "red" in ast.unparse(word.value))
            for word in node.keywords
        )
    )
