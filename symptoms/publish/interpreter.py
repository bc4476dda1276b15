"""Makes the archives of Python that browsers load: packages as locked, compiled by the interpreter that runs them."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from symptoms.publish.node import find_node
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project

PYTHON = "3.14"
PLATFORM = "pyemscripten_2026_0_wasm32"
"""What wheels are named for that the interpreter of theme/run/package.json can load (PEP 783)."""
FOLDER = "archives"
"""Below ``theme/run``; it is not committed."""
_MADE_OF = ("archive.mjs", "package-lock.json")


def ensure(project: Project) -> Path:
    """Return the folder with the archives ``wasm`` and ``files``, making them unless they are there.

    Raises:
        ProblemsError: a package is not installed, a wheel cannot be had, or Node cannot pack them.
    """
    target = project.runner / FOLDER / _key(project)
    if not target.is_dir():
        print("compiling the packages that browsers load, a minute or two", flush=True)
        with tempfile.TemporaryDirectory(prefix="symptoms-archives-") as name:
            sources, made = Path(name, "sources"), Path(name, "made")
            _collect(project, sources)
            _run([find_node() or "node", str(project.runner / "archive.mjs"), str(sources), str(made)])
            shutil.rmtree(target.parent, ignore_errors=True)
            target.parent.mkdir(parents=True)
            shutil.move(made, target)
    return target


def _key(project: Project) -> str:
    """Return the name of what the archives are made of."""
    files = [project.root / "requirements.txt", *(project.runner / name for name in _MADE_OF), Path(__file__)]
    wanted = repr(_wanted(project))
    return hashlib.sha256(wanted.encode() + b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _wanted(project: Project) -> dict[str, list[str]]:
    settings = tomllib.loads((project.root / "pyproject.toml").read_text("utf-8"))
    return settings["tool"]["symptoms"]["browser"]


def _collect(project: Project, sources: Path) -> None:
    """Lay packages out as in site-packages: those of this environment, and wheels for what is compiled in them."""
    wanted = _wanted(project)
    left_out, native = set(wanted["without"]), set(wanted["wheels"])
    for package in _required(wanted["packages"], left_out):
        if canonicalize_name(package.name) not in native:
            _copy(package, sources)
    with tempfile.TemporaryDirectory(prefix="symptoms-wheels-") as folder:
        _download(project, sorted(native), Path(folder))
        for wheel in Path(folder).glob("*.whl"):
            with zipfile.ZipFile(wheel) as packed:
                packed.extractall(sources, [name for name in packed.namelist() if _is_used(Path(name))])


def _required(packages: list[str], left_out: set[str]) -> Iterator[Distribution]:
    """Yield the installed packages that these require, by the markers of the browser's Python."""
    environment = {"python_version": PYTHON, "python_full_version": f"{PYTHON}.0"}
    known: set[tuple[str, frozenset[str]]] = set()
    waiting = [Requirement(package) for package in packages]
    given: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if (name, extras) in known or name in left_out:
            continue
        known.add((name, extras))
        package = distribution(name)
        if name not in given:
            given.add(name)
            yield package
        for inner in map(Requirement, package.requires or ()):
            if inner.marker is None or any(
                inner.marker.evaluate({**environment, "extra": extra}) for extra in {"", *extras}
            ):
                waiting.append(inner)


def _copy(package: Distribution, target: Path) -> None:
    for file in package.files or ():
        if _is_used(Path(file)):
            place = target / file
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(package.locate_file(file)), place)


def _is_used(file: Path) -> bool:
    """Tell whether a program may need a file: not what is for tools, and not what is compiled for this machine."""
    if ".." in file.parts or "__pycache__" in file.parts or "tests" in file.parts:
        return False
    if file.parts[0].endswith(".dist-info"):
        return file.name in {"METADATA", "entry_points.txt"}
    return file.suffix not in {".pyi", ".pth", ".c", ".h", ".pyx"} and (
        file.suffix != ".so" or "emscripten" in file.name
    )


def _download(project: Project, names: list[str], folder: Path) -> None:
    """Download wheels as locked, with their hashes."""
    lock = (project.root / "requirements.txt").read_text("utf-8")
    entries = re.findall(r"(?m)^\S+==(?:.*\\\n)*.*", lock)
    chosen = [entry for entry in entries if entry.partition("==")[0] in names]
    listed = folder / "requirements.txt"
    listed.write_text("\n".join(chosen) + "\n", "utf-8")
    options = [
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
        "--quiet",
        "--disable-pip-version-check",
    ]
    machine = ["--platform", PLATFORM, "--python-version", PYTHON, "--abi", f"cp{PYTHON.replace('.', '')}"]
    _run([sys.executable, "-m", "pip", "download", *options, *machine, "-d", str(folder), "-r", str(listed)])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        # A stack of Pyodide begins with a line of a megabyte.
        said = "\n".join(line[:200] for line in done.stderr.strip().split("\n")[-20:])
        what = f"the archives of Python for browsers cannot be made: {said}"
        raise ProblemsError(
            [Problem("theme/run/archive.mjs", 1, what, "mend what the message names, or try again")]
        )
