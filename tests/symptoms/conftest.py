from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """Return a copy of the real project, to be spoilt."""
    target = tmp_path / "project"
    for name in ("docs", "examples", "theme"):
        shutil.copytree(
            root / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
        )
    (target / "theme/search/node_modules").symlink_to(root / "theme/search/node_modules")
    shutil.copy(root / "mkdocs.yml", target)
    return target
