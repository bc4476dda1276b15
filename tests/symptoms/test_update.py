"""Whoever gets no message from ``update`` about a page gets a green CI: it says all that the tests refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from symptoms.measure import evaluation

PAGE = "docs/routing/no-slash.md"


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "symptoms", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_a_page_that_is_right_stays_as_it_is(project):
    before = (project / PAGE).read_text("utf-8")
    done = run(project, "update", "no-slash", PAGE, "routing/no-slash.md", "consumed")
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / PAGE).read_text("utf-8") == before


def test_a_scaffold_shows_each_todo_once_and_nothing_else(project):
    assert run(project, "new", "routing", "new-page", "A new page").returncode == 0
    text = (project / "docs/routing/new-page.md").read_text("utf-8")
    done = run(project, "update", "new-page")
    assert done.returncode == 1
    said = [line for line in done.stderr.splitlines() if not line.startswith(" ")]
    todo = [number for number, line in enumerate(text.split("\n"), 1) if "TODO" in line]
    assert [line.split(": ")[0] for line in said[:-1]] == [
        f"docs/routing/new-page.md:{line}" for line in todo
    ]
    assert said[-1] == f"{len(todo)} problems."


def test_output_is_written_and_what_became_wrong_is_said(project):
    page = project / PAGE
    right = page.read_text("utf-8")
    page.write_text(right.replace("#> /users", "#> /people").replace("Paths must start with '/'\n```", "no\n```"), "utf-8")  # fmt: skip
    assert run(project, "update", "no-slash").returncode == 0
    assert page.read_text("utf-8") == right


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('works="/users"', 'works="/user"', "is no line of what this example shows"),
        ('Path("/users", users).path', 'Path("users", users).path', "the fix raises AssertionError"),
        ("from lilya.routing import Path\n\n\n", "import os\n\nfrom lilya.routing import Path\n\n\n", "F401"),
        ("print(Path(\"/users\", users).path)\n#> /users", "print('/users')\n#> /users\nPath('users', users)", "the fix raises"),
        ("Path(\"users\", users)\n```", "Path(\"/users\", users)\n```", "fails"),
        ("symptoms:\n", "symptoms:\n  - the body cannot be read twice\n", "is also claimed at"),
        ("(../requests/consumed.md)", "(../requests/consumed.md#nothing)", "#nothing"),
        ("It starts without the check.", "![](../requests/nothing.png)", "nothing.png"),
        ("It starts without the check.", '<img src="data:,">', "image-alt"),
        ("title: \"Paths must start with '/'\"", "title: Second time I want the body", "repeats a phrase"),
    ],
)  # fmt: skip
def test_what_the_tests_refuse_is_said(project, old, new, what):
    page = project / PAGE
    assert old in page.read_text("utf-8")
    page.write_text(page.read_text("utf-8").replace(old, new, 1), "utf-8")
    done = run(project, "update", "no-slash")
    assert done.returncode != 0
    assert what in done.stdout + done.stderr


def test_a_page_nobody_looks_for_gets_an_entry_to_paste(project):
    file = project / evaluation.FOLDER / "tuned.json"
    inputs = json.loads(file.read_text("utf-8"))
    kept = [{**entry, "page": "requests/consumed/"} for entry in inputs if entry["page"]]
    file.write_text(json.dumps([*kept, inputs[-1]], indent=1), "utf-8")
    done = run(project, "update", "no-slash")
    assert done.returncode == 1
    assert '"page": "routing/no-slash/"' in done.stderr
