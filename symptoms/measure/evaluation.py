"""The evaluation set: real inputs and the pages that they belong to, what it must be, and what was reached on it."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from symptoms.publish import search_index
from symptoms.publish.node import find_node
from symptoms.read import headings, template
from symptoms.read.catalogue import Catalogue
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project

FOLDER = "tests/theme/search/evaluation"
PARTS = ("tuned", "places", "untouched")
"""A file each. ``places`` holds what programs of strangers printed, each at a place of Lilya's source that it reached; the
search was made better on it. What is in ``untouched`` was written by people who had not seen the pages; nobody tunes the
search on it."""
REACHED = {
    "tuned": {
        "line": (0.95, 0.95),
        "traceback": (0.94, 0.94),
        "description": (0.64, 0.88),
        "stranger": (1.0, 1.0),
    },
    "places": {
        "line": (0.96, 0.96),
        "traceback": (0.95, 0.97),
    },
    "untouched": {
        "line": (0.8, 0.86),
        "traceback": (0.82, 0.87),
        "description": (0.63, 0.89),
        "stranger": (1.0, 1.0),
    },
}
"""By part and kind, the share of inputs whose page comes first, and in the first three, that must be held.

Raise them when the search gets better; a page that makes them fall takes readers from another.
"""
CONFIDENT = {"tuned": 0.98, "places": 0.97, "untouched": 0.93}
"""By part, the share of confident answers that must be right."""
SECTIONS = {"tuned": 0.66, "places": 0.94, "untouched": 0.72}
"""The same of the inputs whose section is known, of those that land there."""
QUOTED = 4
"""Words from which a message counts as a phrase: everybody who meets ``Not Found`` writes it as it is."""
RUN = 5
"""As many words in a row, of which both texts consist otherwise too, are a repetition."""


class Input(BaseModel):
    """A text that somebody pasted or typed.

    Attributes:
        page: its address; None where the text belongs to no page (a stranger).
        section: the anchor of the section that shows the same, where one does.
        source: where the text comes from.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["line", "traceback", "description", "stranger"]
    text: str
    page: str | None
    section: str | None = None
    source: str


@dataclass(frozen=True)
class Part:
    """One file of the set: its name, its path below the root, its text and its inputs."""

    name: str
    path: str
    text: str
    inputs: tuple[Input, ...]

    def line(self, value: str) -> int:
        place = self.text.find(json.dumps(value, ensure_ascii=False))
        return self.text.count("\n", 0, max(place, 0)) + 1


def read(project: Project) -> list[Part]:
    """Return the set, a part each file.

    Raises:
        ProblemsError: an entry is not as it must be.
    """
    parts, problems = [], []
    for name in PARTS:
        path = f"{FOLDER}/{name}.json"
        text = (project.root / path).read_text("utf-8")
        part, inputs = Part(name, path, text, ()), []
        for number, entry in enumerate(json.loads(text)):
            try:
                inputs.append(Input.model_validate(entry))
            except ValidationError as error:
                what = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
                line = part.line(str(entry.get("text", "")))
                remedy = "give kind, text, page, source, and section where one is known"
                problems.append(Problem(path, line, f"entry {number}: {what}", remedy))
        parts.append(replace(part, inputs=tuple(inputs)))
    if problems:
        raise ProblemsError(problems)
    return parts


def check(catalogue: Catalogue) -> list[Problem]:
    """Return what is wrong with the set: a page that nobody looks for, or an input that was copied from its page."""
    parts = read(catalogue.project)
    return [
        *_not_looked_for(catalogue, parts),
        *_misplaced(catalogue, parts),
        *_repeating(catalogue, parts),
    ]


def _not_looked_for(catalogue: Catalogue, parts: list[Part]) -> Iterator[Problem]:
    wanted = {given.page for part in parts for given in part.inputs}
    for page in catalogue.symptoms:
        if page.url not in wanted:
            entry = {
                "kind": "description",
                "text": "what somebody who has not read the page types",
                "page": page.url,
                "source": "asked a colleague",
            }
            pasted = json.dumps(entry, indent=1, ensure_ascii=False).replace("\n", "\n     ")
            path = parts[-1].path
            yield Problem(
                page.path, 1, f"no input of {path} leads to this page, so nobody knows whether it is found",
                f"write at least one as people would type it, not as the page says it, before the last line:\n     ,\n     {pasted}",
            )  # fmt: skip


def _misplaced(catalogue: Catalogue, parts: list[Part]) -> Iterator[Problem]:
    sections = {page.url: _anchors(page) for page in catalogue.symptoms}
    seen: set[str] = set()
    for part in parts:
        for given in part.inputs:
            for what, remedy in _mistakes(given, sections, seen):
                yield Problem(part.path, part.line(given.text), what, remedy)
            seen.add(given.text)


def _mistakes(given: Input, sections: dict[str, set[str]], seen: set[str]) -> Iterator[tuple[str, str]]:
    if given.page is None and given.kind != "stranger":
        yield "only a stranger has no page", "name its page"
    if given.page is not None and given.page not in sections:
        yield f"there is no page {given.page!r}", "write area/slug/"
    elif given.section is not None and given.section not in sections.get(given.page or "", set()):
        yield f"{given.page} has no section {given.section!r}", "write the anchor of a heading of that page"
    if given.text in seen:
        yield "this input is there twice", "keep one"


def _anchors(page: SymptomPage) -> set[str]:
    return {heading.anchor for heading in headings.find(page.prose)}


def _repeating(catalogue: Catalogue, parts: list[Part]) -> Iterator[Problem]:
    """Descriptions are written by somebody who has not seen the page: they do not repeat its phrases."""
    repeated = _runs(catalogue)
    all_given = [(part, given) for part in parts for given in part.inputs]
    for part, given in all_given:
        if given.kind != "description":
            continue
        words = _words(given.text)
        found = {
            one: None
            for size in range(2, RUN + 1)
            for at in range(len(words) - size + 1)
            for one in repeated.get(tuple(words[at : at + size]), ())
        }
        for path, phrase in found:
            yield Problem(
                part.path, part.line(given.text),
                f"this description repeats a phrase of {path}: {phrase!r}",
                "word the phrase on the page otherwise, or take an input that was written without seeing it",
            )  # fmt: skip


def _runs(catalogue: Catalogue) -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """Return by words in a row the pages and the phrases that have them: all of a phrase, or ``RUN`` of it."""
    runs: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for page in catalogue.symptoms:
        for phrase in _phrases(page):
            words = tuple(_words(phrase))
            size = min(RUN, len(words))
            for run in {words[at : at + size] for at in range(len(words) - size + 1)}:
                runs[run].append((page.path, phrase))
    return runs


def _phrases(page: SymptomPage) -> Iterator[str]:
    front = page.front
    yield from (page.title, front.cause, *front.symptoms)
    for error in front.errors:
        text = " ".join(literal for literal, _ in template.parts(error.message))
        if len(_words(text)) >= QUOTED:
            yield text


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def measure(catalogue: Catalogue) -> dict[str, Any]:
    """Return what ``theme/search/quality.mjs`` measures on the set.

    Returns:
        By part: ``kinds``, by kind ``{inputs, first, firstThree}``; ``confident`` and ``sections``, each ``{given,
        right}``; and ``misses``, the inputs whose page was not first, each with its ``rank``, null where it
        was not found, and the pages ``found``.
    """
    project = catalogue.project
    with tempfile.TemporaryDirectory(prefix="symptoms-quality-") as name:
        index = Path(name, "index.json")
        index.write_text(json.dumps(search_index.build(catalogue)), "utf-8")
        return {part.name: _measured(project, index, project.root / part.path) for part in read(project)}


def _measured(project: Project, index: Path, inputs: Path) -> dict[str, Any]:
    command = [
        find_node() or "node",
        str(project.search / "quality.mjs"),
        str(index),
        str(inputs),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"theme/search/quality.mjs failed:\n{done.stderr}")
    return json.loads(done.stdout)


def check_figures(measured: dict[str, Any]) -> list[Problem]:
    """Return the kinds of input of which fewer lead to their page than before, with those that do not."""
    return [problem for name in PARTS for problem in _fallen(name, measured[name])]


def _fallen(name: str, measured: dict[str, Any]) -> Iterator[Problem]:
    path = f"{FOLDER}/{name}.json"
    for kind, figures in measured["kinds"].items():
        first, three = REACHED[name][kind]
        shares = figures["first"] / figures["inputs"], figures["firstThree"] / figures["inputs"]
        if shares[0] < first or shares[1] < three:
            missed = [miss for miss in measured["misses"] if miss["kind"] == kind]
            yield Problem(
                path, 1,
                f"of the inputs of kind {kind}, {shares[0]:.3f} lead to their page first and {shares[1]:.3f} in three; "
                f"{first} and {three} were reached before:\n{_named(missed)}",
                "a new page takes them from another: say more exactly what it is about, in its title and symptoms",
            )  # fmt: skip
    sections = measured["sections"]
    if sections["right"] < SECTIONS[name] * sections["given"]:
        yield Problem(
            path, 1,
            f"of {sections['given']} inputs whose section is known {sections['right']} land there; {SECTIONS[name]} of them did before",
            "`nox -s search -- TEXT` says where an input lands, and why",
        )  # fmt: skip
    confident = measured["confident"]
    if confident["right"] < CONFIDENT[name] * confident["given"]:
        wrong = [miss for miss in measured["misses"] if miss["confident"]]
        yield Problem(
            path, 1,
            f"of {confident['given']} confident answers {confident['right']} are right; {CONFIDENT[name]} of them "
            f"were before:\n{_named(wrong)}",
            "make the message that they fit more exact in the front matter of the page that was found",
        )  # fmt: skip


def _named(misses: Iterable[dict[str, Any]]) -> str:
    return "\n".join(
        f"     {' '.join(miss['text'].split())[-110:]!r} belongs to {miss['page']}; found {', '.join(miss['found']) or 'nothing'}"
        for miss in misses
    )
