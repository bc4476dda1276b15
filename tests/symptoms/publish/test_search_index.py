"""The index of the search: what it holds of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from symptoms.publish import search_index
from symptoms.read import catalogue, pages
from symptoms.read.catalogue import Catalogue
from symptoms.read.project import Project

PROJECT = Project(Path("nowhere"), {"routing": "Routing"})
FRONT = """\
---
title: "Route `returns` 404"
symptoms:
  - the route is not found
  - nothing answers
  - it is gone
cause: The prefix is missing.
check_first: https://lilya.dev/routing/
errors:
  - type: ValueError
    message: "no {name}"
    where: raised
---

"""


def entry(body: str) -> dict:
    page, _ = pages.read("docs/routing/a-page.md", (FRONT + body).encode(), PROJECT)
    return search_index.build(catalogue.collect([page], PROJECT))["pages"][0]


def test_a_page():
    made = entry("Some text.\n")
    assert made == {
        "url": "routing/a-page/",
        "title": "Route `returns` 404",
        "area": "routing",
        "areaTitle": "Routing",
        "symptoms": ["the route is not found", "nothing answers", "it is gone"],
        "cause": "The prefix is missing.",
        "errors": [
            {"type": "ValueError", "message": "no {name}", "where": "raised", "generic": True, "places": []}
        ],
        "undeclared": [],
        "shown": "",
        "check_first": "https://lilya.dev/routing/",
        "versions": "",
        "seen": [],
        "headings": [],
        "text": "Some text.",
    }


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("See [the `other` page](other.md#part) and ![a picture](x.png).", "See the other page and a picture."),
        ("- one\n- two\n", "one two"),
        ("- [Only a link](other.md)\n", ""),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |\n", "a b 1 2"),
        ('!!! warning "Take care"\n    It burns.\n', "Take care It burns."),
        ('=== "One"\n    First.\n', "One First."),
        ("Before\n\n```text {exempt=\"shown\"}\nsecret code\n```\n\nafter", "Before after"),
        ("## A heading\n\nText", "Text"),
        ("Two\nlines", "Two lines"),
    ],
)  # fmt: skip
def test_text(body, text):
    assert entry(body)["text"] == text


def test_headings_have_the_anchors_of_the_site():
    """test_headings.py compares them with what is rendered."""
    assert entry("## A `b`\n\nText.\n\n### A b\n")["headings"] == [
        {"title": "A b", "anchor": "a-b"},
        {"title": "A b", "anchor": "a-b_1"},
    ]


def test_areas(site: Catalogue):
    areas = search_index.build(site)["areas"]
    assert [area["slug"] for area in areas] == list(site.areas)
