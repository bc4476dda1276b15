from lilya.apps import Lilya
from lilya.routing import Path, Router


def users():
    return ["Ada"]


app = Lilya(routes=[Path("/", users), Router(routes=[Path("/users", users)])])
