"""Runs the tests of the runner's JavaScript that need no browser."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from symptoms.publish.node import find_node

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_javascript_of_the_runner(file: Path):
    node = find_node()
    assert node, "Node is not installed; `nox -s tests` installs it"
    command = [node, "--test", "--test-reporter", "spec", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
