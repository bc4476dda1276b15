"""The index of the search: what it holds of a page, and that its anchors are those of the site."""

from __future__ import annotations

from pathlib import Path

import markdown
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
lilya: ">=0.20"
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
        "errors": [{"type": "ValueError", "message": "no {name}", "where": "raised", "lilya": None}],
        "check_first": "https://lilya.dev/routing/",
        "versions": "from 0.20",
        "headings": [],
        "text": "Some text.",
    }


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Words `code *stays*` and **bold** _emphasis_.", "Words code *stays* and bold emphasis."),
        ("A name like snake_case and `__init__` is kept.", "A name like snake_case and __init__ is kept."),
        ("See [the `other` page](other.md#part) and ![a picture](x.png).", "See the other page and a picture."),
        ("- one\n- two\n", "one two"),
        ("- [Only a link](other.md)\n", ""),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |\n", "a b 1 2"),
        ('!!! warning "Take care"\n    It burns.\n', "Take care It burns."),
        ('=== "One"\n    First.\n', "One First."),
        ("Before\n\n```text {exempt=\"shown\"}\nsecret code\n```\n\nafter", "Before after"),
        ("## A heading\n\nText", "Text"),
        ("An &amp; and <b>tags</b>, `<kept>`, \\*escaped\\*.", "An & and tags, <kept>, *escaped*."),
        ("Two\nlines", "Two lines"),
    ],
)  # fmt: skip
def test_text(body, text):
    assert entry(body)["text"] == text


@pytest.mark.parametrize(
    "body",
    [
        "## A `Path` without its slash\n\n### Fix\n\n## Fix\n\n## Fix\n",
        "## `<type>` and *emphasis*, [a link](x.md) & more\n",
        "## __init__ and `__init__` and snake_case\n",
        '## Überraschung 1.2.3 – it\'s "quoted"\n',
        "## Own {#my-own}\n\n## my own\n",
        "## Closed ##\n\n## 日本\n\n## 日本\n",
    ],
)
def test_anchors(body):
    assert entry(body)["headings"] == rendered(body)


def test_anchors_of_every_page(site: Catalogue):
    index = search_index.build(site)
    for page, made in zip(site.symptoms, index["pages"], strict=True):
        assert made["headings"] == rendered(page.body), page.path


def rendered(body: str) -> list[dict[str, str]]:
    """Return the headings as Python-Markdown renders them."""
    renderer = markdown.Markdown(extensions=["toc", "attr_list", "pymdownx.superfences"])
    renderer.convert(body)
    found, waiting = [], list(renderer.toc_tokens)
    while waiting:
        token = waiting.pop(0)
        waiting = token["children"] + waiting
        found.append({"title": markdown_text(token["name"]), "anchor": token["id"]})
    return found


def markdown_text(name: str) -> str:
    return name.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&quot;", '"')


def test_areas(site: Catalogue):
    areas = search_index.build(site)["areas"]
    assert [area["slug"] for area in areas] == list(site.areas)
