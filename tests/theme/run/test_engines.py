"""A reader's clicks in the browsers that Playwright does not drive, where the machine has them: Firefox and WebKit."""

from __future__ import annotations

import pytest

from symptoms import tools
from tests.theme.run import engines
from tests.theme.run.conftest import PAGE
from tests.theme.run.engines import Tab, until

SAME, OTHER, STOPPED = "The same as on this page.", "Not as on this page", "Stopped."
PROGRAM = ".highlight.fails:has([data-st-run]):not(:has([data-st-session]))"
FIX = ".highlight.works:has([data-st-run])"
SESSION = ".highlight:has([data-st-session])"


def click(tab: Tab, block: str, name: str) -> None:
    buttons = f"[...document.querySelectorAll('{block} button')]"
    tab.evaluate(f"{buttons}.find((button) => button.textContent === '{name}').click()")


def says(tab: Tab, block: str, text: str) -> None:
    until(tab, f"document.querySelector('{block} [role=status]')?.textContent.includes('{text}')")


def write(tab: Tab, block: str, program: str) -> None:
    """Open the editor and type over what is there."""
    click(tab, block, "Edit")
    until(tab, f"document.querySelector('{block} [role=textbox]') !== null")
    # The editor hears of a selection a moment later; what is typed before that is typed elsewhere.
    typed = (
        f"(document.querySelector('{block} [role=textbox]').focus(), document.execCommand('selectAll'),"
        f" document.execCommand('insertText', false, {program!r}),"
        f" document.querySelector('{block} [role=textbox]').textContent === {program!r})"
    )
    until(tab, typed)


def test_what_a_machine_can_install_is_there():
    if tools.is_root_on_debian():
        assert engines.found() == [*engines.ENGINES]


@pytest.mark.parametrize("name", engines.found())
def test_a_reader_runs_edits_stops_and_searches(name: str, address: str):
    """One visit, as starting a browser costs more than all that is done in it."""
    run, _ = engines.ENGINES[name]
    with run() as tab:
        tab.open(address + PAGE)
        for block in (PROGRAM, FIX, SESSION):
            click(tab, block, "Run")
            says(tab, block, SAME)
        is_edited(tab)
        is_stopped(tab)
        is_searched(tab)
        is_kept(tab, address)


def is_edited(tab: Tab) -> None:
    """An edited program shows what differs, and is brought back."""
    write(tab, PROGRAM, 'print("mine")')
    click(tab, PROGRAM, "Run")
    says(tab, PROGRAM, OTHER)
    assert tab.evaluate(f"document.querySelector('{PROGRAM} .st-output__new').textContent") == "+ mine\n"
    click(tab, PROGRAM, "Reset")
    click(tab, PROGRAM, "Run")
    says(tab, PROGRAM, SAME)


def is_stopped(tab: Tab) -> None:
    """A program that hangs is stopped, and the next one runs."""
    write(tab, PROGRAM, "while True: pass")
    click(tab, PROGRAM, "Run")
    says(tab, PROGRAM, "Running")
    click(tab, PROGRAM, "Stop")
    says(tab, PROGRAM, STOPPED)
    click(tab, PROGRAM, "Reset")
    click(tab, FIX, "Run")
    says(tab, FIX, SAME)


def is_searched(tab: Tab) -> None:
    """Its error is searched in one click."""
    click(tab, PROGRAM, "Run")
    says(tab, PROGRAM, SAME)
    click(tab, PROGRAM, "Search this error")
    until(tab, "document.querySelector('[role=option]')?.textContent.includes('Paths must start with')")


def is_kept(tab: Tab, address: str) -> None:
    """The next page has Python already."""
    tab.open(address + "settings/settings-do-not-apply/")
    click(tab, SESSION, "Run")
    says(tab, SESSION, SAME)
    loaded = "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.bin')).length"
    assert tab.evaluate(loaded) == 0
