"""Makes environments that hold exactly the named packages, to show what a missing one does."""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
import venv
from functools import cache, lru_cache
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement


@cache
def build(packages: str) -> Path:
    """Return the folder of commands of an environment with these packages and what they require.

    The packages are linked from the environment that runs this, where their locked versions are
    installed: nothing is downloaded. The environment is removed when this process ends.

    Args:
        packages: requirements separated by spaces, for example ``lilya[cli] uvicorn``.

    Raises:
        importlib.metadata.PackageNotFoundError: a package is not installed here.
    """
    holder = _holder()
    root = Path(holder.name) / f"env{len(os.listdir(holder.name))}"
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(root)
    scheme = sysconfig.get_paths(scheme="venv", vars={"base": str(root), "platbase": str(root)})
    site, scripts = Path(scheme["purelib"]), Path(scheme["scripts"])
    for found in _closure(packages.split()):
        _link(found, site)
        for entry in found.entry_points.select(group="console_scripts"):
            _write_script(scripts / entry.name, entry.module, entry.attr)
    return scripts


@lru_cache(maxsize=1)
def _holder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="lilya-environments-")


def _closure(requirements: list[str]) -> list[Distribution]:
    """Return the distributions of the requirements and of all that these require."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement(text) for text in requirements]
    seen: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        key = f"{requirement.name}[{','.join(sorted(requirement.extras))}]"
        if key in seen:
            continue
        seen.add(key)
        dist = distribution(requirement.name)
        found[requirement.name.lower()] = dist
        for text in dist.requires or []:
            needed = Requirement(text)
            extras = requirement.extras or {""}
            if not needed.marker or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(needed)
    return list(found.values())


def _link(dist: Distribution, site: Path) -> None:
    """Link the top-level files and folders of a distribution into ``site``."""
    tops = {file.parts[0] for file in dist.files or [] if file.parts[0] not in ("..", "__pycache__")}
    for top in tops:
        source = Path(str(dist.locate_file(top)))
        target = site / top
        if source.exists() and not target.exists():
            target.symlink_to(source, target_is_directory=source.is_dir())


def _write_script(path: Path, module: str, attribute: str) -> None:
    python = path.parent / Path(sys.executable).name
    path.write_text(
        f"#!{python}\nimport sys\nfrom {module} import {attribute.split('.')[0]}\nsys.exit({attribute}())\n"
    )
    path.chmod(0o755)
