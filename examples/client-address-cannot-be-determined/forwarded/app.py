from lilya.apps import Lilya
from lilya.clientip import get_ip
from lilya.requests import Request
from lilya.routing import Path


def address(request: Request):
    return get_ip(request.scope, trusted_proxies=["127.0.0.1"])


app = Lilya(routes=[Path("/address", address)])
