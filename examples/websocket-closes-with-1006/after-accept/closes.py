from lilya.apps import Lilya
from lilya.routing import WebSocketPath


async def closes(websocket):
    await websocket.accept()
    await websocket.receive()
    await websocket.close()


app = Lilya(routes=[WebSocketPath("/size", closes)])
