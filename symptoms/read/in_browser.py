"""Which examples run in a reader's browser, and what keeps the others from it."""

from __future__ import annotations

from symptoms.read import commands
from symptoms.read.examples import Example, Session
from symptoms.read.fences import BROWSER

_RUNS = "python"
"""The one reason with which an example runs, and shows something else."""
TERMINAL = "for a terminal"
"""Of a session that needs more than Python and its files."""


def reason(example: Example) -> str:
    """Return why an example does not show in a browser what its page shows, for its reader; empty when it does."""
    options = example.fence.options
    if "lilya" in options:
        return f"needs Lilya {options['lilya']}"
    if isinstance(example, Session) and not is_python(example):
        return TERMINAL
    return BROWSER[options["browser"]] if "browser" in options else ""


def is_python(session: Session) -> bool:
    """Tell whether a session is one terminal in which Python runs files of its folder, and no server."""
    typed = [commands.read(line) for line in session.commands if line != commands.LAST_CODE]
    return (
        len(session.fences) == 1
        and not {"server", "packages"} & session.fence.options.keys()
        and not any(map(commands.listens_on, session.commands))
        and all(
            commands.is_python(words) and not any(name.startswith("PYTHON") for name in variables)
            for variables, words in typed
        )
    )


def is_settled(example: Example) -> bool:
    """Tell whether an example shows the same there every time: what threads show depends on the moment."""
    return example.fence.options.get("browser") != "threads"


def runs(example: Example) -> bool:
    """Tell whether a reader is offered to run an example."""
    return not (found := reason(example)) or found == BROWSER[_RUNS]
