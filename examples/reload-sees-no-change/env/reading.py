from lilya.apps import Lilya
from lilya.environments import EnvironLoader
from lilya.routing import Path

env = EnvironLoader(env_file=".env")
TEAM = env("TEAM")


def team():
    return TEAM


app = Lilya(routes=[Path("/team", team)])
