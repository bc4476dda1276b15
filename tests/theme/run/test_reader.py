"""A reader runs a program where they read it, edits it, stops it, and comes back; as they do it, in Chromium."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from symptoms.measure import axe
from symptoms.read.project import Project
from tests.conftest import ROOT
from tests.theme.run.conftest import PAGE

SAME = "Python 3.14, in your browser. The same as on this page."
SLOW = 120_000
"""Milliseconds that the first start of Python may take on a busy machine."""
COMMANDS, FILES = "security/app-permissions-skipped/", "settings/settings-do-not-apply/"
LOOP = "while True:\n    pass\n"


def block_of(tab: Page, kind: str = "fails") -> Locator:
    return tab.locator(f".highlight.{kind}:has([data-st-run])").first


def run(block: Locator) -> None:
    block.get_by_role("button", name="Run").click()


def says(block: Locator, text: str | re.Pattern[str]) -> None:
    expect(block.get_by_role("status")).to_have_text(text, timeout=SLOW)


def write(block: Locator, program: str) -> None:
    """Open the editor and type over what is there."""
    block.get_by_role("button", name="Edit").click()
    editor = block.get_by_role("textbox")
    editor.fill(program)


def test_nothing_is_loaded_before_it_is_asked_for(open_tab, built: Path):
    tab = open_tab("404.html")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(tab.url.replace("404.html", PAGE))
    tab.wait_for_load_state("networkidle")
    loaded = [url.rpartition("/")[2] for url in asked if "/assets/run/" in url]
    assert loaded and sum((built / "assets/run" / name).stat().st_size for name in loaded) < 1000


def test_a_failure_and_its_fix_show_what_the_page_shows(open_tab):
    tab = open_tab(PAGE)
    for kind in ("fails", "works"):
        block = block_of(tab, kind)
        run(block)
        says(block, SAME)


def test_an_edited_program_shows_what_differs_and_is_brought_back(open_tab):
    tab = open_tab(PAGE)
    block = block_of(tab)
    code = block.locator("pre > code").first
    before = code.inner_text()
    write(block, 'print("mine")\n')
    expect(code).to_be_hidden()
    run(block)
    says(block, re.compile("Not as on this page"))
    expect(block.locator(".st-output__new")).to_have_text("+ mine\n")
    assert block.locator(".st-output__missing").count() > 0
    block.get_by_role("button", name="Reset").click()
    expect(code).to_be_visible()
    assert code.inner_text() == before
    expect(block.get_by_role("button", name="Edit")).to_be_focused()
    run(block)
    says(block, SAME)


def test_nothing_that_is_typed_leaves_the_browser(open_tab):
    tab = open_tab(PAGE)
    block = block_of(tab)
    write(block, "print('first')\n")
    run(block)
    expect(block.locator(".st-output__new")).to_have_text("+ first\n", timeout=SLOW)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    block.get_by_role("textbox").fill("print('second')\n")
    run(block)
    expect(block.locator(".st-output__new")).to_have_text("+ second\n")
    assert asked == []


def test_tab_leaves_the_editor_and_a_key_runs(open_tab):
    tab = open_tab(PAGE)
    block = block_of(tab)
    write(block, "print(6 * 7)")
    tab.keyboard.press("Control+Enter")
    expect(block.locator(".st-output__new")).to_have_text("+ 42\n", timeout=SLOW)
    block.get_by_role("textbox").focus()
    tab.keyboard.press("Tab")
    expect(block.get_by_role("textbox")).not_to_be_focused()


def test_each_run_begins_fresh(open_tab):
    tab = open_tab(PAGE)
    block = block_of(tab)
    write(
        block,
        "import os\nimport lilya\n\nprint(hasattr(lilya, 'seen'), os.path.exists('/tmp/seen'), 'SEEN' in os.environ)\n"
        "lilya.seen = True\nopen('/tmp/seen', 'w').close()\nos.environ['SEEN'] = 'yes'\n",
    )
    for _ in range(2):
        run(block)
        expect(block.locator(".st-output__new")).to_have_text("+ False False False\n", timeout=SLOW)


def test_a_program_that_hangs_is_stopped_and_the_next_one_runs(open_tab):
    tab = open_tab(PAGE)
    first, second = block_of(tab), block_of(tab, "works")
    first.locator("[data-st-run]").evaluate("button => { button.dataset.stRun = 100 }")
    write(first, LOOP)
    run(first)
    says(first, "Running")
    run(second)
    says(second, "Waiting for the program before")
    second.get_by_role("button", name="Stop").click()
    says(second, "Stopped.")
    says(first, "Running")
    run(second)
    first.get_by_role("button", name="Stop").click()
    says(first, "Stopped.")
    says(second, SAME)


def test_a_program_that_never_ends_is_ended(open_tab):
    tab = open_tab(PAGE)
    block = block_of(tab)
    block.locator("[data-st-run]").evaluate("button => { button.dataset.stRun = 1 }")
    write(block, LOOP)
    run(block)
    expect(block.locator(".st-output__new")).to_have_text("+ (hangs: ended after 1 s)\n", timeout=SLOW)


def test_its_error_is_searched_in_one_click(open_tab):
    tab = open_tab(PAGE)
    block = block_of(tab)
    run(block)
    says(block, SAME)
    block.get_by_role("button", name="Search this error").click()
    expect(tab.get_by_role("option").first).to_contain_text("Paths must start with")


def terminal(tab: Page, command: str) -> Locator:
    return tab.locator(".highlight:has([data-st-session])").filter(has_text=command).first


def test_commands_show_what_the_page_shows(open_tab):
    block = terminal(open_tab(COMMANDS), "check_app.py shop:app")
    run(block)
    says(block, SAME)
    expect(block.locator(".st-output__lines")).to_contain_text("$ echo $?\n")


def test_the_files_of_a_command_are_edited_in_tabs(open_tab):
    tab = open_tab(FILES)
    block = terminal(tab, "LILYA_SETTINGS_MODULE=settings.AppSettings python app.py")
    block.get_by_role("button", name="Edit").click()
    app, settings = (block.get_by_role("tab", name=name) for name in ("app.py", "settings.py"))
    expect(app).to_have_attribute("aria-selected", "true")
    expect(block.get_by_role("textbox", name="Edit app.py")).to_be_focused()
    app.focus()
    tab.keyboard.press("ArrowRight")
    expect(settings).to_be_focused()
    expect(settings).to_have_attribute("aria-selected", "true")
    text = block.get_by_role("textbox", name="Edit settings.py")
    text.fill(text.inner_text().replace("/from-variable", "/of-mine"))
    tab.keyboard.press("ArrowLeft")
    run(block)
    says(block, re.compile("Not as on this page"))
    expect(block.locator(".st-output__new")).to_have_text("+ settings: /of-mine\n")
    expect(block.locator(".st-output__missing")).to_have_text("- settings: /from-variable\n")
    block.get_by_role("button", name="Reset").click()
    expect(app).to_have_count(0)
    run(block)
    says(block, SAME)


def test_the_error_of_a_command_is_searched_in_one_click(open_tab):
    tab = open_tab("routing/include-cannot-load-its-namespace/")
    block = terminal(tab, "import app")
    run(block)
    says(block, SAME)
    block.get_by_role("button", name="Search this error").click()
    expect(tab.get_by_role("option").first).to_contain_text("Include cannot load its namespace")


def test_a_server_does_not_pretend(open_tab):
    tab = open_tab("servers/works-under-one-server-only/")
    bars = tab.locator(".highlight.language-console .st-run")
    assert {*bars.all_text_contents()} <= {"for a terminal", "needs other processes"}
    assert tab.locator(".language-console [data-st-run]").count() == 0


def test_files_that_cannot_be_had_can_be_tried_again(open_tab):
    tab = open_tab(COMMANDS, expect_errors=True)
    tab.route("**/assets/run/session-*", lambda route: route.abort())
    block = terminal(tab, "check_app.py shop:app")
    run(block)
    says(block, re.compile("its files could not be downloaded"))
    tab.unroute("**/assets/run/session-*")
    block.get_by_role("button", name="Try again").click()
    says(block, SAME)


@pytest.mark.parametrize("part", ["wasm", "files", "worker", "block"])
def test_a_download_that_fails_can_be_tried_again(open_tab, part: str):
    tab = open_tab(PAGE, expect_errors=True)
    tab.route(f"**/assets/run/{part}-*", lambda route: route.abort())
    block = block_of(tab)
    run(block)
    if part == "block":
        expect(block.get_by_role("alert")).to_contain_text("could not be loaded", timeout=SLOW)
    else:
        says(block, re.compile("could not be downloaded"))
        expect(block.locator("pre > code").first).to_be_visible()
    tab.unroute(f"**/assets/run/{part}-*")
    block.get_by_role("button", name="Run" if part == "block" else "Try again").click()
    says(block, SAME)


def test_the_next_page_has_it_already(open_tab):
    tab = open_tab(PAGE)
    run(block_of(tab))
    says(block_of(tab), SAME)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.reload()
    run(block_of(tab))
    says(block_of(tab), SAME)
    assert not [url for url in asked if url.endswith(".bin")]


def test_leaving_while_it_loads_and_coming_back(open_tab):
    tab = open_tab(PAGE)
    held = []
    tab.route("**/assets/run/files-*", lambda route: held.append(route))
    run(block_of(tab))
    says(block_of(tab), re.compile("Loading Python"))
    tab.goto(tab.url.replace(PAGE, ""))
    tab.unroute("**/assets/run/files-*")
    tab.go_back()
    run(block_of(tab))
    says(block_of(tab), SAME)


def test_a_browser_without_webassembly_is_told(open_tab):
    tab = open_tab("404.html")
    tab.add_init_script("delete globalThis.WebAssembly")
    tab.goto(tab.url.replace("404.html", PAGE))
    run(block_of(tab))
    says(block_of(tab), re.compile("this browser has no WebAssembly"))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_everybody_can_use_it(open_tab, width: int, scheme: str):
    tab = open_tab(PAGE, width=width, color_scheme=scheme, bypass_csp=True)
    block, fix = block_of(tab), block_of(tab, "works")
    write(block, "print('mine')\n")
    run(block)
    says(block, re.compile("Not as on this page"))
    run(fix)
    says(fix, SAME)
    assert axe.violations(tab, Project.at(ROOT)) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (320, "light")])
def test_everybody_can_use_the_tabs(open_tab, width: int, scheme: str):
    tab = open_tab(FILES, width=width, color_scheme=scheme, bypass_csp=True)
    block = terminal(tab, "python app.py")
    block.get_by_role("button", name="Edit").click()
    expect(block.get_by_role("tab", name="settings.py")).to_be_visible()
    assert axe.violations(tab, Project.at(ROOT)) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
