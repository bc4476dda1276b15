"""The texts of expressions in source, as templates, and what they name: constants, f-strings, ``%``, ``.format``, concatenation."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from string import Formatter

from symptoms.read import template as templates
from symptoms.read.template import TemplateError

_PERCENT = re.compile(r"%(?:\((?P<name>\w+)\))?[-#0+]*[\d*]*(?:\.[\d*]+)?(?P<form>[sdrfixXeEgGac%])")
_TOUCHING = re.compile(r"(\{\w+\})(?:\{\w+\})+")
_DEEPEST = 3
"""Variables that are followed to what they were set to."""


def text(node: ast.expr, known: Mapping[str, ast.expr], depth: int = 0) -> str:
    """Return the text of an expression with ``{placeholders}``; empty if it has none.

    Args:
        known: what local variables were last set to: a message is often built just before it is raised.
    """
    match node:
        case ast.Constant(value=str(value)):
            return _escaped(value)
        case ast.Constant(value=bytes(value)):
            return _escaped(value.decode("utf-8", "replace"))
        case ast.JoinedStr():
            return "".join(
                placeholder(value.value) if isinstance(value, ast.FormattedValue) else text(value, known)
                for value in node.values
            )
        case ast.BinOp(op=ast.Add()):
            return text(node.left, known, depth) + (text(node.right, known, depth) or placeholder(node.right))
        case ast.BinOp(op=ast.Mod()):
            return of_percent(text(node.left, known, depth))
        case ast.Call(func=ast.Attribute(attr="format", value=value)):
            return _of_format(text(value, known, depth))
        case ast.Call(func=ast.Attribute(attr="BytesIO"), args=[value]):
            return text(value, known, depth)
        case ast.Name(id=name) if name in known and depth < _DEEPEST:
            return text(known[name], known, depth + 1)
    return ""


def readable(text: str) -> str:
    """Return a template with touching placeholders as one; empty if it is all placeholder."""
    text = _TOUCHING.sub(r"\1", text)
    try:
        templates.parts(text)
    except TemplateError:
        return ""
    return text


def of_percent(text: str) -> str:
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


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def placeholder(node: ast.expr) -> str:
    """Return a placeholder named after what stands there."""
    names = [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]
    attributes = [part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)]
    return f"{{{(attributes or names or ['value'])[0].strip('_') or 'value'}}}"


def name_of(node: ast.expr) -> str:
    """Return the last name of ``a.b.C``, or of what is called to make it."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Call):
        return name_of(node.func)
    return node.id if isinstance(node, ast.Name) else ""
