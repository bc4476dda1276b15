from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.trustedhost import TrustedHostMiddleware
from lilya.routing import WebSocketPath


async def echo(websocket):
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)


app = Lilya(
    routes=[WebSocketPath("/echo", echo)],
    middleware=[
        DefineMiddleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "shop.example"]),
    ],
)
