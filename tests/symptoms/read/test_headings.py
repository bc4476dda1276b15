"""Headings are read as Python-Markdown renders them, with the same anchors."""

from __future__ import annotations

import html

import markdown
import pytest

from symptoms.read import headings
from symptoms.read.catalogue import Catalogue
from symptoms.read.headings import Heading


@pytest.mark.parametrize(
    "body",
    [
        "## A `Path` without its slash\n\n### Fix\n\n## Fix\n\n## Fix\n",
        "## `<type>` and *emphasis*, [a link](x.md) & more\n",
        "## __init__ and `__init__` and snake_case\n",
        '## Überraschung 1.2.3 – it\'s "quoted"\n',
        "## Own {#my-own}\n\n## my own\n",
        "## my own\n\n## Own {#my-own}\n",
        "## A { .b #first #second }\n\n## `Code` {: id=third }\n\n## No {attribute} \n\n## None {#a} }\n",
        "## Closed ##\n\n## Closed ## {#closed}\n\n##Close\n\n## 日本\n\n## 日本\n",
    ],
)
def test_anchors(body):
    assert found(enumerate(body.split("\n"))) == rendered(body)


def test_anchors_of_every_page(site: Catalogue):
    for page in site.symptoms:
        assert found(page.prose) == rendered(page.body), page.path


def test_lines():
    prose = [(7, "Text."), (8, "## A `b`"), (20, "### A `b`"), (21, " ## Text")]
    assert headings.find(prose) == [Heading(2, "A b", "a-b", 8), Heading(3, "A b", "a-b_1", 20)]


def found(prose) -> list[tuple[int, str, str]]:
    return [(heading.level, heading.title, heading.anchor) for heading in headings.find(prose)]


def rendered(body: str) -> list[tuple[int, str, str]]:
    """Return level, title and anchor of the headings that Python-Markdown renders."""
    renderer = markdown.Markdown(extensions=["toc", "attr_list", "pymdownx.superfences"])
    renderer.convert(body)
    tokens, waiting = [], list(renderer.toc_tokens)
    while waiting:
        token = waiting.pop(0)
        waiting = token["children"] + waiting
        tokens.append((token["level"], html.unescape(token["name"]), token["id"]))
    return tokens
