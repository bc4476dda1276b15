"""The stages in which pages cover the messages of Lilya's source, each with something broken on purpose."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import lilya
import pytest

from symptoms import errors as command
from symptoms.prove import errors, proof, speakers
from symptoms.read import catalogue, checks, exemptions, inventory, named, said
from symptoms.read.catalogue import Catalogue
from symptoms.read.inventory import Place
from symptoms.read.problems import ProblemsError
from symptoms.read.project import Project
from symptoms.read.record import Entry, Outcome, Record, Span

PAGE = "docs/routing/no-slash.md"
PLACE = "lilya/routing/path.py Path.__init__ assert 1"
OTHER = "lilya/routing/path.py Path.__init__ assert 2"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a copy of the module in which a path is refused, to be patched."""
    target = tmp_path / "source/lilya"
    (target / "routing").mkdir(parents=True)
    shutil.copy(Path(lilya.__file__).parent / "routing/path.py", target / "routing")
    return target


def site_of(project: Path) -> Catalogue:
    """Return the pages of a project, with a record of what their examples do now."""
    site = catalogue.load(Project.at(project))
    entries = []
    for page in site.symptoms:
        for one in named.of_page(page, site.project):
            ran = proof.execute(one.example, site.project)
            span = Span("1", "1", Outcome(raised=ran.raised))
            entries.append(Entry(*one.key[:1], one.section, one.hash, (span,), ran.executed))
    site.__dict__["record"] = Record(("1",), ("1",), entries=tuple(entries))
    return site


def problems(project: Path, source: Path, about: str = PLACE) -> list[str]:
    """Return what is wrong with one place, stage after stage."""
    site = site_of(project)
    found = errors.of(site, inventory.read(source))
    return [str(problem) for problem in command.check(found, site) if about in str(problem)]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_place_is_covered(project: Path, source: Path):
    assert problems(project, source) == []


def test_a_page_is_deleted(project: Path, source: Path):
    (project / PAGE).unlink()
    edit(project / "docs/index.md", "(routing/no-slash.md)", "(requests/consumed.md)")
    shutil.rmtree(project / "examples/no-slash")
    [problem] = problems(project, source)
    assert re.match(
        r"lilya/routing/path.py:\d+: no page declares \"AssertionError: Paths must start", problem
    )
    assert f'["{PLACE}"]' in problem, "the remedy can be copied"


@pytest.mark.parametrize("where", ["source", "page"])
def test_a_message_is_reworded(project: Path, source: Path, where: str):
    file = source / "routing/path.py" if where == "source" else project / PAGE
    old = "Paths must start with '/'"
    edit(file, old, "A path must begin with '/'")
    [problem] = problems(project, source)
    assert "no page declares" in problem


def test_an_example_raises_the_same_text_from_its_own_code(project: Path, source: Path):
    edit(
        project / PAGE,
        'from lilya.routing import Path\n\n\ndef users():\n    return ["Ada"]\n\n\nPath("users", users)',
        "assert False, \"Paths must start with '/'\"",
    )
    [problem] = problems(project, source)
    assert f"{PAGE}:" in problem
    assert "none of its examples executes it" in problem


def test_an_exemption_for_what_an_example_reaches(project: Path, source: Path):
    exempt(project, f'["{PLACE}"]\nreason = "unreachable"\nbecause = "Nobody forgets the slash of a path."\n')
    [problem] = problems(project, source)
    assert problem.startswith(f"{exemptions.FILE}:1: ")
    assert f"the example at {PAGE}:" in problem
    assert "-> remove the exemption" in problem


def test_a_new_raise_in_lilya(project: Path, source: Path):
    before = errors.of(site_of(project), inventory.read(source)).open
    with (source / "routing/path.py").open("a") as file:
        file.write('\n\ndef refuse(path):\n    raise ValueError(f"{path} is taken")\n')
    after = errors.of(site_of(project), inventory.read(source)).open
    assert [place.name for place in after if place not in before] == ["lilya/routing/path.py refuse raise 1"]


def test_a_message_of_a_type_of_lilyas_that_it_does_not_say(project: Path, source: Path):
    edit(
        project / PAGE,
        "    where: raised\n",
        "    where: raised\n  - type: lilya.exceptions.ImproperlyConfigured\n    message: Paths must stare\n    where: raised\n",
    )
    [problem] = problems(project, source, "stare")
    assert problem.startswith(f"{PAGE}:14: ")
    assert "did you mean \"Paths must start with '/'\"?" in problem


@pytest.mark.parametrize(("shown", "refused"), [("WebSocketPath", False), ("Path", True)])
def test_a_message_of_two_pages(project: Path, shown: str, refused: bool):
    """Both may have it if Lilya says it at two places, and each page shows one of them."""
    declares = (
        "errors:\n  - type: AssertionError\n    message: \"Paths must start with '/'\"\n    where: raised\n"
    )
    program = f"""
```python {{fails}}
from lilya.routing import {shown}


async def talk(websocket):
    await websocket.accept()


{shown}("chat", talk)
```

```text {{output}}
Traceback (most recent call last):
  File "app.py", line 8, in <module>
    {shown}("chat", talk)
  ...
AssertionError: Paths must start with '/'
```
"""
    other = project / "docs/requests/consumed.md"
    other.write_text(other.read_text("utf-8") + program, "utf-8")
    site = site_of(project)
    edit(other, "errors:\n", declares)
    twice, _ = catalogue.read(site.project)
    twice.__dict__["record"] = site.record
    assert [problem.path for problem in checks.check(twice)] == ["docs/requests/consumed.md"] * refused


def exempt(project: Path, text: str) -> None:
    (project / "record").mkdir()
    (project / exemptions.FILE).write_text(text, "utf-8")


def entry(name: str = "x", reason: str = "unreachable", because: str = "Because that is how it is.") -> str:
    return f'["{name}"]\nreason = "{reason}"\nbecause = "{because}"\n'


@pytest.mark.parametrize(
    ("text", "line", "what", "remedy"),
    [
        (entry() + entry("y", "unreachabel"), 4, "'unreachabel' is no reason", "'unreachable'"),
        (entry(reason="tired"), 1, "'tired' is no reason", "other-platform: "),
        (entry() + entry(), 4, "'x' is exempted at line 1 too", "keep one"),
        (entry(because="no"), 1, "because = 'no' is no sentence", "say how"),
        ('["x"]\nreason = "unreachable"\n', 1, "'x' needs a reason and a because", "because ="),
        ('["x"]\nreason =\n', 2, "this is no TOML", 'reason = "unreachable"'),
        ("x = 1\n", 1, "'x' needs a reason and a because", "because ="),
    ],
)
def test_a_mistake_in_the_file_is_one_clear_message(tmp_path: Path, text, line, what, remedy):
    exempt(tmp_path, text)
    _, [problem] = exemptions.read(tmp_path)
    assert (problem.path, problem.line) == (exemptions.FILE, line)
    assert what in problem.what
    assert remedy in problem.remedy


def test_an_exemption_of_no_place(project: Path, source: Path):
    exempt(project, entry(OTHER.replace("assert 2", "assert 12")))
    [problem] = problems(project, source, "has no")
    assert problem.startswith(f"{exemptions.FILE}:1: ")
    assert "did you mean 'lilya/routing/path.py Path.__init__ assert 1" in problem


def test_an_exempted_place_is_not_open(project: Path, source: Path):
    with (source / "routing/path.py").open("a") as file:
        file.write('\n\ndef refuse(path):\n    raise ValueError(f"{path} is taken")\n')
    name = "lilya/routing/path.py refuse raise 1"
    assert problems(project, source, name) != []
    exempt(project, entry(name))
    assert problems(project, source, name) == []


@pytest.mark.parametrize(
    ("declared", "template", "fit"),
    [
        ("no {name} here", "no {value} here", True),
        ("no 'users' here", "no '{name}' here", True),
        ("400: no users here", "no {name} here", True),
        ("no {name}", "no {name} here", True),
        ("names taken", "name{ending} taken", True),
        ("name taken", "name{ending} taken", True),
        ("no {name} there", "no {name} here", False),
    ],
)
def test_what_fits(declared, template, fit):
    from symptoms.read.front_matter import ErrorMessage

    error = ErrorMessage(type="a.Broken", message=declared, where="raised")
    assert said.fits(error, Place("f", "", "raise", "Broken", template)) is fit
    assert not said.fits(error, Place("f", "", "raise", "Whole", template))


def test_everything_that_pages_declare_is_said_by_somebody(site: Catalogue):
    found = command.of(site)
    said = {speakers.of(declared, found, site) for declared in found.messages}
    assert () not in said
    assert {("lilya",), ("Python",), ("uvicorn",)} <= said


def test_all_about_one_place(root: Path, capsys, monkeypatch):
    monkeypatch.setattr(command, "_releases", lambda place, site: "all")
    assert command.errors(Project.at(root), ["lilya/routing/include.py:95"]) == 0
    told = capsys.readouterr().out
    assert "Routed paths must start with '/'" in told
    assert re.search(r"executed  docs/routing/paths-must-start-with-slash.md:\d+", told)
    assert "covered" in told


def test_a_name_that_is_no_place(root: Path):
    with pytest.raises(ProblemsError, match="the places of this file are at lines .*95"):
        command.errors(Project.at(root), ["lilya/routing/include.py:1"])
