from lilya.apps import Lilya
from lilya.exceptions import NotAuthorized
from lilya.routing import WebSocketPath


async def echo(websocket):
    if "token" not in websocket.headers:
        raise NotAuthorized()
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)


app = Lilya(routes=[WebSocketPath("/echo", echo)])
