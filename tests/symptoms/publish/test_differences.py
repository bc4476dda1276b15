"""The lines that tell a fix from its failure are found, and only where that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from symptoms.publish import differences
from symptoms.read import pages
from symptoms.read.pages import SymptomPage
from symptoms.read.project import Project

FRONT = """\
---
title: T
symptoms: [a, b, c]
cause: C
check_first: https://lilya.dev/routing/
---
"""
PROGRAM = ["from lilya.apps import Lilya", "", "path = 'users'", "app = Lilya()", "print(path)"]


def page(tmp_path: Path, body: str, **files: str) -> SymptomPage:
    for name, text in files.items():
        file = tmp_path / "examples/p" / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.with_suffix(".py").write_text(text)
    project = Project(tmp_path, {"routing": "Routing"})
    found, problems = pages.read("docs/routing/p.md", (FRONT + body).encode(), project)
    assert isinstance(found, SymptomPage) and problems == []
    return found


def fence(options: str, lines: list[str]) -> str:
    return "\n".join([f"```python {{{options}}}", *lines, "```", ""])


def marked(found: SymptomPage) -> list[tuple[int, ...]]:
    changes = differences.of_page(found)
    return [changes.lines.get(fence, ()) for fence in found.fences]


def changed(**lines: str) -> list[str]:
    return [lines.get(f"line{number}", line) for number, line in enumerate(PROGRAM, 1)]


@pytest.mark.parametrize(
    ("failing", "fixed", "expected"),
    [
        (PROGRAM, changed(line3="path = '/users'"), [(3,), (3,)]),
        (PROGRAM, [*PROGRAM[:2], "import os", "", *PROGRAM[2:]], [(), (3,)]),
        ([*PROGRAM, "#> users"], [*PROGRAM, "#> /users"], [(), ()]),
        (PROGRAM, ["a = 1", "b = 2", "c = 3", "d = 4", "print(a)"], [(), ()]),
    ],
    ids=["one line", "added, without the blank line", "what is printed", "another program"],
)
def test_a_pair_of_programs(tmp_path, failing, fixed, expected):
    body = fence('fails="users"', failing) + "\n" + fence('works="/users"', fixed)
    assert marked(page(tmp_path, body)) == expected


def test_each_fix_is_compared_with_the_failure_most_like_it(tmp_path):
    other = ["import os", "", "name = 'x'", "print(name)"]
    body = "\n".join(
        [
            fence('fails="x"', other),
            fence('fails="users"', PROGRAM),
            fence('works="/users"', changed(line3="path = '/users'")),
        ]
    )
    assert marked(page(tmp_path, body)) == [(), (3,), (3,)]


def test_files_and_commands_of_sessions(tmp_path):
    body = """\
```python {file="bad/app.py"}
```

```console {dir="bad" fails="a"}
$ python app.py
a
```

```python {file="good/app.py"}
```

```console {dir="good" works="b"}
$ python app.py
b
```
"""
    found = page(
        tmp_path, body, bad__app="x = 1\nprint('a')\ny = 2\n", good__app="x = 1\nprint('b')\ny = 2\n"
    )
    assert marked(found) == [(2,), (), (2,), ()]
    changes = differences.of_page(found)
    assert [fence in changes.failing for fence in found.fences] == [True, True, False, False]


def test_a_folder_of_both_is_no_failure_only(tmp_path):
    body = """\
```python {file="one/app.py"}
```

```console {dir="one" fails="a"}
$ python app.py a
a
```

```console {dir="one" works="b"}
$ python app.py b
b
```
"""
    found = page(tmp_path, body, one__app="import sys\nprint(sys.argv[1])\n")
    changes = differences.of_page(found)
    assert [fence in changes.failing for fence in found.fences] == [False, True, False]
    # The only command is the difference: it is half of no program, and marking it all tells nothing.
    assert marked(found) == [(), (), ()]
