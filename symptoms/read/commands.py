"""A line of a console fence: ``NAME=value`` words, then a program and its arguments."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

PORTS = ("8000", "8001", "8080", "8443", "6379")
"""The ports that pages write; every run puts free ones in their place."""
LAST_CODE = "echo $?"
"""Shows the exit code of the command before it."""
_VARIABLE = re.compile(r"[A-Za-z_]\w*=")
_QUOTING = re.compile(r"""["'\\]""")
NGINX = ".conf"
"""The ending of nginx's configuration files; runs put free ports in these too."""
_SOCKET = re.compile(r"[\w./-]+\.sock$")
_LISTEN = re.compile(r"(?m)^\s*listen\s+(?:127\.0\.0\.1:)?(\d+)")
_ADDRESS = re.compile(r"\b(?:127\.0\.0\.1|localhost):(\d+)")


def read(line: str) -> tuple[dict[str, str], list[str]]:
    """Return the variables that a command line sets, and its program with its arguments.

    Raises:
        ValueError: it is no command line; the text says why.
    """
    # Every command of every page is read in every build, and shlex is slow.
    words = shlex.split(line) if _QUOTING.search(line) else line.split()
    variables = {}
    while words and _VARIABLE.match(words[0]):
        name, _, value = words.pop(0).partition("=")
        variables[name] = value
    if not words:
        raise ValueError("it names no program")
    return variables, words


def is_python(words: Sequence[str]) -> bool:
    """Tell whether the words of a command are ``python FILE ...`` or ``python -c CODE ...``."""
    return words[0] == "python" and len(words) > 1 and (words[1] == "-c" or words[1].endswith(".py"))


def with_ports(line: str, ports: dict[str, str]) -> str:
    """Return the line with each port of ``PORTS`` replaced."""
    return re.sub(rf"(?<![\d.])(?:{'|'.join(PORTS)})\b", lambda found: ports[found[0]], line)


def listens_on(line: str) -> list[str]:
    """Return the ports among the arguments; those in variables name servers that it talks to."""
    arguments = " ".join(read(line)[1])
    return [port for port in PORTS if re.search(rf"(?<![\d.]){port}\b", arguments)]


def configuration(line: str) -> str | None:
    """Return the configuration file of nginx among the arguments; it says where nginx listens."""
    return next((word for word in read(line)[1] if word.endswith(NGINX)), None)


def socket_file(line: str) -> str | None:
    """Return the Unix socket among the arguments, on which a server listens."""
    return next((found[0] for word in read(line)[1] if (found := _SOCKET.search(word))), None)


def configured_ports(text: str) -> list[str]:
    """Return the ports on which a configuration of nginx listens."""
    return _LISTEN.findall(text)


def says_where(line: str) -> bool:
    """Tell whether a server's command says where it listens."""
    return bool(listens_on(line) or configuration(line) or socket_file(line))


def other_ports(line: str) -> list[str]:
    """Return the ports of this machine that a line, or a configuration, names and no run replaces."""
    return [port for port in _ADDRESS.findall(line) + configured_ports(line) if port not in PORTS]
