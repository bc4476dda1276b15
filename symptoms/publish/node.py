"""Finds Node, which builds what browsers load."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


def find_node() -> str | None:
    """Return the path of Node: the one installed beside this Python, else the machine's."""
    beside = str(Path(sys.executable).parent)
    return shutil.which("node", path=os.pathsep.join([beside, os.environ.get("PATH", os.defpath)]))
