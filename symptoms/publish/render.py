"""Renders what the site shows of the catalogue: pages, the map, and the files for tools."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from textwrap import indent
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from symptoms.publish import differences, messages, releases
from symptoms.publish.differences import Changes
from symptoms.publish.messages import Index, Said
from symptoms.read import examples, fences, headings, links, seen
from symptoms.read.catalogue import Catalogue
from symptoms.read.examples import OUTCOMES
from symptoms.read.fences import Fence
from symptoms.read.front_matter import ErrorMessage, FrontMatter
from symptoms.read.pages import Page, SymptomPage
from symptoms.read.sources import SOURCE

MAP_MARK = "<!-- symptom map -->"


class Message(ErrorMessage):
    """A message in ``symptoms.json``."""

    lilya: str = Field(description="Releases in which an example showed the message, in words.")
    seen: list[tuple[str, str]] = Field(description="The same as runs of releases.")


class Entry(BaseModel):
    """One page in ``symptoms.json``."""

    model_config = ConfigDict(extra="forbid", title="Page")

    url: str = Field(description="Address of the page.")
    markdown: str = Field(description="Address of the page as Markdown.")
    title: str
    area: str = Field(description="Area of the site: the first part of the page's path.")
    symptoms: list[str]
    cause: str
    errors: list[Message]
    check_first: str
    lilya: str = Field(description="Releases in which an example showed the symptom, in words.")
    seen: list[tuple[str, str]] = Field(
        description="The same as runs of releases: the first and the last of each. Every release from the oldest "
        "to the newest that is named in the file was installed and run, or lies between two that did the same."
    )
    verified: str = Field(description="Newest Lilya release that the page's examples were run with.")


class Entries(BaseModel):
    """The machine-readable catalogue, ``symptoms.json``."""

    model_config = ConfigDict(extra="forbid", title="Symptoms of Lilya apps")

    pages: list[Entry]
    messages: list[Said] = Field(description="What the source of the newest release says.")


def page_markdown(page: Page, catalogue: Catalogue, index: Index) -> str:
    """Return the body of a page as MkDocs is to render it: files shown, promises as classes, the map made."""
    if not isinstance(page, SymptomPage):
        return _generated(page.body, catalogue, index)
    changed, older = differences.of_page(page), releases.notes(page, catalogue)

    def presented(fence: Fence, code: str) -> str:
        block = _presented(fence, code, changed)
        return f"{block}\n\n{older[fence]}\n" if fence in older else block

    lines, sections = _without_sources(page.body).split("\n"), catalogue.seen(page).sections
    for heading in headings.find(page.prose):
        if found := sections.get(heading.anchor):
            lines[heading.line - page.body_line] += f"\n\n{releases.said(found, catalogue.record)}\n"
    return _with_fences(page, lines, presented)


def _generated(body: str, catalogue: Catalogue, index: Index) -> str:
    """Return the body of a plain page with what stands for the map and for the index of messages made."""
    for mark, made in (
        (MAP_MARK, lambda: symptom_map(catalogue)),
        (messages.MARK, lambda: messages.as_html(index)),
    ):
        if mark in body:
            body = body.replace(mark, made())
    return body


def page_copy(page: SymptomPage, catalogue: Catalogue) -> str:
    """Return a page as plain Markdown for tools: title, facts, body, without this site's options."""
    front, record = page.front, catalogue.record
    facts = [
        f"# {page.title}",
        f"Likely cause: {front.cause}",
        f"Seen in Lilya {seen.in_words(catalogue.seen(page).page, record)}. Run with Lilya {record.newest}.",
        f"First page to check: {front.check_first}",
        "Seen as:\n" + "\n".join(f"- {symptom}" for symptom in front.symptoms),
    ]
    return (
        "\n\n".join(facts)
        + "\n\n"
        + _with_fences(page, _relinked(_without_sources(page.unfenced)).split("\n"), _plain).strip()
        + "\n"
    )


def _without_sources(body: str) -> str:
    """Return a body without the comments that name the source of a sentence: they are for whoever checks it."""
    return SOURCE.sub("", body) if "<!--" in body else body


def _relinked(text: str) -> str:
    """Return Markdown whose links lead from a page's copy to other copies: ``../area/slug/index.md``."""
    for place, target in sorted(links.targets(text), reverse=True):
        path, mark, anchor = target.partition("#")
        if path.endswith(".md") and ":" not in path:
            page = path.removesuffix(".md")
            # The copy lies a folder deeper than the page it copies. The home page has no copy.
            copy = f"../{page}" + (".html" if page == "../index" else "/index.md")
            text = f"{text[:place]}{copy}{mark}{anchor}{text[place + len(target) :]}"
    return text


def _with_fences(page: SymptomPage, lines: list[str], block_of: Callable[[Fence, str], str]) -> str:
    """Return a body, given as the lines of the page's, with each fence as ``block_of`` writes it and its code."""
    for fence in reversed(page.fences):
        block = block_of(fence, page.texts.get(fence.line, fence.body))
        first, last = fence.line - page.body_line, fence.last_line - page.body_line
        lines[first : last + 1] = [indent(block, " " * fence.indent) if fence.indent else block]
    return "\n".join(lines)


def _plain(fence: Fence, code: str) -> str:
    title = fence.options.get("title") or (fence.title if fence.embed else "")
    options = f' title="{title}"' if title else ""
    return f"```{fence.language}{options}\n{code}```"


def _presented(fence: Fence, code: str, changed: Changes) -> str:
    """Return a fence as Material takes it, in classes what it promises, and the lines that a fix changes."""
    outcome = next((f" .{name}" for name in OUTCOMES if name in fence.options), "")
    failing = " .failing" if fence in changed.failing else ""
    language = "pytb" if "output" in fence.options else fence.language
    options = f' title="{html.escape(fence.title)}"' if fence.title else ""
    if lines := changed.lines.get(fence):
        options += f' hl_lines="{" ".join(map(str, lines))}"'
    return f"``` {{.{language}{outcome}{failing}{options}}}\n{code}```"


def facts(page: SymptomPage, catalogue: Catalogue) -> dict[str, object]:
    """Return what the theme shows above the body of a page; texts are inline HTML."""
    front, record, found = page.front, catalogue.record, catalogue.seen(page)
    return {
        "cause": inline(front.cause),
        "symptoms": [inline(symptom) for symptom in front.symptoms],
        "messages": [
            {"text": html.escape(name_of(error)), "seen": seen.in_words(found.messages[error], record)}
            for error in front.errors
        ],
        "seen": seen.in_words(found.page, record),
        "pairs": releases.pairs(found.page, record),
        "releases": record.known[::-1],
        "verified": record.newest,
        "uninstallable": record.uninstallable,
        "check_first": front.check_first,
        "has_failures": any(map(examples.is_failure, page.examples)),
    }


def name_of(error: ErrorMessage) -> str:
    """Return a message as a traceback ends, with its placeholders."""
    return f"{error.type}: {error.message}" if error.type else error.message


def inline(text: str) -> str:
    """Return a line of front matter as HTML: plain text, in which only code spans are Markdown."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))


def symptom_map(catalogue: Catalogue) -> str:
    """Return the symptom map as Markdown: a list of the areas, each with its number of pages, and a table for each."""
    areas, tables = [], []
    for area, title in catalogue.areas.items():
        rows = [
            f"| [{_cell(page.title)}]({page.source}) | {_cell(page.front.cause)} "
            f"| [{_docs_name(page.front.check_first)}]({page.front.check_first}) |"
            for page in catalogue.of_area(area)
        ]
        if rows:
            head = ["| Symptom | Likely root cause | First page to check |", "| --- | --- | --- |"]
            areas.append(f"- [{title}](#map-{area}) {len(rows)}")
            tables.append("\n".join([f"### {title} {{ #map-{area} }}", "", *head, *rows]))
    return "\n\n".join(["\n".join(areas), *tables])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("[", "\\[").replace("]", "\\]")


def _docs_name(link: str) -> str:
    path, _, anchor = link.removeprefix("https://lilya.dev/").partition("#")
    words = (anchor or path.strip("/").rpartition("/")[2] or "Home").replace("-", " ")
    return f"Lilya: {words}"


def symptoms_json(catalogue: Catalogue, index: Index, site_url: str) -> str:
    """Return the machine-readable catalogue as JSON text."""
    entries = Entries(
        pages=[_json_entry(page, catalogue, site_url) for page in catalogue.symptoms],
        messages=messages.entries(index, site_url),
    )
    return entries.model_dump_json(indent=1) + "\n"


def _json_entry(page: SymptomPage, catalogue: Catalogue, site_url: str) -> Entry:
    found, record = catalogue.seen(page), catalogue.record

    def where(of: seen.Releases) -> dict[str, Any]:
        return {"lilya": seen.in_words(of, record), "seen": seen.spans(of, record)}

    errors = [Message(**error.model_dump(), **where(found.messages[error])) for error in page.front.errors]
    return Entry(
        url=site_url + page.url,
        markdown=f"{site_url}{page.url}index.md",
        area=page.area,
        verified=record.newest,
        errors=errors,
        **page.front.model_dump(exclude={"errors"}),
        **where(found.page),
    )


def schema(model: type[BaseModel]) -> str:
    """Return the JSON Schema of a model as text."""
    return _schema(model.model_json_schema())


def _schema(content: dict[str, object]) -> str:
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **content}, indent=1) + "\n"


def front_matter_schema() -> str:
    """Return the JSON Schema of a page's front matter, for editors."""
    return schema(FrontMatter)


def fence_schema() -> str:
    """Return the JSON Schema of the options of fences: an object by language, ``other`` for those not named."""
    return _schema(
        {
            "title": "Options of a fence, by its language",
            "type": "object",
            "properties": {
                language: {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        name: {"description": description, "type": _types(name)}
                        for name, description in allowed.items()
                    },
                }
                for language, allowed in {**fences.OPTIONS, "other": fences.OTHER}.items()
            },
            "additionalProperties": False,
        }
    )


def _types(option: str) -> str | list[str]:
    """Return the JSON types of an option: true where it stands without a value."""
    if option in fences.FLAGS:
        return "boolean"
    return ["string", "boolean"] if option in fences.BARE else "string"


def llms_txt(catalogue: Catalogue, site_name: str, description: str, site_url: str) -> str:
    """Return the index for language tools (https://llmstxt.org): one line a page, by area."""
    blocks = [f"# {site_name}", f"> {description}"]
    for area, title in catalogue.areas.items():
        lines = [
            f"- [{page.title}]({site_url}{page.url}index.md): {page.front.cause}"
            f" (Lilya {seen.in_words(catalogue.seen(page).page, catalogue.record)})"
            for page in catalogue.of_area(area)
        ]
        if lines:
            blocks.append("\n".join([f"## {title}", "", *lines]))
    return "\n\n".join(blocks) + "\n"
