"""axe-core finds nothing, in both colour schemes, wide and narrow, search open and closed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from symptoms.measure import axe
from tests.real import PROJECT

SCHEMES = {"light": "default", "dark": "slate"}
DIALOGS = ["", "404.html", "help/still-blocked/", "requests/form-parsing-fails/"]


def violations(tab: Page, rules: list[str] | None = None, **options) -> list[str]:
    return axe.violations(tab, PROJECT, rules, **options)


def go_dark(tab: Page) -> None:
    # Without motion, or half of a change of colour would be measured.
    tab.emulate_media(reduced_motion="reduce")
    tab.get_by_title("Switch to dark").click()
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES["dark"])


def inaccessible(tab: Page) -> Iterator[str]:
    """Yield what axe finds on a page, narrow and light as it was opened; test_every_page.py asks that of each.

    Looked at is what a page has of its own, its article. Another width changes what scrolls, the dark scheme colours.
    """
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES["light"])
    yield from violations(tab, place="article")
    tab.set_viewport_size({"width": max(axe.WIDTHS), "height": 900})
    yield from violations(tab, ["scrollable-region-focusable"], place="article")
    go_dark(tab)
    yield from violations(tab, ["color-contrast"], place="article")


@pytest.mark.parametrize("path", DIALOGS, ids=lambda path: path or "home")
def test_axe_finds_nothing_around_a_page(open_tab, path: str):
    """The header, the navigation and the footer, which are those of all pages: here with their page, whole."""
    tab = open_tab(path, color_scheme="light")
    for rules in (None, ["color-contrast"]):
        for width in axe.WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            assert violations(tab, rules) == []
        if rules is None:
            go_dark(tab)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", DIALOGS, ids=lambda path: path or "home")
def test_axe_finds_nothing_in_the_search(open_tab, path: str, scheme: str):
    tab = open_tab(path, color_scheme=scheme)
    for width in axe.WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.keyboard.press("Control+k")
        tab.keyboard.type("form")
        expect(tab.get_by_role("option").first).to_be_visible()
        assert violations(tab) == []
        tab.keyboard.press("Escape")
        expect(tab.get_by_role("option").first).not_to_be_visible()


@pytest.mark.parametrize("place", ["dialog[open]", "article"])
def test_axe_notices_a_mistake(open_tab, place: str):
    tab = open_tab("")
    tab.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\">')")
    assert any(line.startswith("image-alt") for line in violations(tab, place=place))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("token", [".highlight .nf", ".failing .hll .s"])
def test_axe_notices_a_token_that_cannot_be_read(open_tab, token: str, scheme: str):
    """One of each kind is looked at, and what a line or a block makes of it is a kind of its own."""
    tab = open_tab("routing/paths-must-start-with-slash/", color_scheme=scheme)
    tab.add_style_tag(content=f"{token} {{ color: #808080 !important }}")
    found = violations(tab, ["color-contrast"])
    assert found and all(line.startswith("color-contrast: <span class=") for line in found)


def test_the_tree_of_a_screen_reader(open_tab):
    tab = open_tab("?q=stream")
    box = tab.get_by_role("combobox", name="Paste a traceback or a log, or say what happens")
    expect(box).to_have_attribute("aria-controls", "st-results")
    expect(tab.get_by_role("listbox", name="Pages for this symptom")).to_be_visible()
    expect(tab.get_by_role("status")).to_contain_text("Enter opens the first")
