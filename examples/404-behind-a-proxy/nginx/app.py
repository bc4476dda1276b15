from lilya.apps import Lilya
from lilya.routing import Include, Path


def users():
    return ["Ada"]


app = Lilya(routes=[Include("/v1", routes=[Path("/users", users)])])
