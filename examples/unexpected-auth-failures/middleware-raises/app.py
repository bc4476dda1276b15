import os
from secrets import compare_digest

from lilya.apps import Lilya
from lilya.exceptions import PermissionDenied
from lilya.middleware import DefineMiddleware
from lilya.protocols.middleware import MiddlewareProtocol
from lilya.requests import Connection
from lilya.routing import Path

TOKEN = os.environ.get("API_TOKEN", "")


class NeedsToken(MiddlewareProtocol):
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "lifespan":
            given = Connection(scope).headers.get("token", "")
            if not TOKEN or not compare_digest(given.encode(), TOKEN.encode()):
                raise PermissionDenied()
        await self.app(scope, receive, send)


def home():
    return "home"


app = Lilya(routes=[Path("/", home)], middleware=[DefineMiddleware(NeedsToken)])
