import sys
from pathlib import Path as File

from lilya.apps import Lilya
from lilya.routing import Path

sys.path.append("../shared")

TEAMS = File("teams.txt").read_text().split()


def teams():
    return TEAMS


def users():
    from names import NAMES

    return NAMES


app = Lilya(routes=[Path("/teams", teams), Path("/users", users)])
