"""Every program of the site shows in a reader's browser, to the letter, what its page shows, or says why it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from symptoms.measure import in_browser as here
from symptoms.measure.in_browser import InBrowser
from symptoms.read import in_browser as reading
from symptoms.read.catalogue import Catalogue
from symptoms.read.examples import Program
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import report
from tests.theme.run.conftest import PAGE

SHARE = 0.9
"""Of the programs that show the same. It does not fall: what starts servers of its own cannot run in a browser."""


def test_its_programs_show_the_same(page: SymptomPage, in_browser: InBrowser):
    if problems := list(here.check_page(page, in_browser)):
        pytest.fail(report(problems), pytrace=False)


def test_most_programs_show_the_same(site: Catalogue):
    programs = [one for page in site.symptoms for one in page.examples if isinstance(one, Program)]
    same = [one for one in programs if not reading.reason(one)]
    print(f"{len(same)} of {len(programs)} programs show the same in a browser")
    assert len(same) >= SHARE * len(programs)


@pytest.mark.parametrize("library", ["pydantic", "lilya.testclient"])
def test_the_first_program_finds_what_the_next_have_ready(
    browser: Browser, address: str, built: Path, library: str
):
    """It runs before that is imported; pydantic is compiled in part, and loading that cannot be undone."""
    source = (
        f"import sys\n\nprint('{library}' in sys.modules)\nimport {library}\n\nprint({library}.__name__)\n"
    )
    with here.opened(browser, built, address, PAGE) as running:
        shown = [running.run(source).shown for _ in range(3)]
    assert shown == [("False", library), ("True", library), ("True", library)]


def test_what_the_first_program_imports_is_not_counted_as_its_own_time(
    browser: Browser, address: str, built: Path
):
    with here.opened(browser, built, address, PAGE) as running:
        assert running.run("import lilya.testclient\n\nprint('done')\n", seconds=0.1).shown == ("done",)
        assert running.run("import time\n\ntime.sleep(2)\n", seconds=0.1).hung
