"""Says which package shows a message that a page declares: Lilya, another one, or Python itself.

Nobody types it. The record knows through which packages an exception went, and a text that is no exception's is
looked for in the sources that are installed.
"""

from __future__ import annotations

import builtins
import difflib
import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from symptoms.prove.errors import Coverage, Declared
from symptoms.read import commands, named, template
from symptoms.read.catalogue import Catalogue
from symptoms.read.problems import Problem

PYTHON = "Python"
_JOINED = re.compile(r"""["']\s*\n\s*[rf]*["']""")
"""Between two lines of one text."""
_SIGNS = re.compile(r"[^A-Za-z ]+")


def unsaid(coverage: Coverage, site: Catalogue) -> Iterator[Problem]:
    """Stage 2: every declared message is said by Lilya's source or by that of another package."""
    texts = [place.template for place in coverage.places if place.template]
    for declared in coverage.messages:
        if not of(declared, coverage, site):
            near = difflib.get_close_matches(declared.error.message, texts, 1, 0.5)
            what = f"neither Lilya nor another package that is installed says {declared.error.message!r}"
            remedy = "declare what is shown to the letter, with {placeholders} for what varies"
            remedy = f"did you mean {near[0]!r}?" if near else remedy
            yield Problem(declared.page.path, declared.line, what, remedy)


def of(declared: Declared, coverage: Coverage, site: Catalogue) -> tuple[str, ...]:
    """Return the packages that say a declared message: one, or those that share its words; none if nobody does."""
    if coverage.is_said(declared):
        return ("lilya",)
    words = list(_words(declared.error.message))
    module = (declared.error.type or "").partition(".")[0]
    if module == "lilya":
        return ("lilya",) if any(text in _source("lilya") for text in words) else ()
    if innermost := _innermost(declared, site):
        # What Lilya's own code does not say, Python says of it.
        return tuple(sorted({PYTHON if package == "lilya" else package for package in innermost}))
    for name in (declared.error.type or "", declared.error.message.partition(":")[0], *_types(declared)):
        if package := _home(name, site):
            return (package,)
    for text in words:
        if found := [name for name in ("lilya", *site.record.packages, PYTHON) if text in _source(name)]:
            return tuple(found)
    return tuple(_programs(declared))


def _innermost(declared: Declared, site: Catalogue) -> set[str]:
    pattern = declared.error.pattern()
    return {
        raised.frames[-1].partition("/")[0]
        for one in named.of_page(declared.page, site.project)
        if (entry := site.record.by_example.get(one.key))
        for raised in entry.spans[-1].outcome.raised
        if raised.frames and pattern.search(raised.line)
    }


def _home(name: str, site: Catalogue) -> str:
    """Return whose an exception is, given its name with its module; empty if it is no such name."""
    module, dot, _ = name.partition(".")
    if not all(map(str.isidentifier, name.split("."))):
        return ""
    if isinstance(getattr(builtins, name, None), type) or (dot and module in sys.stdlib_module_names):
        return PYTHON
    return module if module in site.record.packages else ""


def _types(declared: Declared) -> list[str]:
    """Return the exceptions that the page shows before a message."""
    message = template.pattern(declared.error.message).pattern
    return re.findall(rf"([\w.]+): {message}", declared.page.text) if "(.+?)" not in message else []


def _words(message: str) -> Iterator[str]:
    """Yield what may stand in a source: the longest text between placeholders; of it, what has no sign or number."""
    texts = [text.strip() for text, _ in template.parts(message)]
    yield max(texts, key=len)
    yield max((words.strip() for text in texts for words in _SIGNS.split(text)), key=len)


def _programs(declared: Declared) -> Iterator[str]:
    """Yield the programs that are no Python, of the console fences that show a message."""
    for fence in declared.page.fences:
        if fence.language == "console" and declared.error.pattern().search(fence.body):
            for line in fence.lines:
                words = commands.read(line[2:])[1] if line.startswith("$ ") else []
                path = shutil.which(words[0]) if words else None
                if path and Path(path).parent != Path(sys.executable).parent:
                    yield words[0]


@cache
def _source(package: str) -> str:
    """Return all that a package has written; of Python itself the part that speaks of modules and of servers."""
    if package == PYTHON:
        library = Path(sysconfig.get_path("stdlib"))
        paths = [*library.glob("*.py"), *library.glob("asyncio/*.py"), *library.glob("importlib/*.py")]
    else:
        try:
            paths = [Path(str(file.locate())) for file in files(package) or () if file.suffix == ".py"]
        except PackageNotFoundError:
            return ""
    text = "\n".join(path.read_text("utf-8", "replace") for path in paths if path.is_file())
    return _JOINED.sub("", text)
