"""Run once, before the memory is kept: what every program would have to do first is done here."""

from __future__ import annotations

import importlib
import os
import sys

from inpage import loops, platform, threads

platform.disguise()
loops.install()
threads.install()

WARM = (
    "decimal",
    "email.message",
    "html",
    "http.cookies",
    "logging.config",
    "secrets",
    "sqlite3",
    "tempfile",
    "unittest.mock",
    "uuid",
    "inpage.workers",
    "anyio._backends._asyncio",
    "httpx2",
    "jinja2",
    "lilya.apps",
    "lilya.controllers",
    "lilya.middleware",
    "lilya.requests",
    "lilya.responses",
    "lilya.routing",
    "lilya.testclient",
    "pydantic",
)
for name in WARM:
    importlib.import_module(name)
importlib.import_module("inpage.workers").install()

from inpage import runner  # noqa: E402  what it imports must meet the stand-ins

runner.run({"app.py": "print('warm')\nraise ValueError\n"}, "app.py")
os.unlink(runner.FOLDER / "app.py")
sys.path.remove(str(runner.FOLDER))
platform.close_the_page()
