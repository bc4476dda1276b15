"""The evaluation set: real inputs and the pages that they belong to, what it must be, and what was reached on it."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from symptoms.publish import bundle, search_index
from symptoms.read import template
from symptoms.read.catalogue import Catalogue
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project

FILE = "tests/theme/search/evaluation.json"
REACHED = {
    "line": (1.0, 1.0),
    "traceback": (1.0, 1.0),
    "description": (0.8, 0.96),
    "stranger": (1.0, 1.0),
}
"""By kind, the share of inputs whose page comes first, and in the first three, that must be held.

Raise them when the search gets better; a page that makes them fall takes readers from another.
"""
RUN = 5
"""As many words in a row, of which both texts consist otherwise too, are a repetition."""


class Input(BaseModel):
    """A text that somebody pasted or typed; ``page`` is None where it belongs to no page (a stranger)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["line", "traceback", "description", "stranger"]
    text: str
    page: str | None
    source: str


def read(project: Project) -> list[Input]:
    """Return the set.

    Raises:
        ProblemsError: an entry is not as it must be.
    """
    inputs, problems = [], []
    text = (project.root / FILE).read_text("utf-8")
    for number, entry in enumerate(json.loads(text)):
        try:
            inputs.append(Input.model_validate(entry))
        except ValidationError as error:
            what = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            line = _line(text, str(entry.get("text", "")))
            problems.append(Problem(FILE, line, f"entry {number}: {what}", "give kind, text, page, source"))
    if problems:
        raise ProblemsError(problems)
    return inputs


def check(catalogue: Catalogue) -> list[Problem]:
    """Return what is wrong with the set: a page that nobody looks for, or an input that was copied from its page."""
    text = (catalogue.project.root / FILE).read_text("utf-8")
    inputs = read(catalogue.project)
    return [
        *_not_looked_for(catalogue, inputs, text),
        *_misplaced(catalogue, inputs, text),
        *_repeating(catalogue, inputs, text),
    ]


def _not_looked_for(catalogue: Catalogue, inputs: list[Input], text: str) -> Iterator[Problem]:
    wanted = {given.page for given in inputs}
    for page in catalogue.symptoms:
        if page.url not in wanted:
            entry = {
                "kind": "description",
                "text": "what somebody who has not read the page types",
                "page": page.url,
                "source": "asked a colleague",
            }
            pasted = json.dumps(entry, indent=1, ensure_ascii=False).replace("\n", "\n     ")
            yield Problem(
                page.path, 1, f"no input of {FILE} leads to this page, so nobody knows whether it is found",
                f"write at least one as people would type it, not as the page says it, before the last line:\n     ,\n     {pasted}",
            )  # fmt: skip


def _misplaced(catalogue: Catalogue, inputs: list[Input], text: str) -> Iterator[Problem]:
    addresses = {page.url for page in catalogue.symptoms}
    seen: set[str] = set()
    for given in inputs:
        if given.page is None and given.kind != "stranger":
            yield Problem(FILE, _line(text, given.text), "only a stranger has no page", "name its page")
        if given.page is not None and given.page not in addresses:
            yield Problem(
                FILE, _line(text, given.text), f"there is no page {given.page!r}", "write area/slug/"
            )
        if given.text in seen:
            yield Problem(FILE, _line(text, given.text), "this input is there twice", "keep one")
        seen.add(given.text)


def _repeating(catalogue: Catalogue, inputs: list[Input], text: str) -> Iterator[Problem]:
    """Descriptions are written by somebody who has not seen the page: they do not repeat its phrases."""
    phrases = [(page, phrase, _words(phrase)) for page in catalogue.symptoms for phrase in _phrases(page)]
    for given in inputs:
        if given.kind != "description":
            continue
        own = f" {' '.join(_words(given.text))} "
        for page, phrase, words in phrases:
            runs = [words, *(words[at : at + RUN] for at in range(len(words) - RUN + 1))]
            if any(len(run) > 1 and f" {' '.join(run)} " in own for run in runs):
                yield Problem(
                    FILE, _line(text, given.text),
                    f"this description repeats a phrase of {page.path}: {phrase!r}",
                    "word the phrase on the page otherwise, or take an input that was written without seeing it",
                )  # fmt: skip


def _phrases(page: SymptomPage) -> Iterator[str]:
    front = page.front
    yield from (page.title, front.cause, *front.symptoms)
    for error in front.errors:
        yield " ".join(literal for literal, _ in template.parts(error.message))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _line(text: str, value: str) -> int:
    place = text.find(json.dumps(value, ensure_ascii=False))
    return text.count("\n", 0, max(place, 0)) + 1


def measure(catalogue: Catalogue) -> dict[str, Any]:
    """Return what ``theme/search/quality.mjs`` measures on the set.

    Returns:
        ``kinds``, by kind ``{inputs, first, firstThree}``, and ``misses``: the inputs whose page was
        not first, each with its ``rank``, null where it was not found, and the pages ``found``.
    """
    project = catalogue.project
    with tempfile.TemporaryDirectory(prefix="symptoms-quality-") as name:
        index = Path(name, "index.json")
        index.write_text(json.dumps(search_index.build(catalogue)), "utf-8")
        node = bundle.find_node() or "node"
        command = [node, str(project.search / "quality.mjs"), str(index), str(project.root / FILE), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"theme/search/quality.mjs failed:\n{done.stderr}")
    return json.loads(done.stdout)


def check_figures(measured: dict[str, Any]) -> list[Problem]:
    """Return the kinds of input of which fewer lead to their page than before, with those that do not."""
    problems = []
    for kind, (first, three) in REACHED.items():
        figures = measured["kinds"][kind]
        shares = figures["first"] / figures["inputs"], figures["firstThree"] / figures["inputs"]
        if shares[0] < first or shares[1] < three:
            missed = [miss for miss in measured["misses"] if miss["kind"] == kind]
            problems.append(
                Problem(
                    FILE,
                    1,
                    f"of the inputs of kind {kind}, {shares[0]:.3f} lead to their page first and {shares[1]:.3f} in three; "
                    f"{first} and {three} were reached before:\n{_named(missed)}",
                    "a new page takes them from another: say more exactly what it is about, in its title and symptoms",
                )  # fmt: skip
            )
    return problems


def _named(misses: Iterable[dict[str, Any]]) -> str:
    return "\n".join(
        f"     {' '.join(miss['text'].split())[-110:]!r} belongs to {miss['page']}; found {', '.join(miss['found']) or 'nothing'}"
        for miss in misses
    )
