"""The maintainer's commands, as ``noxfile.py`` calls them: ``python -m symptoms COMMAND``."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from symptoms import adopt, drift, errors, new, tools, update, versions
from symptoms.prove import lint
from symptoms.publish import build, search_index
from symptoms.publish.node import find_node
from symptoms.read import catalogue
from symptoms.read.problems import ProblemsError
from symptoms.read.project import Project


def main(arguments: list[str]) -> int:
    """Run a command; return its exit code."""
    name, given = (arguments or [""])[0], arguments[1:]
    commands = {
        "adopt": lambda project: adopt.adopt(project, given),
        "build": lambda project: build.build(project.root, project.root / "site"),
        "drift": lambda project: drift.drift(project, given),
        "errors": lambda project: errors.errors(project, given),
        "lint": _lint,
        "new": lambda project: new.write(project, given),
        "packages": tools.ensure_packages,
        "programs": lambda project: tools.ensure_programs(),
        "search": lambda project: _search(project, given),
        "update": lambda project: update.update(project, given),
        "versions": lambda project: versions.versions(project, given),
    }
    if name not in commands:
        print(f"usage: python -m symptoms {'|'.join(commands)}", file=sys.stderr)
        return 2
    try:
        return commands[name](Project.at(Path.cwd()))
    except ProblemsError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; what was run is kept for the next time", file=sys.stderr)
        return 130


def _search(project: Project, words: list[str]) -> int:
    """Print the pages that the search finds for a text, or for standard input when it is ``-``."""
    options = [word for word in words if word == "--json"]
    text = " ".join(word for word in words if word != "--json")
    if not text:
        print('usage: nox -s search -- [--json] "TEXT", or - to read standard input', file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="symptoms-search-") as folder:
        index = Path(folder) / "index.json"
        index.write_text(json.dumps(search_index.build(catalogue.load(project))), "utf-8")
        command = [find_node() or "node", str(project.search / "cli.mjs"), str(index), *options]
        given = sys.stdin.buffer.read() if text == "-" else text.encode()
        return subprocess.run(command, input=given, check=False).returncode


def _lint(project: Project) -> int:
    if problems := lint.check(catalogue.load(project).symptoms, project):
        raise ProblemsError(problems)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
