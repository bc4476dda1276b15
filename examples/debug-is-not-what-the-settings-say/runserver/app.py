from lilya.apps import Lilya
from lilya.routing import Path


def users():
    raise KeyError("Ada")


def status(request):
    return {"debug": request.app.debug}


app = Lilya(routes=[Path("/users", users), Path("/status", status)], debug=False)
