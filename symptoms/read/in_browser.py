"""Which programs run in a reader's browser, and what keeps the others from it."""

from __future__ import annotations

from symptoms.read.examples import Program
from symptoms.read.fences import BROWSER

_RUNS = "python"
"""The one reason with which a program runs, and shows something else."""


def reason(program: Program) -> str:
    """Return why a program does not show in a browser what its page shows, for its reader; empty when it does."""
    options = program.fence.options
    if "lilya" in options:
        return f"needs Lilya {options['lilya']}"
    return BROWSER[options["browser"]] if "browser" in options else ""


def is_settled(program: Program) -> bool:
    """Tell whether a program shows the same there every time: what threads show depends on the moment."""
    return program.fence.options.get("browser") != "threads"


def runs(program: Program) -> bool:
    """Tell whether a reader is offered to run a program."""
    return not reason(program) or program.fence.options.get("browser") == _RUNS
