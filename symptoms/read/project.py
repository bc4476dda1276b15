"""Where the parts of a project are."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from symptoms.read.problems import Problem, ProblemsError


class _Loader(yaml.SafeLoader):
    """Reads ``!ENV [NAME, default]`` as MkDocs does."""


_Loader.add_constructor("!ENV", construct_env_tag)


def read_config(root: Path) -> dict[str, Any]:
    """Return what ``mkdocs.yml`` of a folder says."""
    return yaml.load((root / "mkdocs.yml").read_text("utf-8"), _Loader)


@dataclass(frozen=True)
class Project:
    """The folder that everything is read from.

    Attributes:
        root: holds ``mkdocs.yml``, ``docs/``, ``examples/`` and ``theme/``.
        areas: folder of ``docs/`` to the area's title, in the order of the navigation.
    """

    root: Path
    areas: dict[str, str] = field(default_factory=dict, hash=False)

    @classmethod
    def at(cls, root: Path) -> Project:
        """Return the project of a folder, with the areas that its ``mkdocs.yml`` lists for the plugin.

        Raises:
            ProblemsError: it lists none.
        """
        for entry in read_config(root)["plugins"]:
            if isinstance(entry, dict) and "symptoms" in entry:
                return cls(root, dict(entry["symptoms"]["areas"]))
        raise ProblemsError([Problem("mkdocs.yml", 1, "plugins: has no symptoms: with areas:", "add it")])

    @property
    def docs(self) -> Path:
        """The pages: one folder an area, one file a symptom."""
        return self.root / "docs"

    @property
    def examples(self) -> Path:
        """The files of sessions: a folder a page, and in it one a session."""
        return self.root / "examples"

    @property
    def search(self) -> Path:
        """The search in JavaScript, with its packages."""
        return self.root / "theme/search"

    @property
    def runner(self) -> Path:
        """What runs programs in a browser, with its packages."""
        return self.root / "theme/run"
