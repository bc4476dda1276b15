"""Every task of a maintainer, as a session: ``nox -l`` lists them, ``nox -s NAME`` runs one.

A bare ``nox`` runs what CI runs. All sessions share one environment; the second one starts at once.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import nox
import uv

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "tests", "docs"]

PYTHON = "3.11"
"""Pages show how this Python words its errors, whichever runs nox."""
# One lock, so that what the tests prove is what the site is built with.
LOCK = Path("requirements.txt")
ENVIRONMENT = Path(".nox/env").resolve()
COMMANDS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
BIOME = "node_modules/@biomejs/biome/bin/biome"


def prepare(session: nox.Session, programs: bool = False) -> None:
    """Make the environment that all sessions share, unless it is as locked already.

    ``programs``: also see to the programs and the browser that examples and tests start.
    """
    session.env.update(
        {
            "VIRTUAL_ENV": str(ENVIRONMENT),
            "PATH": os.pathsep.join([str(COMMANDS), os.environ.get("PATH", os.defpath)]),
            # Material and mkdocs-redirects each advertise a fork of MkDocs on every run.
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
            # Compiled once, or each of the hundreds of servers that the examples start would do it again.
            "UV_COMPILE_BYTECODE": "1",
        }
    )
    wanted = hashlib.sha256(LOCK.read_bytes() + Path("pyproject.toml").read_bytes()).hexdigest()
    stamp = ENVIRONMENT / "installed"
    if not stamp.is_file() or stamp.read_text() != wanted:
        install(session)
        stamp.write_text(wanted)
    run(session, "python", "-m", "symptoms", "packages", silent=True)
    if programs:
        run(session, "python", "-m", "symptoms", "programs")


def install(session: nox.Session) -> None:
    command = uv.find_uv_bin()
    try:
        run(session, command, "venv", "--quiet", "--clear", "--python", PYTHON, str(ENVIRONMENT))
    except nox.command.CommandFailed:
        session.error(
            f"the pages show what Python {PYTHON} prints, and it is neither on this machine nor could be "
            f"fetched: install it, for example with `uv python install {PYTHON}`, and try again"
        )
    run(session, command, "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK))
    run(session, command, "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "-e", ".")


def run(session: nox.Session, program: str, *arguments: str, **options: object) -> str:
    """Run a program of the environment, or of the machine; return what it printed if that is asked for."""
    own = shutil.which(program, path=str(COMMANDS))
    return session.run(own or program, *arguments, external=True, **options) or ""


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site into site/, strictly: any mistake fails and leaves site/ as it was."""
    prepare(session)
    run(session, "python", "-m", "symptoms", "build")


@nox.session
def serve(session: nox.Session) -> None:
    """Show the site at http://127.0.0.1:8000, rebuilt as you type; another address: -- -a HOST:PORT."""
    prepare(session)
    run(session, "mkdocs", "serve", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Prove every page, in parallel and in random order; arguments go to pytest."""
    prepare(session, programs=True)
    run(session, "python", "-m", "pytest", "-n", "auto", "--dist", "worksteal", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and types of the code, and the style of every example."""
    prepare(session)
    run(session, "ruff", "check")
    run(session, "ruff", "format", "--check")
    run(session, "mypy")
    run(session, "python", "-m", "symptoms", "lint")
    with session.chdir("theme/search"):
        run(session, "node", BIOME, "check", ".", "../bundle.mjs", "../run", "../../tests/theme")


@nox.session
def update(session: nox.Session) -> None:
    """Run the examples and rewrite what the pages show; name pages to do only these."""
    prepare(session, programs=True)
    run(session, "python", "-m", "symptoms", "update", *session.posargs)


@nox.session
def versions(session: nox.Session) -> None:
    """Run what changed on every supported release and write record/; -- --check, --newest or --again."""
    prepare(session, programs=True)
    run(session, "python", "-m", "symptoms", "versions", *session.posargs)


@nox.session
def drift(session: nox.Session) -> None:
    """Say what a release of Lilya changed for the pages: -- [RELEASE] [--from RELEASE] [--json | --markdown]."""
    prepare(session, programs=True)
    run(session, "python", "-m", "symptoms", "drift", *session.posargs)


@nox.session
def errors(session: nox.Session) -> None:
    """Say which messages of Lilya's source no example shows; -- FILE:LINE, or a part of a text: all about these."""
    prepare(session)
    run(session, "python", "-m", "symptoms", "errors", *session.posargs)


@nox.session
def adopt(session: nox.Session) -> None:
    """Make a release of Lilya the newest one that is supported: lock it, run the pages, record: -- RELEASE."""
    prepare(session)
    run(session, "python", "-m", "symptoms", "adopt", *session.posargs)
    compile_lock(session)
    prepare(session, programs=True)
    run(session, "python", "-m", "symptoms", "update")
    run(session, "python", "-m", "symptoms", "versions")


@nox.session
def new(session: nox.Session) -> None:
    """Write a page that fails until it is filled in: -- [AREA SLUG TITLE]."""
    prepare(session)
    run(session, "python", "-m", "symptoms", "new", *session.posargs)


@nox.session
def search(session: nox.Session) -> None:
    """Print the pages that the search finds, with scores and reasons: -- [--json] "TEXT", or -."""
    prepare(session)
    run(session, "python", "-m", "symptoms", "search", *session.posargs)


@nox.session(name="search-quality")
def search_quality(session: nox.Session) -> None:
    """Print how often the right page comes first, for this search and for Material's."""
    prepare(session, programs=True)
    run(session, "python", "-m", "symptoms.measure.quality", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure builds and a phone's view beside Material's, an example, the suite, a program in the browser: -- --pages 100."""
    prepare(session, programs=True)
    run(session, "python", "-m", "symptoms.measure.builds", *session.posargs)
    run(session, "python", "-m", "symptoms.measure.speed", *session.posargs)
    run(session, "python", "-m", "symptoms.measure.lighthouse")
    run(session, "python", "-m", "symptoms.measure.running")


@nox.session
def lock(session: nox.Session) -> None:
    """Write requirements.txt anew from pyproject.toml; -- --upgrade takes the newest versions."""
    compile_lock(session, *session.posargs)


def compile_lock(session: nox.Session, *options: str) -> None:
    run(
        session,
        *(
            uv.find_uv_bin(),
            "pip",
            "compile",
            "pyproject.toml",
            "--all-extras",
            "--universal",
            "--python-version",
            PYTHON,
        ),
        *("--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet"),
        *("--output-file", str(LOCK), *options),
    )
