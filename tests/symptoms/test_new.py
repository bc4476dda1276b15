"""The scaffold writes a page that fails until it is filled in, and says what is missing."""

from __future__ import annotations

import pytest
import yaml

from symptoms import new
from symptoms.read import catalogue
from symptoms.read.project import Project


@pytest.mark.parametrize("given", [["requests", "body-is-empty", "The 'body' is", 'empty: "why"?'], []])
def test_writes_a_page_that_names_all_that_is_left_to_do(project, given, capsys):
    answers = iter(["requests", "body-is-empty", "The 'body' is empty: \"why\"?"])
    assert new.write(Project.at(project), given, ask=lambda question: next(answers)) == 0
    name = "docs/requests/body-is-empty.md"
    assert "nox -s update -- body-is-empty" in capsys.readouterr().out
    text = (project / name).read_text("utf-8")
    assert yaml.safe_load(text.split("---")[1])["title"] == "The 'body' is empty: \"why\"?"
    _, problems = catalogue.read(Project.at(project))
    todo = [number for number, line in enumerate(text.split("\n"), 1) if "TODO" in line]
    assert [(problem.path, problem.line) for problem in problems] == [(name, number) for number in todo]
    assert all("unfinished" in problem.what for problem in problems)


def test_without_a_terminal_it_says_what_to_type(project, capsys):
    def nobody(question: str) -> str:
        raise EOFError

    assert new.write(Project.at(project), ["requests"], ask=nobody) == 1
    assert 'nox -s new -- AREA ADDRESS "TITLE"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["rooting", "slug", "T"], "did you mean routing?"),
        (["kitchen", "slug", "T"], "take one of routing, requests,"),
        (["routing", "Two Words", "T"], "lower-case words joined by -"),
        (["routing", "../escape", "T"], "lower-case words joined by -"),
        (["requests", "no-slash", "T"], "docs/routing/no-slash.md is there already"),
        (["routing", "slug", " "], "the title is empty"),
    ],
)  # fmt: skip
def test_refuses_and_writes_nothing(project, given, said, capsys):
    before = sorted(project.rglob("*"))
    assert new.write(Project.at(project), given) == 1
    assert said in capsys.readouterr().out
    assert sorted(project.rglob("*")) == before
