"""Sees that nothing an example starts outlives this process, even when this process is killed.

A helper process reads which process groups are alive from a pipe. When the pipe closes because its
writer is gone, however it ended, the helper ends the groups that are left.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from functools import cache

_REAPER = """\
import os, signal, sys
groups = set()
for line in sys.stdin:
    number = int(line)
    groups.add(number) if number > 0 else groups.discard(-number)
for group in groups:
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
"""


def prepare() -> None:
    """Start the helper process; called before what is to be held starts, as that must not run long unheld."""
    _reaper()


def hold(pid: int) -> None:
    """Put the process group ``pid`` on the leash; its leader is started with a session of its own."""
    _tell(pid)


def end(pid: int) -> None:
    """End every process of the group, and take it off the leash."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    _tell(-pid)


def _tell(number: int) -> None:
    pipe = _reaper().stdin
    assert pipe
    pipe.write(f"{number}\n")
    pipe.flush()


@cache
def _reaper() -> subprocess.Popen[str]:
    command = [sys.executable, "-I", "-S", "-c", _REAPER]
    return subprocess.Popen(command, stdin=subprocess.PIPE, text=True, start_new_session=True)
