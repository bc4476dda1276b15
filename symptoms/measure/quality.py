"""Measures how often a text leads to its page, with this search and with Material's on the same pages.

``nox -s search-quality``. It measures and judges nothing: tests hold the figures that were reached.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from symptoms.measure import chromium, evaluation, material
from symptoms.measure.evaluation import Input
from symptoms.read import catalogue
from symptoms.read.catalogue import Catalogue
from symptoms.read.project import Project

SHOWN = 110
"""Characters of a text that a miss is named by."""


def main() -> None:
    site = catalogue.load(Project.at(Path.cwd()))
    parts = evaluation.read(site.project)
    texts = [given.text for part in parts for given in part.inputs]
    with tempfile.TemporaryDirectory(prefix="symptoms-quality-") as name:
        ours = evaluation.measure(site)
        found = iter(ask_material(site, Path(name) / "material", texts))
    print(f"{len(texts)} texts, {len(site.symptoms)} pages: first / in the first three")
    for part in parts:
        theirs = count(part.inputs, [next(found) for _ in part.inputs])
        _print_part(part.name, ours[part.name], theirs)
    print(
        "  A stranger belongs to no page. Right is: this search finds nothing confidently, Material nothing."
    )
    for measured in ours.values():
        for miss in measured["misses"]:
            print(_named(miss))


def _print_part(name: str, ours: dict[str, Any], theirs: dict[str, dict[str, int]]) -> None:
    print(f"  {name:12} {'texts':>5}   {'this search':17}   Material")
    for kind, figures in ours["kinds"].items():
        print(f"  {kind:12} {figures['inputs']:5}   {_rates(figures)}   {_rates(theirs[kind])}")
    for what in ("confident", "sections"):
        given, right = ours[what]["given"], ours[what]["right"]
        print(f"  {what:12} {given:5}   {100 * right / given if given else 0:5.1f} % right")


def ask_material(site: Catalogue, project: Path, texts: list[str]) -> list[list[str]]:
    """Return the addresses that Material's search shows for each text, in order."""
    _say("building the pages with Material's search")
    material.write_project(site, project, search=True)
    found = []
    with chromium.serve(material.build(project)) as served, chromium.browse() as browser:
        tab = material.open_search(browser, served.address)
        for number, text in enumerate(texts, 1):
            _say(f"asking Material: {number} of {len(texts)}")
            found.append(material.find(tab, text))
    _say("")
    return found


def count(inputs: Iterable[Input], found: list[list[str]]) -> dict[str, dict[str, int]]:
    """Return by kind ``{inputs, first, firstThree}`` of what was found.

    A stranger counts when nothing at all is found: Material does not tell how sure it is.
    """
    kinds: dict[str, dict[str, int]] = {}
    for given, pages in zip(inputs, found, strict=True):
        figures = kinds.setdefault(given.kind, {"inputs": 0, "first": 0, "firstThree": 0})
        page = given.page
        figures["inputs"] += 1
        figures["first"] += (pages[:1] == [page]) if page else not pages
        figures["firstThree"] += (page in pages[:3]) if page else not pages
    return kinds


def _rates(figures: dict[str, int]) -> str:
    first, three = (100 * figures[key] / figures["inputs"] for key in ("first", "firstThree"))
    return f"{first:5.1f} % / {three:5.1f} %"


def _named(miss: dict[str, Any]) -> str:
    """Return a miss in words, by the end of its text: that is where a traceback says what it is."""
    text = " ".join(miss["text"].split())
    text = text if len(text) <= SHOWN else f"… {text[-SHOWN:]}"
    found = ", ".join(miss["found"]) or "nothing"
    if miss["page"] is None:
        return f"miss ({miss['kind']}): {text}\n    found confidently: {found}"
    came = f"came {miss['rank']}." if miss["rank"] else "not found"
    return f"miss ({miss['kind']}): {text}\n    wanted {miss['page']}, {came}; found {found}"


def _say(text: str) -> None:
    print(f"  {text:60}", end="\r", flush=True)


if __name__ == "__main__":
    main()
