from lilya.apps import Lilya
from lilya.requests import Request
from lilya.routing import Include, Path


def address(request: Request):
    return request.client.host


app = Lilya(routes=[Include("/", routes=[Path("/address", address)])])
