"""Material's search is driven as a reader drives it, and finds what it can: else comparing is unfair."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from symptoms.measure import chromium, material
from symptoms.read.catalogue import Catalogue

SAME = "Stream consumed"
LINES = "raise a RuntimeError\nStream consumed\r\n"


@pytest.fixture(scope="module")
def found(site: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what each text finds, asked in this order in one tab."""
    project = tmp_path_factory.mktemp("material")
    material.write_project(site, project, search=True)
    texts = ["stream", SAME, SAME, "zzqxwv", "", LINES, LINES.replace("\r\n", "\n"), "websocket"]

    def ask() -> dict[str, list[str]]:
        with chromium.serve(material.build(project)) as served, chromium.browse() as browser:
            tab = material.open_search(browser, served.address)
            return {text: material.find(tab, text) for text in texts}

    # Playwright allows one browser a thread, and the tests of the theme may hold this one's.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(ask).result()


def test_finds_an_obvious_page(found):
    assert found[SAME][0] == "requests/stream-consumed/"
    assert all("websocket" in page for page in found["websocket"][:3])


def test_each_text_gets_its_own_answer(found):
    assert found["zzqxwv"] == found[""] == []
    assert found["stream"] != found["websocket"]


def test_a_paste_loses_its_line_breaks(found):
    """Both are the same to a field of one line, and the second is not asked again."""
    assert found[LINES] == found[LINES.replace("\r\n", "\n")]


def test_every_symptom_can_be_found_and_the_home_page_cannot(found):
    assert all(len(pages) == len(set(pages)) and "" not in pages for pages in found.values())
