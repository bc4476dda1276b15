"""The messages of a package, read from its source."""

from __future__ import annotations

import ast
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
        ("error(str(x))", "exit", "", ""),
        ("raise", "re-raise", "", ""),
        ("raise x", "re-raise", "", ""),
        ("raise x from count", "re-raise", "", ""),
        ("try:\n    y\nexcept x as name:\n    raise name", "re-raise", "", ""),
        ('error = ValueError("no name")\nraise error', "raise", "ValueError", "no name"),
        ('return PlainText("no name", status_code=404)', "answer", "", "no name"),
        ('JSONResponse({"detail": x}, status_code=status.HTTP_400_BAD_REQUEST)', "answer", "", ""),
        ("code = 400\nJSONResponse(x, status_code=code)", "answer", "", ""),
        ("PlainText(exc.detail, status_code=exc.status_code or 500)", "answer", "", ""),
        ('await self._send_text(send, 502, f"Upstream: {x}")', "answer", "", "Upstream: {x}"),
        ('await send({"type": "http.response.start", "status": 413})', "answer", "", ""),
        ('await send({"type": "websocket.close", "code": 1011, "reason": "gone"})', "answer", "", "gone"),
        ("await x.close(code=1008)", "answer", "", ""),
        ("WebSocketClose()", "answer", "", ""),
    ],
)
def test_a_place(tmp_path, source, kind, type, template):
    assert places(tmp_path, source) == [Place("package/module.py", "f", kind, type, template)]


@pytest.mark.parametrize(
    "source",
    [
        'print("fine")',
        'echo("fine")',
        'log.info("fine")',
        "sys.exit(1)",
        'PlainText("fine", status_code=200)',
        "Response(status_code=404)",
        "JSONResponse(x, status_code=count)",
        'await send({"type": "http.response.start", "status": 204})',
        "x.close()",
    ],
)
def test_no_place(tmp_path, source):
    assert places(tmp_path, source) == []


def test_lines_and_numbers_are_known_and_make_no_difference(tmp_path):
    first, second, third = places(
        tmp_path, 'raise ValueError(\n    "x"\n)\nraise ValueError("x")\nassert x\nraise x from count'
    )[:3]
    assert (first.first, first.last, second.first, second.last) == (2, 4, 5, 5)
    assert first == second
    assert [place.name for place in (first, second, third)] == [
        "package/module.py f raise 1",
        "package/module.py f raise 2",
        "package/module.py f assert 1",
    ]


@pytest.mark.parametrize(
    ("source", "faces_client"),
    [
        ('raise HTTPException(status_code=404, detail="no")', True),
        ("raise HTTPException(status_code=status.HTTP_401_UNAUTHORIZED)", True),
        ("raise HTTPException(status_code=500)", False),
        ("class Refused(HTTPException):\n    status_code = 403\nraise Refused()", True),
        ("class Refused(HTTPException):\n    status_code = 403\nclass C(Refused): ...\nraise C", True),
        ("def refusal() -> HTTPException: ...\nraise refusal()", True),
        ('raise ValueError("no")', False),
        ('PlainText("no", status_code=500)', True),
    ],
)
def test_who_is_told(tmp_path, source, faces_client):
    assert places(tmp_path, source)[-1].faces_client is faces_client


def test_the_names_around_it(tmp_path):
    source = 'class C:\n    async def g(self):\n        raise ValueError("x")\nraise ValueError("y")'
    assert [place.function for place in places(tmp_path, source)] == ["f.C.g", "f"]


def test_every_raise_of_lilya_is_found():
    import lilya

    package = Path(lilya.__file__).parent
    found = inventory.read(package)
    nodes = [node for file in package.rglob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    for kind, kinds in ((ast.Raise, {"raise", "re-raise"}), (ast.Assert, {"assert"})):
        assert sum(isinstance(node, kind) for node in nodes) == sum(place.kind in kinds for place in found)
    assert len({place.name for place in found}) == len(found)
    assert Place("lilya/routing/base.py", "", "assert", "", "") not in found
    assert any(place.template == "Paths must start with '/'" for place in found)
