"""The command ``adopt``: makes a release of Lilya the one that the site is about."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from packaging.version import Version

from symptoms.prove import releases
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project

_PIN = re.compile(r'"lilya(?P<extras>\[[^\]]*\])?==(?P<release>[^"]+)"')


def adopt(project: Project, given: list[str]) -> int:
    """Pin a release in pyproject.toml, and lock the one that was newest before as an older, supported one.

    Of each minor release the last patch is supported, so a new patch takes the place of the one before.
    ``requirements.txt`` and ``record/`` are made from these by what nox runs next.

    Returns:
        The exit code.

    Raises:
        ProblemsError: the release is not on the registry, or is older than the present one.
    """
    if len(given) != 1:
        print("usage: nox -s adopt -- RELEASE", file=sys.stderr)
        return 2
    release, present = given[0], releases.locked(project)[releases.PACKAGE]
    known = releases.on_the_registry()
    if release not in known:
        remedy = f"take one of {', '.join(known[-5:])}"
        raise ProblemsError([Problem("pyproject.toml", 1, f"the registry has no Lilya {release}", remedy)])
    if Version(release) <= Version(present):
        what = f"the site is about Lilya {present} already"
        raise ProblemsError([Problem("pyproject.toml", 1, what, "name a newer release")])
    if Version(release).release[:2] != Version(present).release[:2]:
        _lock(project, present)
    _pin(project.root / "pyproject.toml", release)
    print(f"pinned Lilya {release}")
    return 0


def _lock(project: Project, release: str) -> None:
    """Write the lock of a release that is no longer the newest."""
    text = releases.lock(project, release)
    (project.root / releases.LOCKS / f"{release}.txt").write_text(text, "utf-8")


def _pin(file: Path, release: str) -> None:
    text, count = _PIN.subn(rf'"lilya\g<extras>=={release}"', file.read_text("utf-8"))
    assert count == 1, "pyproject.toml pins Lilya once"
    file.write_text(text, "utf-8")
