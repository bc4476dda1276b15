"""Makes the code of a page light and whole: what the browser would have to work out is in the page it gets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from html import unescape

# Pygments' short names (https://pygments.org/docs/tokens/), by the one of them that the page keeps: those of a
# group look alike in the theme (theme/overrides/assets/site.css), those of no group look like the text.
_GROUPS = {
    "c": "c c1 ch cm cs sd",
    "gp": "gp gt",
    "gr": "gr",
    "gs": "ge gh gs gu",
    "k": "k kd kn kp kr kt nd ni nl nt ow",
    "m": "il m mb mf mh mi mo cp se sh sr sx",
    "nf": "nc ne nf nn bp nb no",
    "s": "cpf l s s1 s2 sb sc si ss",
}
KEPT = {name: kept for kept, names in _GROUPS.items() for name in names.split()}
"""By the class of a token the class that is written instead."""
OWN = {"hll", "gd", "gi"}
"""What has a background: whole lines that a fix changes, and lines of a patch. They stay as they are."""
WIDE = 36
"""Characters of a line that fit on the narrowest phone, 360 px."""

_BLOCK = re.compile(
    r'<div class="(?P<classes>[^"]*\bhighlight)">(?P<title><span class="filename">[^<]*</span>)?'
    r"<pre><span></span><code>(?P<code>.*?)</code></pre></div>",
    re.DOTALL,
)
_PIECE = re.compile(
    r'<span class="(?P<token>\w+)[^"]*">(?P<inner>[^<]*)</span>|(?P<text>[^<]+)|(?P<tag><[^>]*>)', re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")


def finished(html: str, bars: Mapping[int, str]) -> str:
    """Return the HTML of a page's body, as Markdown and Pygments make it, with its code blocks finished.

    Each has as few elements as show the same, a button that copies it, its number of lines, from which the
    browser knows its height before it is on the screen, and, if it is too wide for a phone, a place in the
    order of the Tab key. Material's script does the last two when a block comes on the screen, too late for a
    key, and the button only where it is asked to.

    Args:
        bars: what else stands in the bar above a block, as HTML, by the block's number from 1.
    """
    numbers = itertools.count(1)

    def block(found: re.Match[str]) -> str:
        number = next(numbers)
        title = (found["title"] or "").replace("</span>", f"{bars.get(number, '')}</span>")
        return _block(found["classes"], title, found["code"], number)

    return _BLOCK.sub(block, html)


def _block(classes: str, title: str, code: str, number: int) -> str:
    lines = unescape(_TAG.sub("", code)).split("\n")
    focus = ' tabindex="0"' if max(map(len, lines)) > WIDE else ""
    copy = f'<button class="md-code__button" title="Copy to clipboard" data-clipboard-target="#code-{number}" data-md-type="copy"></button>'
    return (
        f'<div class="{classes}" style="--lines:{len(lines) - 1}">{title}<pre><span class="md-code__nav">{copy}</span>'
        f'<code id="code-{number}"{focus}>{"".join(_runs(code))}</code></pre></div>'
    )


def _runs(code: str) -> Iterator[str]:
    """Yield the runs of colour of the inside of a ``code`` element, and the tags between them, as HTML.

    Pygments joins neighbours of one class (``HtmlFormatter``, ``TokenMergeFilter``); here those that look alike
    are joined, with the space between them.
    """
    colour: str | None = ""
    run, space = "", ""
    for name, text in _pieces(code):
        if name is not None and not text.strip():
            space += text
        elif name is not None and name == colour:
            run, space = run + space + text, ""
        else:
            yield _run(colour, run) + space
            colour, run, space = name, text, ""
    yield _run(colour, run) + space


def _run(colour: str | None, text: str) -> str:
    return f'<span class="{colour}">{text}</span>' if colour else text


def _pieces(code: str) -> Iterator[tuple[str | None, str]]:
    """Yield the colour and the escaped text of each token, ``""`` for that of the text; None with a tag."""
    for piece in _PIECE.finditer(code):
        if piece["token"] in OWN or piece["tag"]:
            yield None, piece[0]
        elif piece["token"]:
            yield KEPT.get(piece["token"], ""), piece["inner"]
        else:
            yield "", piece["text"]
