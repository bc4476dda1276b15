"""The texts of Lilya's source through the supported releases: which say what the newest no longer does, or did not."""

from __future__ import annotations

from collections.abc import Container

from symptoms.prove import releases
from symptoms.prove.releases import UninstallableError
from symptoms.read import inventory
from symptoms.read.inventory import Place
from symptoms.read.problems import Problem, ProblemsError
from symptoms.read.project import Project
from symptoms.read.record import Wording


def of(project: Project, left_out: Container[str] = ()) -> tuple[Wording, ...]:
    """Return the texts that some supported releases have and others have not, in the order of files.

    A text that only moved is one.

    Args:
        left_out: releases that cannot be installed.

    Raises:
        ProblemsError: the source of another one cannot be had.
    """
    supported = [release for release in releases.supported(project) if release not in left_out]
    found: dict[tuple[str, str, str], Place] = {}
    where: dict[tuple[str, str, str], list[str]] = {}
    for release in supported:
        try:
            source = inventory.installed(releases.source(project, release))
        except UninstallableError as error:
            what = f"the source of Lilya {release} cannot be had: {error}"
            raise ProblemsError(
                [Problem("registry", 1, what, "see to the network, then try again")]
            ) from None
        here = {key_of(place): place for place in source if place.template}
        found |= here
        for key in here:
            where.setdefault(key, []).append(release)
    some = [
        Wording(place, tuple(where[key])) for key, place in found.items() if len(where[key]) < len(supported)
    ]
    return tuple(sorted(some, key=lambda wording: wording.place))


def key_of(place: Place) -> tuple[str, str, str]:
    """Return what makes a text the same in two releases, wherever it stands."""
    return place.kind, place.type, place.template
