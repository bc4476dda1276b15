"""Every page as a phone opens it is light, and axe-core finds nothing on it: one visit, as opening costs half of a look."""

from __future__ import annotations

import pytest

from tests import real
from tests.theme import test_accessibility, test_light

PAGES = ["404.html", *(page.url for page in real.site().pages)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_it_is_light_and_accessible(open_tab, path: str):
    tab = open_tab(path, width=360, height=640, again=True)
    # Its weight first: axe changes the page, and is to see it as it was before it was scrolled.
    assert [*test_light.heavy(tab), *test_accessibility.inaccessible(tab)] == []
