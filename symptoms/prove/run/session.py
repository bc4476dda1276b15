"""Runs the commands of console fences: real servers, real clients, in a folder of their own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from symptoms.prove.run import browser, command, environment, nginx, probes, python, transcript
from symptoms.prove.run.command import Command, Running
from symptoms.prove.run.once import once
from symptoms.prove.run.program import hang_line
from symptoms.read import commands
from symptoms.read.raised import Raised

_STOPPING = re.compile(
    r"(?m)^.*\b(?:Shutting down|Received SIGINT|Handling signal: int|Killed \d+ pending).*\n(?s:.*)"
)
"""What servers say once they are asked to stop."""


class MissingError(Exception):
    """What a session needs is not installed, or cannot be; its text says what."""


@dataclass(frozen=True)
class Terminal:
    """The commands of one console fence.

    Attributes:
        commands: what is typed, in order.
        server: the last command keeps running until all other terminals are done.
        quiet: what the server prints is not shown.
        timeout: seconds that each command may take.
    """

    commands: tuple[str, ...]
    server: bool = False
    quiet: bool = False
    timeout: float = 10
    packages: str = ""


@dataclass(frozen=True)
class SessionRun:
    """What a session did.

    Attributes:
        shown: for each terminal, for each of its commands, the lines it printed.
        raised: the exceptions whose tracebacks were printed, terminal by terminal.
        executed: the places of Lilya that its processes executed, by their names.
    """

    shown: tuple[tuple[tuple[str, ...], ...], ...]
    raised: tuple[Raised, ...]
    executed: tuple[str, ...] = ()


@once
def run(files: tuple[tuple[str, bytes], ...], terminals: tuple[Terminal, ...]) -> SessionRun:
    """Run a session; the same session is run once.

    Args:
        files: relative name and content of each file in the session's folder.
        terminals: in the order of the page.
    """
    with tempfile.TemporaryDirectory(prefix="lilya-session-") as name, probes.file() as noted:
        folder = Path(name).resolve() / "app"
        folder.mkdir()
        for file, content in files:
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return _Session(folder, noted).run(terminals)


class _Session:
    def __init__(self, folder: Path, noted: Path) -> None:
        self.folder, self.noted = folder, noted
        self.ports = {port: free_port() for port in commands.PORTS}
        for file in folder.rglob(f"*{commands.NGINX}"):
            text = commands.with_ports(file.read_text("utf-8"), self.ports)
            file.write_text(nginx.configured(text), "utf-8")
        self.started = 0
        self.home = str(folder.parent / "home")
        os.mkdir(self.home)
        self.replacements = {
            f"{folder}{os.sep}": "",
            str(folder): ".",
            self.home: "~",
            **{free: port for port, free in self.ports.items()},
        }

    def run(self, terminals: tuple[Terminal, ...]) -> SessionRun:
        servers: list[_Server] = []
        printed: list[list[str]] = []
        try:
            for terminal in terminals:
                typed = terminal.commands[:-1] if terminal.server else terminal.commands
                printed.append(self._foreground(typed, terminal))
                if terminal.server:
                    servers.append(_Server(self, terminal, len(printed) - 1))
                    servers[-1].wait_until_ready()
        finally:
            for server in reversed(servers):
                printed[server.index].append(server.stop())
        texts = [text for terminal in printed for text in terminal]
        return SessionRun(
            tuple(tuple(map(self._clean, terminal)) for terminal in printed),
            tuple(raised for text in texts for raised in transcript.exceptions(text, self.replacements)),
            probes.executed(self.noted),
        )

    def _foreground(self, typed: tuple[str, ...], terminal: Terminal) -> list[str]:
        printed: list[str] = []
        code: int | None = 0
        for line in typed:
            if line == commands.LAST_CODE:
                printed.append(str(code))
                continue
            process = self.start(line, terminal)
            is_over = process.wait(terminal.timeout)
            output = process.end()
            if commands.read(line)[1][0] == browser.COMMAND:
                output = browser.said(output)
            code = process.code
            if not is_over:
                output = "\n".join([*output.rstrip("\n").splitlines(), hang_line(terminal.timeout)])
            printed.append(output)
        return printed

    def _clean(self, text: str) -> tuple[str, ...]:
        lines = transcript.clean(text, self.replacements)
        while lines and not lines[-1]:
            lines.pop()
        return tuple(lines)

    def start(self, line: str, terminal: Terminal) -> Running:
        """Start a command line.

        Raises:
            MissingError: its program, or a package of its environment, is not installed or cannot be.
        """
        own, words = commands.read(commands.with_ports(line, self.ports))
        variables = self._environment(terminal.packages) | own
        variables |= probes.variables(self.noted, own.get("PYTHONPATH"))
        if words[0] == browser.COMMAND:
            program, words = browser.started(words)
        else:
            program = command.find(words[0], variables)
        if program is None:
            raise MissingError(f"the command {words[0]!r} is not installed")
        self.started += 1
        is_plain = not terminal.packages and not any(name.startswith("PYTHON") for name in own)
        output = self.folder.parent / f"output-{self.started}"
        return Running(Command(program, tuple(words), self.folder, variables, output, is_plain))

    def _environment(self, packages: str) -> dict[str, str]:
        try:
            programs = environment.build(packages) if packages else Path(sys.executable).parent
        except environment.NotLockedError as error:
            raise MissingError(f"the package '{error}' of packages= is not installed") from None
        except subprocess.CalledProcessError as error:
            said = " ".join(error.stderr.split())
            raise MissingError(f"uv cannot install packages={packages!r}: {said}") from None
        return {
            "PATH": os.pathsep.join([str(programs), os.environ.get("PATH", os.defpath)]),
            "HOME": self.home,
            "TMPDIR": self.home,
            **python.VARIABLES,
        }


class _Server:
    """A command in the background, until it is stopped as Ctrl+C would."""

    def __init__(self, session: _Session, terminal: Terminal, index: int) -> None:
        self.terminal, self.index = terminal, index
        self.problem = ""
        line = terminal.commands[-1]
        self.process = session.start(line, terminal)
        self.addresses: list[str | int] = [int(session.ports[port]) for port in commands.listens_on(line)]
        if (file := commands.configuration(line)) and (session.folder / file).is_file():
            self.addresses += map(int, commands.configured_ports((session.folder / file).read_text("utf-8")))
        if file := commands.socket_file(line):
            self.addresses.append(str(session.folder / file))

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + self.terminal.timeout
        while time.monotonic() < deadline and self.process.code is None:
            if all(map(_accepts, self.addresses)):
                return
            time.sleep(0.02)
        if self.process.code is None:
            self.problem = f"(does not listen after {self.terminal.timeout:g} s)\n"

    def stop(self) -> str:
        if self.process.code is None:
            self.process.interrupt()
            self.process.wait(self.terminal.timeout)
        text = self.process.end()
        if self.terminal.quiet:
            text = ""
        return self.problem + _STOPPING.sub("", text)


def _accepts(address: str | int) -> bool:
    """Tell whether a server listens on a port of this machine, or on a Unix socket."""
    with socket.socket(socket.AF_INET if isinstance(address, int) else socket.AF_UNIX) as client:
        client.settimeout(1)
        return client.connect_ex(("127.0.0.1", address) if isinstance(address, int) else address) == 0


def free_port() -> str:
    """Return a port of 127.0.0.1 that only a server that sets SO_REUSEADDR can bind for a minute.

    A connection that was opened and closed leaves the port in TIME_WAIT, so the system gives it to
    nobody else, while servers (uvicorn, palfrey, Redis) may still listen on it.
    """
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(("127.0.0.1", 0))
        server.listen(1)
        with socket.create_connection(server.getsockname()):
            connection, _ = server.accept()
            connection.close()
        return str(server.getsockname()[1])
