from lilya.apps import Lilya
from lilya.routing import Include, WebSocketPath


async def echo(websocket):
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)


async def no_such_address(websocket):
    await websocket.close()


app = Lilya(
    routes=[
        WebSocketPath("/echo", echo),
        WebSocketPath("/news", echo),
        WebSocketPath("/feed/", echo),
        Include("/chat", routes=[WebSocketPath("/", echo)]),
        WebSocketPath("/{path:path}", no_such_address),
    ]
)
