from lilya.apps import Lilya
from lilya.routing import Path


class Timing:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)


def home():
    return "home"


app = Lilya(routes=[Path("/", home)], middleware=[Timing(None)])
