"""Making the record: where a change is found, what a run gives, and what is noticed when it is not so."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from symptoms import versions
from symptoms.prove import proof
from symptoms.prove import record as making
from symptoms.prove.runner import Runner
from symptoms.read import catalogue, examples, fences, named, record
from symptoms.read.catalogue import Catalogue
from symptoms.read.named import Named
from symptoms.read.project import Project
from symptoms.read.raised import Raised
from symptoms.read.record import Outcome, Span

ORDER = [f"0.{number}" for number in range(20)]
SUPPORTED = ["0.0", "0.9", "0.19"]


def one(site: Catalogue) -> Named:
    return named.of_page(site.symptoms[0], site.project)[0]


class Played(Runner):
    """Runs nothing: what an example does on a release is given."""

    def __init__(self, looks: dict[str, str], broken: tuple[str, ...] = ()) -> None:
        super().__init__(Project(Path()), print)
        self.looks, self.broken, self.asked = looks, broken, []

    def run(self, wanted, known):
        for release, examples_ in wanted.items():
            self.asked.append(release)
            if release in self.broken:
                self.uninstallable[release] = "no"
                continue
            since = max(
                (first for first in self.looks if ORDER.index(first) <= ORDER.index(release)), key=ORDER.index
            )
            for example in examples_:
                known[example][release] = Outcome(shown=((self.looks[since],),))


@pytest.mark.parametrize(
    ("looks", "broken", "spans"),
    [
        ({"0.0": "a"}, (), [("0.0", "0.19")]),
        ({"0.0": "a", "0.5": "b"}, (), [("0.0", "0.4"), ("0.5", "0.19")]),
        ({"0.0": "a", "0.9": "b"}, (), [("0.0", "0.8"), ("0.9", "0.19")]),
        ({"0.0": "a", "0.10": "b"}, (), [("0.0", "0.9"), ("0.10", "0.19")]),
        ({"0.0": "a", "0.3": "b", "0.7": "c"}, (), [("0.0", "0.2"), ("0.3", "0.6"), ("0.7", "0.19")]),
        ({"0.0": "a", "0.5": "b", "0.12": "a"}, (), [("0.0", "0.4"), ("0.5", "0.11"), ("0.12", "0.19")]),
        ({"0.0": "a", "0.5": "b"}, ("0.4",), [("0.0", "0.3"), ("0.5", "0.19")]),
        ({"0.0": "a", "0.5": "b"}, ("0.0",), [("0.9", "0.19")]),
    ],
    ids=[
        "never",
        "between",
        "at a supported one",
        "right behind one",
        "twice",
        "and back",
        "one cannot be installed",
        "the oldest cannot",
    ],
)
def test_a_change_is_found_to_the_release(site: Catalogue, looks, broken, spans):
    example = one(site)
    known = {example: {}}
    runner = Played(looks, broken)
    runner.run({release: [example] for release in SUPPORTED}, known)
    making.bisect(known, SUPPORTED, ORDER, runner)
    entry = making.entry_of(example, known[example], ORDER)
    assert [(span.first, span.last) for span in entry.spans] == spans
    assert len(runner.asked) == len(set(runner.asked)), "no release twice"


def test_what_looks_alike_is_one_change_fewer(site: Catalogue):
    """Other ways through packages are recorded, and are no change that a reader sees."""
    ways = [Raised("E: e", ("lilya/a.py f",)), Raised("E: e", ("lilya/a.py g",))]
    outcomes = {
        release: Outcome(shown=(("x",),), raised=(way,))
        for release, way in zip(("0.0", "0.9"), ways, strict=True)
    }
    entry = making.entry_of(one(site), outcomes, ORDER)
    assert entry.spans == (
        Span("0.0", "0.8", Outcome(raised=(ways[0],))),
        Span("0.9", "0.9", Outcome(raised=(ways[1],))),
    )


def test_the_record_is_fresh(site: Catalogue):
    assert list(making.fresh(site, site.record)) == []


def test_the_record_holds_no_path_of_this_machine(site: Catalogue):
    for name, text in record.files(site.record).items():
        for path in (sys.base_prefix, sys.prefix, str(site.project.root)):
            assert path not in text, f"{name} shows {path}: {text[max(0, text.index(path) - 200) :][:300]}"


def test_what_is_not_recorded_is_named(site: Catalogue):
    found = site.record
    first, *others = found.entries
    problems = list(making.fresh(site, replace(found, entries=tuple(others))))
    assert [problem.path for problem in problems] == [f"docs/{first.page}.md"]
    assert (
        "the record does not hold this example" in problems[0].what
        and "nox -s versions" in problems[0].remedy
    )
    [problem] = making.fresh(site, replace(found, entries=(*found.entries, replace(first, example="0"))))
    assert "no longer has" in problem.what
    [problem] = making.fresh(site, replace(found, supported=found.supported[1:]))
    assert f"{found.supported[0]} is not recorded" in problem.what
    [problem] = making.fresh(site, replace(found, packages={}))
    assert "other packages" in problem.what


class Needed(Exception):
    """Something would have been run."""


@pytest.mark.parametrize(("version", "runs"), [(None, False), ("0", True)])
def test_a_package_that_is_only_added_runs_nothing_again(site: Catalogue, monkeypatch, version, runs):
    def run(self, wanted, known):
        raise Needed

    monkeypatch.setattr(Runner, "run", run)
    packages = {name: number for name, number in site.record.packages.items() if name != "click"}
    old = replace(site.record, packages=packages | ({"click": version} if version else {}))
    if runs:
        with pytest.raises(Needed):
            making.make(site, old, print)
    else:
        assert making.make(site, old, print).packages == making.packages(site.project)


@pytest.mark.parametrize(
    ("held", "ran", "said"),
    [
        (("a raise 1",), ("a raise 1",), None),
        ((), ("a raise 1",), "it executes a raise 1 that is not in the record"),
        (("a raise 1", "b exit 1"), ("a raise 1",), "and not b exit 1"),
        (None, (), "does not hold what it executes"),
    ],
)
def test_what_an_example_executes_is_held_against_the_record(site: Catalogue, held, ran, said):
    example = one(site)
    result = replace(proof.execute(example.example, site.project), executed=ran)
    entry = replace(site.record.by_example[example.key], executed=held)
    problem = making.differing(example, result, replace(site.record, entries=(entry,)))
    assert (said is None and problem is None) or said in problem.what


def test_whether_a_browser_asked_for_an_icon_is_no_difference(site: Catalogue):
    browsed = next(
        found
        for page in site.symptoms
        for found in named.of_page(page, site.project)
        if making._has_a_browser(found.example)
    )
    held, ran = replace(site.record.by_example[browsed.key], executed=()), Outcome()
    assert making._executing(browsed, replace(ran, executed=tuple(making._NO_ROUTE)), held) is None
    other = making._executing(browsed, replace(ran, executed=("a raise 1",)), held)
    assert other and "it executes a raise 1 that is not in the record" in other.what


def test_the_record_is_written_whole_or_not_at_all(site: Catalogue, tmp_path, monkeypatch):
    assert sorted(making.write(site.record, tmp_path)) == sorted(
        f"{name}.json" for name in site.record.supported
    )
    assert making.write(site.record, tmp_path) == []
    before = {file.name: file.read_bytes() for file in (tmp_path / "record").iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        making.write(replace(site.record, python="0"), tmp_path)
    assert {file.name: file.read_bytes() for file in (tmp_path / "record").iterdir()} == before


PROGRAM = """\
```python {{works="{shown}"}}
import lilya

print(lilya.__version__.split("."))
#> {shown}
```
"""


def test_an_example_runs_on_another_release(site: Catalogue):
    [fence], _ = fences.find(PROGRAM.format(shown="['0', '26', '2']"), "docs/routing/a-page.md")
    [example], _ = examples.group([fence])
    wanted = replace(one(site), example=example)
    known = {wanted: {}}
    Runner(site.project, print).run({"0.26.2": [wanted], site.record.newest: [wanted]}, known)
    shown = {release: ((str(release.split(".")),),) for release in known[wanted]}
    assert known[wanted] == {
        "0.26.2": Outcome((), shown["0.26.2"]),
        site.record.newest: Outcome((0,), shown[site.record.newest]),
    }


COUNTS = """\
```python {{shows="counted"}}
from pathlib import Path

Path({file!r}).open("a").write("x")
print("counted")
#> counted
```
"""


@pytest.mark.parametrize(("again", "runs"), [(False, 1), (True, 2)])
def test_what_is_kept_is_run_again_only_when_that_is_asked_for(site: Catalogue, tmp_path, again, runs):
    file = tmp_path / "runs"
    [fence], _ = fences.find(COUNTS.format(file=str(file)), "docs/routing/a-page.md")
    [example], _ = examples.group([fence])
    wanted = replace(one(site), example=example)
    project = Project(tmp_path)
    for name in ("requirements.txt", "pyproject.toml"):
        (tmp_path / name).symlink_to(site.project.root / name)
    for _ in range(2):
        Runner(project, print, again).run({site.record.newest: [wanted]}, {wanted: {}})
    assert len(file.read_text()) == runs


def changing(site: Catalogue) -> tuple[Named, str, str]:
    """Return a program that did something else up to a release, with that release and the next."""
    for page in site.symptoms:
        for example in named.of_page(page, site.project):
            if isinstance(example.example, examples.Program):
                for before, after in pairwise(site.record.by_example[example.key].spans):
                    if not before.outcome.looks_like(after.outcome):
                        return example, before.last, after.first
    raise AssertionError("no program of the site changed")


def test_a_boundary_that_is_moved_is_noticed(site: Catalogue):
    example, last, first = changing(site)
    assert list(versions.differing([example], [last, first], site, site.record)) == []
    entry = site.record.by_example[example.key]
    order = site.record.order
    moved = tuple(
        replace(span, last=first)
        if span.last == last
        else replace(span, first=order[order.index(first) + 1])
        if span.first == first
        else span
        for span in entry.spans
    )
    entries = tuple(replace(entry, spans=moved) if each == entry else each for each in site.record.entries)
    [problem] = versions.differing([example], [last, first], site, replace(site.record, entries=entries))
    assert f"on Lilya {first}" in problem.what and problem.line == example.example.fence.line


def test_a_name_that_is_nothing_is_said(site: Catalogue):
    assert catalogue.read(site.project)[1] == []
    with pytest.raises(versions.ProblemsError, match="neither a recorded release nor a page"):
        versions.check(site, ["0.1.0"])
