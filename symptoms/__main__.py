"""The maintainer's commands: ``python -m symptoms update|new|build``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from symptoms import catalogue, proof
from symptoms import page as pages
from symptoms.front_matter import ErrorMessage
from symptoms.page import Page
from symptoms.problems import Problem, ProblemsError


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m symptoms")
    commands = parser.add_subparsers(dest="command", required=True)
    update = commands.add_parser("update", help="run the examples and rewrite what the pages show")
    update.add_argument("pages", nargs="*", help="Markdown files; all of them by default")
    arguments = parser.parse_args()
    try:
        return _update(Path.cwd(), arguments.pages)
    except ProblemsError as error:
        print(error, file=sys.stderr)
        return 1


def _update(root: Path, only: list[str]) -> int:
    site, problems = catalogue.read(root, catalogue.read_areas(root))
    if only:
        wanted = [Path(name).resolve().relative_to(root).as_posix() for name in only]
        slugs = tuple(f"examples/{Path(name).stem}/" for name in wanted)
        problems = [found for found in problems if found.path in wanted or found.path.startswith(slugs)]
    for page in site.symptoms:
        if not only or page.path in wanted:
            problems += _update_page(page, root, site.errors)
    if problems:
        raise ProblemsError(problems)
    return 0


def _update_page(page: Page, root: Path, declared: list[ErrorMessage]) -> list[Problem]:
    examples = root / "examples"
    print(f"{page.path} ({len(page.examples)} examples)", flush=True)
    text = proof.rewrite(page, [proof.execute(example, examples) for example in page.examples])
    if text != page.text:
        (root / page.path).write_text(text, "utf-8")
        print("  rewritten")
        page = pages.read(page.path, text.encode(), examples)[0]
    return proof.prove(page, examples, declared)


if __name__ == "__main__":
    sys.exit(main())
