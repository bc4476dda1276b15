"""Every example of every page keeps its promise, and shows what the page says it shows."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pytest

from symptoms.prove import lint, proof, record
from symptoms.prove.proof import Result
from symptoms.read import catalogue, claims, named
from symptoms.read.catalogue import Catalogue
from symptoms.read.examples import Example
from symptoms.read.named import Named
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem, report


def assert_none(problems: list[Problem]) -> None:
    if problems:
        pytest.fail(report(problems), pytrace=False)


Check = Callable[[Result], list[Problem]]


def executed(example: Example, site: Catalogue, check: Check) -> Result:
    """Run an example, and once more where a check finds it wrong: a busy machine delays what a page has timed.

    Whatever needed the second run is warned of by its name.
    """
    result = proof.execute(example, site.project)
    if not (problems := check(result)):
        return result
    proof.forget(example, site.project)
    again = proof.execute(example, site.project)
    if not check(again):
        warnings.warn(f"only the second run was right: {problems[0]}", stacklevel=2)
    return again


def as_shown(page: SymptomPage) -> Check:
    """Return the check that an example does as its page says."""
    return lambda result: proof.check_example(result, page)


def test_what_only_a_second_run_does_is_warned_of(site: Catalogue):
    page = site.symptoms[0]
    checks = iter([[Problem(page.path, 7, "it came late", "wait longer")], []])
    with pytest.warns(UserWarning, match="it came late"):
        executed(page.examples[0], site, lambda _: next(checks))


def test_what_is_wrong_twice_is_wrong(site: Catalogue, recwarn: pytest.WarningsRecorder):
    page = site.symptoms[0]
    checked: list[Result] = []
    wrong = [Problem(page.path, 7, "it is wrong", "mend it")]
    result = executed(page.examples[0], site, lambda result: checked.append(result) or wrong)
    assert checked[1] is result and len(checked) == 2 and not recwarn.list


def test_pages_are_sound(site: Catalogue):
    assert_none(catalogue.read(site.project)[1])


def test_example(page: SymptomPage, example: Example, site: Catalogue):
    problems = as_shown(page)(executed(example, site, as_shown(page)))
    if problems:
        proof.forget(example, site.project)
    assert_none(problems)


def test_every_failure_has_a_fix_that_differs(page: SymptomPage, site: Catalogue):
    results = [executed(example, site, as_shown(page)) for example in page.examples]
    assert_none(proof.check_pairs(results, page))


def test_messages_are_produced_and_declared(page: SymptomPage, site: Catalogue):
    results = [executed(example, site, as_shown(page)) for example in page.examples]
    assert_none(list(proof.check_messages(page, results, site.errors)))


def test_exemptions_are_needed(page: SymptomPage):
    assert_none(proof.check_exemptions(page))


def test_every_page_has_both_directions(page: SymptomPage):
    assert_none(proof.check_directions(page))


def test_style(site: Catalogue):
    assert_none(lint.check(site.symptoms, site.project))


def test_what_it_did_is_what_the_record_holds(page: SymptomPage, site: Catalogue):
    """Promises and exceptions, with their ways through packages; what is shown is held against the page."""
    problems: list[Problem] = []
    for one in named.of_page(page, site.project):

        def differing(result: Result, one: Named = one) -> list[Problem]:
            problem = record.differing(one, result, site.record)
            return [problem] if problem else []

        problems += differing(executed(one.example, site, differing))
    assert_none(problems)


def test_what_it_says_of_releases_is_in_the_record(page: SymptomPage, site: Catalogue):
    assert_none(list(claims.check(page, site.project, site.record)))
