"""The evaluation set of the search: what it must be, and the figures reached on it, which are held."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace

import pytest

from symptoms.measure import evaluation
from symptoms.read.catalogue import Catalogue
from tests.docs.test_examples import assert_none


def test_it_is_sound(site: Catalogue):
    assert_none(evaluation.check(site))


def test_it_is_large_enough(site: Catalogue):
    parts = evaluation.read(site.project)
    assert sum(len(part.inputs) for part in parts) >= 500
    for part in (part for part in parts if part.name != "places"):
        kinds = Counter(given.kind for given in part.inputs)
        assert kinds["line"] >= 40 and kinds["traceback"] >= 40
        assert kinds["description"] >= 50 and kinds["stranger"] >= 20


def test_it_names_no_path_of_the_machine_that_made_it(site: Catalogue):
    for given in (given for part in evaluation.read(site.project) for given in part.inputs):
        assert not re.search(r"/tmp/|/work/|/root/", given.text)


def test_the_figures_reached_are_held(site: Catalogue):
    assert_none(evaluation.check_figures(evaluation.measure(site)))


def measured(**changes):
    kinds = {kind: {"inputs": 10, "first": 10, "firstThree": 10} for kind in evaluation.REACHED["tuned"]}
    all_right = {"given": 10, "right": 10}
    whole = {"kinds": kinds, "confident": all_right, "sections": all_right, "misses": []}
    places = {**whole, "kinds": {kind: kinds[kind] for kind in evaluation.REACHED["places"]}}
    return {"tuned": {**whole, **changes}, "places": places, "untouched": whole}


def test_figures_that_fall_are_named():
    missed = {
        "kind": "line",
        "text": "the text",
        "page": "a/b/",
        "rank": 2,
        "found": ["c/d/"],
        "confident": True,
    }
    kinds = {**measured()["tuned"]["kinds"], "line": {"inputs": 10, "first": 9, "firstThree": 10}}
    [problem] = evaluation.check_figures(measured(kinds=kinds, misses=[missed]))
    assert "'the text' belongs to a/b/; found c/d/" in problem.what
    [problem] = evaluation.check_figures(measured(confident={"given": 10, "right": 9}, misses=[missed]))
    assert "of 10 confident answers 9 are right" in problem.what and "'the text'" in problem.what
    [problem] = evaluation.check_figures(measured(sections={"given": 10, "right": 6}))
    assert "of 10 inputs whose section is known 6 land there" in problem.what


@pytest.mark.parametrize(
    ("change", "what", "remedy"),
    [
        (lambda inputs, page: [i for i in inputs if i["page"] != page.url], "nobody knows whether it is found", '"page": "{url}"'),
        (lambda inputs, page: [*inputs, {"kind": "line", "text": "x", "page": "a/b/", "source": "s"}], "no page 'a/b/'", "area/slug/"),
        (lambda inputs, page: [*inputs, {"kind": "line", "text": "x", "page": None, "source": "s"}], "only a stranger", "name its page"),
        (lambda inputs, page: [*inputs, {"kind": "line", "text": "x", "page": page.url, "section": "gone", "source": "s"}], "no section 'gone'", "anchor of a heading"),
        (lambda inputs, page: [*inputs, inputs[0]], "is there twice", "keep one"),
        (lambda inputs, page: [*inputs, {"kind": "description", "text": f"help: {page.front.symptoms[0].upper()}", "page": page.url, "source": "s"}], "repeats a phrase", "otherwise"),
    ],
)  # fmt: skip
def test_one_clear_message(site: Catalogue, project, change, what, remedy):
    """Each mistake in the set is said, with what to do; a missing entry comes ready to paste."""
    page = site.symptoms[0]
    folder = project / evaluation.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    inputs = [given.model_dump() for part in evaluation.read(site.project) for given in part.inputs]
    for name in evaluation.PARTS:
        (folder / f"{name}.json").write_text("[]", "utf-8")
    (folder / "tuned.json").write_text(
        json.dumps(change(inputs, page), ensure_ascii=False, indent=1), "utf-8"
    )
    copied = replace(site, project=replace(site.project, root=project))
    problems = evaluation.check(copied)
    assert problems and all(what in problem.what for problem in problems)
    assert remedy.format(url=page.url) in problems[0].remedy
