"""What messages, comments and tasks call by name is there."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

PLACES = ("symptoms/**/*.py", "noxfile.py", "*.md")
_NAME = re.compile(r"(?:-m\W+|\bof |\bfrom |\bimport )(?P<name>symptoms(?:\.[a-z_]+)*)")
_PATH = re.compile(r"\bsymptoms/[\w/]+\.\w+")


def test_every_module_and_file_that_is_named_exists(root: Path):
    missing = []
    for file in (file for place in PLACES for file in root.glob(place)):
        text = file.read_text("utf-8")
        missing += [(file, name) for name in _NAME.findall(text) if not find_spec(name)]
        missing += [(file, path) for path in _PATH.findall(text) if not (root / path).is_file()]
    assert missing == []
