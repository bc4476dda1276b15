"""The maintainer's commands, as ``noxfile.py`` calls them: ``python -m symptoms COMMAND``."""

from __future__ import annotations

import difflib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from symptoms import build, bundle, catalogue, lint, new, proof, search_index, tools, verified
from symptoms import page as pages
from symptoms.front_matter import ErrorMessage
from symptoms.page import Page
from symptoms.problems import Problem, ProblemsError


def main(arguments: list[str]) -> int:
    root = Path.cwd()
    commands = {
        "build": lambda: build.build(root, root / "site"),
        "lint": lambda: _lint(root),
        "new": lambda: new.write(root, catalogue.read_areas(root), arguments[1:]),
        "packages": lambda: tools.ensure_packages(root),
        "search": lambda: _search(root, arguments[1:]),
        "programs": tools.ensure_programs,
        "update": lambda: _update(root, arguments[1:]),
    }
    if not arguments or arguments[0] not in commands:
        print(f"usage: python -m symptoms {'|'.join(commands)}", file=sys.stderr)
        return 2
    try:
        return commands[arguments[0]]()
    except ProblemsError as error:
        print(error, file=sys.stderr)
        return 1


def _search(root: Path, words: list[str]) -> int:
    """Print the pages that the search finds for a text, or for standard input when it is ``-``."""
    options = [word for word in words if word == "--json"]
    text = " ".join(word for word in words if word != "--json")
    if not text:
        print('usage: nox -s search -- [--json] "TEXT", or - to read standard input', file=sys.stderr)
        return 2
    site = catalogue.load(root, catalogue.read_areas(root))
    with tempfile.TemporaryDirectory(prefix="symptoms-search-") as folder:
        index = Path(folder) / "index.json"
        index.write_text(json.dumps(search_index.build(site)), "utf-8")
        command = [bundle.find_node() or "node", str(root / "theme/search/cli.mjs"), str(index), *options]
        given = sys.stdin.buffer.read() if text == "-" else text.encode()
        return subprocess.run(command, input=given, check=False).returncode


def _lint(root: Path) -> int:
    site = catalogue.load(root, catalogue.read_areas(root))
    problems = lint.check(site.symptoms, root / "examples")
    if problems:
        raise ProblemsError(problems)
    return 0


def _update(root: Path, only: list[str]) -> int:
    """Run the examples of all pages, or of those named; rewrite the pages; report what is wrong."""
    site, problems = catalogue.read(root, catalogue.read_areas(root))
    wanted = [os.path.relpath(name, root).replace(os.sep, "/") for name in only]
    known = [page.path for page in site.symptoms] + [problem.path for problem in problems]
    if unknown := [name for name in wanted if name not in known]:
        raise ProblemsError([_no_page(name, known) for name in unknown])
    selected = [page for page in site.symptoms if not only or page.path in wanted]
    problems += lint.check(selected, root / "examples")
    if only:
        slugs = tuple(f"examples/{Path(name).stem}/" for name in wanted)
        problems = [found for found in problems if found.path in wanted or found.path.startswith(slugs)]
    for page in selected:
        try:
            problems += _update_page(page, root, site.errors)
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    if not only:
        verified.write()
    return 0


def _no_page(name: str, known: list[str]) -> Problem:
    near = difflib.get_close_matches(name, known, 1, 0.3)
    return Problem(
        name, 1, "this is no page with examples", f"did you mean {near[0]}?" if near else "mend the path"
    )


def _update_page(page: Page, root: Path, declared: list[ErrorMessage]) -> list[Problem]:
    examples = root / "examples"
    print(f"{page.path} ({len(page.examples)} examples)", flush=True)
    # Twice where output was written into a program: that moves the lines its traceback names.
    for _ in range(2):
        text = proof.rewrite(page, [proof.execute(example, examples) for example in page.examples])
        if text != page.text:
            (root / page.path).write_text(text, "utf-8")
            print("  rewritten")
            page = pages.read(page.path, text.encode(), examples)[0]
    return proof.prove(page, examples, declared)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
