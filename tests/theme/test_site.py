"""The built site: whole, readable by tools, and asking nothing of any other origin."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
import yaml
from jsonschema.protocols import Validator
from markdown import Markdown

from symptoms.publish import render
from symptoms.read import front_matter, seen
from symptoms.read.catalogue import Catalogue
from symptoms.read.project import read_config


@pytest.fixture(scope="session")
def site_url(root: Path) -> str:
    return read_config(root)["site_url"]


class Requests(HTMLParser):
    """Collects the addresses that a browser asks for when it shows a page, and those it may follow."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if tag == "a" or (tag == "link" and values.get("rel") in ("canonical", "prev", "next", "edit")):
            self.links.append(values.get("href") or "")
            return
        self.loaded += [values[key] for key in ("src", "href", "data", "poster", "action") if values.get(key)]
        self.loaded += [part.split()[0] for part in (values.get("srcset") or "").split(",") if part.strip()]
        self.loaded += re.findall(r"url\(([^)]+)\)", values.get("style") or "")


def html_files(built: Path) -> list[Path]:
    return sorted(built.rglob("*.html"))


def copies(built: Path) -> dict[Path, str]:
    """Return the Markdown copy of each page, as the HTML that a plain Markdown parser makes of it."""
    parser = Markdown(extensions=["pymdownx.superfences", "tables", "toc"])
    return {file: parser.reset().convert(file.read_text("utf-8")) for file in sorted(built.rglob("index.md"))}


def validator(file: Path) -> Validator:
    """Return the validator of a JSON Schema, which is checked itself, once."""
    schema = json.loads(file.read_text("utf-8"))
    made = jsonschema.validators.validator_for(schema)
    made.check_schema(schema)
    return made(schema)


def test_nothing_is_loaded_from_elsewhere(built, site_url):
    foreign = {
        f"{file.relative_to(built)}: {address}"
        for file in html_files(built)
        for address in Requests(file.read_text("utf-8")).loaded
        if re.match(r"(?:[a-z]+:)?//", address) and not address.startswith(site_url)
    }
    assert not foreign


def test_no_style_loads_from_elsewhere(built):
    for file in built.rglob("*.css"):
        addresses = re.findall(r"url\(['\"]?([^)'\"]+)|@import ['\"]([^'\"]+)", file.read_text("utf-8"))
        assert not [a or b for a, b in addresses if re.match(r"(?:https?:)?//", a or b)], file


def test_every_link_to_the_site_itself_leads_somewhere(built, site: Catalogue):
    copied = copies(built)
    assert len(copied) == len(site.symptoms)
    texts = copied | {file: file.read_text("utf-8") for file in html_files(built) if file.name != "404.html"}
    for file, text in texts.items():
        for link in Requests(text).links:
            target, _, anchor = link.partition("#")
            if "://" in target or target.startswith("mailto:"):
                continue
            there = (file.parent / target).resolve() if target else file
            there = there / "index.html" if there.is_dir() else there
            assert there.is_file(), f"{file.relative_to(built)}: {link}"
            if anchor and anchor != "__skip":
                assert f'id="{anchor}"' in texts[there], f"{file.relative_to(built)}: {link}"


def test_every_page_says_its_symptoms_and_versions(built, site: Catalogue):
    for page in site.symptoms:
        text = (built / page.url / "index.html").read_text("utf-8")
        shown = text[text.index('class="facts"') :]
        assert shown.count("<li>") >= len(page.front.symptoms)
        words = seen.in_words(site.seen(page).page, site.record)
        assert f"Seen in Lilya {words}. Every example ran with Lilya {site.record.newest}." in shown
        assert page.front.check_first in shown
        assert text.count("<h1") == 1
        assert f"edit/main/{page.path}" in text
        assert text.count("data-clipboard-target") == len(page.fences)


def test_the_map_names_every_page_once(built, site: Catalogue):
    home = (built / "index.html").read_text("utf-8")
    table = home[home.index('id="symptom-map"') :]
    for page in site.symptoms:
        assert table.count(f'<td><a href="{page.url}">') == 1
    for area in {page.area for page in site.symptoms}:
        assert f'<a href="#map-{area}">{site.areas[area]}</a> {len(site.of_area(area))}</li>' in table


def test_navigation_is_pruned(built, site: Catalogue):
    page = site.symptoms[0]
    text = (built / page.url / "index.html").read_text("utf-8")
    sidebar = text[text.index('aria-label="Navigation"') : text.index("md-content")]
    linked = [other for other in site.symptoms if f'{other.slug}/"' in sidebar]
    assert len(linked) < len(site.symptoms) / 2 + len(site.areas)


def test_the_catalogue_for_machines(built, site: Catalogue, site_url):
    entries = json.loads((built / "symptoms.json").read_text("utf-8"))
    jsonschema.validate(entries, json.loads((built / "symptoms.schema.json").read_text("utf-8")))
    assert [entry["url"] for entry in entries["pages"]] == [site_url + page.url for page in site.symptoms]
    for entry in entries["pages"]:
        assert (built / entry["markdown"].removeprefix(site_url)).is_file()
    llms = (built / "llms.txt").read_text("utf-8")
    assert all(entry["markdown"] in llms for entry in entries["pages"])


def test_front_matter_schema_accepts_the_pages_and_refuses_a_typo(built, site: Catalogue):
    schema = validator(built / "front-matter.schema.json")
    for page in site.symptoms:
        data = yaml.safe_load(front_matter.split(page.text)[0])
        schema.validate(data)
        with pytest.raises(jsonschema.ValidationError):
            schema.validate({**data, "cuase": "typo"})


def test_fence_schema_accepts_the_fences_and_refuses_a_typo(built, site: Catalogue):
    schema = validator(built / "fences.schema.json")
    languages = schema.schema["properties"]
    for page in site.symptoms:
        for fence in page.fences:
            options = {name: value or True for name, value in fence.options.items()}
            language = fence.language if fence.language in languages else "other"
            schema.validate({language: options})
            with pytest.raises(jsonschema.ValidationError):
                schema.validate({language: {**options, "tilte": "typo"}})


def test_markdown_copies_hold_the_whole_page_and_no_options(built, site: Catalogue):
    for page in site.symptoms:
        copy = (built / page.url / "index.md").read_text("utf-8")
        assert copy.startswith(f"# {page.title}\n")
        assert "--8<--" not in copy
        assert not re.search(r"^ *```.*\{", copy, re.M)
        assert copy.count("```") == 2 * len(page.fences)
        assert "<figure" not in copy


def test_copies_link_to_copies_and_leave_code_alone(site: Catalogue):
    page = replace(
        site.symptoms[0],
        body="[a `b`](c.md#d) [e](../f/g.md) [h](#i) [home](../index.md#j) [k](https://l/m.md) `n\n[o](p.md)`",
        fences=(),
    )
    copied = "[a `b`](../c/index.md#d) [e](../../f/g/index.md) [h](#i) [home](../../index.html#j) [k](https://l/m.md) `n\n[o](p.md)`"
    assert render.page_copy(page, site).endswith(f"\n\n{copied}\n")
