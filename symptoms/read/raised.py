"""An exception whose traceback was shown. It needs no package, as browsers load it too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Raised:
    """An exception whose traceback was shown.

    Attributes:
        line: the first line of its type and message, as the traceback ends.
        frames: where it went through packages, outermost first: ``lilya/apps.py __call__``.
    """

    line: str
    frames: tuple[str, ...]
