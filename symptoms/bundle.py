"""Makes the files of the search that the browser loads: the scripts, and the index of the pages."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from symptoms import search_index
from symptoms.catalogue import Catalogue
from symptoms.problems import Problem, ProblemsError

FOLDER = "assets/search"
"""Where the files are, below the site's root. Their names carry a hash: they may be cached for ever."""


def build(source: Path, catalogue: Catalogue) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the addresses that pages name, and all files by their address below the site's root.

    Args:
        source: the folder ``theme/search`` with its packages installed.
        catalogue: whose pages are to be found.

    Raises:
        ProblemsError: the packages are not installed, or a script has a mistake.
    """
    files = {f"{FOLDER}/{name}": content for name, content in _scripts(source).items()}
    entry = next(name for name in files if name.startswith(f"{FOLDER}/main-") and name.endswith(".js"))
    index = json.dumps(search_index.build(catalogue), separators=(",", ":"), ensure_ascii=False).encode()
    index_name = f"{FOLDER}/index-{hashlib.sha256(index).hexdigest()[:8]}.json"
    return {"script": entry, "index": index_name}, {**files, index_name: index}


def _scripts(source: Path) -> dict[str, bytes]:
    node = find_node()
    if not node or not (source / "node_modules").is_dir():
        raise ProblemsError(
            [
                Problem(
                    "theme/search/package.json",
                    1,
                    "its packages are not installed",
                    "run `nox -s docs`, which installs them",
                )
            ]
        )
    with tempfile.TemporaryDirectory(prefix="symptoms-search-") as folder:
        command = [node, str(source / "build.mjs"), folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            what = f"the scripts of the search do not build: {done.stderr.strip()}"
            raise ProblemsError(
                [Problem("theme/search/build.mjs", 1, what, "mend the file that the message names")]
            )
        return {file.name: file.read_bytes() for file in sorted(Path(folder).iterdir())}


def find_node() -> str | None:
    """Return the path of Node: the one installed beside this Python, else the machine's."""
    beside = str(Path(sys.executable).parent)
    return shutil.which("node", path=os.pathsep.join([beside, os.environ.get("PATH", os.defpath)]))
