"""The places of Lilya's source that no example needs to execute, each with its reason: ``record/exempt.toml``."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from symptoms.read.problems import Problem

FILE = "record/exempt.toml"
REASONS = {
    "unreachable": "nothing that a client sends leads there, and of what a developer can write only what because names",
    "other-platform": "only in a release, a Python or a system that is not supported",
    "re-raise": "it says again what another place says, which is covered",
}
_HEADER = re.compile(r'^\s*\["(?P<name>[^"]*)"\]')
_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True)
class Exemption:
    """A place that is exempted.

    Attributes:
        name: of the place, as the record writes it.
        reason: one of ``REASONS``.
        because: a sentence that another reader can check.
        line: where it stands in the file.
    """

    name: str
    reason: str
    because: str
    line: int


def read(root: Path) -> tuple[list[Exemption], list[Problem]]:
    """Read the exemptions of a project, and tell what is wrong with them; a project without the file has none."""
    file = root / FILE
    if not file.is_file():
        return [], []
    text = file.read_text("utf-8")
    lines: dict[str, int] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            if (name := header["name"]) in lines:
                what = f"{name!r} is exempted at line {lines[name]} too"
                problems.append(Problem(FILE, number, what, "keep one of the two"))
            lines.setdefault(name, number)
    if problems:
        return [], problems
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _LINE.search(str(error))
        remedy = 'write ["PLACE"], and below it reason = "unreachable" and because = "a sentence"'
        return [], [Problem(FILE, int(at[1]) if at else 1, f"this is no TOML: {error}", remedy)]
    found = []
    for name, entry in content.items():
        more = list(_mistakes(name, entry, lines.get(name, 1)))
        problems += more
        if not more:
            found.append(Exemption(name, entry["reason"], entry["because"], lines.get(name, 1)))
    return found, problems


def _mistakes(name: str, entry: object, line: int) -> Collection[Problem]:
    if not isinstance(entry, dict) or set(entry) != {"reason", "because"}:
        what = f"{name!r} needs a reason and a because, and nothing else"
        return [Problem(FILE, line, what, 'write reason = "unreachable" and because = "a sentence"')]
    problems = []
    if entry["reason"] not in REASONS:
        near = difflib.get_close_matches(str(entry["reason"]), REASONS, 1)
        kinds = "; ".join(f"{reason}: {meaning}" for reason, meaning in REASONS.items())
        remedy = f"did you mean {near[0]!r}?" if near else f"write one of these: {kinds}"
        problems.append(Problem(FILE, line, f"{entry['reason']!r} is no reason", remedy))
    if not isinstance(entry["because"], str) or len(entry["because"].split()) < 4:
        what = f"because = {entry['because']!r} is no sentence"
        problems.append(Problem(FILE, line, what, "say how one can see that it is so"))
    return problems
