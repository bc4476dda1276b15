"""Builds the site beside its place and moves it there when it is whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def build(root: Path, site: Path) -> int:
    """Build ``root`` strictly into ``site``; a build that fails leaves ``site`` as it was.

    Returns:
        The exit code of MkDocs.
    """
    with tempfile.TemporaryDirectory(prefix=".site-", dir=root) as name:
        new = Path(name) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new)]
        code = subprocess.run(command, cwd=root, check=False).returncode
        if code:
            return code
        shutil.rmtree(site, ignore_errors=True)
        new.rename(site)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{site.name}/ holds {pages} pages.")
    return 0
