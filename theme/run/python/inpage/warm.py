"""Run once, after the first program: what most programs would have to do first is done before the memory is kept.

What is compiled has to be loaded here: putting memory back would not undo it.
"""

from __future__ import annotations

import importlib
import os
import sys

from inpage import runner

USED = (
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
for name in USED:
    importlib.import_module(name)

runner.run({"app.py": "print('warm')\nraise ValueError\n"}, "app.py")
os.unlink(runner.FOLDER / "app.py")
sys.path.remove(str(runner.FOLDER))
