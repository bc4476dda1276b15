"""An example that names an older release runs with it, and promises for it alone."""

from __future__ import annotations

from functools import partial

import pytest

from symptoms.prove import elsewhere, proof
from symptoms.prove.run import session
from symptoms.prove.run.session import MissingError, Terminal
from symptoms.read import examples, fences, named
from symptoms.read.catalogue import Catalogue
from symptoms.read.examples import Example
from symptoms.read.problems import ProblemsError

PROGRAM = """\
```python {{lilya="{release}" works="{release}"}}
import lilya

print(lilya.__version__)
```
"""


def example(release: str) -> Example:
    [fence], problems = fences.find(PROGRAM.format(release=release), "docs/routing/a-page.md")
    [found], more = examples.group([fence])
    assert not problems and not more
    return found


def test_it_runs_with_that_release(site: Catalogue):
    oldest = site.record.supported[0]
    result = proof.execute(example(oldest), site.project)
    assert result.all_lines == {oldest}
    assert example(oldest).fence.title == f"app.py, Lilya {oldest}"


def test_a_command_that_its_environment_lacks_is_missed(site: Catalogue):
    """This one is among those of the site, and another Lilya would answer for it."""
    call = partial(session.run, (), (Terminal(("mkdocs --version",)),))
    with pytest.raises(MissingError, match="the command 'mkdocs' is not installed"):
        elsewhere.run(call, site.record.supported[0], site.project)


def test_a_release_that_is_not_supported_is_said(site: Catalogue):
    with pytest.raises(ProblemsError, match="the release 0.1.0 of lilya= is none of 0.20.10"):
        proof.execute(example("0.1.0"), site.project)


def test_the_record_is_not_about_it(site: Catalogue):
    own = [one for page in site.symptoms for one in page.examples if "lilya" in one.fence.options]
    recorded = [one.example for page in site.symptoms for one in named.of_page(page, site.project)]
    assert own and not [one for one in own if one in recorded]
