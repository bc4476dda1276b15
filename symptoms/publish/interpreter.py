"""Makes the archives of Python that browsers load: packages as locked, compiled by the interpreter that runs them."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from symptoms.publish.node import find_node
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project

FOLDER = "archives"
"""Below ``theme/run``; it is not committed."""
_MADE_OF = ("archive.mjs", "compile.py", "package-lock.json")
_SETTINGS = {"packages", "wheels", "without"}
_LICENCE = re.compile(r"(?i)licen[cs]e|copying|notice")


def ensure(project: Project) -> Path:
    """Return the folder with the archives ``wasm`` and ``files``, and ``licences``, making them unless they are there.

    Raises:
        ProblemsError: a package is not installed, a wheel cannot be had, or Node cannot pack them.
    """
    wanted = _wanted(project)
    target = project.runner / FOLDER / _key(project, wanted)
    if not target.is_dir():
        print("compiling the packages that browsers load, a minute or two", flush=True)
        with tempfile.TemporaryDirectory(prefix="symptoms-archives-") as name:
            sources, made = Path(name, "sources"), Path(name, "made")
            licences = _collect(project, wanted, sources)
            _run([find_node() or "node", str(project.runner / "archive.mjs"), str(sources), str(made)])
            (made / "licences").write_text("\n\n".join(licences), "utf-8")
            shutil.rmtree(target.parent, ignore_errors=True)
            target.parent.mkdir(parents=True)
            shutil.move(made, target)
    return target


def _key(project: Project, wanted: dict[str, list[str]]) -> str:
    """Return the name of what the archives are made of."""
    files = [project.root / "requirements.txt", *(project.runner / name for name in _MADE_OF), Path(__file__)]
    content = repr(wanted).encode() + b"".join(file.read_bytes() for file in files)
    return hashlib.sha256(content).hexdigest()[:16]


def _wanted(project: Project) -> dict[str, list[str]]:
    settings = tomllib.loads((project.root / "pyproject.toml").read_text("utf-8"))
    found = settings.get("tool", {}).get("symptoms", {}).get("browser", {})
    if found.keys() != _SETTINGS:
        what = f"[tool.symptoms.browser] has {', '.join(sorted(found)) or 'nothing'}"
        raise ProblemsError([_unsettled(what, f"write lists for {', '.join(sorted(_SETTINGS))}")])
    return found


def _unsettled(what: str, remedy: str) -> Problem:
    return Problem("pyproject.toml", 1, what, remedy)


def _collect(project: Project, wanted: dict[str, list[str]], sources: Path) -> list[str]:
    """Lay packages out as in site-packages: those of this environment, and wheels for what is compiled in them.

    Returns:
        Their licences.
    """
    lock = json.loads((project.runner / "node_modules/pyodide/pyodide-lock.json").read_text("utf-8"))["info"]
    python = ".".join(lock["python"].split(".")[:2])
    licences = [f"CPython {lock['python']}\n\nPSF-2.0, https://docs.python.org/3/license.html\n"]
    for package in _required(wanted, python):
        if canonicalize_name(package.name) not in wanted["wheels"]:
            _copy(package, sources)
        licences.append(_licence(package))
    with tempfile.TemporaryDirectory(prefix="symptoms-wheels-") as folder:
        # What wheels are named for that this interpreter can load (PEP 783).
        platform = f"pyemscripten_{lock['abi_version']}_{lock['arch']}"
        _download(project, wanted["wheels"], Path(folder), python, platform)
        for wheel in Path(folder).glob("*.whl"):
            with zipfile.ZipFile(wheel) as packed:
                packed.extractall(sources, [name for name in packed.namelist() if _is_used(Path(name))])
    return licences


def _required(wanted: dict[str, list[str]], python: str) -> list[Distribution]:
    """Return the installed packages that are wanted, and those that they require, by the markers of that Python."""
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    known: set[tuple[str, frozenset[str]]] = set()
    waiting = [Requirement(package) for package in wanted["packages"]]
    found: dict[str, Distribution] = {}
    while waiting:
        requirement = waiting.pop()
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if (name, extras) in known or name in wanted["without"]:
            continue
        known.add((name, extras))
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            what = f"[tool.symptoms.browser] needs {name}, which is not installed"
            raise ProblemsError(
                [_unsettled(what, "mend the name, or list it under dependencies or without")]
            ) from None
        waiting += [
            inner
            for inner in map(Requirement, found[name].requires or ())
            if inner.marker is None
            or any(inner.marker.evaluate({**environment, "extra": extra}) for extra in {"", *extras})
        ]
    return [found[name] for name in sorted(found)]


def _licence(package: Distribution) -> str:
    files = [file for file in package.files or () if ".dist-info" in str(file) and _LICENCE.search(file.name)]
    texts = [Path(str(package.locate_file(file))).read_text("utf-8") for file in files]
    facts = package.metadata.json
    named = facts.get("license_expression") or facts.get("license") or "see its home page"
    return f"{package.name} {package.version}\n\n" + ("\n".join(texts) or f"{named}\n")


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


def _download(project: Project, names: list[str], folder: Path, python: str, platform: str) -> None:
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
    machine = ["--platform", platform, "--python-version", python, "--abi", f"cp{python.replace('.', '')}"]
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
