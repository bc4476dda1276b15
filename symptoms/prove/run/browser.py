"""The Chromium of a machine: how it is found and started, and what it says that is of the page it shows."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

COMMAND = "chromium"
"""What sessions write."""
COMMANDS = (COMMAND, "chromium-browser", "google-chrome")
"""The names that a machine's own Chromium may have."""
_CONSOLE = re.compile(r'^\[[^\]]*:CONSOLE(?::|\()\d+\)?\] (?P<said>".*), source: (?P<source>\S*) \(\d+\)$')
_OWN = re.compile(r"^(?:\[\d+:\d+:\d+/|/\S+: \d+: |\d+ bytes written to file )")
"""Lines about Chromium itself, or its start script: about buses and screens that a server lacks, or a picture's size."""


def find() -> str | None:
    """Return the path of a Chromium: the machine's, or the one that Playwright installed."""
    if found := next(filter(None, map(shutil.which, COMMANDS)), None):
        return found
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:  # in the environment of a release
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def options() -> list[str]:
    """Return the options to start a Chromium with: it does not call its maker, and runs for root too."""
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-sync",
        "--no-first-run",
    ]
    # Chromium refuses its sandbox to root.
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [*quiet, *root]


def started(words: list[str]) -> tuple[str | None, list[str]]:
    """Return the path of the program, and the words, for a session's command ``chromium --headless ...``."""
    return find(), [words[0], *options(), "--enable-logging=stderr", *words[1:]]


def said(output: str) -> str:
    """Return what a Chromium printed: the page, and what its console shows, as ``console: "..."``."""
    lines = [_CONSOLE.sub(r"console: \g<said>", line) for line in output.splitlines()]
    return "\n".join(line for line in lines if not _OWN.match(line))
