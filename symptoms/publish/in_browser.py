"""Says of each block of a page whether a reader can run it where they read it, and if not, why."""

from __future__ import annotations

from symptoms.read import in_browser
from symptoms.read.examples import Program, Session
from symptoms.read.pages import SymptomPage

_BAR = '<span class="st-run">{}</span>'
_BUTTONS = (
    '<button type="button" data-st-run{seconds}>Run</button><button type="button" data-st-edit>Edit</button>'
)


def of_page(page: SymptomPage) -> dict[int, str]:
    """Return what stands in the bar of a block, as HTML, by the block's number from 1."""
    number = {fence: place for place, fence in enumerate(page.fences, 1)}
    return {number[example.fence]: _told(example) for example in page.examples}


def _told(example: Program | Session) -> str:
    if isinstance(example, Session):
        return _BAR.format("<span>for a terminal</span>")
    seconds = example.fence.options.get("timeout", "")
    buttons = _BUTTONS.format(seconds=f'="{seconds}"' if seconds else "")
    reason = in_browser.reason(example)
    return _BAR.format(
        (buttons if in_browser.runs(example) else "") + (f"<span>{reason}</span>" if reason else "")
    )
