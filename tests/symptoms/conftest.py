from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """Return a copy of a project of two pages, with the real configuration and theme, to be spoilt."""
    target = tmp_path / "project"
    shutil.copytree(root / "tests/symptoms/project", target)
    shutil.copy(root / "mkdocs.yml", target)
    (target / "theme").mkdir()
    for name in ("overrides", "run", "search"):
        (target / "theme" / name).symlink_to(root / "theme" / name)
    return target
