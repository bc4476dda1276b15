"""What Lighthouse says is read as it writes it, and a page it could not judge is no zero."""

from __future__ import annotations

from typing import Any

import pytest

from symptoms.measure import lighthouse


def result(score: float | None = 0.9, blocked: float | None = 120) -> dict[str, Any]:
    values = dict(zip(lighthouse.TIMES, (1500, 0.01, blocked), strict=True))
    return {
        "categories": {name: {"score": score} for name in lighthouse.CATEGORIES},
        "audits": {name: {"numericValue": value} for name, value in values.items()},
        "environment": {"benchmarkIndex": 1800},
        "finalDisplayedUrl": "http://127.0.0.1/",
    }


def test_the_middle_of_each_number():
    runs = [lighthouse.read(result(score, blocked)) for score, blocked in ((1, 10), (0.5, 30), (0.8, 20))]
    found = lighthouse.middle(runs)
    assert (found.performance, found.painted, found.shift, found.blocked) == (80, 1500, 0.01, 20)
    assert lighthouse.row("this site", found).split()[2:] == [
        *("80", "1.5s", "0.010", "20ms", "80", "80", "80", "1800")
    ]


@pytest.mark.parametrize("broken", [result(score=None), result(blocked=None)])
def test_what_was_not_measured_stops_the_program(broken):
    with pytest.raises(SystemExit, match="no result"):
        lighthouse.read(broken)
