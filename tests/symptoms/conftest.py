from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """Return a copy of a project of two pages, which builds with the real theme, to be spoilt."""
    target = tmp_path / "project"
    shutil.copytree(root / "tests/symptoms/project", target)
    (target / "theme").mkdir()
    for name in ("overrides", "search"):
        (target / "theme" / name).symlink_to(root / "theme" / name)
    return target
