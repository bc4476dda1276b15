"""What a page says of releases is held against the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from symptoms.read import catalogue, claims, examples, named
from symptoms.read.project import Project
from symptoms.read.record import Entry, Outcome, Record, Span

PAGE = "docs/routing/no-slash.md"
KNOWN = ("0.20.10", "0.21.0", "0.21.1", "0.22.0")
SUPPORTED = ("0.20.10", "0.21.1", "0.22.0")
ALL = [("0.20.10", "0.22.0", True)]
NOT_BEFORE_022 = [("0.20.10", "0.21.1", False), ("0.22.0", "0.22.0", True)]


def problems(project: Path, failure: list, fix: list, prose: str = "", other: str = "") -> list[str]:
    """Return what is said of a page whose failures and fixes kept their promises from one release to another."""
    file = project / PAGE
    text = file.read_text("utf-8").replace("Put it there.", f"Put it there. {prose}")
    copy = text[text.index("```python {works=") :].partition("```\n")[0].replace("{", f"{{{other} ", 1)
    file.write_text(text.replace("## Under", f"{copy}```\n\n## Under" if other else "## Under"), "utf-8")
    site = catalogue.load(Project.at(project))
    page = next(page for page in site.symptoms if page.path == PAGE)
    entries = []
    for one in named.of_page(page, site.project):
        kept = fix if examples.is_fix(one.example) else failure
        spans = [Span(first, last, Outcome(() if did else (0,))) for first, last, did in kept]
        entries.append(Entry(named.slug_of(page), one.section, one.hash, tuple(spans)))
    record = Record(SUPPORTED, KNOWN, entries=tuple(entries))
    return [str(problem) for problem in claims.check(page, site.project, record)]


@pytest.mark.parametrize(
    ("failure", "fix", "said"),
    [
        (ALL, ALL, None),
        (NOT_BEFORE_022, NOT_BEFORE_022, None),
        (ALL, NOT_BEFORE_022, "on Lilya 0.20.10 to 0.21.1 the failure before it is shown, and no fix works"),
        (ALL, [("0.20.10", "0.20.10", False), ("0.21.0", "0.22.0", True)], "on Lilya 0.20.10 the failure"),
        (ALL, [("0.20.10", "0.21.1", True), ("0.22.0", "0.22.0", False)], "on Lilya 0.22.0 the failure"),
    ],
)
def test_a_reader_on_an_older_release_is_helped(project: Path, failure, fix, said):
    found = problems(project, failure, fix)
    assert bool(found) is bool(said)
    if said:
        assert said in found[0]
        assert 'lilya="' in found[0]


@pytest.mark.parametrize(("release", "helps"), [("0.20.10", True), ("0.21.0", True), ("0.22.0", False)])
def test_a_fix_for_one_release_helps_on_those_that_are_like_it(project: Path, release, helps):
    found = problems(project, ALL, NOT_BEFORE_022, other=f'lilya="{release}"')
    assert bool(found) is not helps


@pytest.mark.parametrize(
    ("prose", "said"),
    [
        ("Since 0.22.0.", None),
        ("Until 0.21.1.", None),
        ("Since 0.21.0.", "no example of this page changes at Lilya 0.21.0"),
        ("uvicorn 0.21.0 does.", None),
    ],
)
def test_a_release_in_the_prose_is_one_at_which_an_example_changed(project: Path, prose, said):
    found = problems(project, NOT_BEFORE_022, NOT_BEFORE_022, prose)
    assert bool(found) is bool(said)
    assert all(said in problem for problem in found)
