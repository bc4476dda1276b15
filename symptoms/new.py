"""Writes a page that fails until it is filled in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

from symptoms.read.project import Project

PAGE = """\
---
title: {title}
symptoms:
  - TODO what the reader sees, in the reader's words
  - TODO the same in other words
  - TODO what they would type into a search field
cause: TODO the likely root cause, in one line
check_first: https://lilya.dev/TODO/
errors:
  - type: TODO.ExceptionType
    message: "TODO the message, with {{placeholders}} for what varies"
    where: raised
---

TODO One or two sentences: what is going on, and what this is not.

## TODO the first cause

**What you see.** TODO

```python {{fails="TODO the line that shows the symptom, or fails alone: a message of errors:"}}
from lilya.apps import Lilya
from lilya.routing import Path
from lilya.testclient import TestClient


def users():
    return ["Ada"]


app = Lilya(routes=[Path("/users", users)])

response = TestClient(app).get("/users")
print("/users", response.status_code)
```

**Why.** TODO

**Fix.** TODO

```python {{works="TODO the line that shows that it is gone"}}
from lilya.apps import Lilya
from lilya.routing import Path
from lilya.testclient import TestClient


def users():
    return ["Ada"]


app = Lilya(routes=[Path("/users", users)])

response = TestClient(app).get("/users")
print("/users", response.status_code)
```

## Check that it is fixed

TODO

## Related

- [TODO](TODO.md)
"""


def write(project: Project, given: list[str], ask: Callable[[str], str] = input) -> int:
    """Write ``docs/<area>/<slug>.md``.

    Args:
        project: to write into.
        given: area, slug and title, as many of them as were given; the others are asked for.
        ask: asks the maintainer one question.

    Returns:
        The exit code.
    """
    questions = (
        f"Area ({', '.join(project.areas)}): ",
        "Address, such as route-returns-404: ",
        "Title (the symptom, or the message itself): ",
    )
    try:
        answers = [*given, *(ask(question).strip() for question in questions[len(given) :])]
    except EOFError:
        print('\nnobody is there to answer; name all three: nox -s new -- AREA ADDRESS "TITLE"')
        return 1
    area, slug, title = answers[0], answers[1], " ".join(answers[2:])
    file = project.docs / area / f"{slug}.md"
    mistakes = _mistakes(project, area, slug, title)
    if mistakes:
        print("\n".join(mistakes))
        return 1
    file.parent.mkdir(exist_ok=True)
    file.write_text(PAGE.format(title=_quoted(title)), "utf-8")
    name = file.relative_to(project.root).as_posix()
    print(f"{name} is written. Fill in each TODO, then run: nox -s update -- {slug}")
    return 0


def _mistakes(project: Project, area: str, slug: str, title: str) -> list[str]:
    found, areas = [], project.areas
    if area not in areas:
        near = difflib.get_close_matches(area, areas, 1)
        found.append(
            f"the area {area!r} is unknown; "
            + (
                f"did you mean {near[0]}?"
                if near
                else f"take one of {', '.join(areas)}, or add it to mkdocs.yml"
            )
        )
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        found.append(f"the address {slug!r} must be lower-case words joined by -, such as route-returns-404")
    elif other := next(project.docs.rglob(f"{slug}.md"), None):
        found.append(
            f"{other.relative_to(project.root).as_posix()} is there already; addresses are used once on the site"
        )
    if not title.strip():
        found.append("the title is empty; write the symptom as the reader meets it")
    return found


def _quoted(title: str) -> str:
    return '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
