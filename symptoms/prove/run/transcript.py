"""Turns what a run printed into what a page can show: the same on every machine and every run."""

from __future__ import annotations

import re

from symptoms.read.raised import Raised

_TRACEBACK = re.compile(
    r"^(?:[A-Z]+: +)?(?P<lead>[ |+]*)(?:Exception Group )?Traceback \(most recent call last\):$"
)
_FRAME = re.compile(r'^(?P<lead>[ |+]*)  File "(?P<file>[^"]+)", line \d+(?:, in (?P<function>.*))?$')
_REPEATED = re.compile(r"^[ |]*  \[Previous line repeated \d+ more times?\]$")
_VARYING = (
    (re.compile(r"(?<=process \[)\d+(?=\])|(?<=\] \[)\d+(?=\] \[)|(?<=\] )\d+#\d+(?=: )"), "4242"),
    (re.compile(r"(?<=\] 4242: \*)\d+"), "1"),
    (re.compile(r"(?i)\b(pid:? )\d+|(pid:)\d+"), r"\g<1>\g<2>4242"),
    (re.compile(r"(?<=127\.0\.0\.1:)\d{5}(?= - )"), "50000"),
    (re.compile(r"\b\d{2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2}\b"), "01/Jan/2026:00:00:00"),
    (re.compile(r"0x[0-9a-f]{8,16}\b"), "0x7f0000000000"),
    (re.compile(r"\x1b\[[0-9;]*m"), ""),
    (re.compile(r"\b[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT"), "Sun, 01 Jan 2026 00:00:00 GMT"),
    (re.compile(r"\b\d{4}([-/])\d{2}[-/]\d{2}([ T])\d{2}:\d{2}:\d{2}(?:[.,]\d+)?"), r"2026\g<1>01\g<1>01\g<2>00:00:00"),
)  # fmt: skip
"""What differs from run to run (process numbers, client ports, connections, object addresses, colours, times)."""

_BELOW_A_FRAME = re.compile(r" {2,}\S")
_PACKAGED = re.compile(r"^.*[/\\](?:site|dist)-packages[/\\]")


def clean(text: str, replacements: dict[str, str]) -> list[str]:
    """Return the lines of ``text`` as a page shows them.

    Args:
        text: what a process printed.
        replacements: texts of this run (folder, ports), each with what the page says instead.
    """
    return [line.rstrip() for line in compact_tracebacks(_settled(text, replacements).splitlines())]


def _settled(text: str, replacements: dict[str, str]) -> str:
    for old, new in replacements.items():
        text = text.replace(old, new)
    for pattern, new in _VARYING:
        text = pattern.sub(new, text)
    return text


def exceptions(text: str, replacements: dict[str, str]) -> tuple[Raised, ...]:
    """Return what was raised, for each traceback in what a process printed; see ``clean``."""
    found: list[Raised] = []
    lead: str | None = None
    frames: list[str] = []
    for line in _settled(text, replacements).splitlines():
        header = _TRACEBACK.match(line)
        # One that is only indented is quoted by somebody, in a report for example.
        if header and (not header["lead"] or header["lead"].strip()):
            lead, frames = header["lead"].replace("+", "|"), []
            continue
        if lead is None:
            continue
        own = re.sub(r"^[ |+]*(?=\S)", "", line) if lead else line
        if frame := _FRAME.match(line):
            place = f"{_PACKAGED.sub('', frame['file'])} {frame['function']}".replace("\\", "/")
            if _PACKAGED.match(frame["file"]) and frames[-1:] != [place]:
                frames.append(place)
        elif own and not own.startswith(" ") and not _BELOW_A_FRAME.match(line[len(lead) :]):
            found.append(Raised(own.rstrip(), tuple(frames)))
            lead = None
    return tuple(found)


def compact_tracebacks(lines: list[str]) -> list[str]:
    """Keep of each traceback the frames of the example itself; ``...`` stands for the others.

    A frame is the example's own when its file is a relative path: ``clean`` has made the paths
    below the example's folder relative. Line numbers of installed packages change with their
    versions, and the reader's mistake is not in them.
    """
    kept: list[str] = []
    lead: str | None = None
    own = False
    # Newer Pythons print all lines of a statement below its frame; the first tells which one it is.
    first = False
    for line in lines:
        if header := _TRACEBACK.match(line):
            lead, own = header["lead"].replace("+", "|"), True
            kept.append(line)
        elif lead is not None and (frame := _FRAME.match(line)):
            own = first = not frame["file"].startswith(("/", "<")) and ":\\" not in frame["file"]
            if own:
                kept.append(line)
            elif kept[-1].strip(" |") != "...":
                kept.append(f"{lead}  ...")
        elif lead is not None and re.match(r"^[ |]*    ", line) and line.startswith(lead + "    "):
            # A frame's source line, or the ^^^^ below it, which older Pythons do not print.
            if first and not set(line.strip(" |")) <= set("^~"):
                kept.append(line)
                first = False
        elif lead is not None and _REPEATED.match(line):
            # It speaks of the frame above.
            if own:
                kept.append(line)
        else:
            lead = None
            kept.append(line)
    return kept
