"""The search in a real browser: every way into it, every way out of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from symptoms.read.catalogue import Catalogue

LINE = "AssertionError: Paths must start with '/'"
PAGE = "routing/paths-must-start-with-slash/"
TRACEBACK = f"""\
Traceback (most recent call last):
  File "/srv/shop/main.py", line 9, in <module>
    app = Lilya(routes=[Path("users", users)])
  File "/usr/lib/python3.12/site-packages/lilya/routing/path.py", line 93, in __init__
    assert path.startswith("/"), "Paths must start with '/'"
{LINE}
"""
TWO = TRACEBACK + "\nRuntimeError: Stream consumed\n"
UNKNOWN = """\
Traceback (most recent call last):
  File "x.rb"
ZebraError: quux frobnicated token=abc123def456ghi789
"""
INNER = "installation/app-cannot-be-imported/"


def field(tab: Page):
    return tab.locator("#st-input")


def options(tab: Page):
    return tab.locator("[data-st-results]").get_by_role("option")


def expect_first(tab: Page, title: str = "Paths must start with '/'") -> None:
    expect(options(tab).first.locator(".st-result__title")).to_have_text(title)


def paste(tab: Page, text: str) -> None:
    """Paste as a browser does: by the clipboard and the keyboard."""
    tab.evaluate("text => navigator.clipboard.writeText(text)", text)
    field(tab).focus()
    tab.keyboard.press("Control+V")


CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.mark.parametrize("path", ["", INNER])
def test_typing(open_tab, path):
    tab = open_tab(path, again=True)
    if path:
        tab.get_by_role("button", name="Search or paste an error").click()
    field(tab).press_sequentially("Paths must start with", delay=5)
    expect_first(tab)


@pytest.mark.parametrize("key", ["/", "Control+k"])
@pytest.mark.parametrize("path", ["", INNER, "404.html"])
def test_keys_open_it(open_tab, key, path):
    tab = open_tab(path, again=True)
    tab.locator("h1").click()
    tab.keyboard.press(key)
    expect(field(tab)).to_be_focused()
    expect(field(tab)).to_have_value("")


def test_slash_in_a_field_is_a_slash(open_tab):
    tab = open_tab("", again=True)
    field(tab).focus()
    tab.keyboard.press("/")
    expect(field(tab)).to_have_value("/")


@pytest.mark.parametrize(
    "text", [LINE, TRACEBACK, TRACEBACK.replace("\n", "\r\n")], ids=["line", "traceback", "windows"]
)
def test_pasting_with_the_keyboard(open_tab, text):
    tab = open_tab("", again=True, **CLIPBOARD)
    paste(tab, text)
    expect_first(tab)
    expect(options(tab).first.locator("mark")).to_contain_text("Paths must start with '/'")


def test_pasting_with_the_mouse_into_a_field_that_drops_line_breaks(open_tab):
    """Text that arrives without a paste event has lost its lines; it works all the same."""
    tab = open_tab("", again=True)
    field(tab).focus()
    tab.keyboard.insert_text(TRACEBACK.replace("\n", " "))
    expect_first(tab)


def test_a_long_log(open_tab):
    tab = open_tab("", again=True, **CLIPBOARD)
    noise = "".join(
        f'INFO:     127.0.0.1:{50000 + n} - "GET /items/{n} HTTP/1.1" 200 OK\n' for n in range(10_000)
    )
    paste(tab, noise + TRACEBACK)
    expect_first(tab)
    expect(tab.locator("[data-st-status]")).to_contain_text("10,006 lines pasted")


def drop(tab: Page, script: str) -> None:
    tab.evaluate(f"""() => {{
        const data = new DataTransfer();
        {script}
        const target = document.querySelector("h1");
        target.dispatchEvent(new DragEvent("dragover", {{ dataTransfer: data, bubbles: true, cancelable: true }}));
        target.dispatchEvent(new DragEvent("drop", {{ dataTransfer: data, bubbles: true, cancelable: true }}));
    }}""")


@pytest.mark.parametrize("path", ["", INNER])
def test_dropping_text_and_files(open_tab, path):
    tab = open_tab(path)
    drop(tab, f"data.setData('text/plain', {TRACEBACK!r});")
    expect_first(tab)
    tab = open_tab(path)
    drop(tab, "data.items.add(new File(['RuntimeError: Stream consumed\\n'], 'server.log', { type: '' }));")
    expect(options(tab).first).to_contain_text("Stream consumed")


@pytest.mark.parametrize("path", ["", INNER])
def test_an_address_starts_a_search(open_tab, path):
    tab = open_tab(f"{path}?q=Paths+must+start+with", again=True)
    expect_first(tab)
    expect(field(tab)).to_have_value("Paths must start with")


def test_enter_opens_the_first_and_back_comes_back(open_tab, address):
    tab = open_tab("", **CLIPBOARD)
    paste(tab, TRACEBACK)
    expect_first(tab)
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{address}{PAGE}#*")
    tab.go_back()
    expect_first(tab)
    tab.go_forward()
    expect(tab.locator("h1")).to_have_text("Paths must start with '/'")


def test_arrows_move_and_escape_closes(open_tab):
    tab = open_tab(INNER, again=True)
    tab.keyboard.press("/")
    tab.keyboard.type("form")
    expect(options(tab).nth(1)).to_be_visible()
    expect(field(tab)).to_have_attribute("aria-expanded", "true")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    expect(options(tab).nth(1)).to_have_attribute("aria-selected", "true")
    expect(field(tab)).to_have_attribute("aria-activedescendant", "st-result-1")
    tab.keyboard.press("ArrowUp")
    expect(options(tab).nth(0)).to_have_attribute("aria-selected", "true")
    tab.keyboard.press("ArrowUp")
    expect(options(tab).last).to_have_attribute("aria-selected", "true")
    tab.keyboard.press("Escape")
    expect(tab.locator("dialog")).not_to_be_visible()


@pytest.mark.parametrize("text", [TWO, UNKNOWN], ids=["known", "unknown"])
def test_a_paste_is_there_when_it_is_opened_again(open_tab, address, text):
    """The field shows the last line of a paste; opening it again must not search for that line alone."""
    tab = open_tab(INNER, **CLIPBOARD)
    opener = tab.get_by_role("button", name="Search or paste an error")
    opener.click()
    paste(tab, text)
    expect(tab.locator("[data-st-status]")).to_contain_text("lines pasted")
    shown = tab.locator("[data-st-search]").inner_text()
    for reopen in (lambda: tab.keyboard.press("/"), lambda: tab.keyboard.press("Control+k"), opener.click):
        tab.keyboard.press("Escape")
        expect(tab.locator("dialog")).not_to_be_visible()
        reopen()
        expect(field(tab)).to_be_focused()
        assert tab.locator("[data-st-search]").inner_text() == shown
    tab.get_by_role("link", name="Prepare a report").click()
    tab.wait_for_url(address + "help/still-blocked/")
    expect(tab.locator("#st-report")).to_have_value(re.compile("Traceback"))


def test_escape_empties_it_on_the_home_page(open_tab):
    tab = open_tab("?q=form", again=True)
    expect(options(tab).first).to_be_visible()
    tab.keyboard.press("Escape")
    expect(options(tab)).to_have_count(0)
    expect(field(tab)).to_have_value("")
    expect(field(tab)).to_have_attribute("aria-expanded", "false")


def test_several_errors_give_several_results(open_tab):
    tab = open_tab("", again=True, **CLIPBOARD)
    paste(tab, TWO)
    titles = options(tab).locator(".st-result__title")
    expect(titles.filter(has_text="Paths must start with").first).to_be_visible()
    expect(titles.filter(has_text="Stream consumed").first).to_be_visible()


def test_nothing_found_leads_on(open_tab, address):
    tab = open_tab("", **CLIPBOARD)
    paste(tab, UNKNOWN)
    expect(tab.locator("[data-st-status]")).to_contain_text(
        re.compile("No page was found|No message was recognised")
    )
    expect(tab.locator("[data-st-more]")).to_contain_text("ZebraError")
    expect(tab.locator("[data-st-more]")).not_to_contain_text("abc123def456ghi789")
    areas = tab.locator("[data-st-more] a[href*='#map-']")
    expect(areas.first).to_be_visible()
    tab.get_by_role("link", name="Prepare a report").click()
    tab.wait_for_url(address + "help/still-blocked/")
    report = tab.locator("#st-report")
    expect(report).to_have_value(re.compile("ZebraError: quux frobnicated"))
    assert "abc123def456ghi789" not in report.input_value()


def test_nothing_pasted_reaches_the_address(open_tab, address):
    tab = open_tab("", again=True, **CLIPBOARD)
    paste(tab, TRACEBACK)
    expect_first(tab)
    assert tab.url == address
    expect(tab.get_by_role("button", name="Copy a link to this search")).to_have_count(0)


def test_a_typed_line_is_shared_by_a_link_with_its_secrets_masked(open_tab, address):
    tab = open_tab("", **CLIPBOARD)
    field(tab).fill("redis://user:hunter2secret@db:6379 Stream consumed")
    tab.get_by_role("button", name="Copy a link to this search").click()
    expect(tab.get_by_role("button", name="Copied")).to_be_visible()
    link = tab.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{address}?q=") and "hunter2secret" not in link and "Stream" in link
    assert tab.url == address


def test_a_failed_download_says_so_and_tries_again(open_tab):
    tab = open_tab("", expect_errors=True)
    tab.route("**/assets/search/index-*.json", lambda route: route.abort())
    field(tab).press_sequentially("Paths must", delay=5)
    expect(tab.locator("[data-st-status]")).to_contain_text("could not be loaded")
    expect(tab.locator("[data-st-status] a")).to_have_text("symptom map")
    expect(tab.locator("#symptom-map")).to_be_attached()
    tab.unroute("**/assets/search/index-*.json")
    tab.get_by_role("button", name="Try again").click()
    expect_first(tab)


def test_trying_again_searches_for_all_of_a_paste(open_tab):
    tab = open_tab("", expect_errors=True, **CLIPBOARD)
    tab.route("**/assets/search/index-*.json", lambda route: route.abort())
    paste(tab, TWO)
    expect(tab.locator("[data-st-status]")).to_contain_text("could not be loaded")
    tab.unroute("**/assets/search/index-*.json")
    tab.get_by_role("button", name="Try again").click()
    expect(tab.locator("[data-st-status]")).to_contain_text("lines pasted. 2 pages")


def test_a_slow_network_says_that_it_loads_and_loses_no_key(open_tab):
    tab = open_tab("")
    held = []
    tab.route("**/assets/search/index-*.json", lambda route: held.append(route))
    field(tab).press_sequentially("Paths must start", delay=5)
    expect(tab.locator("[data-st-status]")).to_contain_text("Loading")
    held[0].continue_()
    expect_first(tab)


def test_the_index_is_not_loaded_before_it_is_wanted_and_then_once(open_tab):
    tab = open_tab(INNER)
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/index-" in url or "panel" in url]
    for _ in range(3):
        tab.get_by_role("button", name="Search or paste an error").click()
        expect(field(tab)).to_be_focused()
        field(tab).fill("form")
        expect(options(tab).first).to_be_visible()
        tab.keyboard.press("Escape")
        expect(tab.locator("dialog")).not_to_be_visible()
    assert len([url for url in asked if "/index-" in url]) == 1


@pytest.mark.parametrize("path", ["", INNER])
@pytest.mark.parametrize("width", [320, 360, 640])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_screen_shows_it_whole(open_tab, path, width, scheme):
    tab = open_tab(path, width=width, height=600, color_scheme=scheme, again=True, **CLIPBOARD)
    if path:
        tab.get_by_role("button", name="Search or paste an error").click()
    paste(tab, TWO)
    expect(options(tab).first).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    box = options(tab).first.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width


def test_without_javascript_the_map_is_there_and_the_field_is_not(open_tab, site: Catalogue):
    tab = open_tab("", java_script_enabled=False)
    expect(field(tab)).not_to_be_visible()
    expect(tab.locator("[data-st-opener]")).not_to_be_visible()
    expect(tab.locator("table a").first).to_be_visible()


def test_reduced_motion_moves_nothing(open_tab):
    tab = open_tab("?q=form", reduced_motion="reduce")
    expect(options(tab).first).to_be_visible()
    assert tab.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("here", [False, True], ids=["from another page", "on that page"])
def test_a_result_opens_the_section_that_did_the_same(open_tab, index_file: Path, here: bool):
    """A message that one section shows is enough."""
    index = json.loads(index_file.read_text("utf-8"))
    url, anchor, title, line = next(
        (page["url"], anchor, titles[anchor], f"{error['type']}: {error['message']}")
        for page in index["pages"]
        for titles in [{heading["anchor"]: heading["title"] for heading in page["headings"]}]
        for error in page["errors"]
        if error["type"] and "{" not in error["message"]
        for anchor in {place[0] for place in error["places"]}
        if anchor and len({place[0] for place in error["places"]}) == 1
    )
    tab = open_tab(url if here else INNER, **CLIPBOARD)
    tab.get_by_role("button", name="Search or paste an error").click()
    paste(tab, line)
    expect(options(tab).first).to_contain_text(f"Section: {title}")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/{url}#{anchor}")
    expect(tab.locator(f"#{anchor}")).to_be_in_viewport()
    expect(tab.locator("[data-st-dialog]")).not_to_be_visible()
    tab.go_back()
    expect(options(tab).first).to_contain_text(f"Section: {title}")
