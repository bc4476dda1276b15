"""The command ``drift``: says what a release of Lilya changed for the pages."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from symptoms.prove import drift as comparing
from symptoms.prove import record as making
from symptoms.prove import releases
from symptoms.prove.drift import Drift
from symptoms.prove.releases import UninstallableError
from symptoms.prove.runner import Known, Runner
from symptoms.read import catalogue, examples, inventory, named
from symptoms.read.catalogue import Catalogue
from symptoms.read.inventory import Place
from symptoms.read.named import Named
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project
from symptoms.read.record import Outcome


def drift(project: Project, given: list[str]) -> int:
    """Install a release, run every example on it, and say what is not as the record holds.

    Returns:
        The exit code: 0 if nothing changed, 1 if anything did.

    Raises:
        ProblemsError: a release cannot be had.
    """
    parser = argparse.ArgumentParser("nox -s drift --", description=drift.__doc__)
    parser.add_argument("release", nargs="?", help="the newest on the registry, if none is named")
    parser.add_argument("--pre", action="store_true", help="take pre-releases for releases")
    parser.add_argument(
        "--from", dest="base", metavar="RELEASE", help="compare with this one, not the newest"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for tools")
    form.add_argument("--markdown", action="store_true", help="for an issue")
    options = parser.parse_args(given)
    site = catalogue.load(project)
    target = options.release or releases.on_the_registry(options.pre)[-1]
    found = between(site, options.base or site.record.newest, target)
    if options.json:
        print(json.dumps(asdict(found), indent=1, ensure_ascii=False))
    else:
        print((comparing.as_markdown if options.markdown else comparing.for_people)(found), end="")
    return 0 if found.is_empty else 1


def between(site: Catalogue, base: str, target: str) -> Drift:
    """Return what changed from one release to another; one that the record does not hold is run."""
    for release in (base, target):
        if not releases.is_release(release):
            raise _uninstallable(release, "that is no version")
    # First what is quick: a release that cannot be had is not found out after minutes.
    old, new = (_messages(site, release) for release in (base, target))
    before, after = _outcomes(site, base, target)
    return Drift(
        base,
        target,
        tuple(comparing.compare_outcomes(before, after)),
        tuple(comparing.compare_messages(old, new, site)),
    )


def _messages(site: Catalogue, release: str) -> list[Place]:
    try:
        return inventory.read(releases.source(site.project, release))
    except UninstallableError as error:
        raise _uninstallable(release, error) from None


def _outcomes(site: Catalogue, *pair: str) -> list[dict[Named, Outcome]]:
    """Return what every example does on each release, in the order of pages; what is not recorded is run."""
    everything = [one for page in site.symptoms for one in named.of_page(page, site.project)]
    recorded = [comparing.recorded(site, release) for release in pair]
    ran = [
        _run(site, release, [one for one in everything if one not in held])
        for release, held in zip(pair, recorded, strict=True)
    ]
    # A page shows less of a loop or a hang than a run does: what a run and a page seem to differ in is run
    # on the release of the page too.
    as_on_page = {one for held in recorded for one, outcome in held.items() if outcome.shown is None}
    seem = [one for found in ran for one in as_on_page & found.keys() if not _is_on_page(one, found[one])]
    present = _run(site, site.record.newest, seem)
    return [
        {one: _with_shown(one, (held | found)[one], present) for one in everything}
        for held, found in zip(recorded, ran, strict=True)
    ]


def _run(site: Catalogue, release: str, wanted: list[Named]) -> dict[Named, Outcome]:
    known: Known = {one: {} for one in wanted}
    runner = Runner(site.project, lambda text: print(text, file=sys.stderr, flush=True))
    if wanted:
        runner.run({release: wanted}, known)
    if release in runner.uninstallable:
        raise _uninstallable(release, runner.uninstallable[release])
    return {one: outcomes[release] for one, outcomes in known.items()}


def _is_on_page(one: Named, outcome: Outcome) -> bool:
    return outcome.shown == examples.shown(one.example)


def _with_shown(one: Named, outcome: Outcome, present: dict[Named, Outcome]) -> Outcome:
    on_page = Outcome(shown=examples.shown(one.example))
    return making.with_shown(outcome, present.get(one, on_page))


def _uninstallable(release: str, why: object) -> ProblemsError:
    what = f"Lilya {release} cannot be installed: {why}"
    return ProblemsError([Problem("registry", 1, what, "name a release that this Python can take")])
