"""What an example executed of Lilya's source is noted in every process that it starts, and changes nothing."""

from __future__ import annotations

import ast
from types import CodeType

import pytest

from symptoms.prove.run import noting, probes, program, session
from symptoms.prove.run.session import Terminal
from symptoms.read import inventory

SLASH = "lilya/routing/path.py Path.__init__ assert 1"
NOT_FOUND = "lilya/routing/router.py BaseRouter.handle_not_found raise 1"
REFUSED = "from lilya.routing import Path\n\nPath('users', print)\n"
APP = "from lilya.apps import Lilya\n\napp = Lilya()\n"
STATUS = 'curl -s -o /dev/null -w "%{http_code}" http://127.0.0.1:8000/'


def executed(*terminals: Terminal, **files: str) -> set[str]:
    named = tuple((f"{name}.py", text.encode()) for name, text in files.items())
    return set(session.run(named, terminals).executed)


def test_a_program():
    ran = program.run(
        f"print('caught')\ntry:\n    {REFUSED.splitlines()[0]}\n    Path('users', print)\nexcept AssertionError:\n    pass\n"
    )
    assert ran.executed == (SLASH,)
    assert ran.shown == ("caught",)


def test_an_assert_that_holds_is_not_executed():
    assert program.run("from lilya.routing import Path\n\nPath('/users', print)\n").executed == ()


def test_a_program_that_hangs():
    ran = program.run(
        f"try:\n    {REFUSED.splitlines()[0]}\n    Path('users', print)\nexcept AssertionError:\n    while True: pass\n",
        1,
    )
    assert (ran.hung, ran.executed) == (True, (SLASH,))


def test_a_thread_that_lives_longer_than_the_program():
    ran = program.run(
        "import threading, time\n\nfrom lilya.routing import Path\n\n\ndef late():\n    time.sleep(0.5)\n"
        "    Path('users', print)\n\n\nthreading.Thread(target=late).start()\n"
    )
    assert (ran.ended, ran.executed) == (True, (SLASH,))


def test_a_thread_that_never_ends_is_ended():
    ran = program.run(
        "import threading, time\n\nthreading.Thread(target=time.sleep, args=[600]).start()\nprint('end')\n"
    )
    assert (ran.ended, ran.shown) == (True, ("end",))


@pytest.mark.parametrize(
    "line",
    [
        "python app.py",
        "python -m app",
        "python -W ignore app.py",
        "PYTHONPATH=. python app.py",
        "python -c \"import subprocess, sys; subprocess.run([sys.executable, 'app.py'])\"",
    ],
)
def test_a_command(line):
    assert executed(Terminal((line,)), app=REFUSED) == {SLASH}


def test_without_asserts_nothing_is_noted():
    assert executed(Terminal(("python -O app.py",)), app=REFUSED) == set()


def test_an_environment_of_its_own():
    assert executed(Terminal(("python app.py",), packages="lilya"), app=REFUSED) == {SLASH}


@pytest.mark.parametrize("options", ["", " --workers 2", " --reload"])
def test_a_server(options):
    server = Terminal((f"uvicorn app:app --port 8000{options}",), server=True)
    assert NOT_FOUND in executed(server, Terminal((STATUS,)), app=APP)


def test_a_file_that_has_the_name_of_the_package():
    ran = session.run((("lilya.py", b"print('mine')\n"),), (Terminal(('python -c "import lilya"',)),))
    assert (ran.shown, ran.executed) == (((("mine",),),), ())


SOURCE = """\
def f(x):
    assert x, (
        "no x"
    )
    try:
        return PlainText("a", status_code=400) if x > 1 else x
    except ValueError:
        raise
    raise ValueError(
        "b"
    ) from None
"""


def test_lines_and_values_stay_as_they_are(monkeypatch):
    noted: list[str] = []
    monkeypatch.setattr(f"builtins.{noting.CALL}", noted.append, raising=False)
    tree = ast.parse(SOURCE)
    names = {id(node): place.kind for place, node in inventory.find(tree, "a.py")}
    compiled = compile(probes.with_probes(tree, names), "a.py", "exec")
    assert lines(compiled) == lines(compile(SOURCE, "a.py", "exec"))
    module: dict[str, object] = {"PlainText": lambda text, status_code: text}
    exec(compiled, module)
    assert (module["f"](1), module["f"](2), noted) == (1, "a", ["answer"])
    with pytest.raises(AssertionError, match="no x"):
        module["f"](0)
    assert noted == ["answer", "assert"]


def lines(code: CodeType) -> set[int]:
    inner = [found for found in code.co_consts if isinstance(found, CodeType)]
    return {line for _, _, line in code.co_lines() if line}.union(*map(lines, inner))
