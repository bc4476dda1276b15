from lilya.apps import Lilya
from lilya.routing import Include, Path


def users():
    return ["Ada"]


app = Lilya(
    routes=[Path("/health", users), Include("/v1", routes=[Path("/users", users)])],
)
