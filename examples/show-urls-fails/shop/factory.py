from lilya.apps import Lilya
from lilya.routing import Path


def users():
    return ["Ada"]


def create_app():
    return Lilya(routes=[Path("/users", users)])
