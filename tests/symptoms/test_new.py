"""The scaffold writes a page that fails until it is filled in, and says what is missing."""

from __future__ import annotations

import pytest

from symptoms import catalogue, new

AREAS = {"routing": "Routing", "requests": "Requests"}


@pytest.mark.parametrize("given", [["requests", "body-is-empty", "The 'body' is", 'empty: "why"?'], []])
def test_writes_a_page_that_names_all_that_is_left_to_do(project, given, capsys):
    answers = iter(["requests", "body-is-empty", "The 'body' is empty: \"why\"?"])
    assert new.write(project, AREAS, given, ask=lambda question: next(answers)) == 0
    name = "docs/requests/body-is-empty.md"
    assert f"nox -s update -- {name}" in capsys.readouterr().out
    site, problems = catalogue.read(project, catalogue.read_areas(project))
    page = next(page for page in site.symptoms if page.path == name)
    assert page.title == "The 'body' is empty: \"why\"?"
    todo = {number for number, line in enumerate(page.text.split("\n"), 1) if "TODO" in line}
    assert todo == {
        problem.line for problem in problems if problem.path == name and "unfinished" in problem.what
    }
    assert len(page.examples) == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["rooting", "slug", "T"], "did you mean routing?"),
        (["kitchen", "slug", "T"], "take one of routing, requests"),
        (["routing", "Two Words", "T"], "lower-case words joined by -"),
        (["routing", "../escape", "T"], "lower-case words joined by -"),
        (["requests", "paths-must-start-with-slash", "T"], "docs/routing/paths-must-start-with-slash.md is there already"),
        (["routing", "slug", " "], "the title is empty"),
    ],
)  # fmt: skip
def test_refuses_and_writes_nothing(project, given, said, capsys):
    before = sorted(project.rglob("*"))
    assert new.write(project, AREAS, given) == 1
    assert said in capsys.readouterr().out
    assert sorted(project.rglob("*")) == before
