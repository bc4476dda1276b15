from lilya.apps import Lilya
from lilya.routing import WebSocketPath


async def size(websocket):
    await websocket.accept()
    text = await websocket.receive_text()
    await websocket.send_text(f"{len(text)} characters")
    await websocket.close()


app = Lilya(routes=[WebSocketPath("/size", size)])
