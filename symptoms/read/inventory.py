"""The messages of an installed package, read from its source: nothing of it is imported.

Every ``raise``, ``assert``, warning, logged error, and error exit of the command line, with its text as a
template. It is read anew each time, so a new release brings its own.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from symptoms.read import template as templates
from symptoms.read.template import TemplateError

_LOGGED = {"warning", "error", "critical", "exception"}
_FAILURES = {"exit", "error", "fail", "write_error"}
_PRINTS = {"secho", "echo"}
_PERCENT = re.compile(r"%(?:\((?P<name>\w+)\))?[-#0+]*[\d*]*(?:\.[\d*]+)?(?P<form>[sdrfixXeEgGac%])")
_TOUCHING = re.compile(r"(\{\w+\})(?:\{\w+\})+")


@dataclass(frozen=True, order=True)
class Place:
    """Where a package says something.

    Attributes:
        file: below the folder that holds the package, ``lilya/apps.py``.
        function: dotted, as ``Lilya.__init__``; empty at the top of a module.
        kind: ``raise``, ``assert``, ``warn``, ``log`` or ``exit``.
        type: the exception or the warning that is named there; empty for other kinds, and where a function
            makes the exception.
        template: the text with ``{placeholders}``, as the front matter of pages writes it; empty where there is
            none, or it comes from elsewhere.
    """

    file: str
    function: str
    kind: str
    type: str
    template: str


def read(package: Path) -> list[Place]:
    """Return every place of a package, in the order of its files and lines.

    Args:
        package: the folder of the package, ``.../site-packages/lilya``.
    """
    return [place for file in sorted(package.rglob("*.py")) for place in read_file(file, package.parent)]


def read_file(file: Path, root: Path) -> list[Place]:
    """Return the places of one file, in the order of its lines; ``root`` is the folder that holds its package."""
    return _Reader(file.relative_to(root).as_posix()).read(file.read_text("utf-8"))


class _Reader(ast.NodeVisitor):
    def __init__(self, file: str) -> None:
        self.file = file
        self.names: list[str] = []
        self.found: list[Place] = []
        self.texts: dict[str, ast.expr] = {}
        """What local variables were last set to: a message is often built just before it is raised."""

    def read(self, source: str) -> list[Place]:
        self.visit(ast.parse(source))
        return self.found

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        outer = dict(self.texts)
        self.names.append(node.name)
        self.generic_visit(node)
        self.names.pop()
        self.texts = outer

    visit_AsyncFunctionDef = visit_FunctionDef
    visit_ClassDef = visit_FunctionDef

    def visit_Assign(self, node: ast.Assign) -> None:
        if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            self.texts[node.targets[0].id] = node.value
        self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        exception = node.exc
        if isinstance(exception, ast.Call):
            name = _name(exception.func)
            self._add("raise", name if _is_class(name) else "", self._first_text(exception))
        elif exception is not None and _is_class(_name(exception)):
            self._add("raise", _name(exception), "")
        self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        self._add("assert", "AssertionError", self._text(node.msg) if node.msg else "")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name, owner = _name(node.func), _owner(node.func)
        if name == "warn":
            category = node.args[1:2] or [word.value for word in node.keywords if word.arg == "category"]
            self._add("warn", _name(category[0]) if category else "UserWarning", self._first_text(node))
        elif name in _LOGGED and "log" in owner.lower():
            text = self._first_text(node)
            self._add("log", "", _of_percent(text) if len(node.args) > 1 else text)
        elif _is_error(node, name) and (text := self._first_text(node)):
            self._add("exit", "", text)
        self.generic_visit(node)

    def _add(self, kind: str, type: str, template: str) -> None:
        self.found.append(Place(self.file, ".".join(self.names), kind, type, _readable(template)))

    def _first_text(self, call: ast.Call) -> str:
        """Return the first argument that is a text; keywords such as ``detail=`` count too."""
        for argument in [*call.args, *(word.value for word in call.keywords)]:
            if text := self._text(argument):
                return text
        return ""

    def _text(self, node: ast.expr, depth: int = 0) -> str:
        if isinstance(node, ast.Constant):
            return _escaped(node.value) if isinstance(node.value, str) else ""
        if isinstance(node, ast.JoinedStr):
            return "".join(self._piece(value) for value in node.values)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self._text(node.left, depth) + (self._text(node.right, depth) or _placeholder(node.right))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
            return _of_percent(self._text(node.left, depth))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            return _of_format(self._text(node.func.value, depth))
        if isinstance(node, ast.Name) and node.id in self.texts and depth < 3:
            return self._text(self.texts[node.id], depth + 1)
        return ""

    def _piece(self, value: ast.expr) -> str:
        return _placeholder(value.value) if isinstance(value, ast.FormattedValue) else self._text(value)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _of_percent(text: str) -> str:
    """Return the template of a text that ``%`` fills in."""
    return _PERCENT.sub(
        lambda mark: "%" if mark["form"] == "%" else f"{{{mark['name'] or 'value'}}}",
        text,
    )


def _of_format(text: str) -> str:
    """Return the template of a text that ``str.format`` fills in, given with its braces escaped."""
    fields = Formatter().parse(text.replace("{{", "{").replace("}}", "}"))
    return "".join(
        _escaped(literal) + ("" if name is None else f"{{{_last_name(name)}}}")
        for literal, name, _, _ in fields
    )


def _last_name(field: str) -> str:
    return (re.findall(r"[A-Za-z]\w*", field) or ["value"])[-1]


def _readable(text: str) -> str:
    """Return a template with touching placeholders as one; empty if it is all placeholder."""
    text = _TOUCHING.sub(r"\1", text)
    try:
        templates.parts(text)
    except TemplateError:
        return ""
    return text


def _placeholder(node: ast.expr) -> str:
    """Return a placeholder named after what stands there."""
    names = [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]
    attributes = [part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)]
    return f"{{{(attributes or names or ['value'])[0].strip('_') or 'value'}}}"


def _name(node: ast.expr) -> str:
    """Return the last name of ``a.b.C``, or of what is called to make it."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Call):
        return _name(node.func)
    return node.id if isinstance(node, ast.Name) else ""


def _owner(node: ast.expr) -> str:
    return ast.unparse(node.value) if isinstance(node, ast.Attribute) else ""


def _is_class(name: str) -> bool:
    return name.lstrip("_")[:1].isupper()


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
