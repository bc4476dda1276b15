"""The site works where it is published, below any path: pages, search and the page for a wrong address."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from symptoms.measure import chromium

PATHS = ["", "lilya-troubleshooting/en/latest/"]


@pytest.fixture(scope="module", params=PATHS, ids=["root", "deep"])
def published(request, root: Path, tmp_path_factory: pytest.TempPathFactory):
    """Build the site for an address with this path, serve it there, and return the address."""
    folder = tmp_path_factory.mktemp("published")
    site = folder / request.param
    with chromium.serve(folder) as served:
        address = served.address + request.param
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
        environment = {
            **os.environ,
            "SITE_URL": address,
            "EDIT_URI": "https://git.example/owner/fork/edit/main/docs/",
        }
        subprocess.run(command, cwd=root, env=environment, check=True)
        yield address


@pytest.fixture
def tab(browser: Browser, published: str):
    """Return a tab; a request that leaves the published path, or fails, fails the test."""
    wrong = []
    with browser.new_context() as context:
        tab = context.new_page()
        tab.on("response", lambda response: wrong.append(response.url) if response.status >= 400 else None)
        tab.on(
            "request",
            lambda request: (
                None if request.url.startswith((published, "data:", "blob:")) else wrong.append(request.url)
            ),
        )
        tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        yield tab
    assert not wrong


@pytest.mark.parametrize("path", ["", "routing/route-returns-404/", "404.html"])
def test_the_search_opens_a_page(tab, published: str, path: str):
    tab.goto(published + path)
    tab.keyboard.press("Control+k")
    tab.keyboard.type("RuntimeError: Stream consumed")
    option = tab.get_by_role("option").first
    expect(option).to_contain_text("Stream consumed")
    option.click()
    expect(tab).to_have_url(re.compile(rf"^{re.escape(published)}requests/stream-consumed/(#|$)"))
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Stream consumed")


def test_links_and_addresses_are_those_of_the_owner(tab, published: str):
    tab.goto(f"{published}requests/stream-consumed/")
    assert tab.locator("link[rel=canonical]").get_attribute("href") == f"{published}requests/stream-consumed/"
    edit = "https://git.example/owner/fork/edit/main/docs/requests/stream-consumed.md"
    assert tab.locator(".md-content__button").first.get_attribute("href") == edit
    tab.get_by_role("link", name="Lilya troubleshooting").first.click()
    expect(tab).to_have_url(published)
