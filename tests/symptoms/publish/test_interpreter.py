"""What is to be packed for browsers is said in pyproject.toml; a mistake there is said with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from symptoms.publish import interpreter
from symptoms.read.problems import ProblemsError
from symptoms.read.project import Project

HEAD = "[tool.symptoms.browser]\n"


@pytest.mark.parametrize(
    ("settings", "what"),
    [
        ("", "[tool.symptoms.browser] has nothing -> write lists for packages, wheels, without"),
        (HEAD + "packages = []\n", "has packages -> write lists"),
        (
            HEAD + 'packages = ["lilya", "no-such-package"]\nwheels = []\nwithout = []\n',
            "needs no-such-package, which is not installed -> mend the name",
        ),
    ],
)
def test_a_mistake_is_said(tmp_path: Path, root: Path, settings: str, what: str):
    (tmp_path / "pyproject.toml").write_text(settings, "utf-8")
    (tmp_path / "requirements.txt").touch()
    (tmp_path / "theme/run").mkdir(parents=True)
    for name in ("archive.mjs", "compile.py", "package-lock.json", "node_modules"):
        (tmp_path / "theme/run" / name).symlink_to(root / "theme/run" / name)
    with pytest.raises(ProblemsError) as error:
        interpreter.ensure(Project(tmp_path))
    assert what in " ".join(str(error.value).split())
    assert not (tmp_path / "theme/run/archives").exists()


def test_licences_come_with_what_is_packed(root: Path):
    [licences] = (root / "theme/run/archives").glob("*/licences")
    text = licences.read_text("utf-8")
    for name in ("CPython 3.", "lilya 0.", "pydantic_core ", "anyio ", "Permission is hereby granted"):
        assert name in text, name
