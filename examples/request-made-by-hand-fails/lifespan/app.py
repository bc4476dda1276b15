from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.requests import Request
from lilya.routing import Path

state = {"connected": False}


class Log:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        print(Request(scope).url.path)
        await self.app(scope, receive, send)


def connect():
    state["connected"] = True


def home():
    return state


app = Lilya(
    routes=[Path("/", home)],
    middleware=[DefineMiddleware(Log)],
    on_startup=[connect],
)
