from lilya.apps import Lilya
from lilya.exceptions import PermissionDenied
from lilya.middleware import DefineMiddleware
from lilya.protocols.middleware import MiddlewareProtocol
from lilya.requests import Request
from lilya.routing import Path


class NeedsToken(MiddlewareProtocol):
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http" and "token" not in Request(scope).headers:
            raise PermissionDenied()
        await self.app(scope, receive, send)


def home():
    return "home"


app = Lilya(routes=[Path("/", home)], middleware=[DefineMiddleware(NeedsToken)])
