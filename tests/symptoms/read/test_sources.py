"""Which names a source comment may give: those that a file defines."""

from __future__ import annotations

import pytest

from symptoms.read import sources

MODULE = '''\
import os

LIMIT = 10
names: list[str] = []


class Router(Base):
    """Routes: what it does = not a name."""

    depth: int
    first = 0

    async def handle(self, scope, *, root="a = b"):
        found = 1

        def inner():
            return found

        return call(
            keyword=inner,
        )

    if os.name == "nt":
        def only_there(self): ...


if LIMIT:
    class Other:
        def run(self): ...
'''


@pytest.mark.parametrize(
    ("name", "is_defined"),
    [
        ("LIMIT", True),
        ("names", True),
        ("Router", True),
        ("Router.depth", True),
        ("Router.first", True),
        ("Router.handle", True),
        ("Router.handle.found", True),
        ("Router.handle.inner", True),
        ("Router.only_there", True),
        ("Other", True),
        ("Other.run", True),
        ("handle", False),
        ("Router.LIMIT", False),
        ("Router.Other", False),
        ("Router.run", False),
        ("Router.handle.keyword", False),
        ("os", False),
    ],
)
def test_a_name_is_defined(name: str, is_defined: bool):
    assert (name in set(sources._defined(MODULE))) is is_defined
