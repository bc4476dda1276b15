"""Says of each block of a page whether a reader can run it where they read it, and if not, why."""

from __future__ import annotations

import hashlib
import json

from symptoms.publish.bundle import FOLDER
from symptoms.read import commands, in_browser
from symptoms.read.catalogue import Catalogue
from symptoms.read.examples import Example, Session
from symptoms.read.pages import SymptomPage, session_files
from symptoms.read.project import Project

_BAR = '<span class="st-run">{}</span>'
_BUTTONS = '<button type="button" data-st-run{}>Run</button><button type="button" data-st-edit>Edit</button>'


def of_page(page: SymptomPage, project: Project) -> dict[int, str]:
    """Return what stands in the bar of a block, as HTML, by the block's number from 1."""
    number = {fence: place for place, fence in enumerate(page.fences, 1)}
    return {number[example.fence]: _told(example, project) for example in page.examples}


def _told(example: Example, project: Project) -> str:
    buttons = _BUTTONS.format(_settings(example, project)) if in_browser.runs(example) else ""
    reason = in_browser.reason(example)
    return _BAR.format(buttons + (f"<span>{reason}</span>" if reason else ""))


def _settings(example: Example, project: Project) -> str:
    seconds = example.fence.options.get("timeout", "")
    session = f' data-st-session="{_file(example, project)[0]}"' if isinstance(example, Session) else ""
    return (f'="{seconds}"' if seconds else "") + session


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """Return what browsers load to run a session, by its address below the site's root."""
    found = [
        _file(example, catalogue.project)
        for page in catalogue.symptoms
        for example in page.examples
        if isinstance(example, Session) and in_browser.runs(example)
    ]
    return {f"{FOLDER}/run/{name}": content for name, content in found}


def _file(session: Session, project: Project) -> tuple[str, bytes]:
    """Return the name and the content of what a browser runs a session with; it is described in core/session.js."""
    content = json.dumps(asked(session, project)).encode()
    return f"session-{hashlib.sha256(content).hexdigest()[:8].upper()}.json", content


def asked(session: Session, project: Project) -> dict[str, object]:
    """Return the files and the commands of a session."""
    held = session_files(project.examples / session.folder)
    read = [(line, *commands.read(line)) for line in session.commands]
    return {
        "files": {name: content.decode("utf-8", "surrogateescape") for name, content in held},
        "commands": [
            {"line": line, "words": words, "variables": variables} for line, variables, words in read
        ],
    }
