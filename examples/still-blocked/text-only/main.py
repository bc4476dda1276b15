from lilya.apps import Lilya
from lilya.requests import Request
from lilya.routing import Path


def home(request: Request):
    return request.session["name"]


app = Lilya(routes=[Path("/", home)], debug=True)
