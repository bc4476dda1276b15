from lilya.apps import Lilya
from lilya.routing import WebSocketPath


async def forgets_to_close(websocket):
    await websocket.accept()
    await websocket.receive()


app = Lilya(routes=[WebSocketPath("/size", forgets_to_close)])
