"""Every example of the site that needs no server shows in a reader's browser, to the letter, what its page shows, or says why it cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from symptoms.measure import in_browser as here
from symptoms.measure.in_browser import InBrowser
from symptoms.read import in_browser as reading
from symptoms.read.catalogue import Catalogue
from symptoms.read.examples import Program, Session, group
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import report
from tests.theme.run.conftest import PAGE

SHARE = 0.9
"""Of the programs that show the same. It does not fall: what starts servers of its own cannot run in a browser."""
SHARE_OF_SESSIONS = 0.75
"""Of the sessions that need no server; the others start processes, or need a package."""


def test_its_examples_show_the_same(page: SymptomPage, in_browser: InBrowser, site: Catalogue):
    if problems := list(here.check_page(page, in_browser, site.project)):
        pytest.fail(report(problems), pytrace=False)


def test_most_programs_show_the_same(site: Catalogue):
    programs = [one for page in site.symptoms for one in page.examples if isinstance(one, Program)]
    same = [one for one in programs if not reading.reason(one)]
    print(f"{len(same)} of {len(programs)} programs show the same in a browser")
    assert len(same) >= SHARE * len(programs)


def test_what_needs_python_and_files_alone_runs_with_few_exceptions(site: Catalogue):
    sessions = [one for page in site.symptoms for one in page.examples if isinstance(one, Session)]
    offered = [one for one in sessions if reading.is_python(one)]
    same = [one for one in offered if not reading.reason(one)]
    print(f"{len(same)} of {len(offered)} sessions without a server show the same in a browser")
    assert len(same) >= SHARE_OF_SESSIONS * len(offered)


def test_a_session_is_offered_where_python_runs_its_files(site: Catalogue):
    sessions = [one for page in site.symptoms for one in page.examples if isinstance(one, Session)]
    for one in sessions:
        is_server = any("server" in fence.options for fence in one.fences)
        if is_server or any("curl" in line for line in one.commands):
            assert reading.reason(one) == reading.TERMINAL and not reading.runs(one)


def test_a_reason_on_what_no_browser_is_offered_is_refused(site: Catalogue, in_browser: InBrowser):
    page = next(page for page in site.symptoms if any("server" in one.fence.options for one in page.examples))
    fences = [replace(fence, options={**fence.options, "browser": "sockets"}) for fence in page.fences]
    one = next(one for one in group(fences)[0] if "server" in one.fence.options)
    changed = replace(page, examples=(one,))
    [problem] = here.check_page(changed, in_browser, site.project)
    assert "no browser is offered" in problem.what


def command(source: str, **files: str) -> dict[str, object]:
    """Return a session in which Python runs a program, twice."""
    words = ["python", "app.py"]
    one = {"line": "python app.py", "words": words, "variables": {}}
    return {"files": {"app.py": source, **files}, "commands": [one, one]}


def test_a_command_finds_what_the_one_before_left(in_browser: InBrowser):
    source = (
        "import lilya, os\nprint(os.listdir(), hasattr(lilya, 'seen'))\n"
        "lilya.seen = True\nopen('left', 'w').close()\n"
    )
    assert in_browser.run_session(command(source)) == ("['app.py'] False", "['app.py', 'left'] False")


def test_a_program_may_leave_its_folder(in_browser: InBrowser):
    source = "import os\nprint(os.getcwd())\nos.makedirs('/tmp/elsewhere')\nos.chdir('/tmp/elsewhere')\n"
    assert in_browser.run_session(command(source)) == (".", ".")
    assert in_browser.run(source).shown == in_browser.run(source).shown == ("/home/reader",)


def test_a_file_that_hides_a_library_is_the_one_that_is_imported(in_browser: InBrowser):
    files = {"lilya.py": "print('mine')\n"}
    assert in_browser.run_session(command("import lilya\n", **files)) == ("mine", "mine")


def test_output_without_end_is_cut(in_browser: InBrowser):
    shown = in_browser.run_session(command("for _ in range(10 ** 6):\n    print('x' * 99)\n"))
    assert sum(map(len, shown)) < 500_000 and "(more than the page shows)" in shown


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
