"""What is wrong with a page, said to the person who must mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong, and what to do instead."""

    path: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}\n    -> {self.remedy}"


class ProblemsError(Exception):
    """Every problem of a run, together.

    Attributes:
        problems: sorted by file and line, never empty.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: list[Problem]) -> str:
    """Return the problems as text, one after the other, with their number last."""
    count = len(problems)
    noun = "problem" if count == 1 else "problems"
    return "\n".join([*map(str, problems), f"{count} {noun}."])
