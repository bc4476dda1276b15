"""Makes the files of the search that the browser loads: the scripts, and the index of the pages."""

from __future__ import annotations

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
    node = find_node()
    if not node or not (source / "node_modules").is_dir():
        what = "the packages of the search are not installed"
        raise ProblemsError(
            [Problem("theme/search/package.json", 1, what, "run `nox -s docs`, which installs them")]
        )
    with tempfile.TemporaryDirectory(prefix="symptoms-search-") as name:
        folder, index = Path(name) / "files", Path(name) / "index.json"
        index.write_text(json.dumps(search_index.build(catalogue)), "utf-8")
        command = [node, str(source / "build.mjs"), str(folder), str(index)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            what = f"the search does not build: {done.stderr.strip()}"
            raise ProblemsError(
                [Problem("theme/search/build.mjs", 1, what, "mend the file that the message names")]
            )
        files = {f"{FOLDER}/{file.name}": file.read_bytes() for file in sorted(folder.iterdir())}
    names = json.loads(done.stdout)
    return {"script": f"{FOLDER}/{names['main']}", "index": f"{FOLDER}/{names['index']}"}, files


def find_node() -> str | None:
    """Return the path of Node: the one installed beside this Python, else the machine's."""
    beside = str(Path(sys.executable).parent)
    return shutil.which("node", path=os.pathsep.join([beside, os.environ.get("PATH", os.defpath)]))
