from lilya.apps import ChildLilya
from lilya.routing import Path


def users():
    return ["Ada"]


child = ChildLilya(routes=[Path("/users", users)])
