"""Code in a page: as few elements as show the same, and all the text that was there."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markdown import Markdown

from symptoms.publish import code

START = '<div class="language-python highlight"><pre><span></span><code>'
END = "</code></pre></div>\n"


def span(name: str, text: str) -> str:
    return f'<span class="{name}">{text}</span>'


@pytest.mark.parametrize(
    ("highlighted", "written"),
    [
        ("", ""),
        ("plain\n", "plain\n"),
        (span("n", "a") + span("o", "=") + span("n", "b") + "\n", "a=b\n"),
        (span("kn", "from") + span("w", " ") + span("nn", "x") + "\n", f"{span('k', 'from')} {span('nf', 'x')}\n"),
        (span("k", "is") + " " + span("ow", "not") + "\n", span("k", "is not") + "\n"),
        (span("s2", '"a') + span("si", "{") + span("n", "b") + span("si", "}"), span("s", '"a{') + "b" + span("s", "}")),
        (span("c1", "# a") + "\n" + span("c1", "# b") + "\n", span("c", "# a\n# b") + "\n"),
        (span("n", "a") + "\n    " + span("k", "pass") + "\n", f"a\n    {span('k', 'pass')}\n"),
        (span("hll", span("k", "if") + " " + span("n", "a") + "\n"), f'<span class="hll">{span("k", "if")} a\n</span>'),
        (span("k", "a") + span("hll", span("k", "b") + "\n"), f'{span("k", "a")}<span class="hll">{span("k", "b")}\n</span>'),
        (span("hll", "a\n"), span("hll", "a\n")),
        (span("p", "(&lt;"), "(&lt;"),
        (span("l l-Scalar", "x"), span("s", "x")),
    ],
)  # fmt: skip
def test_runs_of_one_colour_are_one_element(highlighted: str, written: str):
    inside = re.search(r"<code[^>]*>(.*)</code>", code.finished(START + highlighted + END, {}), re.DOTALL)
    assert inside and inside[1] == written


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    return Markdown(
        extensions=["pymdownx.highlight", "pymdownx.superfences", "admonition"],
        extension_configs={"pymdownx.highlight": {"pygments_lang_class": True}},
    )


def test_blocks_are_finished_wherever_they_are(markdown: Markdown):
    html = code.finished(
        markdown.reset().convert(
            "Say `</code></pre>`.\n\n"
            '``` {.python .fails .failing title="a &amp; b" hl_lines="2"}\nif a < b:\n    pass\n```\n\n'
            f"!!! note\n    ```text\n    {'x' * code.WIDE}y\n    ```\n"
        ),
        {1: "<b>bar</b>", 2: "<b>no title</b>"},
    )
    assert html.count("<b>bar</b></span>") == 1 and "no title" not in html
    first, second = re.findall(r"<div class=\"[^\"]*highlight\".*?</pre></div>", html, re.DOTALL)
    assert 'class="language-python fails failing highlight" style="--lines:2"' in first
    assert 'data-clipboard-target="#code-1"' in first and '<code id="code-1">' in first
    assert 'style="--lines:1"' in second
    assert '<code id="code-2" tabindex="0">' in second
    assert "Say <code>&lt;/code&gt;&lt;/pre&gt;</code>." in html


def test_every_block_of_the_site_keeps_its_text(site, markdown: Markdown):
    for page in site.symptoms:
        before = markdown.reset().convert(page.body)
        after = code.finished(before, {})
        assert text(after) == text(before), page.path
        assert after.count("data-clipboard-target") == before.count("<pre"), page.path


def text(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))
