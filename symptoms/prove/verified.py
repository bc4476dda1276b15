"""The versions that the examples were last run with, recorded by ``nox -s update``."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

RECORD = Path(__file__).with_name("verified.json")
PACKAGES = ("lilya", "uvicorn", "palfrey", "redis", "websockets")


def installed() -> dict[str, str]:
    """Return the installed version of each package that examples run."""
    return {name: version(name) for name in PACKAGES}


def read() -> dict[str, str]:
    """Return the versions of the last complete run."""
    return json.loads(RECORD.read_text("utf-8"))


def write() -> None:
    """Record the installed versions as those of a complete run."""
    text = json.dumps(installed(), indent=1) + "\n"
    if not RECORD.exists() or RECORD.read_text("utf-8") != text:
        RECORD.write_text(text, "utf-8")
