"""Bad input gives one clear message with file, line and remedy, and never a half-written site."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from symptoms.read import catalogue
from symptoms.read.problems import report
from symptoms.read.project import Project

PAGE = "docs/routing/no-slash.md"
OTHER = "docs/requests/consumed.md"
FOLDER = "examples/no-slash/optimised"


def replace(old: str, new: str, file: str = PAGE) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        text = (project / file).read_text("utf-8")
        assert old in text, f"{file} no longer holds {old!r}; mend this table"
        (project / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


def content(
    data: bytes, file: str = PAGE, also: Callable[[Path], None] = lambda _: None
) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        also(project)
        (project / file).write_bytes(data)

    return change


def add(file: str, text: str = "print(1)\n") -> Callable[[Path], None]:
    def change(project: Path) -> None:
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_text(text, "utf-8")

    return change


def transform(
    how: Callable[[bytes], bytes], file: str = PAGE, also: Callable[[Path], None] = lambda _: None
) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        also(project)
        (project / file).write_bytes(how((project / file).read_bytes()))

    return change


def sections(names: str, rows: str, end: str = "") -> Callable[[Path], None]:
    """Add sections of these names, and above all others a table that leads to some of them."""
    links = ["a-path-without-its-slash", "under-o", *rows] if rows else []
    table = "".join(f"| {link} | [there](#{link}) |\n" for link in links)
    table = table and f"| You see | Go to |\n| --- | --- |\n{table}\n"
    added = "".join(f"## {name}\n\nText.\n\n" for name in names)

    def change(project: Path) -> None:
        file = project / PAGE
        text = file.read_text("utf-8").replace("## A path", f"{table}## A path", 1)
        file.write_text(text.replace("## Related", f"{added}{end}\n## Related", 1), "utf-8")

    return change


BAD = {
    "no front matter": (content(b"# Title\n\nText.\n"), PAGE, 1, "has no front matter", "begin it with ---"),
    "front matter is no YAML": (replace("cause: A", "cause: [A"), PAGE, "cause: [A", "not valid YAML", "quote"),
    "control character in the front matter": (replace("cause: A", "cause: \x1b[31mA"), PAGE, "cause:", "'\\x1b'", "delete it"),
    "no such day": (replace("cause: A route was declared with a path that does not begin with a slash.", "cause: 2026-02-30"), PAGE, 2, "day is out of range", "quote"),
    "missing field": (replace("cause:", "# cause:"), PAGE, 2, "cause is missing", "add `cause:`"),
    "empty field": (replace("cause: A route was declared with a path that does not begin with a slash.", "cause: ''"), PAGE, "cause: ''", "cause", "one line of text"),
    "unknown key": (replace("check_first:", "check_frist:"), PAGE, "check_frist:", "unknown key 'check_frist'", "did you mean check_first?"),
    "unknown key of an error": (replace("    where:", "    were:"), PAGE, "    were:", "unknown key 'errors.0.were'", "did you mean where?"),
    "key twice": (replace("cause:", "title: again\ncause:"), PAGE, "title: again", "'title' is there twice", "keep one"),
    "too few symptoms": (replace("check_first:", "symptoms: [one]\ncheck_first:"), PAGE, "symptoms: [one]", "symptoms", "phrasings"),
    "claimed symptom": (replace("symptoms:\n", "symptoms:\n  - host must NOT start  with a slash\n", OTHER), None, None, "is also claimed at", "keep it on one page"),
    "symptom twice on a page": (replace("symptoms:\n", "symptoms:\n  - paths MUST  start with '/'\n"), PAGE, None, "is also claimed at", "once"),
    "message of two pages": (replace("errors:\n", "errors:\n  - type: AssertionError\n    message: \"Paths must start with '/'\"\n    where: raised\n", OTHER), None, None, "is also declared by", "keep it on one page"),
    "unbalanced placeholder": (replace("message: \"Paths", "message: \"{Paths"), PAGE, "{Paths", "errors.0.message", "mend"),
    "all placeholder": (replace("message: \"Paths must start with '/'\"", 'message: "{anything}"'), PAGE, "{anything}", "all placeholder", "mend"),
    "link to no page": (replace("(../requests/consumed.md)", "(../requests/consumer.md)"), PAGE, "consumer", "leads to no page", "../area/slug.md"),
    "link to no page of Lilya": (replace("https://lilya.dev/routing/", "https://lilya.dev/rooting/"), PAGE, "/rooting/", "no known page of Lilya", "did you mean https://lilya.dev/routing/"),
    "link whose text begins on the line before": (replace("\n## ", "\n[a long\ntext](https://lilya.dev/rooting/)\n\n## "), PAGE, "text](", "no known page of Lilya", "routing/"),
    "link that is defined elsewhere": (replace("\n## ", "\n[text][1]\n\n[1]: consumer.md\n\n## "), PAGE, "[1]:", "leads to no page", "../area/slug.md"),
    "folder nobody embeds": (add("examples/no-slash/forgotten/app.py"), "examples/no-slash/forgotten/app.py", 1, "no page runs", 'dir="forgotten"'),
    "file nobody shows": (add(f"{FOLDER}/helper.py"), f"{FOLDER}/helper.py", 1, "does not show it", '{file="optimised/helper.py"}'),
    "embedded file is missing": (replace("optimised/app.py", "optimised/main.py"), PAGE, None, "does not exist", "mend its name"),
    "embedded file is not UTF-8": (content(b"# \xe9\n", f"{FOLDER}/app.py"), PAGE, None, "is not UTF-8", "save it as UTF-8"),
    "embedded from elsewhere": (replace('file="optimised/app.py"', 'file="../../noxfile.py"'), PAGE, None, "does not exist", "mend its name"),
    "promise where a file is shown": (replace('file="optimised/app.py"', 'file="optimised/app.py" works="x"'), PAGE, 'works="x"', "works= says nothing", "console fence that runs the file"),
    "embedded as another tool would": (replace('{file="optimised/app.py"}\n', '{title="app.py" exempt="x"}\n--8<-- "optimised/app.py"\n'), PAGE, 'exempt="x"', "--8<-- is not read", 'file="folder/name"'),
    "a file in a fence that holds lines": (replace('{file="optimised/app.py"}\n', '{file="optimised/app.py"}\nprint()\n'), PAGE, "file=", "is empty", "delete its lines"),
    "source that is not there": (replace("\n## ", "\n<!-- source: lilya/apps.py Lilya.nothing -->\n\n## "), PAGE, "Lilya.nothing", "has no class or function Lilya.nothing", "package/file.py"),
    "source in no file": (replace("\n## ", "\n<!-- source: lilya/nothing.py Lilya -->\n\n## "), PAGE, "nothing.py", "there is no file", "package/file.py"),
    "source without a name": (replace("\n## ", "\n<!-- source: lilya -->\n\n## "), PAGE, "source: lilya", "names no file and function", "package/file.py"),
    "quote that is never closed": (replace("$ python -O app.py", "$ echo 'x"), PAGE, "$ echo 'x", "No closing quotation", "mend it"),
    "no program": (replace("$ python -O app.py", "$ A=1"), PAGE, "$ A=1", "names no program", "mend it"),
    "no command": (replace("$ python -O app.py", "python -O app.py"), PAGE, 'dir="optimised"', "has no command", "behind `$ `"),
    "time limit is no number": (replace('dir="optimised"', 'dir="optimised" timeout="2s"'), PAGE, 'timeout="2s"', "is no number", 'timeout="30"'),
    "server without a port": (replace('dir="optimised"', 'dir="optimised" server'), PAGE, "$ python", "which port", "--port 8000"),
    "port of this machine": (replace("$ python -O app.py", "$ curl http://127.0.0.1:9000"), PAGE, "9000", "same in every run", "8000"),
    "port of this machine in a configuration": (transform(lambda text: text.replace(b"## Related", b'```nginx {file="optimised/nginx.conf"}\n```\n\n## Related'), also=add(f"{FOLDER}/nginx.conf", "listen 80;\n")), PAGE, "nginx.conf", "port 80 is the same", "8080"),
    "port of this machine in a configuration, with its address": (transform(lambda text: text.replace(b"## Related", b'```nginx {file="optimised/nginx.conf"}\n```\n\n## Related'), also=add(f"{FOLDER}/nginx.conf", "listen 127.0.0.1:8081;\n")), PAGE, "nginx.conf", "port 8081 is the same", "8080"),
    "code on a plain page": (transform(lambda text: text + b'\n```python {works="x"}\nprint("x")\n```\n', "docs/index.md"), "docs/index.md", "```python", "are not run", "page of a symptom"),
    "page in a folder of a folder": (add("docs/deep/routing/page.md", "---\ntitle: T\n---\n"), "docs/deep/routing/page.md", 1, "folder of a folder", "docs/<area>/<slug>.md"),
    "folder is missing": (replace('dir="optimised" shows', 'dir="optimized" shows'), PAGE, None, "does not exist", "mend dir="),
    "not UTF-8": (transform(lambda text: text.replace(b"the leading", b"the le\xffding").replace(b"A route", b"\xe9 route")), PAGE, "cause:", "is not UTF-8", "save the file as UTF-8"),
    "10 MB": (transform(lambda text: text + b"long line of text\n" * 600_000), PAGE, 1, "the limit is", "move what is large"),
    "Windows line ends": (transform(lambda text: text.replace(b"\n", b"\r\n")), PAGE, 1, "Windows line ends", "LF"),
    "byte order mark": (transform(lambda text: b"\xef\xbb\xbf" + text), PAGE, 1, "byte order mark", "without BOM"),
    "empty file": (content(b""), PAGE, 1, "is empty", "nox -s new"),
    "blank file": (content(b"\n \n"), PAGE, 1, "is empty", "nox -s new"),
    "too long": (transform(lambda text: text + b"\nText.\n" * 300), PAGE, 600, "lines; at most 600", "a page of its own"),
    "no table of the causes": (sections("abcde", ""), PAGE, "## A path without its slash", "no table at the top", "| You see | Go to |"),
    "table below": (sections("abcde", "", "\n| You see | Go to |\n| --- | --- |\n| a | [a](#a) |\n"), PAGE, "## A path without its slash", "no table at the top", "| You see | Go to |"),
    "cause without a row": (sections("abcde", "abcd"), PAGE, "## e", "leads to the section 'e'", "[...](#e)"),
    "cause of the same name": (sections("abcdd", "abcd"), PAGE, "## d", "leads to the section 'd'", "[...](#d_1)"),
    "row in another table": (sections("abcde", "abcd", "\n| Also | Go to |\n| --- | --- |\n| e | [e](#e) |\n"), PAGE, "## e", "leads to the section 'e'", "[...](#e)"),
    "unknown area": (add("docs/rooting/page.md", "---\ntitle: T\nsymptoms: [a1, b1, c1]\ncause: C\ncheck_first: https://lilya.dev/routing/\n---\n"), "docs/rooting/page.md", 1, "area 'rooting' is unknown", "mkdocs.yml"),
}  # fmt: skip


def problems_of(project: Path):
    return catalogue.read(Project.at(project))[1]


def test_the_copy_is_sound(project):
    assert problems_of(project) == []
    sections("abcde", "abcde")(project)
    assert problems_of(project) == []


@pytest.mark.parametrize("name", BAD)
def test_one_clear_message(project, name):
    spoil, file, line, what, remedy = BAD[name]
    spoil(project)
    problems = [problem for problem in problems_of(project) if what in problem.what]
    assert problems, f"no message says {what!r}:\n{report(problems_of(project))}"
    problem = problems[0]
    assert remedy in problem.remedy
    assert problem.path == file or file is None
    lines = (project / problem.path).read_text("utf-8", errors="replace").split("\n")
    said = lines[problem.line - 1]
    assert line is None or (line in said if isinstance(line, str) else line == problem.line), said
    assert re.match(r"[^:\n]+:[1-9]\d*: ", str(problem))


def build(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "symptoms", "build"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_all_mistakes_together_and_no_half_written_site(project):
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the site of before")
    for name in ("unknown key", "unbalanced placeholder", "embedded file is missing"):
        BAD[name][0](project)
    content(b"", OTHER)(project)
    add("examples/no-page/forgotten/app.py")(project)
    replace("(routing/no-slash.md)", "(routing/no-slash-40.md)", "docs/index.md")(project)
    done = build(project)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in said
    for part in (
        "check_frist",
        "errors.0.message",
        "/forgotten",
        "optimised/main.py",
        f"{OTHER}:1",
        "docs/index.md:",
    ):
        assert part in said
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]
    assert not list(project.glob(".site-*"))


def test_a_broken_anchor_fails_the_build_and_leaves_the_site(project):
    (project / "site").mkdir()
    replace("(../requests/consumed.md)", "(../requests/consumed.md#no-such-section)")(project)
    done = build(project)
    assert done.returncode == 1
    assert "no-such-section" in done.stdout + done.stderr
    assert list((project / "site").iterdir()) == []


@pytest.mark.parametrize(
    "block",
    ["    indented = 'code'\n", "<pre>raw = 'HTML'</pre>\n"],
)  # fmt: skip
def test_code_that_is_no_fence_fails_the_build(project, block):
    with (project / PAGE).open("a", encoding="utf-8") as page:
        page.write(f"\nText.\n\n{block}")
    done = build(project)
    assert done.returncode == 1
    assert f"{PAGE}:" in done.stdout + done.stderr
    assert "code blocks" in done.stdout + done.stderr


def test_plain_mkdocs_stops_before_it_writes(project):
    replace("check_first:", "check_frist:")(project)
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "check_frist" in done.stderr
    assert not (project / "site").exists()


def update(project: Path, *pages: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "symptoms", "update", *pages]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("$ python -O app.py", "$ pyhton -O app.py", "the command 'pyhton' is not installed"),
        ('{dir="optimised"', '{dir="optimised" packages="uvicron"', "the package 'uvicron'"),
        ("from lilya.routing import Path\n", "from lilya.routing import\n", "invalid-syntax"),
    ],
)
def test_what_only_a_run_tells_is_one_clear_message_too(project, old, new, what):
    replace(old, new)(project)
    done = update(project, PAGE)
    assert done.returncode == 1
    assert what in done.stderr
    assert re.search(rf"{PAGE}:[1-9]\d*: ", done.stderr)
    assert 'File "' not in done.stderr.split(what)[0]


def test_update_knows_the_page_that_was_meant(project):
    done = update(project, "docs/routing/no-slush.md", "docs/index.md")
    assert done.returncode == 1
    assert f"did you mean {PAGE}?" in done.stderr
    assert "docs/index.md:1: this is no page with examples" in done.stderr
