"""Sees to what pages and tests need and no Python package brings: JavaScript packages, programs, a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from symptoms.prove.run import browser
from symptoms.publish import interpreter
from symptoms.publish.node import find_node
from symptoms.read.project import Project


@dataclass(frozen=True)
class Tool:
    """A program: its commands, any of which will do, and the packages that bring it."""

    commands: tuple[str, ...]
    debian: str
    homebrew: str

    def find(self) -> str | None:
        """Return the path of the first of its commands that is installed."""
        return next(filter(None, map(shutil.which, self.commands)), None)


PROGRAMS = (
    Tool(("redis-server",), debian="redis-server", homebrew="redis"),
    Tool(("curl",), debian="curl", homebrew="curl"),
    Tool(("nginx",), debian="nginx-light", homebrew="nginx"),
    Tool(("openssl",), debian="openssl", homebrew="openssl"),
)
BROWSER = Tool(browser.COMMANDS, debian="chromium", homebrew="--cask chromium")
ENGINES = (
    Tool(("firefox-esr", "firefox"), debian="firefox-esr", homebrew="--cask firefox"),
    Tool(("WebKitWebDriver",), debian="webkit2gtk-driver", homebrew=""),
    Tool(("Xvfb",), debian="xvfb", homebrew=""),
)
"""Programs of other browsers: they are tested where they are."""


def ensure_packages(project: Project) -> int:
    """Install the JavaScript packages of ``theme/`` as locked, and make the archives of Python, unless they are there.

    Returns:
        The exit code.
    """
    if code := _install_javascript(project.search) or _install_javascript(project.runner):
        return code
    interpreter.ensure(project)
    return 0


def _install_javascript(folder: Path) -> int:
    lock, done = folder / "package-lock.json", folder / "node_modules/.package-lock.json"
    if done.is_file() and done.stat().st_mtime >= lock.stat().st_mtime:
        return 0
    npm = Path(find_node() or "node").with_name("npm")
    print(f"installing the packages of theme/{folder.name}", flush=True)
    command = [str(npm), "ci", "--prefix", str(folder), "--no-audit", "--no-fund", "--loglevel", "error"]
    code = subprocess.run(command, check=False, cwd=folder).returncode
    if code == 0:
        os.utime(done)
    return code


def ensure_programs() -> int:
    """Install the missing programs where that needs no question (root on Debian), else say how.

    Returns:
        The exit code: 0 when every program is there.
    """
    wanted = [*PROGRAMS, BROWSER] if browser.find() is None else list(PROGRAMS)
    missing = [tool for tool in wanted if not tool.find()]
    absent = [*missing, *(tool for tool in ENGINES if not tool.find())]
    if absent and is_root_on_debian():
        _install_packages([tool.debian for tool in absent])
    elif BROWSER in missing:
        print("installing a browser", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    missing = [tool for tool in missing if not tool.find() and not (tool is BROWSER and browser.find())]
    for tool in missing:
        print(
            f"{tool.commands[0]} is not installed, and tests run it. Install it with\n"
            f"    sudo apt-get install {tool.debian}     (Debian, Ubuntu)\n"
            f"    brew install {tool.homebrew}     (macOS)",
            file=sys.stderr,
        )
    return 1 if missing else 0


def _install_packages(names: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"installing {', '.join(names)}", flush=True)
    subprocess.run(["apt-get", "-qq", "update"], check=False, env=environment)
    subprocess.run(
        ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *names],
        check=False,
        env=environment,
        stdout=subprocess.DEVNULL,
    )


def is_root_on_debian() -> bool:
    """Tell whether programs can be installed without a question."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None
