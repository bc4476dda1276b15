"""Makes the files of the search that the browser loads: the scripts, and the index of the pages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from symptoms.publish import search_index
from symptoms.read.catalogue import Catalogue
from symptoms.read.problems import Problem, ProblemsError

FOLDER = "assets/search"
"""Where the files are, below the site's root. Their names carry a hash: they may be cached for ever."""


@dataclass(frozen=True)
class Building:
    """Node at work beside this process: the pages can be rendered meanwhile."""

    node: subprocess.Popen[str]
    folder: tempfile.TemporaryDirectory[str]

    def result(self) -> tuple[dict[str, str], dict[str, bytes]]:
        """Wait; return what pages name or hold, and all files by their address below the site's root.

        Pages name the addresses ``script`` and ``index``, and hold ``mine``, a script.

        Raises:
            ProblemsError: a script has a mistake.
        """
        stdout, stderr = self.node.communicate()
        if self.node.returncode:
            what = f"the search does not build: {stderr.strip()}"
            raise ProblemsError(
                [Problem("theme/search/build.mjs", 1, what, "mend the file that the message names")]
            )
        written = sorted(Path(self.folder.name, "files").iterdir())
        files = {f"{FOLDER}/{file.name}": file.read_bytes() for file in written}
        self.folder.cleanup()
        names = json.loads(stdout)
        named = {"script": f"{FOLDER}/{names['main']}", "index": f"{FOLDER}/{names['index']}"}
        return {**named, "mine": names["mine"].strip()}, files


def start(catalogue: Catalogue) -> Building:
    """Begin to make the files.

    Args:
        catalogue: whose pages are to be found, of a project whose ``theme/search`` has its packages installed.

    Raises:
        ProblemsError: the packages are not installed.
    """
    node, source = find_node(), catalogue.project.search
    if not node or not (source / "node_modules").is_dir():
        what = "the packages of the search are not installed"
        raise ProblemsError(
            [Problem("theme/search/package.json", 1, what, "run `nox -s docs`, which installs them")]
        )
    folder = tempfile.TemporaryDirectory(prefix="symptoms-search-", ignore_cleanup_errors=True)
    index = Path(folder.name, "index.json")
    index.write_text(json.dumps(search_index.build(catalogue)), "utf-8")
    command = [node, str(source / "build.mjs"), str(Path(folder.name, "files")), str(index)]
    pipe = subprocess.PIPE
    return Building(subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True), folder)


def find_node() -> str | None:
    """Return the path of Node: the one installed beside this Python, else the machine's."""
    beside = str(Path(sys.executable).parent)
    return shutil.which("node", path=os.pathsep.join([beside, os.environ.get("PATH", os.defpath)]))
