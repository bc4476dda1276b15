"""Measures how often a text leads to its page, with this search and with Material's on the same pages.

``nox -s search-quality``. It measures and judges nothing: tests hold the figures that were reached.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from symptoms import bundle, catalogue, chromium, material
from symptoms.catalogue import Catalogue

EVALUATION = "tests/theme/search/evaluation.json"
"""A list of ``{kind, text, page}``; ``page`` is null where a text belongs to no page (a stranger)."""
SHOWN = 110
"""Characters of a text that a miss is named by."""


def main() -> None:
    root = Path.cwd()
    site = catalogue.load(root, catalogue.read_areas(root))
    inputs = json.loads((root / EVALUATION).read_text("utf-8"))
    with tempfile.TemporaryDirectory(prefix="symptoms-quality-") as name:
        ours = measure_ours(site, root, Path(name))
        theirs = count(inputs, ask_material(site, root, Path(name) / "material", [i["text"] for i in inputs]))
    print(f"{len(inputs)} texts, {len(site.symptoms)} pages: first / in the first three")
    print(f"  {'':12} {'texts':>5}   {'this search':17}   Material")
    for kind, figures in ours["kinds"].items():
        print(f"  {kind:12} {figures['inputs']:5}   {_rates(figures)}   {_rates(theirs[kind])}")
    print(
        "  A stranger belongs to no page. Right is: this search finds nothing confidently, Material nothing."
    )
    for miss in ours["misses"]:
        print(_named(miss))


def measure_ours(site: Catalogue, root: Path, folder: Path) -> dict[str, Any]:
    """Return what ``theme/search/quality.mjs`` measures with the index that browsers load.

    Returns:
        ``kinds``, by kind ``{inputs, first, firstThree}``, and ``misses``: the inputs whose page was
        not first, each with its ``rank``, null where it was not found, and the pages ``found``.
    """
    source = root / "theme/search"
    addresses, files = bundle.start(source, site).result()
    index = folder / "index.json"
    index.write_bytes(files[addresses["index"]])
    command = [bundle.find_node(), source / "quality.mjs", index, root / EVALUATION, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"theme/search/quality.mjs failed:\n{done.stderr}")
    return json.loads(done.stdout)


def ask_material(site: Catalogue, root: Path, project: Path, texts: list[str]) -> list[list[str]]:
    """Return the addresses that Material's search shows for each text, in order."""
    _say("building the pages with Material's search")
    material.write_project(site, root, project, search=True)
    found = []
    with chromium.serve(material.build(project)) as served, chromium.browse() as browser:
        tab = material.open_search(browser, served.address)
        for number, text in enumerate(texts, 1):
            _say(f"asking Material: {number} of {len(texts)}")
            found.append(material.find(tab, text))
    _say("")
    return found


def count(inputs: list[dict[str, Any]], found: list[list[str]]) -> dict[str, dict[str, int]]:
    """Return by kind ``{inputs, first, firstThree}`` of what was found.

    A stranger counts when nothing at all is found: Material does not tell how sure it is.
    """
    kinds: dict[str, dict[str, int]] = {}
    for given, pages in zip(inputs, found, strict=True):
        figures = kinds.setdefault(given["kind"], {"inputs": 0, "first": 0, "firstThree": 0})
        page = given["page"]
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
