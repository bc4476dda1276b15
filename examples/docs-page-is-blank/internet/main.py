from lilya.apps import Lilya
from lilya.routing import Path


def users():
    return ["Ada"]


app = Lilya(routes=[Path("/users", users)], enable_openapi=True)
