"""A command does in a fork what it does in an interpreter of its own."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from symptoms.prove.run import command, session
from symptoms.prove.run.session import Terminal

FILES = {
    "exits.py": "import sys\n\nsys.exit(3)\n",
    "exits_with_words.py": "import sys\n\nsys.exit('no')\n",
    "raises.py": "def f():\n    return 1 / 0\n\n\nf()\n",
    "syntax.py": "x = (\n",
    "arguments.py": "import os, sys\n\nprint(sys.argv, __name__, os.path.basename(__file__), sys.path[0] == os.getcwd())\n",
    "imports.py": "import helper\n\nprint(helper.X)\n",
    "helper.py": "X = 1\n",
    "threads.py": "import atexit, threading, time\n\natexit.register(print, 'exit')\nthreading.Thread(target=lambda: (time.sleep(0.2), print('thread'))).start()\nprint('main')\n",
    "never_awaited.py": "async def f(): ...\n\n\nx = f()\n",
    "never_awaited_in_a_cycle.py": "async def f(): ...\n\n\nx = [f()]\nx.append(x)\ndel x\n",
    "finds_its_file.py": "import __main__\n\nprint(__main__.__file__)\n",
    "streams.py": "import sys\n\nprint('out')\nprint('err', file=sys.stderr)\nprint(sys.stdin.read() == '', sys.stdout.encoding)\n",
    "killed.py": "import os, signal\n\nos.kill(os.getpid(), signal.SIGTERM)\n",
    "main_is_this.py": "import __main__, pickle\n\n\nclass A: ...\n\n\nprint(__main__.A is A, type(pickle.loads(pickle.dumps(A()))) is A)\n",
    "settings.py": "import os\n\nprint(os.environ.get('LILYA_SETTINGS_MODULE'))\n",
}  # fmt: skip
COMMANDS = [
    *(f"python {name}" for name in FILES if name != "helper.py"),
    "python arguments.py a 'b c' --d",
    "LILYA_SETTINGS_MODULE=x.Y python settings.py",
    "python nowhere.py",
    "python -c 'import sys; print(sys.argv)' a",
    "python -c '1/0'",
    "uvicorn --version",
    "uvicorn nowhere:app",
    "uvicorn helper:app",
    "uvicorn --port no helper:app",
    "palfrey nowhere:app",
    "palfrey --port no helper:app",
    "lilya --version",
    "lilya --help",
    "lilya nothing",
    "lilya runserver --port no",
    "lilya --app raises:app show-urls",
]


def shown(line: str) -> tuple[tuple[str, ...], ...]:
    files = tuple((name, text.encode()) for name, text in FILES.items())
    return session.run.__wrapped__(files, (Terminal((line, "echo $?")),)).shown[0]


@pytest.mark.parametrize("line", COMMANDS)
def test_the_same_as_in_an_interpreter_of_its_own(line):
    forked = shown(line)
    with patch.object(command, "can_be_forked", lambda _: False):
        assert forked == shown(line)


@pytest.mark.parametrize(
    ("line", "files", "is_forked"),
    [
        ("python app.py", (), True),
        ("python -c 'pass'", (), True),
        ("python -O app.py", (), False),
        ("python -m app", (), False),
        ("python nowhere.py", (), False),
        ("PYTHONOPTIMIZE=1 python app.py", (), False),
        ("uvicorn app:app --port 8000", (), True),
        ("uvicorn app:app --port 8000 --reload", (), False),
        ("uvicorn app:app --port 8000 --workers=2", (), False),
        ("palfrey app:app --port 8000", (), True),
        ("lilya --app app:app runserver", (), True),
        ("lilya --app app:app runserver -r", (), False),
        ("hypercorn app:app", (), False),
        ("python app.py", ("json.py",), False),
        ("python app.py", ("lilya/__init__.py",), False),
        ("curl http://127.0.0.1:8000/", (), False),
    ],
)
def test_what_could_tell_is_not_forked(line, files, is_forked):
    """Flags of the interpreter, servers that start others, files that hide a module which is imported already."""
    asked = []

    def ask(given: command.Command) -> bool:
        asked.append(can_be_forked(given))
        return False

    can_be_forked = command.can_be_forked
    written = (("app.py", b""), *((name, b"") for name in files))
    with patch.object(command, "can_be_forked", ask):
        session.run.__wrapped__(written, (Terminal((line,), timeout=0.01),))
    assert asked == [is_forked]
