"""Environments of other releases of Lilya: which are supported, what they are locked to, and making them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import uv
from filelock import FileLock
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from symptoms.prove.run.environment import take_bytecode
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project

PACKAGE = "lilya"
LOCKS = "record/locks"
"""A file for each supported release but the installed one: the packages that are locked otherwise there."""
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;]+)")


class UninstallableError(Exception):
    """A release cannot be installed here; its text says why."""


def supported(project: Project) -> list[str]:
    """Return the supported releases, oldest first: those that ``record/locks`` locks, and the installed one."""
    found = [file.stem for file in (project.root / LOCKS).glob("*.txt")]
    return sorted({*found, locked(project)[PACKAGE]}, key=Version)


def locked(project: Project) -> dict[str, str]:
    """Return the locked version of every package of the project."""
    return {
        name: _version(lines) for name, lines in _blocks(_requirements(project).read_text("utf-8")).items()
    }


def used(project: Project) -> dict[str, str]:
    """Return the locked versions of the packages that examples run with; all else is for the site and the tests."""
    versions = locked(project)
    return {name: versions[name] for name in sorted(_needed(versions)) if name in versions}


def on_the_registry(pre: bool = False) -> list[str]:
    """Return every release on the registry that this Python can take, oldest first.

    Args:
        pre: pre-releases too.

    Raises:
        ProblemsError: the registry does not answer.
    """
    command = [
        sys.executable,
        "-m",
        "pip",
        "index",
        "versions",
        PACKAGE,
        "--json",
        *(["--pre"] if pre else []),
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    versions = re.search(r'"versions": \[(?P<list>[^\]]*)\]', run.stdout)
    if run.returncode or not versions:
        what = f"the registry does not say which releases of {PACKAGE} there are: {_last_line(run.stderr)}"
        raise ProblemsError([Problem("registry", 1, what, "see to the network, then try again")])
    return sorted(re.findall(r'"([^"]+)"', versions["list"]), key=Version)


def environment(project: Project, release: str) -> Path:
    """Return the interpreter of an environment with a release of Lilya, and all else as locked.

    The environment stays in ``.cache/releases`` for the next time; of processes that want it at once one makes it.

    Raises:
        UninstallableError: the release, or what it requires, cannot be installed.
    """
    if release == locked(project)[PACKAGE]:
        return Path(sys.executable)
    text = lock_text(project, release)
    with FileLock(_folder(project, release) / "env.lock"):
        return _environment(project, release, text)


def _environment(project: Project, release: str, text: str) -> Path:
    folder = _folder(project, release)
    place, stamp = folder / "env", folder / "installed.txt"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if stamp.is_file() and stamp.read_text("utf-8") == text and python.is_file():
        return python
    shutil.rmtree(place, ignore_errors=True)
    requirements = folder / "requirements.txt"
    requirements.write_text(text, "utf-8")
    _uv("venv", "--quiet", "--python", sys.executable, str(place))
    _uv(
        *("pip", "install", "--quiet", "--no-deps", "--require-hashes"),
        *("--python", str(python), "-r", str(requirements)),
    )
    # Compiled once, or each server that an example starts would do it again: most of it is compiled here. Lilya
    # is compiled whatever is there: a file of two releases may have one time and one size.
    for packages in place.glob("**/site-packages"):
        take_bytecode(packages)
        compiling = [str(python), "-m", "compileall", "-q", "-f", str(packages / PACKAGE)]
        subprocess.run(compiling, check=False)
    stamp.write_text(text, "utf-8")
    return python


def source(project: Project, release: str) -> Path:
    """Return the folder of Lilya's source of a release; nothing that it requires is installed for that.

    Raises:
        UninstallableError: the release cannot be had.
    """
    if release == locked(project)[PACKAGE]:
        return Path(sysconfig.get_path("purelib"), PACKAGE)
    lines = _blocks(lock_text(project, release))[PACKAGE]
    folder = _folder(project, release)
    target, requirements = folder / "source", folder / "source.txt"
    with FileLock(folder / "source.lock"):
        if not requirements.is_file() or requirements.read_text("utf-8") != lines:
            shutil.rmtree(target, ignore_errors=True)
            part = folder / "source.in"
            part.write_text(lines, "utf-8")
            _uv(
                *("pip", "install", "--quiet", "--no-deps", "--require-hashes", "--python", sys.executable),
                *("--target", str(target), "-r", str(part)),
            )
            part.replace(requirements)
    return target / PACKAGE


def _folder(project: Project, release: str) -> Path:
    """Return the folder that keeps the environment of a release, and what examples did in it."""
    folder = (project.root / ".cache/releases" / release).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def lock(project: Project, release: str) -> str:
    """Return the packages that a release is locked to otherwise than the project: names, versions and hashes.

    Raises:
        UninstallableError: nothing on the registry fits the release.
    """
    folder = _folder(project, release)
    wanted = folder / "wanted.in"
    names = [f"{PACKAGE}=={release}" if _is_lilya(line) else line for line in _declared()]
    names += _required_besides(project, release)
    wanted.write_text("".join(f"{name}\n" for name in names), "utf-8")
    # What is in the output file beforehand is what uv prefers.
    output = folder / "locked.txt"
    output.write_text("".join(_preferred(project).values()), "utf-8")
    _uv(
        *("pip", "compile", str(wanted), "--universal", "--python-version", "3.11", "--quiet"),
        *("--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"),
        *("--output-file", str(output)),
    )
    ours = used(project)
    theirs = _blocks(output.read_text("utf-8"))
    return "".join(
        text for name, text in theirs.items() if name == PACKAGE or ours.get(name) != _version(text)
    )


def _preferred(project: Project) -> dict[str, str]:
    """Return what the project and the supported releases are locked to: no other version is taken without need."""
    blocks: dict[str, str] = {}
    for release in supported(project):
        file = project.root / LOCKS / f"{release}.txt"
        blocks |= _blocks(file.read_text("utf-8")) if file.is_file() else {}
    return blocks | _blocks(_requirements(project).read_text("utf-8"))


def _required_besides(project: Project, release: str) -> list[str]:
    """Return what pyproject.toml says that a release needs besides what the newest does."""
    settings = tomllib.loads((project.root / "pyproject.toml").read_text("utf-8"))
    return [
        name
        for releases, names in settings["tool"]["symptoms"]["requires"].items()
        if Version(release) in SpecifierSet(releases)
        for name in names
    ]


def lock_text(project: Project, release: str) -> str:
    """Return the whole lock of a release: the project's, for what examples run with, and what differs."""
    file = project.root / LOCKS / f"{release}.txt"
    if not file.is_file() and release != locked(project)[PACKAGE]:
        file = _folder(project, release) / "differs.txt"
        with FileLock(file.with_suffix(".lock")):
            if not file.is_file():
                file.write_text(lock(project, release), "utf-8")
    differing = _blocks(file.read_text("utf-8")) if file.is_file() else {}
    blocks = _blocks(_requirements(project).read_text("utf-8")) | differing
    needed = _needed(blocks) | set(differing)
    return "".join(text for name, text in sorted(blocks.items()) if name in needed)


def _declared() -> list[str]:
    """Return the requirements of examples and of what runs them, as pyproject.toml declares them."""
    return [line for line in requires("lilya-troubleshooting") or [] if "extra ==" not in line]


def _needed(locked: Iterable[str]) -> set[str]:
    """Return the names of the packages that examples run with, and of what these require in turn."""
    known, found = set(locked), set()
    waiting = [Requirement(line) for line in _declared()]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        key = (name, *sorted(requirement.extras))
        if key in found or name not in known:
            continue
        found.add(key)
        waiting += _requirements_of(name, requirement.extras)
    return {key[0] for key in found}


def _requirements_of(name: str, extras: set[str]) -> list[Requirement]:
    try:
        lines = requires(name) or []
    except PackageNotFoundError:
        return []
    found = [Requirement(line) for line in lines]
    return [
        one
        for one in found
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in {"", *extras})
    ]


def _is_lilya(line: str) -> bool:
    return canonicalize_name(Requirement(line).name) == PACKAGE


def _requirements(project: Project) -> Path:
    return project.root / "requirements.txt"


def _blocks(text: str) -> dict[str, str]:
    """Return each package of a lock with its lines, comments left out."""
    blocks: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if line.lstrip().startswith("#") or not line.strip():
            continue
        if pin := _PIN.match(line):
            name = canonicalize_name(pin["name"])
            blocks[name] = ""
        blocks[name] += f"{line}\n"
    return {name: _ended(block) for name, block in blocks.items()}


def _ended(block: str) -> str:
    """Return the lines of a package without a backslash that leads nowhere."""
    return block.rstrip("\n").removesuffix("\\").rstrip() + "\n"


def _version(block: str) -> str:
    pin = _PIN.match(block)
    assert pin, block
    return pin["version"]


def _uv(*arguments: str) -> None:
    # The noxfile has uv compile what it installs; here that is done once, see `environment`.
    variables = {**os.environ, "UV_COMPILE_BYTECODE": "0"}
    command = [uv.find_uv_bin(), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=variables)
    if run.returncode:
        raise UninstallableError(re.sub(r"[×╰─▶\s]+", " ", run.stderr).strip())


def _last_line(text: str) -> str:
    return text.strip().rpartition("\n")[2] or "it says nothing"


def is_release(name: str) -> bool:
    """Tell whether a text is a version at all."""
    try:
        Version(name)
    except InvalidVersion:
        return False
    return True
