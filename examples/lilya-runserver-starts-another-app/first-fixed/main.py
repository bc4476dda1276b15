import admin
from lilya.apps import Lilya
from lilya.routing import Include, Path


def users():
    return ["Ada"]


app = Lilya(routes=[Path("/users", users), Include("/admin", app=admin.admin)])
