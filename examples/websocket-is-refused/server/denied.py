from lilya.apps import Lilya
from lilya.exceptions import PermissionDenied
from lilya.routing import WebSocketPath


class Deny:
    def __init__(self, app, *args, **kwargs):
        self.app = app

    async def __call__(self, scope, receive, send):
        raise PermissionDenied()


async def echo(websocket):
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)


app = Lilya(routes=[WebSocketPath("/echo", echo)], permissions=[Deny])
