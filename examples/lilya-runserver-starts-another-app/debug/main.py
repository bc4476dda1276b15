from lilya.apps import Lilya
from lilya.requests import Request
from lilya.routing import Path


def home(request: Request):
    return str(request.path_for("users"))


def people():
    return ["Ada"]


app = Lilya(routes=[Path("/", home), Path("/users", people)], debug=False)
