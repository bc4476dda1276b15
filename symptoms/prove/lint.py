"""Holds every example to the style of the project, with one run of ruff for all of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from symptoms.read.fences import Fence
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem
from symptoms.read.project import Project

WIDTH = "88"
"""Columns of an example's line: what a page shows without scrolling on a desktop."""
RULES = "E,F,I,B,UP"
IGNORED = "E501,B008"
"""Long lines are the formatter's matter; calls in defaults are how Lilya declares dependencies."""


def check(pages: Iterable[SymptomPage], project: Project) -> list[Problem]:
    """Return what ruff finds in the programs of the pages and in the files of ``examples/``."""
    examples = project.examples
    with tempfile.TemporaryDirectory(prefix="lilya-lint-") as name:
        folder = Path(name)
        fences = _write(pages, folder)
        found = _found(folder, examples)
        return sorted(_problem(entry, fences, folder, examples) for entry in found)


def _write(pages: Iterable[SymptomPage], folder: Path) -> dict[str, Fence]:
    """Write each Python fence to a file; return the fences by the names of their files."""
    fences = {}
    for page in pages:
        for fence in page.fences:
            if fence.language == "python" and not fence.embed and "exempt" not in fence.options:
                name = f"{page.area}_{page.slug}_{fence.line}.py"
                # ruff would take `#>` for a comment that lacks a space.
                (folder / name).write_text(re.sub(r"^( *#)> ?", r"\1 ", fence.body, flags=re.M), "utf-8")
                fences[name] = fence
    return fences


def _found(folder: Path, examples: Path) -> list[dict]:
    options = ["--isolated", "--target-version", "py310", "--line-length", WIDTH, str(folder), str(examples)]
    checked = _ruff("check", "--select", RULES, "--ignore", IGNORED, "--output-format", "json", *options)
    found = json.loads(checked)
    for name in re.findall(r"^Would reformat: (.+)$", _ruff("format", "--check", *options), re.M):
        changes = _ruff("format", "--diff", *options[:-2], name)
        line = re.search(r"^@@ -(\d+)(?:.*\n)*?((?: .*\n)*)[-+]", changes, re.M)
        row = int(line[1]) + line[2].count("\n") if line else 1
        new = next((text[1:] for text in changes.splitlines()[2:] if text.startswith("+")), "")
        message = f"ruff format writes this differently: {new.strip()!r}"
        found.append({"filename": name, "location": {"row": row}, "message": message, "code": "format"})
    return found


def _ruff(*arguments: str) -> str:
    command = [sys.executable, "-m", "ruff", *arguments, "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # The formatter cannot read what has a syntax error; that is among what `check` has found.
    if done.returncode > 1 and "invalid-syntax" not in done.stdout:
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout


def _problem(entry: dict, fences: dict[str, Fence], folder: Path, examples: Path) -> Problem:
    file, row = Path(entry["filename"]), entry["location"]["row"]
    what = f"{entry['code']}: {entry['message']}"
    remedy = "write the example as ruff does"
    if file.name in fences and file.parent.resolve() == folder.resolve():
        return fences[file.name].problem(what, remedy, row)
    return Problem(f"examples/{file.relative_to(examples.resolve()).as_posix()}", row, what, remedy)
