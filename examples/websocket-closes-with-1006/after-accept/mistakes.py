from lilya.apps import Lilya
from lilya.routing import WebSocketPath


async def accepts_twice(websocket):
    await websocket.accept()
    await websocket.receive()
    await websocket.accept()


async def sends_after_close(websocket):
    await websocket.accept()
    await websocket.receive()
    await websocket.close()
    await websocket.send_text("bye")


app = Lilya(
    routes=[
        WebSocketPath("/twice", accepts_twice),
        WebSocketPath("/late", sends_after_close),
    ]
)
