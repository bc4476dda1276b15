"""Every task of a maintainer, as a session: ``nox -l`` lists them, ``nox -s NAME`` runs one.

A bare ``nox`` runs what CI runs. Sessions keep their environments; the second run is fast.
"""

from __future__ import annotations

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "tests", "docs"]

# One lock, so that what the tests prove is what the site is built with.
LOCK = "requirements.txt"
# Material and mkdocs-redirects each advertise a fork of MkDocs on every run.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def install(session: nox.Session) -> None:
    # Compiled once here, or each of the hundreds of servers that the examples start would do it again.
    session.install("--require-hashes", "-r", LOCK, env={"UV_COMPILE_BYTECODE": "1"})
    session.install("--no-deps", "--no-build-isolation", "-e", ".")
    session.env.update(QUIET)
    session.run("python", "-m", "symptoms", "packages", silent=True)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site into site/, strictly: any mistake fails and leaves site/ as it was."""
    install(session)
    session.run("python", "-m", "symptoms", "build")


@nox.session
def serve(session: nox.Session) -> None:
    """Show the site at http://127.0.0.1:8000, rebuilt as you type; another address: -- -a HOST:PORT."""
    install(session)
    session.run("mkdocs", "serve", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Prove every page, in parallel and in random order; arguments go to pytest."""
    install(session)
    session.run("python", "-m", "symptoms", "programs")
    session.run("python", "-m", "pytest", "-n", "auto", "--dist", "worksteal", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the style of the code and of every example."""
    install(session)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("python", "-m", "symptoms", "lint")


@nox.session
def update(session: nox.Session) -> None:
    """Run the examples and rewrite what the pages show; name pages to do only these."""
    install(session)
    session.run("python", "-m", "symptoms", "programs")
    session.run("python", "-m", "symptoms", "update", *session.posargs)


@nox.session
def new(session: nox.Session) -> None:
    """Write a page that fails until it is filled in: -- [AREA SLUG TITLE]."""
    install(session)
    session.run("python", "-m", "symptoms", "new", *session.posargs)


@nox.session
def search(session: nox.Session) -> None:
    """Print the pages that the search finds, with scores and reasons: -- [--json] "TEXT", or -."""
    install(session)
    session.run("python", "-m", "symptoms", "search", *session.posargs)


@nox.session(name="search-quality")
def search_quality(session: nox.Session) -> None:
    """Print how often the right page comes first, for this search and for Material's."""
    install(session)
    session.run("python", "-m", "symptoms", "programs")
    session.run("python", "-m", "symptoms.search_quality", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the build, an example and the suite, then the search beside Material's: -- --pages 100."""
    install(session)
    session.run("python", "-m", "symptoms", "programs")
    session.run("python", "-m", "symptoms.bench", *session.posargs)
    session.run("python", "-m", "symptoms.search_bench", *session.posargs)


@nox.session(venv_backend="uv")
def lock(session: nox.Session) -> None:
    """Write requirements.txt anew from pyproject.toml; -- --upgrade takes the newest versions."""
    session.run(
        "uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--no-emit-index-url",
        "--no-header", "--quiet", "--output-file", LOCK, *session.posargs,
        external=True,
    )  # fmt: skip
