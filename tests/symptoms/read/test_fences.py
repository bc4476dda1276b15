"""One spelling of a fence is read; every other that Markdown would take for one is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_examples import find_examples

from symptoms.read import fences
from symptoms.read.examples import Program
from symptoms.read.pages import SymptomPage


@pytest.mark.parametrize(
    ("text", "language", "options"),
    [
        ("```python\nx\n```", "python", {}),
        ('```python {title="app.py" fails="a \'b\'"}\nx\n```', "python", {"title": "app.py", "fails": "a 'b'"}),
        ("```python {fails='say \"x\"'}\nx\n```", "python", {"fails": 'say "x"'}),
        ('```python {fails="\\"a\\" = \'b\' \\n"}\nx\n```', "python", {"fails": "\"a\" = 'b' \\n"}),
        ("```python {fails='\\'a\\''}\nx\n```", "python", {"fails": "'a'"}),
        ("```python {fails}\nx\n```", "python", {"fails": ""}),
        ('```python {fails="&quot;"}\nx\n```', "python", {"fails": "&quot;"}),
        ('```console {dir="a" server quiet}\nx\n```', "console", {"dir": "a", "server": "", "quiet": ""}),
        ("    ```python\n    x\n    ```", "python", {}),
    ],
)  # fmt: skip
def test_reads(text, language, options):
    found, problems = fences.find(text, "page.md", 10)
    assert not problems
    assert [(fence.line, fence.language, fence.options, fence.body) for fence in found] == [
        (10, language, options, "x\n")
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("~~~python\nx\n~~~", "is not executed"),
        ("````python\nx\n````", "is not executed"),
        ("> ```python\n> x\n> ```", "is not executed"),
        ("\t```python\n\tx\n\t```", "is not executed"),
        ("```\nx\n```", "no language"),
        ("``` {.python}\nx\n```", "no language"),
        ("``` python\nx\n```", "no language"),
        ("```{ .python }\nx\n```", "no language"),
        ("```Python\nx\n```", "no language"),
        ('```python title="app.py"\nx\n```', "no language"),
        ("```python {title=app.py}\nx\n```", "options"),
        ('```python {title="a" title="b"}\nx\n```', "options"),
        ('```python {browser="moon"}\nx\n```', "browser='moon' is no reason"),
        ('```python {titel="a"}\nx\n```', "unknown option 'titel'"),
        ('```python {dir="a"}\nx\n```', "unknown option 'dir'"),
        ("```python {works}\nx\n```", "has no value"),
        ('```console {server="yes"}\nx\n```', "takes no value"),
        ('```python {title="a"works="b"}\nx\n```', "options"),
        ('```python {title="a" "}\nx\n```', "options"),
        ("```python\nx\n", "never closed"),
        ("```python\nx\n ```", "never closed"),
    ],
)  # fmt: skip
def test_reports(text, what):
    _, problems = fences.find(text, "page.md", 10)
    assert [what in problem.what for problem in problems] == [True]
    assert (problems[0].path, problems[0].line) == ("page.md", 10)


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({}, "```python"),
        ({"fails": ""}, "```python {fails}"),
        ({"title": "a.py", "fails": "it's"}, '```python {title="a.py" fails="it\'s"}'),
        ({"fails": 'say "x"'}, "```python {fails='say \"x\"'}"),
        ({"fails": 'it\'s "x" \\n'}, '```python {fails="it\'s \\"x\\" \\n"}'),
        ({"fails": "a \\\" '", "title": "}"}, '```python {fails="a \\\\" \'" title="}"}'),
    ],
)
def test_writes(options, line):
    assert fences.opening("python", options) == line
    assert read_again("python", options) == ("python", options)


def test_what_is_written_is_read_as_it_was(page: SymptomPage):
    for fence in page.fences:
        assert read_again(fence.language, fence.options) == (fence.language, fence.options)


def read_again(language: str, options: dict[str, str]) -> tuple[str, dict[str, str]]:
    [fence], problems = fences.find(f"{fences.opening(language, options)}\n```", "page.md")
    assert "cannot be read" not in fence.options.get("exempt", ""), problems
    return fence.language, fence.options


@pytest.mark.parametrize("body", ["", "x\n", "a form feed \f and a line separator \u2028 end no line\n"])
def test_prose_is_what_is_in_no_fence(body):
    text = f"a\n```python\n{body}```\nb\n\n    ```python\n    y\n    ```\nc"
    found, _ = fences.find(text, "page.md", 10)
    lines = text.split("\n")
    assert fences.prose(text, found, 10) == [
        (10 + number, line) for number, line in enumerate(lines) if line in ("a", "b", "", "c")
    ]


@pytest.mark.parametrize("broken", ["````python\n[x](y.md)\n````\n", "```python\n[x](y.md)\n"])
def test_what_a_broken_fence_holds_is_no_prose(broken):
    text = f"a\n{broken}"
    found, problems = fences.find(text, "page.md")
    assert len(problems) == 1
    assert "](y.md)" not in str(fences.prose(text, found))


def test_pytest_examples_sees_the_same_programs(page: SymptomPage, tmp_path: Path):
    """The library that prints outputs into programs agrees with the reader on what a program is."""
    lines = page.text.split("\n")
    for fence in page.fences:
        if fence.embed:  # It takes an empty fence for one that goes on.
            lines[fence.line - 1 : fence.last_line] = ["", ""]
    file = tmp_path / "page.md"
    file.write_text("\n".join(lines), "utf-8")
    theirs = {(example.start_line, example.source) for example in find_examples(file)}
    ours = {
        (example.fence.line, example.fence.body) for example in page.examples if isinstance(example, Program)
    }
    exempt = {fence.line for fence in page.fences if "exempt" in fence.options}
    assert {found for found in theirs if found[0] not in exempt} == ours


def test_the_contributing_guide_says_what_each_option_does(root):
    rows: dict[tuple[str, str], list[str]] = {}
    for language, allowed in fences.OPTIONS.items():
        for name, meaning in allowed.items():
            rows.setdefault((name, meaning), []).append(f"`{language}`")
    table = [f"| `{name}` | {', '.join(on)} | {meaning} |" for (name, meaning), on in rows.items()]
    assert "\n".join(table) in (root / "CONTRIBUTING.md").read_text("utf-8")
