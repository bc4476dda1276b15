"""Every exception that an example let out leads back to its page, and to its section, in whatever surroundings."""

from __future__ import annotations

import json
import random
import re
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from symptoms.publish import places
from symptoms.publish.node import find_node
from symptoms.read.catalogue import Catalogue
from symptoms.read.front_matter import ErrorMessage

LANDING = Path(__file__).with_name("landing.mjs")
ROUNDS = 3
"""Texts made of one exception, each with other values and surroundings."""
ROOTS = ["/srv/app/.venv", "/usr/local", "/home/ada/shop/venv", "C:\\Users\\ada\\venv"]
WORDS = ["invoice", "customers", "42", "checkout_total", "ada", "shop.orders", "x-tenant", "Basket"]
CODE = [
    "await self.app(scope, receive, send)",
    "return call()",
    "raise error",
    "response = await handler(request)",
]
BEFORE = [
    "",
    "INFO:     Started server process [4242]\nINFO:     Waiting for application startup.\n",
    'INFO:     127.0.0.1:51234 - "GET /health HTTP/1.1" 200 OK\nERROR:    Exception in ASGI application\n',
    "2026-03-02 10:11:12,345 - shop - INFO - cart 17 opened\n",
]
AFTER = [
    "",
    "ERROR:    Application startup failed. Exiting.\n",
    'INFO:     127.0.0.1:51240 - "GET /static/logo.png HTTP/1.1" 304 Not Modified\n',
    "INFO:     Shutting down\nINFO:     Waiting for application shutdown.\n",
]


@dataclass(frozen=True)
class Case:
    """One exception of the record: where it must lead back to, and a text with it."""

    page: str
    error: ErrorMessage
    place: places.Place
    text: str


def cases(site: Catalogue) -> list[Case]:
    rng = random.Random(20)
    return [
        Case(page.url, error, place, text(error, place, rng))
        for page in site.symptoms
        for error, found in places.of_page(page, site).items()
        for place in found
        if place.frames
        for _ in range(ROUNDS)
    ]


def text(error: ErrorMessage, place: places.Place, rng: random.Random) -> str:
    """Return an exception as somebody else's machine prints it: other folders, lines, code, names and values."""
    root = rng.choice(ROOTS)
    frames = [("main.py", "<module>"), *(tuple(frame.rsplit(" ", 1)) for frame in place.frames)]
    lines = ["Traceback (most recent call last):"]
    for file, function in [*frames, *([("shop/api.py", "create_order")] if place.by_reader else [])]:
        packaged = (file, function) in frames[1:]
        folder = (
            f"{root}/lib/python3.{rng.randint(11, 13)}/site-packages" if packaged else root.rpartition("/")[0]
        )
        lines.append(f'  File "{folder}/{file}", line {rng.randint(1, 999)}, in {function}')
        lines.append(f"    {rng.choice(CODE)}")
    return (
        rng.choice(BEFORE) + "\n".join([*lines, refilled(error, place.line, rng)]) + "\n" + rng.choice(AFTER)
    )


def refilled(error: ErrorMessage, line: str, rng: random.Random) -> str:
    """Return the line with other values in place of its placeholders; those that are numbers stay numbers."""
    found = error.pattern().search(line)
    assert found
    made, end = "", 0
    for number in range(1, len(found.groups()) + 1):
        value = found[number]
        kept = re.search(r"[^\w.]", value) or value.isdigit()
        made += line[end : found.start(number)] + (value if kept else rng.choice(WORDS))
        end = found.end(number)
    return made + line[end:]


def landed(index: Path, texts: list[str], tmp_path: Path) -> list[dict[str, Any]]:
    file = tmp_path / "texts.json"
    file.write_text(json.dumps(texts), "utf-8")
    command = [find_node() or "node", str(LANDING), str(index), str(file)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_an_exception_leads_back_to_its_section(site: Catalogue, index_file: Path, tmp_path: Path):
    wanted = cases(site)
    found = landed(index_file, [case.text for case in wanted], tmp_path)
    assert len(wanted) > 300
    pairs = list(zip(wanted, found, strict=True))
    lost = [case for case, got in pairs if got["page"] != case.page]
    assert len(lost) <= 0.01 * len(wanted), lost
    off = [
        case for case, got in pairs if got["page"] == case.page and case.place.section not in got["sections"]
    ]
    assert len(off) <= 0.05 * len(wanted), off


def test_what_only_one_way_leads_to_is_confident(site: Catalogue, index_file: Path, tmp_path: Path):
    """Where a package raised a message as in the example, the search is sure of it."""
    wanted = [case for case in cases(site) if not case.place.by_reader]
    doubted = [
        case
        for case, got in zip(
            wanted, landed(index_file, [case.text for case in wanted], tmp_path), strict=True
        )
        if not got["confident"]
    ]
    assert len(doubted) <= 0.02 * len(wanted), doubted


def test_the_same_words_raised_elsewhere_are_never_confident(
    site: Catalogue, index_file: Path, tmp_path: Path
):
    """An exception type of Lilya's own is left out: whoever raises it, its page is about it."""
    rng = random.Random(21)
    texts = [
        text(case.error, replace(case.place, frames=("shop_client/http.py send",), by_reader=False), rng)
        for case in cases(site)
        if not (case.error.type or case.place.line).startswith("lilya.")
    ]
    sure = [
        (got["page"], made)
        for made, got in zip(texts, landed(index_file, texts, tmp_path), strict=True)
        if got["confident"]
    ]
    assert sure == []
