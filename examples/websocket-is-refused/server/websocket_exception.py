from lilya.apps import Lilya
from lilya.exceptions import WebSocketException
from lilya.routing import WebSocketPath


async def echo(websocket):
    if "token" not in websocket.headers:
        raise WebSocketException(code=1008)
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)


app = Lilya(routes=[WebSocketPath("/echo", echo)])
