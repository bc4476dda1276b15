"""The commands ``versions`` and ``adopt`` on a small project, with real releases."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from symptoms.prove import record as making
from symptoms.prove import releases, wordings
from symptoms.prove.releases import UninstallableError
from symptoms.read import record
from symptoms.read.problems import ProblemsError
from symptoms.read.project import Project

OLDER = "0.28.0"
EXAMPLES, CHANGED = 5, 3
"""Of the small project, and of its page no-slash."""
NO_REGISTRY = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_EXTRA_INDEX_URL": "",
    "PIP_RETRIES": "0",
}


@pytest.fixture
def recorded(project: Path, root: Path) -> Path:
    """Return the project with a lock, and one older release that is supported."""
    for name in ("requirements.txt", "pyproject.toml"):
        shutil.copy(root / name, project)
    (project / releases.LOCKS).mkdir(parents=True)
    shutil.copy(root / releases.LOCKS / f"{OLDER}.txt", project / releases.LOCKS)
    return project


def start(project: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "symptoms", *arguments]
    pipe = subprocess.PIPE
    environment = {**os.environ, **variables}
    return subprocess.Popen(command, cwd=project, env=environment, stdout=pipe, stderr=pipe, text=True)


def run(project: Path, *arguments: str, **variables: str) -> tuple[int, str]:
    process = start(project, *arguments, **variables)
    _, said = process.communicate()
    return process.returncode, said


def test_what_changed_is_run_and_nothing_else(recorded: Path):
    code, said = run(recorded, "versions")
    assert code == 0, said
    found = record.read(recorded)
    assert len(found.supported) == 2 and len(found.entries) == EXAMPLES
    assert f"{OLDER}  {EXAMPLES} examples" in said and "wrote" in said

    code, said = run(recorded, "versions", **NO_REGISTRY)
    assert (code, "the record is as it was" in said, "examples" in said) == (0, True, False)

    page = recorded / "docs/routing/no-slash.md"
    page.write_text(page.read_text("utf-8").replace("users", "people"), "utf-8")
    code, said = run(recorded, "versions", **NO_REGISTRY)
    assert code == 0 and f"{OLDER}  {CHANGED} examples" in said

    assert run(recorded, "versions", "--check", OLDER, "no-slash")[0] == 0
    shutil.rmtree(recorded / ".cache/releases", ignore_errors=True)
    code, said = run(recorded, "versions", "--check", "0.1.0")
    assert code == 1 and "neither a recorded release nor a page" in said


def test_what_is_executed_is_measured_on_the_newest_release_alone(recorded: Path):
    assert run(recorded, "versions")[0] == 0
    found = record.read(recorded)
    assert any(entry.executed for entry in found.entries)

    unmeasured = [replace(entry, executed=None) for entry in found.entries[:2]]
    making.write(replace(found, entries=(*unmeasured, *found.entries[2:])), recorded)
    code, said = run(recorded, "versions", **NO_REGISTRY)
    assert code == 0 and "  2 examples" in said and OLDER not in said.replace(f"{OLDER}.json", "")
    assert record.read(recorded) == found

    code, said = run(recorded, "versions", "--newest", **NO_REGISTRY)
    assert code == 0 and f"  {EXAMPLES} examples" in said and "the record is as it was" in said


def test_an_interrupted_run_leaves_nothing_half_written_and_goes_on(recorded: Path):
    process = start(recorded, "versions")
    runs = recorded / ".cache/releases" / OLDER / "runs"
    deadline = time.monotonic() + 300
    while not [file for file in runs.glob("*/*") if not file.suffix]:
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said.splitlines()[-1][:11]) == (130, "interrupted")
    assert list((recorded / record.FOLDER).glob("*.json")) == []
    assert run(recorded, "versions")[0] == 0
    assert len(record.read(recorded).entries) == EXAMPLES


def test_a_registry_that_does_not_answer_is_said(recorded: Path):
    code, said = run(recorded, "versions", **NO_REGISTRY)
    assert code == 1
    assert "the registry does not say which releases of lilya there are" in said and "Traceback" not in said
    assert not list((recorded / record.FOLDER).glob("*.json"))


def test_a_release_that_cannot_be_installed_is_said(recorded: Path):
    with pytest.raises(UninstallableError, match="lilya"):
        releases.environment(Project(recorded), "0.99.0")


def test_a_source_that_cannot_be_had_is_said_and_not_taken_for_silence(recorded: Path, monkeypatch):
    def source(project: Project, release: str) -> Path:
        raise UninstallableError("the registry does not answer")

    monkeypatch.setattr(releases, "source", source)
    with pytest.raises(
        ProblemsError, match="the source of Lilya .* cannot be had: the registry does not answer"
    ):
        wordings.of(Project(recorded))
    newest = releases.locked(Project(recorded))["lilya"]
    assert wordings.of(Project(recorded), [OLDER, newest]) == ()


def test_a_release_is_adopted(recorded: Path):
    file = recorded / "pyproject.toml"
    newest = releases.locked(Project(recorded))["lilya"]
    code, said = run(recorded, "adopt", newest)
    assert code == 1 and f"the site is about Lilya {newest} already" in said
    code, said = run(recorded, "adopt", "0.99.0")
    assert code == 1 and "the registry has no Lilya 0.99.0" in said
    # As if the newest were still to come.
    for name in ("pyproject.toml", "requirements.txt"):
        text = (recorded / name).read_text("utf-8")
        (recorded / name).write_text(text.replace(f"=={newest}", f"=={OLDER}"), "utf-8")
    (recorded / releases.LOCKS / f"{OLDER}.txt").unlink()
    assert run(recorded, "adopt", newest)[0] == 0
    assert f"=={newest}" in file.read_text("utf-8")
    assert [path.stem for path in (recorded / releases.LOCKS).iterdir()] == [OLDER]
    assert f"lilya=={OLDER}" in (recorded / releases.LOCKS / f"{OLDER}.txt").read_text("utf-8")


def test_only_the_last_patch_of_a_minor_release_is_supported(root: Path):
    minors = [release.rpartition(".")[0] for release in releases.supported(Project(root))]
    assert len(minors) == len(set(minors))


def test_a_record_by_hand_is_refused_by_the_build(recorded: Path):
    (recorded / "record/0.29.0.json").write_text("{}", "utf-8")
    code, said = run(recorded, "build")
    assert code == 1 and "record/0.29.0.json" in said and "nox -s versions" in said
    with pytest.raises(ProblemsError):
        record.read(recorded)
