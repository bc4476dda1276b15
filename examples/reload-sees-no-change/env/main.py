import os

from lilya.apps import Lilya
from lilya.routing import Path

TEAM = os.environ["TEAM"]


def team():
    return TEAM


app = Lilya(routes=[Path("/team", team)])
