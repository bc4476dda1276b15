"""Makes the files that the browser loads besides pages: the search with its index, and what runs programs."""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from symptoms.publish import interpreter, search_index
from symptoms.publish.node import find_node
from symptoms.read.catalogue import Catalogue
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project

FOLDER = "assets"
"""Where the files are, below the site's root, in a folder each. Their names carry a hash: they may be cached for ever."""
SEARCH = f"{FOLDER}/search"


@dataclass(frozen=True)
class Building:
    """Node at work beside this process: the pages can be rendered meanwhile.

    Attributes:
        name: of the folder below ``theme/`` that is built, and of that below ``FOLDER``.
    """

    name: str
    node: subprocess.Popen[str]
    folder: tempfile.TemporaryDirectory[str]

    def result(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Wait; return what Node printed, and all files by their address below the site's root.

        What it printed is described in ``build.mjs``; a file's name there is its address here.

        Raises:
            ProblemsError: a script has a mistake.
        """
        stdout, stderr = self.node.communicate()
        if self.node.returncode:
            what = f"theme/{self.name} does not build: {stderr.strip()}"
            raise ProblemsError(
                [Problem(f"theme/{self.name}/build.mjs", 1, what, "mend the file that the message names")]
            )
        written = sorted(Path(self.folder.name, "files").iterdir())
        place = {file.name: f"{FOLDER}/{self.name}/{file.name}" for file in written}
        files = {place[file.name]: file.read_bytes() for file in written}
        self.folder.cleanup()
        told = json.loads(stdout)
        return {
            key: place.get(value, value) if isinstance(value, str) else value for key, value in told.items()
        }, files


def search(catalogue: Catalogue) -> Building:
    """Begin to make the search of a catalogue.

    Raises:
        ProblemsError: its packages are not installed.
    """
    return _start(catalogue.project.search, json.dumps(search_index.build(catalogue)))


def runner(project: Project) -> Building:
    """Begin to make what runs programs.

    Raises:
        ProblemsError: its packages are not installed, or the archives of Python are not made.
    """
    archives = next((project.runner / interpreter.FOLDER).glob("*"), None)
    if not archives:
        raise ProblemsError([_missing("run", "the archives of Python for browsers are not made")])
    return _start(project.runner, archives)


def _start(source: Path, given: str | Path) -> Building:
    """Begin to build a folder of ``theme/``, given a folder, or a text that goes into a file."""
    node = find_node()
    if not node or not (source / "node_modules").is_dir():
        raise ProblemsError([_missing(source.name, f"the packages of theme/{source.name} are not installed")])
    folder = tempfile.TemporaryDirectory(prefix=f"symptoms-{source.name}-", ignore_cleanup_errors=True)
    if isinstance(given, str):
        file = Path(folder.name, "given.json")
        file.write_text(given, "utf-8")
        given = file
    command = [node, str(source / "build.mjs"), str(Path(folder.name, "files")), str(given)]
    pipe = subprocess.PIPE
    return Building(source.name, subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True), folder)


def _missing(name: str, what: str) -> Problem:
    return Problem(f"theme/{name}/package.json", 1, what, "run `nox -s docs`, which sees to it")
