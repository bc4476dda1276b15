"""What all tests share: where runs keep their results, and the pages and examples that are their cases."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from symptoms.prove.run import once, probes
from symptoms.read.catalogue import Catalogue
from tests import real
from tests.real import ROOT


def pytest_configure(config: pytest.Config) -> None:
    """Let the processes of this run share what examples did, so that each is executed once.

    On a maintainer's machine the next run has it too, in CI nothing is believed that was not run now.
    """
    if hasattr(config, "workerinput"):
        return
    if "CI" not in os.environ:
        once.keep(ROOT)
    else:
        folder = tempfile.TemporaryDirectory(prefix="symptoms-runs-")
        os.environ[once.FOLDER] = folder.name
        config.add_cleanup(folder.cleanup)
    # The commands that tests start in small projects, each of which would compile Lilya again.
    os.environ[probes.FOLDER] = os.environ[once.FOLDER]


def pytest_xdist_auto_num_workers() -> int:
    """Return the processes of ``-n auto``: one more than processors, as examples wait as often as they compute."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site() -> Catalogue:
    return real.site()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for ``page`` or ``example`` one case for each of them."""
    wanted = {"page", "example"} & set(metafunc.fixturenames)
    if not wanted:
        return
    cases = []
    for page in real.site().symptoms:
        name = page.source
        if "example" in wanted:
            cases += [
                pytest.param(page, example, id=f"{name}:{example.fence.line}") for example in page.examples
            ]
        else:
            cases.append(pytest.param(page, id=name))
    metafunc.parametrize("page,example" if "example" in wanted else "page", cases)
