"""Runs the tests of the search's JavaScript, a case for each file, on the index of the real pages."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from symptoms.publish import search_index
from symptoms.publish.node import find_node
from symptoms.read.catalogue import Catalogue

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_javascript(file: Path, site: Catalogue, tmp_path: Path):
    node = find_node()
    assert node, "Node is not installed; `nox -s tests` installs it"
    index = tmp_path / "index.json"
    index.write_text(json.dumps(search_index.build(site)), "utf-8")
    done = subprocess.run(
        [node, "--test", "--test-reporter", "spec", str(file)],
        env={**os.environ, "INDEX": str(index)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
