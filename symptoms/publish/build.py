"""Builds the site beside its place and moves it there when it is whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BuildError(SystemExit):
    """MkDocs refused the pages; it has said why."""


def build(root: Path, site: Path) -> int:
    """Build ``root`` strictly into ``site``; a build that fails leaves ``site`` as it was.

    Returns:
        The exit code.
    """
    with temporary(root) as new:
        shutil.rmtree(site, ignore_errors=True)
        new.rename(site)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{site.name}/ holds {pages} pages.")
    return 0


@contextmanager
def temporary(root: Path) -> Iterator[Path]:
    """Build ``root`` strictly into a folder that is gone at the end of the ``with`` block.

    Raises:
        BuildError: with the exit code of MkDocs.
    """
    with tempfile.TemporaryDirectory(prefix=".site-", dir=root) as name:
        new = Path(name) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new)]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout + done.stderr, file=sys.stderr)
            raise BuildError(done.returncode)
        yield new
