"""What is equal runs once: in one process, and in all that share a folder."""

from __future__ import annotations

import pytest

from symptoms.prove.run import once


@pytest.fixture
def runs() -> list[str]:
    return []


@pytest.fixture
def run(runs):
    def run(text: str) -> str:
        runs.append(text)
        if text == "fail":
            raise ValueError(text)
        return text.upper()

    return run


def test_a_process_runs_it_once(run, runs, monkeypatch):
    monkeypatch.delenv(once.FOLDER)
    kept = once.once(run)
    assert [kept("a"), kept("a"), kept("b")] == ["A", "A", "B"]
    assert runs == ["a", "b"]


def test_processes_that_share_a_folder_run_it_once(run, runs, monkeypatch, tmp_path):
    monkeypatch.setenv(once.FOLDER, str(tmp_path))
    of_one_process, of_another = once.once(run), once.once(run)
    assert [of_one_process("a"), of_another("a"), of_another("b")] == ["A", "A", "B"]
    assert runs == ["a", "b"]


def test_a_failure_is_not_kept(run, runs, monkeypatch, tmp_path):
    monkeypatch.setenv(once.FOLDER, str(tmp_path))
    kept = once.once(run)
    for _ in range(2):
        with pytest.raises(ValueError):
            kept("fail")
    assert runs == ["fail", "fail"]


def test_what_is_forgotten_runs_again(run, runs, monkeypatch, tmp_path):
    monkeypatch.setenv(once.FOLDER, str(tmp_path))
    kept = once.once(run)
    kept("a")
    kept.forget("a")
    assert (kept("a"), runs) == ("A", ["a", "a"])


def test_it_is_kept_for_the_next_process_until_something_else_changes(run, runs, monkeypatch, tmp_path):
    (tmp_path / "requirements.txt").write_text("lilya==1")
    monkeypatch.setenv(once.FOLDER, "")
    for lock, expected in (("lilya==1", ["a"]), ("lilya==1", ["a"]), ("lilya==2", ["a", "a"])):
        (tmp_path / "requirements.txt").write_text(lock)
        once._state.cache_clear()
        once.keep(tmp_path)
        once.once(run)("a")
        assert runs == expected
    assert len(list((tmp_path / ".cache/runs").iterdir())) == 1
