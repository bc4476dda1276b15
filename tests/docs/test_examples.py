"""Every example of every page keeps its promise, and shows what the page says it shows."""

from __future__ import annotations

import pytest

from symptoms import catalogue, lint, proof, verified
from symptoms.catalogue import Catalogue
from symptoms.example import Example
from symptoms.page import Page
from symptoms.problems import Problem, report


def assert_none(problems: list[Problem]) -> None:
    if problems:
        pytest.fail(report(problems), pytrace=False)


def test_pages_are_sound(root):
    assert_none(catalogue.read(root, catalogue.read_areas(root))[1])


def test_example(page: Page, example: Example, root):
    assert_none(proof.check_example(proof.execute(example, root / "examples")))


def test_every_failure_has_a_fix_that_differs(page: Page, root):
    assert_none(proof.check_pairs([proof.execute(example, root / "examples") for example in page.examples]))


def test_messages_are_produced_and_declared(page: Page, site: Catalogue, root):
    results = [proof.execute(example, root / "examples") for example in page.examples]
    assert_none(proof.check_messages(page, results, site.errors))


def test_exemptions_are_needed(page: Page):
    assert_none(proof.check_exemptions(page))


def test_every_page_has_both_directions(page: Page):
    outcomes = {promise.outcome for example in page.examples for promise in example.promises}
    assert {"fails", "works"} <= outcomes, f"{page.path}: show the failure and the fix"


def test_style(site: Catalogue, root):
    assert_none(lint.check(site.symptoms, root / "examples"))


def test_pages_name_the_versions_that_ran():
    assert verified.read() == verified.installed(), "run `nox -s update`: it records the versions"
