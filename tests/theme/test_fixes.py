"""A reader can see the fixes of a page alone, and which lines a fix changes."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from symptoms.measure import axe
from tests.real import PROJECT

PAGE, OTHER = "routing/paths-must-start-with-slash/", "requests/form-parsing-fails/"
BUTTON = {"role": "button", "name": "Show fixes only"}


def blocks(tab) -> tuple[int, int]:
    """Return how many blocks of failures, and how many others, are shown."""
    shown = "blocks => blocks.filter(block => block.getClientRects().length).length"
    failing, others = (f".highlight{which}" for which in (".failing", ":not(.failing)"))
    return tab.locator(failing).evaluate_all(shown), tab.locator(others).evaluate_all(shown)


@pytest.mark.parametrize("width", axe.WIDTHS)
def test_the_button_hides_failures_and_shows_them_again(open_tab, width):
    tab = open_tab(PAGE, width=width)
    button = tab.get_by_role(**BUTTON)
    expect(button).to_have_attribute("aria-pressed", "false")
    failures, others = blocks(tab)
    assert failures and others
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert blocks(tab) == (0, others)
    tab.emulate_media(media="print")
    assert blocks(tab) == (failures, others), "paper holds the whole page"
    tab.emulate_media(media="screen")
    button.press("Space")
    assert blocks(tab) == (failures, others)


def test_the_choice_holds_on_the_next_page_before_anything_is_drawn(open_tab, address):
    tab = open_tab(PAGE)
    tab.get_by_role(**BUTTON).click()
    tab.goto(address + OTHER)
    expect(tab.get_by_role(**BUTTON)).to_have_attribute("aria-pressed", "true")
    assert blocks(tab)[0] == 0
    tab.goto(address)
    expect(tab.get_by_role(**BUTTON)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_it_is_pressed(open_tab, scheme):
    tab = open_tab(PAGE, color_scheme=scheme)
    tab.get_by_role(**BUTTON).click()
    assert axe.violations(tab, PROJECT) == []


def test_without_scripts_there_is_no_button_and_the_whole_page(open_tab):
    tab = open_tab(PAGE, java_script_enabled=False)
    expect(tab.locator("[data-st-fixes]")).not_to_be_visible()
    expect(tab.locator(".highlight.failing").first).to_be_visible()


def test_the_lines_that_a_fix_changes_are_marked(open_tab):
    tab = open_tab(PAGE)
    pair = tab.locator(".highlight.fails:has(.hll), .highlight.works:has(.hll)")
    assert pair.count() >= 2
    expect(pair.nth(0).locator(".hll").first).to_contain_text("users")


@pytest.mark.parametrize("width", axe.WIDTHS)
def test_a_mark_reaches_as_far_as_its_line_and_makes_no_code_wider(open_tab, width):
    tab = open_tab(PAGE, width=width)
    measured = tab.locator(".highlight:has(.hll) code").evaluate_all(
        """blocks => blocks.map((code) => {
          const marks = [...code.querySelectorAll(".hll")];
          const short = marks.some((mark) => mark.scrollWidth > mark.offsetWidth || mark.offsetWidth < code.clientWidth);
          const marked = code.scrollWidth;
          for (const mark of marks) mark.classList.remove("hll");
          return { short, wider: marked - code.scrollWidth };
        })"""
    )
    assert measured
    assert [found for found in measured if found["short"] or found["wider"] > 0] == []
