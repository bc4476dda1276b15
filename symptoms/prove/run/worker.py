"""Runs examples with the packages of another environment: ``python -m symptoms.prove.run.worker`` there.

Each line of standard input is a call, pickled, in base64; each line of standard output is its result.
"""

from __future__ import annotations

import base64
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from symptoms.prove.run import once

_ROOT = Path(__file__).parents[3]


class Worker:
    """A process of another interpreter that runs what it is given, one call after the other."""

    def __init__(self, python: Path, kept: Path) -> None:
        """Start it.

        Args:
            python: the interpreter.
            kept: a folder in which results are kept for the next time.
        """
        environment = {**os.environ, "PYTHONPATH": str(_ROOT), once.FOLDER: str(kept)}
        # Without the commands of this environment: one that a release lacks must be missed, not run with another Lilya.
        own, places = str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath).split(os.pathsep)
        environment["PATH"] = os.pathsep.join(
            [str(python.parent), *(place for place in places if place != own)]
        )
        command = [str(python), "-m", __name__]
        self._process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Ctrl+C is for the process that gives the calls: this one ends when they end.
            start_new_session=True,
        )

    def run(self, call: Callable[[], Any]) -> Any:
        """Return what a call returns there; a ``MissingError`` of it is raised here."""
        pipe = self._process
        assert pipe.stdin and pipe.stdout
        pipe.stdin.write(_packed(call))
        pipe.stdin.flush()
        answer = pipe.stdout.readline()
        if not answer:
            raise ChildProcessError(f"the process that runs examples ended with code {pipe.wait()}")
        result = pickle.loads(base64.b64decode(answer))
        if isinstance(result, Exception):
            raise result
        return result

    def close(self) -> None:
        self._process.communicate()


def _packed(value: object) -> bytes:
    return base64.b64encode(pickle.dumps(value)) + b"\n"


def _serve() -> None:
    from symptoms.prove.run.session import MissingError

    for line in sys.stdin.buffer:
        try:
            answer = pickle.loads(base64.b64decode(line))()
        except MissingError as error:
            answer = error
        sys.stdout.buffer.write(_packed(answer))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        _serve()
    except BrokenPipeError:
        # Whoever asked was interrupted. Nothing is said of it, at the end of the interpreter neither.
        os._exit(1)
