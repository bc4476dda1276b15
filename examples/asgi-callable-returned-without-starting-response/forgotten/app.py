from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.routing import Path


class Version:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        scope["version"] = "1"
        self.app(scope, receive, send)


def users():
    return ["Ada"]


app = Lilya(
    routes=[Path("/users", users)],
    middleware=[DefineMiddleware(Version)],
)
