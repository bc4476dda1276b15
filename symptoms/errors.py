"""The command ``errors``: how many of Lilya's messages the pages show, what is open, and all about one of them."""

from __future__ import annotations

import argparse
import sysconfig
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from symptoms.prove import errors as coverage
from symptoms.prove import releases, speakers
from symptoms.prove.errors import Coverage
from symptoms.prove.releases import UninstallableError
from symptoms.read import catalogue, inventory
from symptoms.read.catalogue import Catalogue
from symptoms.read.inventory import Place
from symptoms.read.problems import Problem, ProblemsError, report
from symptoms.read.project import Project


def errors(project: Project, given: list[str]) -> int:
    """Say which messages of the installed Lilya the pages show; of named places, all that is known.

    Returns:
        The exit code: 0 if nothing is wrong, 1 if anything is.

    Raises:
        ProblemsError: a page cannot be read, or no place is meant by a name.
    """
    parser = argparse.ArgumentParser("nox -s errors --", description=errors.__doc__)
    parser.add_argument(
        "places", nargs="*", help="lilya/routing/include.py:95, a part of a name, or of a text"
    )
    options = parser.parse_args(given)
    site = catalogue.load(project)
    found = of(site)
    if options.places:
        for wanted in options.places:
            print("\n\n".join("\n".join(_about(place, found, site)) for place in _meant(wanted, found)))
        return 0
    problems = check(found, site)
    print("\n".join([*([report(sorted(problems)), ""] if problems else []), *table(found)]))
    return 1 if problems else 0


def of(site: Catalogue) -> Coverage:
    """Return what the pages show of the release that is installed here."""
    return coverage.of(site, inventory.read(Path(sysconfig.get_path("purelib"), releases.PACKAGE)))


def check(found: Coverage, site: Catalogue) -> list[Problem]:
    """Return all that is wrong."""
    return [*coverage.undeclared(found), *coverage.unexecuted(found), *held(found, site)]


def held(found: Coverage, site: Catalogue) -> list[Problem]:
    """Return what is wrong besides open places: what nobody says, and exemptions that do not hold."""
    return [*found.problems, *speakers.unsaid(found, site), *coverage.stale(found)]


def table(found: Coverage) -> list[str]:
    """Return the figures by area: of what a developer is told, and of what a client is told."""
    areas: dict[str, list[Place]] = defaultdict(list)
    for place in found.places:
        areas[inventory.area(place)].append(place)
    head = f"{'':22}{'developer-facing':>28}{'client-facing':>28}"
    names = f"{'area':22}" + f"{'places':>8}{'exempt':>8}{'open':>6}{'':6}" * 2
    rows = [_row(area, areas[area], found) for area in sorted(areas)]
    return [head, names.rstrip(), *rows, _row("all", list(found.places), found)]


def _row(area: str, places: list[Place], found: Coverage) -> str:
    open_ = {place.name for place in found.open}
    row = f"{area:22}"
    for faces_client in (False, True):
        here = [place.name for place in places if place.faces_client is faces_client]
        exempt = sum(name in found.exempt for name in here)
        row += f"{len(here):8}{exempt:8}{sum(name in open_ for name in here):6}{'':6}"
    return row.rstrip()


def _meant(wanted: str, found: Coverage) -> list[Place]:
    file, _, line = wanted.partition(":")
    meant = [
        place
        for place in found.places
        if (place.file == file and line.isdecimal() and place.first <= int(line) <= place.last)
        or wanted in place.name
        or wanted in place.template
    ]
    if not meant:
        lines = sorted({place.first for place in found.places if place.file == file})
        remedy = (
            f"the places of this file are at lines {', '.join(map(str, lines))}" if lines else "mend the name"
        )
        raise ProblemsError([Problem(wanted, 1, "no place of Lilya's source is meant by this", remedy)])
    return meant


def _about(place: Place, found: Coverage, site: Catalogue) -> Iterator[str]:
    yield f"{place.file}:{place.first}  {place.name}"
    yield f"  says      {coverage.said(place) or '(no text of its own)'}"
    yield f"  to        {'a client' if place.faces_client else 'a developer'}"
    for declared in found.declared[place.name]:
        yield f"  declared  {declared.page.path}:{declared.line}  {declared.error.message}"
    for one in found.executed.get(place.name, ()):
        yield f"  executed  {coverage.where(one)}  #{one.section}"
    if exemption := found.exempt.get(place.name):
        yield f"  exempt    {exemption.reason}: {exemption.because}"
    yield f"  is        {'covered' if found.is_covered(place) else 'exempt' if exemption else 'open'}"
    yield f"  in Lilya  {_releases(place, site)}"


def _releases(place: Place, site: Catalogue) -> str:
    """Return the supported releases whose source says what a place says, wherever it does."""
    here = []
    for release in site.record.supported:
        try:
            source = inventory.installed(releases.source(site.project, release))
        except UninstallableError as error:
            return f"(the sources cannot be had: {error})"
        if any(
            (one.kind, one.type, one.template) == (place.kind, place.type, place.template) for one in source
        ):
            here.append(release)
    return ", ".join(here) or "none"
