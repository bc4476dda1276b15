"""Sees to the programs that examples and tests need and that no Python package brings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Tool:
    """A program: its commands, any of which will do, and the packages that bring it."""

    commands: tuple[str, ...]
    debian: str
    homebrew: str


TOOLS = (
    Tool(("redis-server",), debian="redis-server", homebrew="redis"),
    Tool(("curl",), debian="curl", homebrew="curl"),
)


def ensure() -> int:
    """Install what is missing where that needs no question (root on Debian), else say how.

    Returns:
        The exit code: 0 when every tool is there.
    """
    missing = [tool for tool in TOOLS if not any(map(shutil.which, tool.commands))]
    if missing and _may_install():
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        packages = [tool.debian for tool in missing]
        print(f"installing {', '.join(packages)}", flush=True)
        subprocess.run(["apt-get", "-qq", "update"], check=False, env=environment)
        subprocess.run(
            ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages],
            check=False, env=environment, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        missing = [tool for tool in missing if not any(map(shutil.which, tool.commands))]
    for tool in missing:
        print(
            f"{tool.commands[0]} is not installed, and examples run it. Install it with\n"
            f"    sudo apt-get install {tool.debian}     (Debian, Ubuntu)\n"
            f"    brew install {tool.homebrew}             (macOS)",
            file=sys.stderr,
        )
    return 1 if missing else 0


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None
