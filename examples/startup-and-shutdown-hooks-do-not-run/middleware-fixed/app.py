from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.routing import Path


class LogPath:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            print(scope["path"])
        await self.app(scope, receive, send)


async def connect():
    app.state.database = "connected"


def status():
    return getattr(app.state, "database", "not connected")


app = Lilya(
    routes=[Path("/status", status)],
    middleware=[DefineMiddleware(LogPath)],
    on_startup=[connect],
)
