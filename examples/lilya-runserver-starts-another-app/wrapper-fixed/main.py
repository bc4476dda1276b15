from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.responses import PlainText
from lilya.routing import Path


class Guard:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        answer = PlainText("who are you?", status_code=403)  # stands for your check
        await answer(scope, receive, send)


def users():
    return ["Ada"]


app = Lilya(routes=[Path("/users", users)], middleware=[DefineMiddleware(Guard)])
