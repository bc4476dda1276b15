"""Pages are light: few elements, nothing moves, and what is off the screen costs nothing and misses nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pygments.token import STANDARD_TYPES

from symptoms.publish import code
from tests import real

LONGEST = max(real.site().symptoms, key=lambda page: len(page.text)).url
ELEMENTS = 3000
"""Of the longest page, with all that scripts add. Each costs a phone time for its style and its place."""
SHIFT = 0.02
"""Of what is on the screen (https://web.dev/articles/cls); 0.1 is what browsers call good."""

# Down the page as a reader goes: each screen is drawn before the next.
_SCROLL = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const before = document.body.scrollHeight;
  for (let top = 0; top < document.body.scrollHeight; top += innerHeight) {
    scrollTo({ top, behavior: "instant" });
    await frame();
  }
  const grown = document.body.scrollHeight - before;
  scrollTo({ top: 0, behavior: "instant" });
  return grown;
}"""
_SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 100);
})"""


def heavy(tab: Page) -> Iterator[str]:
    """Yield what of a page is not light, as it was just opened by a phone; test_every_page.py asks that of each."""
    grown = tab.evaluate(_SCROLL)
    tab.wait_for_load_state("networkidle")
    if (elements := tab.evaluate("document.querySelectorAll('*').length")) >= ELEMENTS:
        yield f"it has {elements} elements"
    if (shift := tab.evaluate(_SHIFT)) >= SHIFT:
        yield f"what is on the screen shifts by {shift}"
    # Each block that comes on the screen is as high as its lines said, up to rounding.
    if abs(grown) >= 1 + tab.locator(".highlight").count():
        yield f"it is {grown} pixels higher once all of it was on the screen"


def test_a_shift_would_be_noticed(open_tab):
    tab = open_tab("", width=360, height=640)
    tab.wait_for_load_state("networkidle")
    tab.evaluate("document.querySelector('h1').style.marginTop = '300px'")
    assert tab.evaluate(_SHIFT) > SHIFT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_joined_looks_alike(open_tab, scheme: str):
    """By the theme's styles, not by a list: a new Material may give a token a colour of its own."""
    tab = open_tab("", color_scheme=scheme)
    names = {name for name in STANDARD_TYPES.values() if name} - code.OWN
    looks = tab.evaluate(
        """names => {
          document.querySelector("article").insertAdjacentHTML("beforeend",
            `<div class="highlight"><pre><code>${names.map((name) => `<span class="${name}">x</span>`).join("")}</code></pre></div>`);
          return [...document.querySelectorAll("article > :last-child span")].map((span) => {
            const { color, backgroundColor, fontWeight, fontStyle, textDecoration } = getComputedStyle(span);
            return [span.className, [color, backgroundColor, fontWeight, fontStyle, textDecoration].join()];
          });
        }""",
        ["none", *sorted(names)],
    )
    looks = dict(looks)
    assert {name: looks[code.KEPT.get(name, "none")] for name in names} == {
        name: looks[name] for name in names
    }


def test_a_block_is_copied_as_it_is(open_tab, site):
    page = next(page for page in site.symptoms if page.url == LONGEST)
    tab = open_tab(LONGEST, permissions=["clipboard-read", "clipboard-write"])
    for number in (0, len(page.fences) - 1):
        fence = page.fences[number]
        tab.get_by_role("button", name="Copy to clipboard").nth(number).click()
        expect(tab.get_by_text("Copied to clipboard")).to_be_visible()
        copied = tab.evaluate("navigator.clipboard.readText()")
        assert copied == page.texts.get(fence.line, fence.body).rstrip()


def test_the_keyboard_reaches_wide_code_that_was_never_on_the_screen(open_tab):
    tab = open_tab(LONGEST, width=360)
    last = tab.locator("pre > code[tabindex='0']").last
    name = last.get_attribute("id")
    last.evaluate("code => code.previousSibling.firstChild.focus({ preventScroll: true })")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == name
    expect(last).to_be_in_viewport()


def test_an_address_with_an_anchor_leads_there(open_tab):
    tab: Page = open_tab(LONGEST, width=360, height=640)
    anchor = tab.locator("article h2[id]").last.get_attribute("id")
    tab = open_tab(f"{LONGEST}#{anchor}", width=360, height=640)
    expect(tab.locator(f"#{anchor}")).to_be_in_viewport()


def test_without_scripts_there_are_no_buttons_that_need_them(open_tab):
    tab = open_tab(LONGEST, java_script_enabled=False)
    expect(tab.locator(".md-code__button").first).not_to_be_visible()
    expect(tab.locator("[data-st-opener]")).not_to_be_visible()
    expect(tab.locator("pre").first).to_be_visible()


def test_print_shows_all_code(open_tab):
    tab = open_tab(LONGEST)
    tab.emulate_media(media="print")
    assert (
        tab.locator(".highlight").last.evaluate("block => getComputedStyle(block).contentVisibility")
        == "visible"
    )
