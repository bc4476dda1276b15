from lilya.apps import Lilya
from lilya.requests import Request
from lilya.routing import Path


def visit(request: Request):
    request.session["visits"] = request.session.get("visits", 0) + 1
    return request.session


app = Lilya(routes=[Path("/visit", visit)])
