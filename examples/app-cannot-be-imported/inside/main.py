from lilya.apps import Lilya
from lilya.routes import Path


def users():
    return ["Ada"]


app = Lilya(routes=[Path("/users", users)])
