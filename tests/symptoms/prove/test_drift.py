"""The drift between two releases: on made-up outcomes, and between real releases."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from symptoms import drift as command
from symptoms.prove import drift
from symptoms.prove.drift import Change, Drift, Message
from symptoms.read import examples, named
from symptoms.read.catalogue import Catalogue
from symptoms.read.inventory import Place
from symptoms.read.record import Outcome
from tests.real import ROOT


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (Outcome((), (("a",),)), Outcome((0,), (("b",),)), "gone"),
        (Outcome((0,), (("a",),)), Outcome((), (("b",),)), "kept"),
        (Outcome((), (("a",),)), Outcome((), (("b",),)), "shown"),
        (Outcome((), (("a",),)), Outcome((), (("a",),)), None),
    ],
)
def test_an_example_that_fails(site: Catalogue, before, after, what):
    example = next(
        one
        for one in named.of_page(site.symptoms[0], site.project)
        if one.example.promises[0].outcome == "fails"
    )
    changes = list(drift.compare_outcomes({example: before}, {example: after}))
    assert [(change.what, change.shows) for change in changes] == ([(what, ("b",))] if what else [])


def test_a_failure_that_is_gone_names_its_fix_and_the_nearest_line(site: Catalogue):
    page = next(page for page in site.symptoms if page.slug == "app-permissions-skipped")
    example = named.of_page(page, site.project)[0]
    fix = next(one for one in page.examples if examples.is_fix(one))
    assert example.example.promises[0].line == "/salaries 200"
    before, after = Outcome((), (("/salaries 200",),)), Outcome((0,), (("/salaries 403", "bye"),))
    [change] = drift.compare_outcomes({example: before}, {example: after})
    assert (change.what, change.near) == ("gone", "/salaries 403")
    assert change.fixes[0] == f"{page.path}:{fix.fence.line}"


def test_a_fix_that_no_longer_works_is_broken(site: Catalogue):
    example = next(
        one
        for one in named.of_page(site.symptoms[0], site.project)
        if one.example.promises[0].outcome == "works"
    )
    [change] = drift.compare_outcomes({example: Outcome((), (("a",),))}, {example: Outcome((0,), (("b",),))})
    promise = example.example.promises[0]
    assert change == Change(f"{example.page.path}:{promise.fence.line}", "broken", promise.line, ("b",))


SLASH = Place("lilya/routing/a.py", "Path.f", "assert", "AssertionError", "Paths must start with '/'")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([SLASH], [], [("AssertionError: Paths must start with '/'", "")]),
        ([], [SLASH], [("", "AssertionError: Paths must start with '/'")]),
        ([SLASH], [SLASH], []),
        ([SLASH], [replace(SLASH, function="Path.g")], []),
        (
            [SLASH],
            [replace(SLASH, template="A path begins with a slash")],
            [("AssertionError: Paths must start with '/'", "AssertionError: A path begins with a slash")],
        ),
        (
            [SLASH],
            [replace(SLASH, kind="raise", type="ValueError")],
            [("AssertionError: Paths must start with '/'", "ValueError: Paths must start with '/'")],
        ),
    ],
    ids=["removed", "added", "the same", "moved", "reworded", "raised as another type"],
)
def test_messages(site: Catalogue, before, after, told):
    found = list(drift.compare_messages(before, after, site))
    assert [(message.before, message.after) for message in found] == told
    for message in found:
        if message.before:
            assert "docs/routing/paths-must-start-with-slash.md" in message.pages


def report(base: str, target: str, *options: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "symptoms", "drift", target, "--from", base, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_httpx2_instead_of_httpx():
    code, said = report("0.26.2", "0.27.1")
    assert code == 1
    assert "- RuntimeError: The lilya.testclient module requires the httpx package" in said
    assert "+ RuntimeError: The lilya.testclient module requires the httpx2 package" in said
    assert "on docs/installation/optional-extra-is-missing.md" in said
    assert "NoMatchFound" not in said


def test_permissions_that_one_route_skips():
    code, said = report("0.23.3", "0.24.3", "--json")
    found = json.loads(said)
    kept = [change["place"] for change in found["changes"] if change["what"] == "kept"]
    assert code == 1
    assert len([place for place in kept if place.startswith("docs/security/app-permissions-skipped.md:")]) > 5
    # It moved in 0.25.0.
    assert not [change for change in found["changes"] if "NoMatchFound" in change["promise"]]
    assert not [message for message in found["messages"] if "NoMatchFound" in str(message)]


class Alike:
    """Stands for the runner: every example does one thing on every release, and it is not what its page shows."""

    def __init__(self, *_):
        self.uninstallable: dict[str, str] = {}

    def run(self, wanted, known):
        for release, ones in wanted.items():
            for one in ones:
                known[one][release] = Outcome((), (("more than the page shows",),))


def test_what_a_page_shows_less_of_is_no_change(site: Catalogue, monkeypatch):
    monkeypatch.setattr(command, "Runner", Alike)
    monkeypatch.setattr(command, "_messages", lambda *_: [])
    assert command.between(site, site.record.newest, "0.99.0").is_empty


def test_what_the_record_does_not_hold_is_run(site: Catalogue, monkeypatch):
    monkeypatch.setattr(command, "Runner", Alike)
    monkeypatch.setattr(command, "_messages", lambda *_: [])
    stale = replace(site)
    vars(stale)["record"] = replace(site.record, entries=site.record.entries[1:])
    newest, before = site.record.newest, site.record.supported[-2]
    assert command.between(stale, before, newest).changes == command.between(site, before, newest).changes


def test_nothing_between_a_release_and_itself(site: Catalogue):
    newest = site.record.newest
    assert report(newest, newest) == (0, f"Lilya {newest} to {newest}\n\nnothing changed\n")


@pytest.mark.parametrize("release", ["0.99.0", "no-release"])
def test_a_release_that_is_none(site: Catalogue, release):
    code, said = report(site.record.newest, release)
    assert code == 1 and f"Lilya {release} cannot be installed" in said and "Traceback" not in said


def test_the_report_as_markdown():
    change = Change("docs/a/b.md:1", "gone", "it fails", ("it works",), "it  fails", ("docs/a/b.md:9",))
    message = Message("lilya/apps.py", "f", "E: a\nb", "E: c", ("docs/a/b.md",))
    assert drift.as_markdown(Drift("1", "2", (change,), (message,))) == (
        "# Lilya 1 to 2\n"
        "\n## Failures that no longer happen in this way (1)\n\n"
        "- `docs/a/b.md:1` `` it fails ``\n"
        "    - its fix: `docs/a/b.md:9`\n"
        "    - the nearest line: `` it fails ``\n\n"
        "  ````text\n  it works\n  ````\n\n"
        "\n## Messages that were reworded (1)\n\n"
        "- `lilya/apps.py` `f`: `` E: a b `` → `` E: c `` (on docs/a/b.md)\n"
    )
