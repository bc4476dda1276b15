"""Makes environments that hold exactly the named packages, to show what a missing one does."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from functools import cache, lru_cache
from importlib.metadata import distributions
from pathlib import Path

import uv
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


class NotLockedError(Exception):
    """A package that is not locked, and so not installed where this runs; its text says which."""


@cache
def build(packages: str) -> Path:
    """Return the folder of commands of an environment with these packages and what they require.

    Versions are those of the environment that runs this. Packages come from uv's cache, where they are
    since that one was made; the network is asked only where the cache has been emptied. The environment
    is removed when this process ends.

    Args:
        packages: requirements separated by spaces, for example ``lilya[cli] uvicorn``.

    Raises:
        NotLockedError: a package, or one that it requires, is not installed here.
        subprocess.CalledProcessError: uv cannot make the environment; ``stderr`` is what it said.
    """
    locked = _locked()
    for requirement in map(Requirement, packages.split()):
        if canonicalize_name(requirement.name) not in locked:
            raise NotLockedError(requirement.name)
    holder = Path(_holder().name)
    root = holder / f"env{len(os.listdir(holder))}"
    constraints = holder / "constraints.txt"
    constraints.write_text("".join(f"{name}=={version}\n" for name, version in locked.items()), "utf-8")
    _uv("venv", "--quiet", "--python", sys.executable, str(root))
    install = ("pip", "install", "--quiet", "--python", str(root), "--constraints", str(constraints))
    try:
        _uv(*install, "--offline", *packages.split())
    except subprocess.CalledProcessError:
        _uv(*install, *packages.split())
    for installed in distributions(path=list(map(str, root.glob("**/site-packages")))):
        if canonicalize_name(installed.name) not in locked:
            raise NotLockedError(installed.name)
    for packages_folder in root.glob("**/site-packages"):
        take_bytecode(packages_folder)
    return root / ("Scripts" if os.name == "nt" else "bin")


def take_bytecode(target: Path) -> None:
    """Link what is compiled here into an environment: compiling it anew takes two seconds of a processor.

    Both have their sources from uv's cache. Where they differ Python sees that, by time and size, and compiles.
    """
    own = Path(sysconfig.get_path("purelib"))
    for folder, _, files in os.walk(target):
        compiled = own / os.path.relpath(folder, target) / "__pycache__"
        if compiled.is_dir() and any(name.endswith(".py") for name in files):
            with contextlib.suppress(OSError):
                shutil.copytree(compiled, Path(folder, "__pycache__"), copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@cache
def _locked() -> dict[str, str]:
    """Return the version of each package that is installed where this runs."""
    return {canonicalize_name(found.name): found.version for found in distributions()}


@lru_cache(maxsize=1)
def _holder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="lilya-environments-")


def _uv(*arguments: str) -> None:
    variables = {**os.environ, "UV_COMPILE_BYTECODE": "0"}
    command = [uv.find_uv_bin(), *arguments]
    subprocess.run(command, check=True, stderr=subprocess.PIPE, text=True, env=variables)
