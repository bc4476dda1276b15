"""Python as the built site runs it in a reader's browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from symptoms.measure import in_browser as here
from symptoms.measure.in_browser import InBrowser

PAGE = "routing/paths-must-start-with-slash/"
"""One that holds programs, so that its policy lets them run."""


@pytest.fixture(scope="session")
def in_browser(browser: Browser, address: str, built: Path) -> Iterator[InBrowser]:
    with here.opened(browser, built, address, PAGE) as running:
        yield running
