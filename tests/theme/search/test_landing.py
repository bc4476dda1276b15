"""Every exception that an example let out leads back to its page, and to its section where one can be told."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

from symptoms.publish import bundle, search_index
from symptoms.read import examples, named
from symptoms.read.catalogue import Catalogue
from symptoms.read.record import Raised

LANDING = Path(__file__).with_name("landing.mjs")


def traceback(raised: Raised, rng: random.Random) -> str:
    """Return an exception as somebody else's machine prints it: other folders, line numbers, and code."""
    root = rng.choice(["/srv/app/.venv", "/usr/local", "/home/ada/shop/venv", "C:\\Users\\ada\\venv"])
    lines = [
        "Traceback (most recent call last):",
        f'  File "{root}/main.py", line {rng.randint(1, 99)}, in <module>',
        "    run(app)",
    ]
    for frame in raised.frames:
        file, _, function = frame.rpartition(" ")
        lines.append(
            f'  File "{root}/lib/python3.{rng.randint(11, 13)}/site-packages/{file}", line {rng.randint(1, 999)}, in {function}'
        )
        lines.append(
            f"    {rng.choice(['await self.app(scope, receive, send)', 'return call()', 'raise error'])}"
        )
    return "\n".join([*lines, raised.line])


def test_an_exception_leads_back_to_its_section(site: Catalogue, tmp_path: Path):
    rng = random.Random(20)
    wanted: list[tuple[str, str]] = []
    texts: list[str] = []
    for page in site.symptoms:
        patterns = [error.pattern() for error in page.front.errors]
        for one in named.of_page(page, site.project):
            if examples.is_fix(one.example):
                continue
            for raised in site.record.by_example[one.key].spans[-1].outcome.raised:
                if raised.frames and any(pattern.search(raised.line) for pattern in patterns):
                    wanted.append((page.url, one.section))
                    texts.append(traceback(raised, rng))
    index, file = tmp_path / "index.json", tmp_path / "texts.json"
    index.write_text(json.dumps(search_index.build(site)), "utf-8")
    file.write_text(json.dumps(texts), "utf-8")
    node = bundle.find_node() or "node"
    done = subprocess.run(
        [node, str(LANDING), str(index), str(file)], capture_output=True, text=True, check=True
    )
    landed = [tuple(pair) for pair in json.loads(done.stdout)]
    pages = sum(found[0] == page for found, (page, _) in zip(landed, wanted, strict=True))
    right = sum(found == place for found, place in zip(landed, wanted, strict=True))
    wrong = sum(
        found[0] == place[0] and found[1] not in (None, place[1])
        for found, place in zip(landed, wanted, strict=True)
    )
    assert len(wanted) > 100
    assert pages >= 0.98 * len(wanted)
    assert right >= 0.8 * len(wanted), f"{right} of {len(wanted)} open their section"
    assert wrong <= 0.04 * len(wanted), f"{wrong} of {len(wanted)} open another"
