"""The messages of a package, read from its source."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from symptoms.read import inventory
from symptoms.read.inventory import Place


def places(folder: Path, source: str) -> list[Place]:
    package = folder / "package"
    package.mkdir()
    (package / "module.py").write_text("def f(name, count, log, x):\n" + indent(source, "    "), "utf-8")
    return inventory.read(package)


@pytest.mark.parametrize(
    ("source", "kind", "type", "template"),
    [
        ('raise ValueError("no name")', "raise", "ValueError", "no name"),
        ('raise errors.Broken(f"no {name!r} in {x.path}")', "raise", "Broken", "no {name} in {path}"),
        ('raise ValueError("no %s of %d" % (name, count))', "raise", "ValueError", "no {value} of {value}"),
        ('raise ValueError("no %(name)s" % x)', "raise", "ValueError", "no {name}"),
        ('raise ValueError("no {name}".format(name=name))', "raise", "ValueError", "no {name}"),
        ('raise ValueError("no " + name)', "raise", "ValueError", "no {name}"),
        ('raise ValueError("{} of {0.size!r}".format(name))', "raise", "ValueError", "{value} of {size}"),
        ('raise ValueError("{{{}}} is odd".format(name))', "raise", "ValueError", "{{{value}}} is odd"),
        ('raise ValueError("50%% of %s" % name)', "raise", "ValueError", "50% of {value}"),
        ('raise ValueError(f"no {name}{count}")', "raise", "ValueError", "no {name}"),
        ('raise ValueError(f"{name}: {count}")', "raise", "ValueError", ""),
        ('raise self.refusal(detail="no name")', "raise", "", "no name"),
        ('raise _Internal("no name")', "raise", "_Internal", "no name"),
        ('raise ValueError("one " "and two")', "raise", "ValueError", "one and two"),
        ('raise ValueError("a {} b")', "raise", "ValueError", "a {{}} b"),
        ('message = f"no {name}"\nraise ValueError(message)', "raise", "ValueError", "no {name}"),
        ('raise Problem(status=500, detail="no name")', "raise", "Problem", "no name"),
        ("raise ValueError", "raise", "ValueError", ""),
        ("raise ValueError(name)", "raise", "ValueError", ""),
        ('assert x, f"no {name}"', "assert", "AssertionError", "no {name}"),
        ("assert x", "assert", "AssertionError", ""),
        ('warnings.warn("old", DeprecationWarning, stacklevel=2)', "warn", "DeprecationWarning", "old"),
        ('warnings.warn("odd")', "warn", "UserWarning", "odd"),
        ('log.error(f"no {name}")', "log", "", "no {name}"),
        ('self.logger.warning("slow")', "log", "", "slow"),
        ('self.logger.warning("50% slow: %s", name)', "log", "", "50% slow: {value}"),
        ('printer.write_error("no shell")', "exit", "", "no shell"),
        ('sys.exit("no app")', "exit", "", "no app"),
        ('click.echo("no app", err=True)', "exit", "", "no app"),
    ],
)
def test_a_place(tmp_path, source, kind, type, template):
    assert places(tmp_path, source) == [Place("package/module.py", "f", kind, type, template)]


@pytest.mark.parametrize(
    "source",
    ["raise", "raise error", 'print("fine")', 'echo("fine")', 'log.info("fine")', 'x.error("fine", 1)[0]'],
)
def test_no_place(tmp_path, source):
    found = places(tmp_path, source)
    assert [place for place in found if place.kind != "exit"] == []


def test_the_names_around_it(tmp_path):
    source = 'class C:\n    async def g(self):\n        raise ValueError("x")\nraise ValueError("y")'
    assert [place.function for place in places(tmp_path, source)] == ["f.C.g", "f"]


def test_every_raise_of_lilya_is_found():
    import lilya

    package = Path(lilya.__file__).parent
    found = inventory.read(package)
    lines = [line.strip() for file in package.rglob("*.py") for line in file.read_text("utf-8").splitlines()]
    raised = [line for line in lines if line.startswith("raise ") and line[6:7].isupper()]
    assert len([place for place in found if place.kind == "raise"]) >= len(raised) * 0.95
    assert Place("lilya/routing/base.py", "", "assert", "", "") not in found
    assert any(place.template == "Paths must start with '/'" for place in found)
