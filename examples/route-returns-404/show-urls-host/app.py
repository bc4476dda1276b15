from lilya.apps import Lilya
from lilya.routing import Host, Path


def users():
    return ["Ada"]


api = Lilya(routes=[Path("/users", users)])
app = Lilya(routes=[Path("/health", users), Host("api.example.com", app=api)])
