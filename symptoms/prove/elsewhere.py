"""Runs an example with another release of Lilya than the one that is installed here."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

from symptoms.prove import releases
from symptoms.prove.releases import UninstallableError
from symptoms.prove.run import once
from symptoms.prove.run.program import ProgramRun
from symptoms.prove.run.session import MissingError, SessionRun
from symptoms.prove.run.worker import Worker
from symptoms.read.project import Project

Call = partial[ProgramRun] | partial[SessionRun]


def run(call: Call, release: str, project: Project) -> ProgramRun | SessionRun:
    """Return what a call returns with a supported release; what is kept of it is kept apart.

    Raises:
        MissingError: the release is not supported, or cannot be installed.
    """
    if release not in (known := releases.supported(project)):
        raise MissingError(f"the release {release} of lilya= is none of {', '.join(known)}")
    try:
        python = releases.environment(project, release)
    except UninstallableError as error:
        raise MissingError(f"Lilya {release} cannot be installed: {error}") from None
    with tempfile.TemporaryDirectory(prefix="lilya-runs-") as nowhere:
        kept = Path(os.environ.get(once.FOLDER, nowhere)) / release
        kept.mkdir(exist_ok=True)
        with closing(Worker(python, kept)) as worker:
            return worker.run(call)
