from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.requests import Request
from lilya.routing import Path


class LogBody:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            print(await Request(scope, receive).body())
        await self.app(scope, receive, send)


async def sign_up(request: Request):
    form = await request.form()
    return {"name": form["name"]}


def health():
    return "ok"


app = Lilya(
    routes=[Path("/sign-up", sign_up, methods=["POST"]), Path("/health", health)],
    middleware=[DefineMiddleware(LogBody)],
)
