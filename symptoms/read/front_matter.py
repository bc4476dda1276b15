"""The front matter of a page: its model, and reading it with line numbers."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from symptoms.read import template
from symptoms.read.problems import Problem

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

M = TypeVar("M", bound=BaseModel)
OneLine = Annotated[str, Field(min_length=1, pattern=r"^\S(?:[^\n]*\S)?$")]


def _template(value: str) -> str:
    template.parts(value)
    return value


class ErrorMessage(BaseModel):
    """A message that a reader may have on the screen, and that the page's examples produce."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: OneLine | None = Field(
        None, description="Exception type as a traceback prints it, with its module."
    )
    message: Annotated[str, Field(min_length=1), AfterValidator(_template)] = Field(
        description="The message, with {placeholders} for what varies; {{ and }} are literal braces."
    )
    where: Literal["raised", "logged", "response"] = Field(
        description="Raised in the process, logged by the server or a tool, or sent in the response."
    )

    def pattern(self) -> re.Pattern[str]:
        """Return the expression that finds this message in what an example shows."""
        return _pattern(self.type, self.message)


@cache
def _pattern(type: str | None, message: str) -> re.Pattern[str]:
    if type is None:
        return template.pattern(message)
    said = template.expression(message)
    return re.compile(rf"(?m)(?:^|(?<=[\s|'\"(])){re.escape(type)}: {said}(?=$|['\")])")


class FrontMatter(BaseModel):
    """What a page says of itself; the only source of the map, the index and the search."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Front matter of a symptom page")

    title: OneLine = Field(description="The symptom as the reader meets it, or the message itself.")
    symptoms: list[OneLine] = Field(
        min_length=3, description="What people see or would type, in several phrasings."
    )
    cause: OneLine = Field(description="The likely root cause, in one line, for the map.")
    check_first: OneLine = Field(
        description="The page of Lilya's own documentation to look at first.",
        pattern=r"^https://lilya\.dev/\S*$",
    )
    errors: list[ErrorMessage] = Field(
        default_factory=list, description="The messages that end on this page."
    )


class PlainFrontMatter(BaseModel):
    """Front matter of a page that is about no symptom, such as the home page."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Front matter of a plain page")

    title: OneLine
    description: OneLine
    hide: list[Literal["navigation", "toc", "footer"]] = Field(default_factory=list)


def split(text: str) -> tuple[str, str, int] | None:
    """Return front matter, body, and the line on which the body begins; None without front matter."""
    if not text.startswith("---\n"):
        return None
    end = text.find("\n---\n", 3)
    if end < 0:
        return None
    return text[4 : end + 1], text[end + 5 :], text.count("\n", 0, end + 5) + 1


def read(text: str, path: str, model: type[M]) -> tuple[M | None, list[Problem]]:
    """Read YAML front matter that begins on line 2 of ``path`` into ``model``."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        data = loader.construct_document(node) if node else {}
    except (yaml.YAMLError, ValueError) as error:
        return None, [_yaml_problem(error, text, path)]
    finally:
        loader.dispose()
    try:
        return model.model_validate(data, strict=True), list(_duplicate_keys(node, path))
    except ValidationError as error:
        return None, [_problem(entry, node, path, model) for entry in error.errors()]


def _yaml_problem(error: Exception, text: str, path: str) -> Problem:
    what = (
        f"the front matter is not valid YAML: {getattr(error, 'problem', None) or str(error).splitlines()[0]}"
    )
    remedy = "quote texts that hold a colon, a # or a brace: key: 'text'"
    line = 2
    if isinstance(error, yaml.MarkedYAMLError) and (mark := error.context_mark or error.problem_mark):
        line += mark.line
    elif isinstance(error, yaml.reader.ReaderError):
        line += text.count("\n", 0, error.position)
        what, remedy = f"the front matter holds the character {chr(error.character)!r}", "delete it"
    return Problem(path, line, what, remedy)


def _problem(entry: ErrorDetails, node: yaml.Node | None, path: str, model: type[BaseModel]) -> Problem:
    location = entry["loc"]
    field = ".".join(map(str, location)) or "front matter"
    line = _line(node, location)
    kind = entry["type"]
    if kind == "extra_forbidden":
        fields = sorted(ErrorMessage.model_fields if "errors" in location[:-1] else model.model_fields)
        near = difflib.get_close_matches(str(location[-1]), fields, 1)
        hint = f"did you mean {near[0]}? " if near else ""
        return Problem(path, line, f"unknown key {field!r}", f"{hint}allowed: {', '.join(fields)}")
    if kind == "missing":
        about = model.model_fields.get(str(location[-1]))
        remedy = f"add `{location[-1]}:`. {(about.description if about else None) or ''}".strip()
        return Problem(path, line, f"{field} is missing", remedy)
    return Problem(
        path,
        line,
        f"{field}: {entry['msg']}",
        _REMEDIES.get(kind, "see the front matter's keys in CONTRIBUTING.md"),
    )


_REMEDIES = {
    "value_error": "mend the value as the message says",
    "string_too_short": "write one line of text",
    "string_type": "write a text; quote it if YAML takes it for something else",
    "list_type": "write a YAML list: one `- entry` a line",
    "too_short": "add more entries: the phrasings that people would type",
    "string_pattern_mismatch": "one line, no space at either end; an address of Lilya's documentation begins https://lilya.dev/",
    "literal_error": "take one of the words the message names",
}  # fmt: skip


def _line(node: yaml.Node | None, location: tuple[str | int, ...]) -> int:
    """Return the line in the file of the deepest node that ``location`` reaches."""
    line = (node.start_mark.line if node else 0) + 2
    for step in location:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == step]
            if not found:
                break
            line, node = found[-1][0].start_mark.line + 2, found[-1][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 2
    return line


def _duplicate_keys(node: yaml.Node | None, path: str) -> Iterator[Problem]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield Problem(path, key.start_mark.line + 2, f"key {key.value!r} is there twice", "keep one")
            seen.add(key.value)
            yield from _duplicate_keys(value, path)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _duplicate_keys(item, path)
