"""The messages of Lilya's source: how many no example shows, which only ever becomes less."""

from __future__ import annotations

import pytest

from symptoms import errors
from symptoms.prove import wordings
from symptoms.prove.errors import Coverage
from symptoms.read.catalogue import Catalogue
from symptoms.read.problems import report

OPEN = 0
"""The places that no page covers and nothing exempts. Lower it with every page that covers some; the aim is 0."""


@pytest.fixture(scope="module")
def coverage(site: Catalogue) -> Coverage:
    return errors.of(site)


def test_no_message_is_lost(coverage: Coverage):
    if len(coverage.open) > OPEN:
        pytest.fail(
            f"{len(coverage.open)} messages of Lilya's source are open, and {OPEN} were: `nox -s errors` says "
            "which; show what is new in an example, or exempt it by name",
            pytrace=False,
        )


def test_the_texts_of_older_releases_are_in_the_record(site: Catalogue):
    assert site.record.wordings == wordings.of(site.project, site.record.uninstallable), (
        "run `nox -s versions`"
    )


def test_what_is_declared_is_said_and_what_is_exempted_is_not_reached(coverage: Coverage, site: Catalogue):
    if problems := errors.held(coverage, site):
        pytest.fail(report(problems), pytrace=False)
