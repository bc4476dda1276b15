from lilya.apps import ChildLilya
from lilya.routing import Path


def users():
    return ["admin"]


admin = ChildLilya(routes=[Path("/all", users)])
