"""Imported by the process that programs are forked from: what takes a process its first time is done here.

The first ``print`` of a program, for one, makes ``inspect`` resolve the file of every imported module.
Nothing of Lilya is used: its settings, once read, would be those of every program.
"""

import contextlib
import importlib
import tempfile
from pathlib import Path

from symptoms.prove.run.program import execute

_IMPORTED = (
    "symptoms.prove.run.command",
    "lilya.apps",
    "lilya.routing",
    "lilya.requests",
    "lilya.responses",
    "lilya.testclient",
    "httpx2",
    "anyio._backends._asyncio",
    "uvicorn.main",
    "uvicorn.lifespan.on",
    "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
    "palfrey.cli",
    # Of the command `lilya` all but lilya.cli.cli, which reads the folder that it is started in.
    "lilya.cli.groups",
    "lilya.cli.utils",
    "lilya.cli.directives.operations.createapp",
    "lilya.cli.directives.operations.createdeployment",
    "lilya.cli.directives.operations.createproject",
    "lilya.cli.directives.operations.list",
    "lilya.cli.directives.operations.mail",
    "lilya.cli.directives.operations.run",
    "lilya.cli.directives.operations.runserver",
    "lilya.cli.directives.operations.shell",
    "lilya.cli.directives.operations.show_urls",
)

for name in _IMPORTED:
    # One that a release of Lilya does not have, or cannot import, is for its examples to meet.
    with contextlib.suppress(Exception):
        importlib.import_module(name)
with tempfile.TemporaryDirectory(prefix="lilya-example-") as folder:
    execute("print('warm')\nraise ValueError\n", Path(folder))
