"""The record on the disk: written, read again, and refused when it is not as it was written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from symptoms.read import record, seen
from symptoms.read.inventory import Place
from symptoms.read.problems import ProblemsError
from symptoms.read.raised import Raised
from symptoms.read.record import Entry, Outcome, Record, Span, Wording

KNOWN = ("0.1.0", "0.1.1", "0.2.0", "0.2.1", "0.3.0")
OLD = Outcome((0,), (("nothing",),))
NEW = Outcome(raised=(Raised("lilya.exceptions.Broken: why", ("lilya/apps.py __call__",)),))
RECORD = Record(
    supported=("0.1.1", "0.2.1", "0.3.0"),
    known=KNOWN[1:],
    python="3.11",
    packages={"uvicorn": "1.0"},
    entries=(
        Entry("area/page", "cause", "aa", (Span("0.1.1", "0.3.0", Outcome()),), ("lilya/a.py f raise 1",)),
        Entry(
            "area/page",
            "cause",
            "cc",
            (Span("0.1.1", "0.1.1", NEW), Span("0.2.0", "0.2.0", OLD), Span("0.2.1", "0.3.0", NEW)),
            (),
        ),
        Entry("area/page", "cause", "bb", (Span("0.1.1", "0.2.0", OLD), Span("0.2.1", "0.3.0", NEW))),
    ),
    wordings=(Wording(Place("lilya/apps.py", "Lilya", "raise", "Broken", "why {x}"), ("0.1.1", "0.2.1")),),
)


def written(root: Path, found: Record = RECORD) -> Path:
    folder = root / record.FOLDER
    folder.mkdir()
    for name, text in record.files(found).items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_what_is_written_is_read(tmp_path):
    written(tmp_path)
    assert record.read(tmp_path) == RECORD


def test_an_older_release_holds_only_what_differs(tmp_path):
    folder = written(tmp_path)
    examples = [
        [
            entry["example"]
            for entry in json.loads((folder / f"{name}.json").read_text())["pages"].get("area/page", [])
        ]
        for name in RECORD.supported
    ]
    assert examples == [["cc", "bb"], ["cc"], ["aa", "cc", "bb"]]


def test_a_project_without_a_record_has_an_empty_one(tmp_path):
    assert record.read(tmp_path) == Record((), ())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda folder: edit(folder, '"broken": [0]', '"broken": []'), "not as it was written"),
        (lambda folder: edit(folder, '"format": 1', '"format": 2'), "its format is 2, this code reads 1"),
        (lambda folder: edit(folder, "{", "", 1), "cannot be read"),
        (lambda folder: (folder / "0.1.1.json").write_text("[]"), "cannot be read"),
        (lambda folder: (folder / "0.2.1.json").unlink(), "this file is gone"),
        (lambda folder: (folder / "0.3.0.json").unlink(), "0 files of record/ are whole"),
    ],
    ids=["edited", "newer format", "no JSON", "other JSON", "release missing", "newest missing"],
)
def test_one_clear_message(tmp_path, change, said):
    change(written(tmp_path))
    with pytest.raises(ProblemsError) as error:
        record.read(tmp_path)
    [problem] = error.value.problems
    assert said in problem.what and "nox -s versions" in problem.remedy and problem.path.startswith("record/")


def edit(folder: Path, old: str, new: str, count: int = -1) -> None:
    file = folder / "0.1.1.json"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, count), "utf-8")


@pytest.mark.parametrize(
    ("releases", "words"),
    [
        (KNOWN, "0.1.0 to 0.3.0"),
        (KNOWN[2:], "since 0.2.0"),
        (KNOWN[:2], "until 0.1.1, fixed in 0.2.0"),
        (KNOWN[1:3], "0.1.1 to 0.2.0, fixed in 0.2.1"),
        (KNOWN[2:3], "0.2.0, fixed in 0.2.1"),
        (KNOWN[-1:], "since 0.3.0"),
        ((KNOWN[0], *KNOWN[3:]), "until 0.1.0, fixed in 0.1.1; since 0.2.1"),
        ((), ""),
    ],
)
def test_releases_in_words(releases, words):
    assert seen.in_words(frozenset(releases), replace(RECORD, known=KNOWN)) == words
