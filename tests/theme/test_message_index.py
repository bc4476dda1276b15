"""The index of Lilya's messages: complete, linked to what proves them, filtered in place."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from symptoms.publish import messages
from symptoms.publish.messages import Index
from symptoms.read import headings
from symptoms.read.catalogue import Catalogue

PAGE = "errors/"
SLASH = "Routed paths must start with '/'"
ROWS = "[data-st-messages] li"
# From the key to the frame that shows it; the longest of some, in milliseconds.
_TYPE = """async (words) => {
  const input = document.querySelector("#st-filter");
  let longest = 0;
  input.focus();
  document.body.offsetHeight;
  for (const word of words) {
    const began = performance.now();
    input.value = word;
    input.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
    longest = Math.max(longest, performance.now() - began);
  }
  return longest;
}"""


@pytest.fixture(scope="module")
def index(site: Catalogue) -> Index:
    return messages.of(site, messages.start().result())


def test_every_message_is_there_once(built, index: Index):
    text = (built / PAGE / "index.html").read_text("utf-8")
    rows = text[text.index("data-st-messages") :]
    assert rows.count("<li><code>") == len(index.all)
    states = [index.state(place) for place in index.places]
    assert rows.count("not shown yet") == states.count("open")
    assert f"An example shows {states.count('covered')} of {len(states)};" in text


def test_what_older_releases_said_leads_to_what_took_its_place(open_tab, index: Index):
    tab = open_tab(PAGE)
    row = tab.locator(ROWS, has_text="Set env `LILYA_DEFAULT_APP`").first
    expect(row).to_contain_text("Lilya 0.20.10 to")
    row = tab.locator(ROWS, has_text="requires the httpx package to be installed")
    expect(row).to_contain_text("Lilya 0.20.10 to 0.26.2")
    expect(row.get_by_role("link")).to_have_attribute("href", re.compile("optional-extra-is-missing/"))


def test_a_link_leads_to_a_section_that_is_there(built, index: Index):
    shown = [one for place in index.places if (one := index.proof(place))]
    assert len(shown) > 20
    for one in shown:
        assert one.section in {heading.anchor for heading in headings.find(one.page.prose)}


def test_a_message_leads_to_the_section_that_proves_it(open_tab):
    tab = open_tab(PAGE)
    row = tab.locator(ROWS, has_text=SLASH)
    expect(row).to_contain_text("raised in Include.__init__, line 95")
    row.get_by_role("link").click()
    expect(tab).to_have_url(re.compile("/routing/paths-must-start-with-slash/#an-include-without-its-slash$"))


def test_the_filter_keeps_what_holds_every_word(open_tab, index: Index):
    tab = open_tab(PAGE)
    field = tab.get_by_role("searchbox", name="Filter")
    field.fill("START routed include.py")
    expect(tab.locator(f"{ROWS}:visible")).to_have_count(1)
    expect(tab.locator(f"{ROWS}:visible")).to_contain_text(SLASH)
    expect(tab.locator(".st-filter")).to_contain_text(f"1 of {len(index.all)}")
    expect(tab.locator("[data-st-messages] section:visible")).to_have_count(1)
    field.fill("")
    expect(tab.locator(f"{ROWS}:not([hidden])")).to_have_count(len(index.all))


def test_the_filter_is_quick(open_tab, index: Index):
    tab = open_tab(PAGE)
    expect(tab.get_by_role("searchbox", name="Filter")).to_be_visible()
    times = [tab.evaluate(_TYPE, ["p", "pa", "path", "", "zz", "lilya", "raised"]) for _ in range(5)]
    assert min(times) < 50 * len(index.places) / 500


def test_without_scripts_all_is_there_and_the_field_is_not(open_tab, index: Index):
    tab = open_tab(PAGE, java_script_enabled=False)
    expect(tab.locator(ROWS)).to_have_count(len(index.all))
    expect(tab.locator("#st-filter")).not_to_be_visible()
