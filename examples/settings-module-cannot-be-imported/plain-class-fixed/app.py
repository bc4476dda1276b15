from lilya.apps import Lilya
from lilya.routing import Path


def users(request):
    return ["Ada"]


app = Lilya(routes=[Path("/users", users)])
