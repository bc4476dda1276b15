from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.clientip import ClientIPScopeOnlyMiddleware
from lilya.requests import Request
from lilya.routing import Include, Path


def address(request: Request):
    return request.scope["real-clientip"]


client_ip = DefineMiddleware(ClientIPScopeOnlyMiddleware, trusted_proxies=["*"])
app = Lilya(
    routes=[Include("/", routes=[Path("/address", address)], middleware=[client_ip])]
)
