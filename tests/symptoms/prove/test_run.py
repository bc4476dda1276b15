"""Examples are run as promised: alone, for a limited time, with nothing left behind."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from symptoms.prove.run import environment, once, program, session, transcript
from symptoms.prove.run.session import Terminal

HANG = "import threading\n\nprint('before')\nthreading.Event().wait()\n"


def test_prints_are_written_behind_the_call():
    run = program.run("print('a', 1)\nfor n in (1, 2):\n    print(n)\n")
    assert run.source == "print('a', 1)\n#> a 1\nfor n in (1, 2):\n    print(n)\n    #> 1\n    #> 2\n"
    assert run.shown == ("a 1", "1", "2")
    assert program.run(run.source).source == run.source


def test_an_exception_ends_in_a_traceback_of_the_program_alone():
    run = program.run("import json\n\nprint('before')\njson.loads('x')\n")
    assert run.traceback == (
        "Traceback (most recent call last):",
        '  File "app.py", line 4, in <module>',
        "    json.loads('x')",
        "  ...",
        "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
    )
    assert run.shown[0] == "before"


def test_a_group_of_exceptions_keeps_the_frames_of_the_program_alone():
    source = """import asyncio


async def fail():
    raise KeyError("ada")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail())


asyncio.run(main())
"""
    assert program.run(source).traceback == (
        "  + Exception Group Traceback (most recent call last):",
        "  |   ...",
        '  |   File "app.py", line 13, in <module>',
        "  |     asyncio.run(main())",
        "  |   ...",
        '  |   File "app.py", line 9, in main',
        "  |     async with asyncio.TaskGroup() as group:",
        "  |   ...",
        "  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)",
        "  +-+---------------- 1 ----------------",
        "    | Traceback (most recent call last):",
        '    |   File "app.py", line 5, in fail',
        '    |     raise KeyError("ada")',
        "    | KeyError: 'ada'",
        "    +------------------------------------",
    )


@pytest.mark.parametrize(
    "source", ["x = (\n", "raise SystemExit(3)\n", "raise KeyboardInterrupt\n", "1 / 0\n"]
)
def test_whatever_ends_a_program_is_shown(source):
    assert program.run(source).traceback[0].startswith("Traceback")


def test_a_process_that_dies_says_so():
    assert program.run("import os\n\nos._exit(7)\n").shown == ("(process ended with exit code 7)",)


def test_a_hang_is_ended_and_said():
    run = program.run(HANG, timeout=0.5)
    assert run.hung
    assert run.shown[-1] == "(hangs: ended after 0.5 s)"


def test_a_program_leaves_nothing_in_the_next():
    leave = (
        "import os, sys\n\nos.environ['LEFT'] = '1'\nsys.modules['left'] = sys\nopen('left', 'w').close()\n"
    )
    look = "import os, sys\n\nprint('LEFT' in os.environ, 'left' in sys.modules, os.listdir())\n"
    program.run(leave)
    assert program.run(look).shown == ("False False ['stdout-and-stderr', 'app.py']",) or program.run(
        look
    ).shown == ("False False ['app.py', 'stdout-and-stderr']",)


SERVER = (
    ("server.py", b"import os, sys\nfrom http.server import *\n\nopen('pid', 'w').write(str(os.getpid()))\n"
     b"HTTPServer(('127.0.0.1', int(sys.argv[1])), SimpleHTTPRequestHandler).serve_forever()\n"),
    ("client.py", b"import sys, urllib.request\n\nprint(urllib.request.urlopen(sys.argv[1]).status, sys.argv[1])\n"
     b"print('pid', open('pid').read())\n"),
)  # fmt: skip


def test_a_server_runs_until_the_session_ends():
    terminals = (
        Terminal(("python server.py 8000",), server=True, quiet=True),
        Terminal(
            ("python client.py http://127.0.0.1:8000/server.py", "echo $?", "python -c '1/0'", "echo $?")
        ),
    )
    first, second, third, fourth = run_now(SERVER, terminals)[1]
    assert first[0] == "200 http://127.0.0.1:8000/server.py", "the page's port stands for the free one"
    assert (second, fourth) == (("0",), ("1",))
    assert third[-1] == "ZeroDivisionError: division by zero"
    wait_for(lambda: not is_alive(int(first[1].split()[1])), 10)


def test_a_server_that_never_listens_is_said_also_where_its_log_is_not_shown():
    files = (("idle.py", b"import time\n\ntime.sleep(600)\n"),)
    terminals = (
        Terminal(("python idle.py 8000",), server=True, quiet=True, timeout=1),
        Terminal(("echo asked",)),
    )
    assert session.run(files, terminals).shown == ((("(does not listen after 1 s)",),), (("asked",),))


PROXIED = (
    ("app.py", b"async def app(scope, receive, send):\n    assert scope['type'] == 'http'\n"
     b"    await send({'type': 'http.response.start', 'status': 200, 'headers': []})\n"
     b"    await send({'type': 'http.response.body', 'body': b'through the socket'})\n"),
    ("nginx.conf", b"daemon off;\npid nginx.pid;\nevents {}\nhttp {\n    server {\n        listen 8080;\n"
     b"        listen 8443 ssl;\n        ssl_certificate cert.pem;\n        ssl_certificate_key key.pem;\n"
     b"        location / {\n            proxy_pass http://unix:app.sock;\n        }\n    }\n}\n"),
)  # fmt: skip
CERTIFICATE = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost"
    " -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem"
)


def test_a_proxy_in_front_of_a_unix_socket():
    terminals = (
        Terminal((CERTIFICATE, "uvicorn app:app --lifespan off --uds app.sock"), server=True, quiet=True),
        Terminal(("nginx -p . -c nginx.conf -e stderr",), server=True),
        Terminal(
            (
                "curl -sS http://127.0.0.1:8080/",
                "curl -sS --cacert cert.pem https://127.0.0.1:8443/",
                "curl -sS -o /dev/null -d @nginx.conf -w %{http_code} http://127.0.0.1:8080/",
            )
        ),
    )
    _, (log,), answers = run_now(PROXIED, terminals)
    assert (answers, log) == ((("through the socket",), ("through the socket",), ("200",)), ())


BROWSED = (
    ("index.html", b"<p></p><script>console.log('from the page');"
     b" document.querySelector('p').textContent = document.cookie || 'no cookie'; document.cookie = 'a=1; max-age=99';"
     b"</script>\n"),
)  # fmt: skip


def test_a_browser_shows_the_page_and_its_console():
    look = "chromium --headless --dump-dom http://127.0.0.1:8000/index.html"
    terminals = (
        Terminal(("python -m http.server 8000 --bind 127.0.0.1",), server=True, quiet=True),
        Terminal((look, look), timeout=60),
    )
    for console, page, *rest in run_now(BROWSED, terminals)[1]:
        assert (console, rest) == ('console: "from the page"', ["</body></html>"])
        assert "<p>no cookie</p>" in page, "each is a new visitor"


def test_tracebacks_keep_the_frames_of_the_example_alone():
    printed = [
        "ERROR:    Traceback (most recent call last):",
        '  File "/usr/lib/a.py", line 1, in f',
        "    f()",
        "    ^^^",
        "  [Previous line repeated 1 more time]",
        '  File "app.py", line 2, in g',
        "    g()",
        "    ~^^",
        "  [Previous line repeated 3 more times]",
        "ValueError: x",
        "INFO:     after",
    ]
    assert transcript.compact_tracebacks(printed) == [
        "ERROR:    Traceback (most recent call last):",
        "  ...",
        '  File "app.py", line 2, in g',
        "    g()",
        "  [Previous line repeated 3 more times]",
        "ValueError: x",
        "INFO:     after",
    ]


def test_two_sessions_never_share_a_port():
    ports = [session.free_port() for _ in range(50)]
    assert len(set(ports)) == 50
    for port in ports[:5]:
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind(("127.0.0.1", int(port)))


STARTER = """\
import subprocess, sys

child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open({!r}, "w").write(str(child.pid))
child.wait()
"""


def test_a_command_that_hangs_is_ended_with_all_it_started(tmp_path):
    started = tmp_path / "started"
    files = (("hang.py", STARTER.format(str(started)).encode()),)
    shown = run_now(files, (Terminal(("python hang.py",), timeout=3),))
    assert shown == ((("(hangs: ended after 3 s)",),),)
    wait_for(lambda: not is_alive(int(started.read_text())), 10)


RUNNER = """\
import sys, threading
from symptoms.prove.run import program, session

SLEEP = "import os, sys, time\\nopen({!r}, 'w').write(str(os.getpid()))\\ntime.sleep(600)\\n"

if __name__ == "__main__":
    hang, serve = (SLEEP.format(path) for path in sys.argv[1:])
    threading.Thread(target=program.run, args=(hang, 600), daemon=True).start()
    files = (("serve.py", serve.encode()),)
    session.run(files, (session.Terminal(("python serve.py",), timeout=600),))
"""


def test_nothing_outlives_a_runner_that_is_killed(tmp_path):
    """Neither a program that hangs nor a server of a session stays."""
    script, *started = [tmp_path / name for name in ("runner.py", "program", "session")]
    script.write_text(RUNNER)
    runner = subprocess.Popen([sys.executable, str(script), *map(str, started)])
    wait_for(lambda: all(path.exists() and path.read_text() for path in started))
    runner.kill()
    runner.wait()
    for path in started:
        wait_for(lambda path=path: not is_alive(int(path.read_text())))


def run_now(*arguments):
    """Run a session, even if it was run before: the processes of this run are looked at."""
    return session.run.__wrapped__(*arguments).shown


def wait_for(condition, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    """Tell whether a process still runs; the system may list one that has ended for a moment more."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_the_machine_does_not_leak_into_a_session(monkeypatch):
    monkeypatch.setenv("LILYA_SETTINGS_MODULE", "nowhere.Settings")
    shown = run_now(
        (), (Terminal(("python -c 'import os; print(os.environ.get(\"LILYA_SETTINGS_MODULE\"))'",)),)
    )
    assert shown == ((("None",),),)


def test_the_machine_does_not_leak_into_a_program():
    """Nor does a variable that is set when the process starts from which all programs are forked."""
    code = (
        "from symptoms.prove.run import program; "
        "print(program.run('import os; print(os.environ.get(\"LILYA_SETTINGS_MODULE\"))').shown)"
    )
    variables = {**os.environ, "LILYA_SETTINGS_MODULE": "nowhere.Settings"}
    variables.pop(once.FOLDER, None)
    done = subprocess.run([sys.executable, "-c", code], env=variables, capture_output=True, text=True)
    assert done.stdout == "('None',)\n"


def test_an_environment_holds_what_is_named_and_nothing_else():
    python = environment.build("lilya") / os.path.basename(sys.executable)
    code = "import lilya.apps, importlib.util as u; print([n for n in ('pydantic', 'click', 'jinja2', 'pytest') if u.find_spec(n)])"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_what_uv_says_is_the_message(monkeypatch):
    """Such as that a package is neither in its cache nor to be had from the network."""
    monkeypatch.setattr(environment, "build", environment.build.__wrapped__)
    monkeypatch.setattr(environment, "_locked", lambda: {"lilya": "0.0.999"})
    monkeypatch.setenv("UV_OFFLINE", "1")
    with pytest.raises(
        session.MissingError, match="^uv cannot install packages='lilya': .*lilya==0.0.999[^\n]*$"
    ):
        run_now((), (Terminal(("python -V",), packages="lilya"),))


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("INFO:     Started server process [9]", "INFO:     Started server process [4242]"),
        ('INFO:     127.0.0.1:40123 - "GET / HTTP/1.1" 200 OK', 'INFO:     127.0.0.1:50000 - "GET / HTTP/1.1" 200 OK'),
        ("<object at 0x7f1234567890>", "<object at 0x7f0000000000>"),
        ("\x1b[32mINFO\x1b[0m:", "INFO:"),
        ("[2031-02-03 04:05:06,789] INFO", "[2026-01-01 00:00:00] INFO"),
        ("[2031-02-03 04:05:06 +0000] [9] [INFO] Booting worker with pid: 9", "[2026-01-01 00:00:00 +0000] [4242] [INFO] Booting worker with pid: 4242"),
        ("Worker (pid:9) was sent SIGINT!", "Worker (pid:4242) was sent SIGINT!"),
        ("2031/02/03 04:05:06 [error] 9#9: *7 connect() failed", "2026/01/01 00:00:00 [error] 4242: *1 connect() failed"),
        ('127.0.0.1:40123 - - [03/Feb/2031:04:05:06] "GET /"', '127.0.0.1:50000 - - [01/Jan/2026:00:00:00] "GET /"'),
        ("date: Tue, 03 Feb 2031 04:05:06 GMT", "date: Sun, 01 Jan 2026 00:00:00 GMT"),
        ("http://127.0.0.1:45678/x in /tmp/x/app.py", "http://127.0.0.1:8000/x in app.py"),
    ],
)  # fmt: skip
def test_what_varies_is_written_alike(printed, shown):
    assert transcript.clean(printed, {"/tmp/x/": "", "45678": "8000"}) == [shown]


def test_annotations_are_what_the_example_makes_them():
    """``compile`` hands on the ``from __future__`` of the module that calls it, unless it is told not to."""
    code = "def f(x: int): pass\n\n\nprint(f.__annotations__)\n"
    assert program.run(code).shown == ("{'x': <class 'int'>}",)
    shown = run_now((("f.py", code.encode()),), (Terminal(("python f.py",)),))
    assert shown == ((("{'x': <class 'int'>}",),),)
