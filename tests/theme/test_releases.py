"""A reader says which Lilya is theirs: what was not seen in it steps back, and nothing is out of reach."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from symptoms.measure import axe
from symptoms.publish import releases
from symptoms.read import headings
from tests import real
from tests.real import PROJECT

SITE = real.site()
OLDEST, NEWEST = SITE.record.known[0], SITE.record.newest
FOLDED = next(
    page
    for page in SITE.symptoms
    if any(OLDEST not in seen for seen in SITE.seen(page).sections.values())
    and OLDEST in SITE.seen(page).page
)
"""A page that is about the oldest release, with a section that is not."""
SECTIONS = [anchor for anchor, seen in SITE.seen(FOLDED).sections.items() if OLDEST not in seen]
OTHER = next(page for page in SITE.symptoms if OLDEST not in (SITE.seen(page).page or {OLDEST}))
"""A page that is not about the oldest release."""
OLDER = next(
    page
    for page in SITE.symptoms
    if any(f'data-st-seen="{OLDEST} ' in note for note in releases.notes(page, SITE).values())
)
"""A page with an example that did something else there."""


def choice(tab: Page):
    return tab.get_by_role("combobox", name="My Lilya")


def said(tab: Page):
    return tab.locator("[data-st-mine-status]")


def folded(tab: Page):
    return tab.locator("article > details.st-rest")


def text_of(tab: Page) -> list[str]:
    """Return the text of each part of the page, but of what it says of itself."""
    return tab.locator("article > :not(.facts, script)").all_text_contents()


def test_it_lists_all_releases_the_newest_first(open_tab):
    tab = open_tab(FOLDED.url)
    assert choice(tab).locator("option").all_text_contents() == ["any release", *SITE.record.known[::-1]]
    expect(choice(tab)).to_have_value("")
    expect(said(tab)).to_be_empty()
    expect(folded(tab)).to_have_count(0)


@pytest.mark.parametrize("width", axe.WIDTHS)
def test_sections_of_other_releases_step_back_and_come_again(open_tab, width):
    tab = open_tab(FOLDED.url, width=width)
    before = text_of(tab)
    choice(tab).select_option(OLDEST)
    expect(folded(tab)).to_have_count(len(SECTIONS))
    expect(said(tab)).to_contain_text(f"Seen in your {OLDEST}")
    expect(said(tab)).to_contain_text(re.compile(rf"{len(SECTIONS)} sections? of other releases"))
    for anchor in SECTIONS:
        below = tab.locator(f"[id='{anchor}'] + .st-seen")
        expect(below).to_contain_text(f"not in your {OLDEST}")
        expect(below.locator("+ details.st-rest > :nth-child(2)")).not_to_be_visible()
    choice(tab).select_option(NEWEST)
    expect(said(tab)).to_contain_text(f"Seen in your {NEWEST}")
    choice(tab).select_option("any release")
    expect(said(tab)).to_have_text("All sections are shown alike.")
    assert text_of(tab) == before


def test_what_is_folded_can_be_opened_found_and_printed(open_tab):
    tab = open_tab(FOLDED.url)
    choice(tab).select_option(OLDEST)
    inside = folded(tab).first.locator("> :nth-child(2)")
    expect(inside).not_to_be_visible()
    tab.emulate_media(media="print")
    expect(inside).to_be_visible()
    tab.emulate_media(media="screen")
    expect(inside).not_to_be_visible()
    # A browser opens for the address of what is inside, as it does for a match of its search in the page.
    inside.evaluate("node => node.id = 'inside'")
    tab.evaluate("location.hash = 'inside'")
    expect(inside).to_be_visible()


def test_the_keyboard_is_enough(open_tab):
    tab = open_tab(FOLDED.url)
    choice(tab).focus()
    tab.keyboard.press("End")
    expect(choice(tab)).to_have_value(OLDEST)
    summary = folded(tab).first.locator("> summary")
    for _ in range(300):
        tab.keyboard.press("Tab")
        if summary.evaluate("node => node === document.activeElement"):
            break
    expect(summary).to_be_focused()
    assert summary.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    expect(folded(tab).first.locator("> :nth-child(2)")).to_be_visible()


def test_the_choice_is_remembered(open_tab, address):
    tab = open_tab(FOLDED.url)
    choice(tab).select_option(OLDEST)
    tab.reload()
    expect(choice(tab)).to_have_value(OLDEST)
    expect(folded(tab)).to_have_count(len(SECTIONS))
    tab.goto(address + OTHER.url)
    expect(choice(tab)).to_have_value(OLDEST)
    expect(said(tab)).to_contain_text(f"Not seen in your {OLDEST}: first in ")
    choice(tab).select_option("any release")
    tab.go_back()
    expect(choice(tab)).to_have_value("")
    expect(folded(tab)).to_have_count(0)


def test_the_choice_is_there_when_the_page_is_first_drawn(open_tab):
    """The script in the page makes it, before any file that the page loads."""
    tab = open_tab(FOLDED.url, expect_errors=True)
    choice(tab).select_option(OLDEST)
    tab.route("**/*.js", lambda route: route.abort())
    tab.reload()
    expect(folded(tab)).to_have_count(len(SECTIONS))


def test_another_tab_follows(open_tab, address):
    tab = open_tab(FOLDED.url)
    second = tab.context.new_page()
    second.goto(address + OTHER.url)
    choice(second).select_option(OLDEST)
    expect(choice(tab)).to_have_value(OLDEST)
    expect(folded(tab)).to_have_count(len(SECTIONS))


def test_a_release_that_is_no_longer_there_is_no_choice(open_tab):
    tab = open_tab(FOLDED.url)
    tab.evaluate("localStorage.setItem('lilya-release', '0.0.1')")
    tab.reload()
    expect(choice(tab)).to_have_value("")
    expect(folded(tab)).to_have_count(0)


def test_a_browser_that_stores_nothing_folds_all_the_same(open_tab):
    tab = open_tab(FOLDED.url)
    tab.add_init_script(
        """for (const name of ["getItem", "setItem"]) {
          const real = Storage.prototype[name];
          Storage.prototype[name] = function (key, ...rest) {
            if (key === "lilya-release") throw new DOMException("no", "QuotaExceededError");
            return real.call(this, key, ...rest);
          };
        }"""
    )
    tab.reload()
    choice(tab).select_option(OLDEST)
    expect(folded(tab)).to_have_count(len(SECTIONS))
    tab.reload()
    expect(choice(tab)).to_have_value("")


def test_what_an_example_did_on_that_release_opens(open_tab):
    tab = open_tab(OLDER.url)
    older = tab.locator(f"details.st-older[data-st-seen^='{OLDEST} ']")
    assert older.count()
    expect(tab.locator("details.st-older[open]")).to_have_count(0)
    choice(tab).select_option(OLDEST)
    expect(tab.locator("details.st-older[open]")).to_have_count(older.count())
    choice(tab).select_option(NEWEST)
    expect(tab.locator("details.st-older[open]")).to_have_count(0)


@pytest.mark.parametrize("path", ["", FOLDED.url], ids=["home", "page"])
def test_results_of_other_releases_say_so_and_come_last(open_tab, address, path):
    tab = open_tab(f"{path}?q=form")
    titles = tab.locator(".st-result__title")
    expect(titles.nth(1)).to_be_visible()
    first, second = titles.all_text_contents()[:2]

    def newest_alone(route):
        index = route.fetch().json()
        for page in index["pages"]:
            if page["title"] == first:
                page["seen"] = [[NEWEST, NEWEST]]
        route.fulfill(json=index)

    tab.route("**/assets/search/index-*.json", newest_alone)
    tab.reload()
    expect(titles.first).to_have_text(first)
    expect(tab.locator(".st-result__other")).to_have_count(0)
    tab.goto(address + FOLDED.url)
    choice(tab).select_option(OLDEST)
    tab.goto(f"{address}{path}?q=form")
    expect(titles.first).to_have_text(second)
    expect(titles.last).to_have_text(first)
    expect(tab.locator(".st-result__other").last).to_have_text(f"not seen in {OLDEST}")


def test_results_follow_the_choice(open_tab):
    tab = open_tab(f"{FOLDED.url}?q={OTHER.title.replace(' ', '+')}")
    result = (
        tab.get_by_role("option").filter(has=tab.locator(".st-result__title", has_text=OTHER.title)).first
    )
    expect(result).not_to_contain_text("not seen in")
    tab.keyboard.press("Escape")
    choice(tab).select_option(OLDEST)
    tab.keyboard.press("Control+k")
    expect(result).to_contain_text(f"not seen in {OLDEST}")


def test_without_scripts_there_is_no_choice_and_the_whole_page(open_tab):
    tab = open_tab(FOLDED.url, java_script_enabled=False)
    expect(tab.locator("[data-st-mine]")).not_to_be_visible()
    for heading in headings.find(FOLDED.prose):
        expect(tab.locator(f"[id='{heading.anchor}'] + *")).to_be_visible()
    expect(tab.locator("p.st-seen").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [FOLDED.url, OLDER.url], ids=["folded", "older"])
def test_axe_finds_nothing_with_a_choice(open_tab, scheme, path):
    tab = open_tab(path, color_scheme=scheme)
    choice(tab).select_option(OLDEST)
    for width in axe.WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        assert axe.violations(tab, PROJECT) == []


def test_a_finger_hits_it(open_tab):
    tab = open_tab(FOLDED.url, width=360, has_touch=True, is_mobile=True)
    assert choice(tab).bounding_box()["height"] >= 44
