"""What no reviewer would see, the suite does: small wrong changes to copies of the real pages.

Each change is made to every page at every place where it can be made. The changed page must be
refused, with the file, a line, and what to do.
"""

from __future__ import annotations

import pytest

from symptoms.prove import mutations
from symptoms.prove.mutations import BEHAVIOUR, STRUCTURE, Change
from symptoms.read.catalogue import Catalogue
from symptoms.read.pages import SymptomPage
from tests.docs.test_examples import assert_none


@pytest.mark.parametrize("change", STRUCTURE + BEHAVIOUR, ids=lambda change: change.__name__)
def test_change_is_noticed(page: SymptomPage, change: Change, site: Catalogue):
    assert_none(mutations.check(page, change, site.project, site.errors))


@pytest.mark.parametrize("change", STRUCTURE + BEHAVIOUR, ids=lambda change: change.__name__)
def test_what_is_refused_is_said_with_its_place(site: Catalogue, change: Change):
    page = site.symptoms[0]
    others = [error for error in site.errors if error not in page.front.errors]
    mutant = next(change(page))
    problem = mutations.problem_of(mutant, page, site.project, others, run=change in BEHAVIOUR)
    assert problem and problem.path == page.path and problem.line and problem.remedy


def test_a_change_that_nobody_notices_is_named(site: Catalogue):
    def a_comment(page):
        yield mutations.Mutant(page.text + "\n<!-- nothing -->\n", 7)

    page = site.symptoms[0]
    [problem] = mutations.check(page, a_comment, site.project, site.errors)
    assert (problem.path, problem.line) == (page.path, 7)
    assert "a_comment" in problem.what
